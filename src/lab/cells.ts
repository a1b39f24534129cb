import type { YCodeCell } from '@jupyter/ydoc';
import type { ICodeCellModel, ICellModel } from '@jupyterlab/cells';
import {
  NotebookActions,
  type INotebookModel,
  type INotebookTracker,
  type NotebookPanel
} from '@jupyterlab/notebook';
import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { CommandRegistry } from '@lumino/commands';
import { MIME_TYPE } from '../widgets/mime.js';
import { uniqueIds } from '../widgets/unique-ids.js';
import { isPython, languageOf } from './cell-source.js';
import type { CellPlace, OtherWidget } from './surroundings.js';

export interface CellFinderOptions {
  tracker: INotebookTracker;
  commands: CommandRegistry;
}

/**
 * Finds the cell of an output among the open notebooks, by identity: renderers are not told. A view of the output elsewhere in the
 * window has the same model, and so the same cell.
 */
export function cellFinder(
  options: CellFinderOptions
): (model: IRenderMime.IMimeModel) => CellPlace | undefined {
  return model => {
    let place: CellPlace | undefined;
    options.tracker.find(panel => (place = findInPanel(panel, model, options)) !== undefined);
    return place;
  };
}

function findInPanel(
  panel: NotebookPanel,
  model: IRenderMime.IMimeModel,
  options: CellFinderOptions
): CellPlace | undefined {
  for (const cell of panel.content.model?.cells ?? []) {
    if (isCode(cell) && holds(cell.outputs, model)) return makePlace(panel, cell, model, options);
  }
  return undefined;
}

function makePlace(
  panel: NotebookPanel,
  model: ICodeCellModel,
  output: IRenderMime.IMimeModel,
  { tracker, commands }: CellFinderOptions
): CellPlace {
  const { content, context, sessionContext } = panel;
  const cell = model.sharedModel as YCodeCell;
  const all = seeds(model.outputs);
  const index = all.findIndex(seed => seed.model === output);
  const activate = () => {
    content.activeCellIndex = content.widgets.findIndex(widget => widget.model === model);
    content.deselectAll();
  };
  return {
    cell,
    id: uniqueIds(all.map(({ id }) => id))[index]!,
    path: context.path,
    get python() {
      return content.model !== null && isPython(languageOf(content.model));
    },
    position(widget) {
      const all = seeds(model.outputs);
      const before = all.slice(0, index).filter(seed => seed.widget === widget);
      return { index: before.length, count: all.filter(seed => seed.widget === widget).length };
    },
    save() {
      // The command asks what is to be asked; a view of the output elsewhere is no document that it could save.
      const current = tracker.currentWidget === panel && commands.isEnabled('docmanager:save');
      void (current ? commands.execute('docmanager:save') : context.save());
    },
    leave() {
      activate();
      content.mode = 'command';
      void NotebookActions.focusActiveCell(content, { preventScroll: true });
    },
    run() {
      activate();
      void NotebookActions.runAndAdvance(content, sessionContext);
    },
    others: () => othersIn(content.model?.cells ?? [], output)
  };
}

/** The cell of a notebook with this id, where it is one of code. */
export function codeCell({ cells }: INotebookModel, id: string): ICodeCellModel | undefined {
  for (const cell of cells) {
    if (cell.id === id) return isCode(cell) ? cell : undefined;
  }
  return undefined;
}

/** The output of a cell that shows the widget with this id. */
export function findOutput({ outputs }: ICodeCellModel, id: string): IRenderMime.IMimeModel | undefined {
  const all = seeds(outputs);
  return all[uniqueIds(all.map(seed => seed.id)).indexOf(id)]?.model;
}

function othersIn(cells: Iterable<ICellModel>, own: IRenderMime.IMimeModel): OtherWidget[] {
  return [...cells].filter(isCode).flatMap(cell => {
    const all = seeds(cell.outputs);
    const ids = uniqueIds(all.map(({ id }) => id));
    return all.flatMap(({ model }, i) => {
      if (model === own) return [];
      const { [MIME_TYPE]: seed, 'text/plain': text } = model.data;
      const sharedCell = cell.sharedModel as YCodeCell;
      return [{ cell: sharedCell, id: ids[i], seed, text: String(text ?? ''), count: cell.executionCount }];
    });
  });
}

/** Without a look at what the outputs hold: that would copy it. */
function holds(outputs: IOutputAreaModel, model: IRenderMime.IMimeModel): boolean {
  for (let i = 0; i < outputs.length; i++) if (outputs.get(i) === model) return true;
  return false;
}

interface SeedOutput {
  model: IRenderMime.IMimeModel;
  widget: string;
  id: string;
}

/** A cell's outputs that hold seeds, as far as they are understood without loading anything. */
function seeds(outputs: IOutputAreaModel): SeedOutput[] {
  const found: SeedOutput[] = [];
  for (let i = 0; i < outputs.length; i++) {
    const model = outputs.get(i);
    const seed = model.data[MIME_TYPE] as { widget?: unknown; id?: unknown } | null | undefined;
    if (seed) found.push({ model, widget: String(seed.widget), id: String(seed.id) });
  }
  return found;
}

function isCode(cell: ICellModel): cell is ICodeCellModel {
  return cell.type === 'code';
}
