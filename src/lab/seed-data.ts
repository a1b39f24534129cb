import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import type { Table } from 'apache-arrow';
import { toUint8Array } from 'js-base64';
import { ArgyroditeError, hashBytes, toTable } from '../arrow/index.js';
import { checkKind, seedTable, type Seed, type SeedFile } from '../widgets/seed.js';
import { findWidget } from '../widgets/registry.js';
import { checkSize, fileState } from './files.js';

/**
 * The table of a seed: out of the seed itself, or out of the file beside the notebook that it names.
 *
 * @param notebookPath as the contents service calls it
 * @throws ArgyroditeError `bad-table`, `wrong-kind`, `bad-seed`; `file-missing`, `file-changed`, `too-large`, and what the reader throws
 */
export async function loadTable(
  seed: Seed,
  contents: Contents.IManager,
  notebookPath: string
): Promise<Table> {
  if (typeof seed.data === 'string') return seedTable(seed);
  const bytes = await fetchFile(seed.data, contents, notebookPath);
  return checkKind(findWidget(seed.widget), await understand(seed.data, bytes));
}

/** An instrument's file, or a table that was saved as Arrow IPC. */
async function understand({ path, columns }: SeedFile, bytes: Uint8Array): Promise<Table> {
  if (String.fromCharCode(...bytes.subarray(0, 6)) === 'ARROW1') return toTable(bytes);
  const { read } = await import('../readers/index.js');
  return read(PathExt.basename(path), bytes, { columns }).table;
}

async function fetchFile(file: SeedFile, contents: Contents.IManager, notebookPath: string) {
  const path = resolvePath(contents, notebookPath, file.path);
  const { size } = await fileState(contents, path);
  checkSize(path, size);
  const changed = new ArgyroditeError(
    'file-changed',
    `The file “${file.path}” is not the one that this output was made from any more. Run the cell again to use it as it is now.`
  );
  if (size !== undefined && size !== file.bytes) throw changed;
  const { content } = await contents.get(path, { type: 'file', format: 'base64', content: true });
  const bytes = toUint8Array(content as string);
  if (hashBytes(bytes) !== file.sha256) throw changed;
  return bytes;
}

/**
 * A path relative to a notebook, as the contents service calls it.
 *
 * @throws ArgyroditeError `bad-seed` for one that leaves the server's folder
 */
export function resolvePath(contents: Contents.IManager, notebookPath: string, relative: string): string {
  const parts = PathExt.dirname(contents.localPath(notebookPath)).split('/').filter(Boolean);
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) {
      throw new ArgyroditeError(
        'bad-seed',
        `The data of this output are in “${relative}”, outside the folder that JupyterLab was started in. Start it further up, or copy the file beside the notebook and run the cell again.`
      );
    }
  }
  const drive = contents.driveName(notebookPath);
  return drive ? `${drive}:${parts.join('/')}` : parts.join('/');
}
