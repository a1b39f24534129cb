import type { YCodeCell } from '@jupyter/ydoc';
import { isRelativePath } from '../widgets/seed.js';
import { historyOf } from './undo.js';

/**
 * `argyrodite.<id>.file`: where a person found the file of a widget's seed that is not where the seed says any more. As state of the
 * cell it is shared, saved and undone like settings, though it is none: the data are the same wherever they lie.
 */
export const FOUND_FILE = 'file';

const keyOf = (id: string) => `argyrodite.${id}.${FOUND_FILE}`;

/** The path, relative to the notebook; anyone may have written it, and what is no such path is passed over. */
export function foundFile(cell: YCodeCell, id: string): string | undefined {
  const path: unknown = cell.getMetadata(keyOf(id));
  return isRelativePath(path) ? path : undefined;
}

/** Keeps the path as one step of this user's history. */
export function keepFoundFile(cell: YCodeCell, id: string, path: string): void {
  historyOf(cell).commit(() => cell.setMetadata(keyOf(id), path));
}

/** @returns what ends the watch */
export function watchFoundFile(cell: YCodeCell, id: string, changed: () => void): () => void {
  const listen = (_: YCodeCell, change: { metadataChange?: ReadonlyMap<string, unknown> }) => {
    if (change.metadataChange?.has(keyOf(id))) changed();
  };
  cell.changed.connect(listen);
  return () => void cell.changed.disconnect(listen);
}
