import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import type { Table } from 'apache-arrow';
import { toUint8Array } from 'js-base64';
import { ArgyroditeError, hashBytes, isArgyroditeError } from '../arrow/index.js';
import { checkParts } from '../widgets/check-parts.js';
import { checkKind, seedTable, type Seed, type SeedFile } from '../widgets/seed.js';
import { findWidget } from '../widgets/registry.js';
import { checkSize, fileState, type FileState } from './files.js';

/** Where the files that seeds name are looked for. */
export interface FilePlace {
  contents: Contents.IManager;
  /** As the contents service calls it. */
  notebook: string;
  /** Where the file was found when it was not where the seed says; relative to the notebook. */
  found?: string;
}

/**
 * The table of a seed: out of the seed itself, or out of the file that it names. That is looked for where it was found last and
 * where the seed says, in this order; the first that has the seed's SHA-256 is it.
 *
 * @throws ArgyroditeError `bad-table`, `wrong-kind`, `bad-seed`; `file-missing`, `file-changed`, `too-large`, and what the reader throws
 */
export async function loadTable(seed: Seed, { found, ...place }: FilePlace): Promise<Table> {
  if (typeof seed.data === 'string') return seedTable(seed);
  if (found !== undefined && found !== seed.data.path) {
    try {
      return await loadFrom(seed, seed.data, { ...place, found });
    } catch (error) {
      const elsewhere = isArgyroditeError(error) && (isElsewhere(error.code) || error.code === 'bad-seed');
      if (!elsewhere) throw error;
    }
  }
  return loadFrom(seed, seed.data, place);
}

/** Whether an error says that the file is not there, or is another one. */
export function isElsewhere(code: string): boolean {
  return code === 'file-missing' || code === 'file-changed';
}

/**
 * The table in the file that is found there, or where the seed says.
 *
 * @throws ArgyroditeError as `loadTable`
 */
export async function loadFrom(
  seed: Seed,
  file: SeedFile,
  { contents, notebook, found = file.path }: FilePlace
): Promise<Table> {
  const bytes = await fetchFile(file, found, contents, resolvePath(contents, notebook, found));
  const { fileTable } = await import('../runner/file-table.js'); // with it come all readers
  return checkParts(checkKind(findWidget(seed.widget), fileTable(file, bytes)));
}

async function fetchFile(
  file: SeedFile,
  name: string,
  contents: Contents.IManager,
  path: string
): Promise<Uint8Array> {
  const { size } = await stateOf(contents, path, name);
  checkSize(path, size);
  if (size !== undefined && size !== file.bytes) throw changed(name, ofSize(size, file.bytes));
  const { content } = await contents.get(path, { type: 'file', format: 'base64', content: true });
  const bytes = toUint8Array(content as string);
  if (bytes.length !== file.bytes) throw changed(name, ofSize(bytes.length, file.bytes));
  if (hashBytes(bytes) !== file.sha256) {
    throw changed(name, 'it is as large as that one was, but its content differs');
  }
  return bytes;
}

async function stateOf(contents: Contents.IManager, path: string, name: string): Promise<FileState> {
  try {
    return await fileState(contents, path);
  } catch (error) {
    if (!isArgyroditeError(error) || error.code !== 'file-missing') throw error;
    throw new ArgyroditeError(
      'file-missing',
      `The data of this output are in the file “${name}”, which is not there any more. Find where it was moved to.`
    );
  }
}

function ofSize(size: number, wanted: number): string {
  return `it has ${size.toLocaleString('en')} bytes, and that one had ${wanted.toLocaleString('en')}`;
}

function changed(name: string, how: string): ArgyroditeError {
  return new ArgyroditeError(
    'file-changed',
    `The file “${name}” is not the one that this output was made from: ${how}. Find that one, or run the cell again to use the file as it is now.`
  );
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
