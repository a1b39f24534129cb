// Notes, as one person writes and prints them.
import path from 'node:path';
import {
  bundleOf,
  cellMetadata,
  codeCell,
  expect,
  notebookOf,
  openNotebook,
  ready,
  savedNotebook,
  settingsOf,
  test,
  widgets
} from './support.js';

const accel = 'ControlOrMeta';
const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const notebook = () =>
  notebookOf(codeCell('a', 'ag.open("Cl-13.mpt")', { outputs: [bundleOf('Cl-13.mpt', { starts: 4 })] }));

test('a note on a point is written, edited, removed and brought back by keyboard alone; no setting differs', async ({
  page,
  tmpPath
}) => {
  const target = await openNotebook(page, tmpPath, notebook());
  const widget = await ready(widgets(page).first());
  const plot = widget.getByRole('application', { name: /Nyquist plot/ });
  await plot.focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'n']) await page.keyboard.press(key);
  const text = widget.getByRole('textbox', { name: /Note on point at/ });
  await expect(text).toBeFocused();
  // letters that are commands of the notebook, and a new line with the key that would run the cell
  await page.keyboard.type('dd x');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  await page.keyboard.press(`${accel}+Enter`);
  await expect(plot).toBeFocused();
  const note = widget.getByRole('region', { name: 'Notes' }).getByRole('listitem');
  await expect(note).toContainText('dd x');
  await expect(widget.locator('[data-notes] text')).toHaveText('1');
  expect(Object.values((await settingsOf(widget)).notes)).toMatchObject([
    { text: 'dd x\nsecond line', on: 'point', target: '2', author: expect.stringMatching(/\S/) }
  ]);
  await expect(page.locator('.argyrodite-host')).not.toContainText('differ');

  await widget.getByRole('button', { name: 'Edit note 1' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press(`${accel}+a`);
  await page.keyboard.type('The relay of the furnace');
  await page.keyboard.press(`${accel}+z`); // of the text: the browser's own
  await page.keyboard.type('The relay of the furnace');
  await page.keyboard.press(`${accel}+Enter`);
  await expect(note).toContainText('The relay of the furnace');
  await expect(note).toContainText('edited');

  await widget.getByRole('button', { name: 'Remove note 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(note).toHaveCount(0);
  const ours = (metadata: object) => Object.keys(metadata).filter(key => key.startsWith('argyrodite.'));
  expect(ours(await cellMetadata(page, 0))).toEqual([]);
  await page.keyboard.press(`${accel}+z`);
  await expect(note).toContainText('The relay of the furnace');
  await page.keyboard.press(`${accel}+z`);
  await expect(note).toContainText('dd x');
  const { metadata } = (await savedNotebook(page, target)).cells[0];
  expect(ours(metadata)).not.toEqual([]);
  expect(ours(metadata).every(key => key.startsWith('argyrodite.nyquist-fitter.notes.'))).toBe(true);
});

test('notes are on paper, below figure and parameters, as text', async ({ page, tmpPath }) => {
  // The browser's dialog cannot be used here; what it is given can be.
  await page.addInitScript(() => {
    window.print = () => ((window.top as any).printed = document.documentElement.outerHTML);
  });
  await page.reload();
  const note = (id: string, fields: Record<string, string>) =>
    Object.entries({ author: 'Ada', time: '2026-11-28T13:05:00Z', ...fields }).map(
      ([field, value]) => [`argyrodite.nyquist-fitter.notes.${id}.${field}`, value] as const
    );
  const metadata = Object.fromEntries([
    ...note('n1', { text: 'Looks too large', on: 'parameter', target: 'R1', place: 'R1' }),
    ...note('n2', {
      text: '<b>not bold</b>',
      on: 'point',
      target: '5',
      place: 'point at 1 kHz',
      of: 'others'
    }),
    ...note('n3', { text: 'word '.repeat(95), on: 'widget' })
  ]);
  const outputs = [bundleOf('Cl-13.mpt', { starts: 4 })];
  await openNotebook(page, tmpPath, notebookOf(codeCell('a', 'ag.open("Cl-13.mpt")', { metadata, outputs })));
  const widget = await ready(widgets(page).first());
  await widget.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('menuitem', { name: 'The whole widget' }).click();
  await page.keyboard.type('not yet said');
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate(
      scheme =>
        (window as any).jupyterapp.commands.execute('apputils:change-theme', {
          theme: `JupyterLab ${scheme}`
        }),
      scheme === 'light' ? 'Light' : 'Dark'
    );
    await page.waitForTimeout(300);
    await widget.screenshot({ path: path.join(screenshots, `notes-${scheme}.png`) });
  }
  await widget.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  const printed: string = await page.evaluate(() => (window as any).printed);
  const paper = await page.context().newPage();
  await paper.setContent(printed);
  await paper.emulateMedia({ media: 'print' });
  await paper.screenshot({ path: path.join(screenshots, 'printed-notes.png'), fullPage: true });
  const list = paper.getByRole('region', { name: 'Notes' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list).toContainText('Looks too large');
  await expect(list).toContainText('made for other data');
  await expect(list).toContainText('<b>not bold</b>');
  await expect(list.getByRole('button')).toHaveCount(0);
  await expect(paper.getByText('not yet said')).toHaveCount(0);
  const below = (await list.boundingBox())!.y;
  for (const above of ['.ag-figure', '.ag-parameters']) {
    const box = (await paper.locator(above).first().boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(below);
  }
  await paper.close();
});
