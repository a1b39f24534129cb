import type { YCodeCell } from '@jupyter/ydoc';
import { UndoManager, type Transaction, type Map as YMap } from 'yjs';

/** The undo and redo of what this page's user did with the widgets of one cell. */
export interface CellHistory {
  /** Makes changes of the cell's metadata as one step. */
  commit(change: () => void): void;
  /** Makes changes that are not this user's: no step. */
  apply(change: () => void): void;
  undo(): boolean;
  redo(): boolean;
}

/** Marks a transaction as made by this page's user in a widget. Other undo managers, such as the cell's own, pass it over. */
const byUser = Object.freeze({ argyrodite: 'user' });
const byKernel = Object.freeze({ argyrodite: 'kernel' });

/** Whether a change came from the kernel, by way of this page. */
export function isByKernel({ origin }: Transaction): boolean {
  return origin === byKernel;
}

const histories = new WeakMap<YCodeCell, CellHistory>();

/** The one history of a cell, shared by all its widgets and their views, for as long as the page holds the cell. */
export function historyOf(cell: YCodeCell): CellHistory {
  let history = histories.get(cell);
  if (!history) histories.set(cell, (history = makeHistory(cell)));
  return history;
}

function makeHistory(cell: YCodeCell): CellHistory {
  const manager = new UndoManager(cell.ymodel.get('metadata') as YMap<unknown>, {
    trackedOrigins: new Set([byUser])
  });
  cell.disposed.connect(() => manager.destroy());
  const step = (go: () => unknown): boolean => {
    const done = go() !== null;
    if (done) cell.dirty = true;
    return done;
  };
  return {
    commit(change) {
      manager.stopCapturing(); // else what happens within half a second is one step
      transact(cell, change, byUser);
    },
    apply: change => transact(cell, change, byKernel),
    undo: () => step(() => manager.undo()),
    redo: () => step(() => manager.redo())
  };
}

/**
 * `cell.transact(change, false, origin)`, but on the document itself: a notebook whose undo is document-wide would drop the origin.
 */
function transact(cell: YCodeCell, change: () => void, origin: object): void {
  cell.ymodel.doc!.transact(change, origin);
}
