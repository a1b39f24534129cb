import { Dialog, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import { fromUint8Array, toUint8Array } from 'js-base64';
import { hashBytes } from '../arrow/index.js';
import { checkSize, isNotFound, understand, type InstrumentFile } from './files.js';

/**
 * Copies files from the desktop into a folder, all or none: nothing is written before every one was understood, and the user was
 * asked about names that are taken.
 *
 * @returns the files at their new places; none where the user said no
 * @throws ArgyroditeError `too-large`, and what the reader throws
 */
export async function uploadFiles(
  contents: Contents.IManager,
  folder: string,
  files: readonly File[]
): Promise<InstrumentFile[]> {
  const read: InstrumentFile[] = [];
  for (const file of files) {
    checkSize(file.name, file.size);
    read.push(understand(inFolder(folder, file.name), new Uint8Array(await file.arrayBuffer())));
  }
  const planned: { file: InstrumentFile; write: boolean }[] = [];
  for (const file of read) {
    const plan = await planFor(contents, file);
    if (!plan) return [];
    planned.push(plan);
  }
  for (const { file, write } of planned) {
    if (!write) continue;
    const content = fromUint8Array(file.bytes);
    await contents.save(file.path, { type: 'file', format: 'base64', content });
  }
  return planned.map(({ file }) => file);
}

/** Where the file goes and whether it must be written; `undefined` where the user said no. */
async function planFor(contents: Contents.IManager, file: InstrumentFile) {
  const taken = await bytesAt(contents, file.path, file.bytes.length);
  if (taken === 'free') return { file, write: true };
  if (taken !== 'other' && hashBytes(taken) === hashBytes(file.bytes)) return { file, write: false };
  const name = PathExt.basename(file.path);
  const { button } = await showDialog({
    title: `Another “${name}” is in the notebook’s folder`,
    body: 'Its content differs. Notebooks that use it would show the new one if you replace it.',
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: 'Replace' }),
      Dialog.okButton({ label: 'Keep both' })
    ]
  });
  if (button.label === 'Replace') return { file, write: true };
  if (button.label !== 'Keep both') return undefined;
  return { file: { ...file, path: await freePath(contents, file.path) }, write: true };
}

/** What is there under that name: nothing, something of another size, or bytes to compare. */
async function bytesAt(
  contents: Contents.IManager,
  path: string,
  length: number
): Promise<'free' | 'other' | Uint8Array> {
  try {
    const { type, size } = await contents.get(path, { content: false });
    if (type !== 'file' || size !== length) return 'other';
    const { content } = await contents.get(path, { type: 'file', format: 'base64', content: true });
    return toUint8Array(content as string);
  } catch (error) {
    if (isNotFound(error)) return 'free';
    throw error;
  }
}

/** `a.mpt` → `a-1.mpt`, `a-2.mpt`: the first that is not taken. */
async function freePath(contents: Contents.IManager, path: string): Promise<string> {
  const extension = PathExt.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let i = 1; ; i++) {
    const candidate = `${stem}-${i}${extension}`;
    if ((await bytesAt(contents, candidate, -1)) === 'free') return candidate;
  }
}

function inFolder(folder: string, name: string): string {
  return folder === '' || folder.endsWith(':') ? `${folder}${name}` : `${folder}/${name}`;
}
