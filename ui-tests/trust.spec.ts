// A notebook from anywhere: files that moved, outputs and settings that mean ill.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { MIME_TYPE } from '../lib/widgets/mime.js';
import {
  bundleOf,
  cellMetadata,
  codeCell,
  exampleBytes,
  expect,
  freshPage,
  notebookOf,
  openNotebook,
  openPath,
  ready,
  savedNotebook,
  test,
  widgets,
  type LabPage
} from './support.js';

const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const code = 'import argyrodite as ag; ag.open("data/Cl-13.mpt")';

const bytes = exampleBytes('Cl-13.mpt');
const file = (name: string) => ({
  path: name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length
});
/** An output whose seed names a file. */
const inFile = (name: string) => {
  const bundle = bundleOf('Cl-13.mpt') as any;
  return { ...bundle, [MIME_TYPE]: { ...bundle[MIME_TYPE], data: file(name) } };
};
const put = (page: LabPage, folder: string, name: string, content: Uint8Array) =>
  page.contents.uploadContent(Buffer.from(content).toString('base64'), 'base64', `${folder}/${name}`);

test('data whose file was moved are found again, for whoever opens the notebook next', async ({
  page,
  tmpPath
}) => {
  await put(page, tmpPath, 'raw/2026/Cl-13.mpt', bytes);
  const target = await openNotebook(
    page,
    tmpPath,
    notebookOf(codeCell('a', code, { outputs: [inFile('data/Cl-13.mpt')] }))
  );
  const box = page.locator('.argyrodite-error');
  await expect(box).toContainText('“data/Cl-13.mpt”, which is not there any more');
  await expect(box).toContainText('“raw/2026/Cl-13.mpt” nearby is of the same name and size');
  await page.locator('.jp-NotebookPanel').screenshot({ path: path.join(screenshots, 'file-missing.png') });
  await box.getByRole('button', { name: 'Use this file' }).click();
  await ready(widgets(page));
  const saved = await savedNotebook(page, target);
  expect(saved.cells[0].metadata).toMatchObject({
    'argyrodite.nyquist-fitter.file': 'raw/2026/Cl-13.mpt'
  });
  const fresh = await freshPage(page);
  await openPath(fresh, target);
  await ready(widgets(fresh));
  await fresh.close();
});

test('a file that was changed says how, and the one that is meant can be chosen', async ({
  page,
  tmpPath
}) => {
  await put(page, tmpPath, 'Cl-13.mpt', bytes.slice(0, -10));
  await put(page, tmpPath, 'old/first.mpt', bytes);
  await openNotebook(page, tmpPath, notebookOf(codeCell('a', code, { outputs: [inFile('Cl-13.mpt')] })));
  const box = page.locator('.argyrodite-error');
  const count = (size: number) => size.toLocaleString('en');
  await expect(box).toContainText(
    `it has ${count(bytes.length - 10)} bytes, and that one had ${count(bytes.length)}`
  );
  await expect(box.getByRole('button', { name: 'Run the cell again' })).toBeVisible();
  await expect(box).toContainText('“old/first.mpt” nearby is of the same size');
  await box.getByRole('button', { name: 'Find the file…' }).click();
  const dialog = page.locator('.jp-Dialog');
  await dialog.locator('.jp-DirListing-item', { hasText: 'Cl-13.mpt' }).click();
  await dialog.getByRole('button', { name: 'Select' }).click();
  await expect(box.locator('.argyrodite-refused')).toContainText(
    'is not the one that this output was made from'
  );
  expect(await cellMetadata(page, 0)).not.toHaveProperty(['argyrodite.nyquist-fitter.file']);
  await box.getByRole('button', { name: 'Use this file' }).click();
  const widget = await ready(widgets(page));
  await widget.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await ready(widgets(page));
});
