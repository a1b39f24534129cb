import type { Table } from 'apache-arrow';
import { isArgyroditeError } from '../arrow/error.js';
import { errorBox } from './error-box.js';
import { cancelledBox, makeBox, readingBox } from './file-box.js';
import { helpToFind, type FileSearch } from './file-trouble.js';
import { foundFile, watchFoundFile } from './found-file.js';
import type { MountedWidget } from './mount.js';
import { isElsewhere, loadTable } from './seed-data.js';

/** Reading is shown when it takes longer. */
const PATIENCE_MILLISECONDS = 300;

export interface FileMountOptions extends FileSearch {
  /** Puts the widget of the table into the node. */
  grow(table: Table): Promise<MountedWidget>;
  /** The node is given up. */
  gone: AbortSignal;
}

/**
 * Fills the node with a widget whose data are in a file. Where that is missing or another one, it says so and helps to find it; where
 * it was found is state of the cell, so that it is found for everybody, and lost again by undo.
 */
export async function mountFromFile(node: HTMLElement, options: FileMountOptions): Promise<MountedWidget> {
  const { seed, file, cell, id, contents, notebook, grow, gone } = options;
  const what = `Reading “${file.path}” (${(file.bytes / 2 ** 20).toFixed(1)} MB)`;
  const box = makeBox(node, options);
  let widget: MountedWidget | undefined;
  /** Ends what is under way, when a newer start overtakes it. */
  let under = new AbortController();
  /** A file that was just taken, and need not be read once more. */
  let taken: { path: string; table: Table } | undefined;

  const read = async (signal: AbortSignal): Promise<Table> => {
    const found = foundFile(cell, id);
    const ready = taken;
    taken = undefined;
    if (ready && ready.path === found) return ready.table;
    const say = () => signal.aborted || box.show(readingBox(what, cancel));
    const timer = setTimeout(say, PATIENCE_MILLISECONDS);
    return loadTable(seed, { contents, notebook, found }).finally(() => clearTimeout(timer));
  };
  const start = async (): Promise<void> => {
    under.abort();
    const { signal } = (under = new AbortController());
    const focused = node.contains(document.activeElement);
    try {
      const table = await read(signal);
      if (signal.aborted) return;
      widget?.dispose();
      widget = undefined;
      const grown = await grow(table);
      if (signal.aborted) return grown.dispose();
      widget = grown;
      if (focused) node.querySelector<HTMLElement>('.argyrodite-host')?.focus({ preventScroll: true });
    } catch (error) {
      if (!signal.aborted) fail(error, signal);
    }
  };
  const cancel = () => {
    under.abort();
    box.show(cancelledBox(what, again));
  };
  const again = () => void start();
  const fail = (error: unknown, signal: AbortSignal) => {
    const focused = node.contains(document.activeElement); // after an undo, which a redo may follow
    widget?.dispose();
    widget = undefined;
    if (!isArgyroditeError(error) || !isElsewhere(error.code)) return node.replaceChildren(errorBox(error));
    const adopt = (path: string, table: Table) => (taken = { path, table });
    helpToFind(error, options, { show: box.show, again, adopt, signal });
    if (focused) box.focus();
  };

  const unwatch = watchFoundFile(cell, id, again);
  const dispose = () => {
    unwatch();
    under.abort();
    widget?.dispose();
    box.remove();
  };
  gone.addEventListener('abort', dispose);
  await start();
  return { dispose };
}
