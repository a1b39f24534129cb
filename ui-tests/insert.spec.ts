import path from 'node:path';
import {
  cellMetadata,
  cellSources,
  codeCell,
  examples,
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

async function prepare(page: LabPage, folder: string, ...names: string[]): Promise<string> {
  for (const name of names)
    await page.contents.uploadFile(path.join(examples, name), `${folder}/${path.basename(name)}`);
  const notebook = await openNotebook(
    page,
    folder,
    notebookOf(codeCell('a', '# first'), codeCell('b', '# second'))
  );
  await page.filebrowser.openDirectory(folder);
  await page.filebrowser.refresh();
  return notebook;
}

const fileItem = (page: LabPage, name: string) => page.locator('.jp-DirListing-item', { hasText: name });

async function chooseInDialog(page: LabPage, name: string): Promise<void> {
  const dialog = page.locator('.jp-Dialog');
  await dialog.getByText(name).click();
  await dialog
    .getByRole('button', { name: /select|open|insert/i })
    .last()
    .click();
}

async function expectInserted(page: LabPage, source: string): Promise<void> {
  await ready(widgets(page).first());
  expect(await cellSources(page)).toContain(source);
}

test('a file dragged from the file browser becomes a cell where it was dropped', async ({
  page,
  tmpPath
}) => {
  const notebook = await prepare(page, tmpPath, 'Cl-13.mpt');
  const from = (await fileItem(page, 'Cl-13.mpt').boundingBox())!;
  const to = (await page.locator('.jp-Cell').first().boundingBox())!;
  await page.mouse.move(from.x + 30, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height + 2, { steps: 12 });
  await page.mouse.up();
  await expectInserted(page, 'import argyrodite as ag; ag.open("Cl-13.mpt")');
  expect(await cellSources(page)).toEqual([
    '# first',
    'import argyrodite as ag; ag.open("Cl-13.mpt")',
    '# second'
  ]);
  expect(await cellMetadata(page, 1)).toMatchObject({ jupyter: { source_hidden: true } });

  const saved = await savedNotebook(page, notebook);
  expect(saved.cells[1]).toMatchObject({ execution_count: null });
  expect(Object.keys(saved.cells[1].outputs[0].data).sort()).toEqual([
    'application/vnd.argyrodite.v1+json',
    'text/html',
    'text/plain'
  ]);
  const fresh = await freshPage(page);
  await openPath(fresh, notebook);
  await ready(widgets(fresh));
});

test('a file is inserted from its context menu', async ({ page, tmpPath }) => {
  await prepare(page, tmpPath, 'Cl-16.z');
  await fileItem(page, 'Cl-16.z').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Insert into Notebook' }).click();
  await expectInserted(page, 'import argyrodite as ag; ag.open("Cl-16.z")');
});

test('a file is inserted from the notebook’s toolbar, through a dialog', async ({ page, tmpPath }) => {
  await prepare(page, tmpPath, 'Cl-06.DTA');
  await page
    .locator('.jp-NotebookPanel-toolbar')
    .getByRole('button', { name: /Insert (an instrument|Measurement)/ })
    .click();
  await chooseInDialog(page, 'Cl-06.DTA');
  await expectInserted(page, 'import argyrodite as ag; ag.open("Cl-06.DTA")');
});

test('a file is inserted from the palette', async ({ page, tmpPath }) => {
  await prepare(page, tmpPath, 'Cl-06.DTA');
  await page.keyboard.press('ControlOrMeta+Shift+C');
  await page
    .locator('#command-palette, .jp-ModalCommandPalette')
    .getByRole('textbox')
    .or(page.locator('.lm-CommandPalette-input'))
    .first()
    .fill('Insert Measurement');
  await page.keyboard.press('Enter');
  await chooseInDialog(page, 'Cl-06.DTA');
  await expectInserted(page, 'import argyrodite as ag; ag.open("Cl-06.DTA")');
});

test('the launcher makes a notebook with a measurement', async ({ page, tmpPath }) => {
  await page.contents.uploadFile(path.join(examples, 'Cl-13.mpt'), `${tmpPath}/Cl-13.mpt`);
  await page.filebrowser.openDirectory(tmpPath);
  await page.evaluate(() => void (window as any).jupyterapp.commands.execute('launcher:create'));
  await page.locator('.jp-LauncherCard:visible', { hasText: 'Measurement' }).first().click();
  await chooseInDialog(page, 'Cl-13.mpt');
  await ready(widgets(page).first());
});

test('several files that fit become one series', async ({ page, tmpPath }) => {
  await prepare(page, tmpPath, 'Cl-13.mpt', 'Cl-16.z');
  await page.evaluate(
    paths => void (window as any).jupyterapp.commands.execute('argyrodite:insert-file', { paths }),
    [`${tmpPath}/Cl-13.mpt`, `${tmpPath}/Cl-16.z`]
  );
  await expectInserted(page, 'import argyrodite as ag; ag.open(["Cl-13.mpt", "Cl-16.z"])');
  await expect(widgets(page)).toHaveCount(1);
});

test('a file dropped from the desktop is put beside the notebook, and into it', async ({ page, tmpPath }) => {
  await prepare(page, tmpPath);
  const { readFileSync } = await import('node:fs');
  const content = readFileSync(path.join(examples, 'Cl-13.mpt')).toString('base64');
  const transfer = await page.evaluateHandle(content => {
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'Cl-13.mpt'));
    return transfer;
  }, content);
  const cell = page.locator('.jp-Cell').nth(1);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await cell.dispatchEvent(type, { dataTransfer: transfer });
  await expectInserted(page, 'import argyrodite as ag; ag.open("Cl-13.mpt")');
  expect(await page.contents.fileExists(`${tmpPath}/Cl-13.mpt`)).toBe(true);
});

test('a broken file is refused in words, and the notebook stays as it was', async ({ page, tmpPath }) => {
  await prepare(page, tmpPath, 'broken/picture.mpt');
  await fileItem(page, 'picture.mpt').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Insert into Notebook' }).click();
  await expect(page.locator('.jp-Dialog')).toContainText('picture.mpt');
  await page.locator('.jp-Dialog').getByRole('button').last().click();
  expect(await cellSources(page)).toEqual(['# first', '# second']);
});
