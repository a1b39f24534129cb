import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import type { SeedFile } from '../widgets/seed.js';

/** Folders that are looked into at most: a look around, not a search of the disk. */
const MOST_FOLDERS = 60;
const MOST_OFFERS = 3;

/**
 * Files that may be the one a seed means, by their size: those of its name first. Whether one is it, only its content tells.
 *
 * @param folders where to look, with what is below them, nearest first; as the contents service calls them
 */
export async function findNearby(
  contents: Contents.IManager,
  folders: readonly string[],
  file: SeedFile,
  signal: AbortSignal
): Promise<string[]> {
  const name = PathExt.basename(file.path);
  const named: string[] = [];
  const others: string[] = [];
  const ahead = [...folders];
  const seen = new Set<string>();
  while (ahead.length && seen.size < MOST_FOLDERS && !named.length && !signal.aborted) {
    const folder = ahead.shift()!;
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const { type, path, name: own, size } of await list(contents, folder)) {
      if (type === 'directory') {
        if (!/^[._]|^node_modules$/.test(own)) ahead.push(path);
      } else if (size === file.bytes) {
        (own === name ? named : others).push(path);
      }
    }
  }
  return [...named, ...others].slice(0, MOST_OFFERS);
}

/** What is in a folder; nothing where there is none, or it is not ours to see. */
async function list(contents: Contents.IManager, folder: string): Promise<Contents.IModel[]> {
  try {
    const { content } = await contents.get(folder, { type: 'directory', content: true });
    return content as Contents.IModel[];
  } catch (error) {
    if ((error as { response?: Response }).response) return [];
    throw error;
  }
}
