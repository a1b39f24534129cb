import { NotebookModel } from '@jupyterlab/notebook';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';
import { openNotebook, type savedCell } from './cells.js';

/** One notebook, open at two people; what one does is at the other when `sync` says so. The first has the lower number. */
export function openAtTwo(cells: readonly ReturnType<typeof savedCell>[]) {
  const models = [openNotebook(cells), new NotebookModel()];
  const [one, two] = models.map(({ sharedModel }) => sharedModel) as any[];
  [one.ydoc.clientID, one.awareness.clientID] = [1, 1];
  [two.ydoc.clientID, two.awareness.clientID] = [2, 2];
  for (const { awareness } of [one, two]) awareness.setLocalState({});
  const sync = () => {
    const updates = [one, two].map(({ ydoc }) => encodeStateAsUpdate(ydoc));
    applyUpdate(one.ydoc, updates[1]!);
    applyUpdate(two.ydoc, updates[0]!);
    const [mine, theirs] = [one, two].map(({ awareness }) => awareness.getStates() as Map<number, object>);
    mine!.set(2, theirs!.get(2) ?? {});
    theirs!.set(1, mine!.get(1) ?? {});
  };
  sync();
  return { models: models as [NotebookModel, NotebookModel], sync };
}
