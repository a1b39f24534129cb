import { Dialog, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import { fromUint8Array, toUint8Array } from 'js-base64';
import { hashBytes } from '../arrow/index.js';
import { openOrAsk } from './ask-columns.js';
import { checkSize, understand, type InstrumentFile } from './files.js';

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
    const bytes = new Uint8Array(await file.arrayBuffer());
    read.push(
      await openOrAsk(file.name, async columns => understand(inFolder(folder, file.name), bytes, columns))
    );
  }
  const taken = await listFolder(contents, folder);
  const planned: { file: InstrumentFile; write: boolean }[] = [];
  for (const file of read) {
    const plan = await planFor(contents, file, taken);
    if (!plan) return [];
    taken.set(PathExt.basename(plan.file.path), { size: file.bytes.length });
    planned.push(plan);
  }
  for (const { file, write } of planned) {
    if (!write) continue;
    const content = fromUint8Array(file.bytes);
    await contents.save(file.path, { type: 'file', format: 'base64', content });
  }
  return planned.map(({ file }) => file);
}

/** What is in a folder, by name. */
type Listing = Map<string, { size?: number }>;

async function listFolder(contents: Contents.IManager, folder: string): Promise<Listing> {
  const { content } = await contents.get(folder, { type: 'directory', content: true });
  return new Map((content as Contents.IModel[]).map(entry => [entry.name, entry]));
}

/** Where the file goes and whether it must be written; `undefined` where the user said no. */
async function planFor(contents: Contents.IManager, file: InstrumentFile, taken: Listing) {
  const name = PathExt.basename(file.path);
  const there = taken.get(name);
  if (!there) return { file, write: true };
  if (there.size === file.bytes.length && (await isSame(contents, file))) return { file, write: false };
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
  const path = file.path.slice(0, file.path.length - name.length) + freeName(name, taken);
  return { file: { ...file, path }, write: true };
}

async function isSame(contents: Contents.IManager, file: InstrumentFile): Promise<boolean> {
  const { content } = await contents.get(file.path, { type: 'file', format: 'base64', content: true });
  return hashBytes(toUint8Array(content as string)) === hashBytes(file.bytes);
}

/** `a.mpt` → `a-1.mpt`, `a-2.mpt`: the first that is not taken. */
function freeName(name: string, taken: Listing): string {
  const extension = PathExt.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let i = 1;
  while (taken.has(`${stem}-${i}${extension}`)) i++;
  return `${stem}-${i}${extension}`;
}

function inFolder(folder: string, name: string): string {
  return folder === '' || folder.endsWith(':') ? `${folder}${name}` : `${folder}/${name}`;
}
