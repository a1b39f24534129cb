import { Dialog, showDialog } from '@jupyterlab/apputils';
import { Widget } from '@lumino/widgets';
import { isArgyroditeError, type ColumnMapping } from '../arrow/index.js';
import { columnForm, type ColumnForm } from './column-form.js';
import { inWords } from './error-box.js';

/**
 * Reads a file; where its columns are not recognised, asks which are which and reads it so.
 *
 * @param name what the file is called in the question
 * @param open reads it, with what a person has said
 * @throws what `open` throws for another reason, and where the person gives up
 */
export async function openOrAsk<T>(name: string, open: (columns?: ColumnMapping) => Promise<T>): Promise<T> {
  let said: ColumnMapping | undefined;
  for (;;) {
    try {
      return await open(said);
    } catch (error) {
      if (!isArgyroditeError(error) || !error.columns) throw error;
      const guess = said ?? error.columns.guess;
      const answer = await ask(name, inWords(error), columnForm({ ...error.columns, guess }));
      if (!answer) throw error;
      said = answer;
    }
  }
}

async function ask(name: string, why: string, form: ColumnForm): Promise<ColumnMapping | undefined> {
  const body = new Widget({ node: document.createElement('div') });
  const reason = document.createElement('p');
  reason.textContent = why;
  const missing = document.createElement('p');
  missing.setAttribute('role', 'alert');
  body.node.append(reason, form.node, missing);
  missing.textContent = form.problem();
  form.node.addEventListener('change', () => (missing.textContent = form.problem()));
  const { button } = await showDialog({
    title: `Which columns of “${name}” are which?`,
    body,
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: 'Read with these columns' })]
  });
  return button.accept ? form.mapping() : undefined;
}
