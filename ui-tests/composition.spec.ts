import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findWidget, makeTable } from '../lib/index.js';
import { makeBundle } from '../lib/widgets/seed.js';
import {
  bundleOf,
  cellMetadata,
  codeCell,
  examples,
  expect,
  notebookOf,
  openNotebook,
  openPath,
  ready,
  resultOf,
  savedNotebook,
  settingsOf,
  test,
  widgets,
  type LabPage
} from './support.js';

const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const accel = 'ControlOrMeta';

async function openExample(page: LabPage, folder: string): Promise<string> {
  await page.contents.uploadFile(path.join(examples, 'Cl-13.mpt'), `${folder}/data/Cl-13.mpt`);
  const notebook = `${folder}/composition.ipynb`;
  const content = readFileSync(path.resolve(examples, '../composition.ipynb'), 'utf8');
  await page.contents.uploadContent(content, 'text', notebook);
  await page.sidebar.close('left');
  await openPath(page, notebook);
  return notebook;
}

const cards = (page: LabPage) => page.locator('.argyrodite[data-widget="composition-card"]');

test('a composition card follows its slider, keeps it in the cell, and undoes it', async ({
  page,
  tmpPath
}) => {
  const notebook = await openExample(page, tmpPath);
  const card = await ready(cards(page).first());
  await expect(card).toContainText('0.7562');
  const slider = card.getByRole('slider', { name: 'Chlorine x' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(card).not.toContainText('0.7562');
  const changed = await settingsOf(card);
  const saved = await savedNotebook(page, notebook);
  const metadata = saved.cells.find((cell: any) => cell.id === 'first-card').metadata;
  const keys = Object.keys(metadata).filter(key => key.startsWith('argyrodite.composition-card.'));
  expect(keys.length).toBeGreaterThan(0);
  await page.keyboard.press(`${accel}+z`);
  await expect(card).toContainText('0.7562');
  expect(await settingsOf(card)).not.toEqual(changed);
  expect(Object.keys(await cellMetadata(page, 1)).filter(key => key.startsWith('argyrodite.'))).toEqual([]);
});

test('the slider of a composition card is followed at once', async ({ page, tmpPath }) => {
  await openExample(page, tmpPath);
  const card = await ready(cards(page).first());
  const times: number[] = await card.evaluate(async (element: any) => {
    const times = [];
    for (let i = 0; i < 40; i++) {
      await new Promise(resolve => setTimeout(resolve, 60));
      const start = performance.now();
      element.value = {
        settings: {
          ...element.value.settings,
          formula: `Li${(5.7 - i / 100).toFixed(2)}PS${(4.7 - i / 100).toFixed(2)}Cl${(1.3 + i / 100).toFixed(2)}`
        }
      };
      element.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times;
  });
  const median = [...times].sort((a, b) => a - b)[times.length >> 1];
  console.log(`redraw of a composition card: median ${median.toFixed(1)} ms (should be < 50)`);
  expect(median).toBeLessThan(200); // far off, not merely on a busy machine
});

for (const scheme of ['light', 'dark'] as const) {
  test(`picture of card and series, ${scheme}`, async ({ page, tmpPath }) => {
    if (scheme === 'dark') await page.theme.setDarkTheme();
    await openExample(page, tmpPath);
    await (
      await ready(cards(page).first())
    ).screenshot({ path: path.join(screenshots, `card-${scheme}.png`) });
    await page.evaluate(async () => {
      const { content } = (window as any).jupyterapp.shell.currentWidget;
      const series = [...content.model.cells].findIndex(cell => cell.id === 'series');
      await content.scrollToItem(series, 'start');
    });
    const series = cards(page).last();
    await ready(series);
    await series.screenshot({ path: path.join(screenshots, `card-series-${scheme}.png`) });
  });
}

test('the result of another widget of the notebook is joined to its sample, kept, and undone', async ({
  page,
  tmpPath
}) => {
  const table = makeTable('composition', {
    label: ['Cl-10', 'Cl-13'],
    formula: ['Li6PS5Cl', 'Li5.7PS4.7Cl1.3']
  });
  const card = makeBundle(findWidget('composition-card'), table, { view: 'series', with_study: false });
  const notebook = notebookOf(
    codeCell('spectrum', 'ag.open("Cl-13.mpt")', { outputs: [bundleOf('Cl-13.mpt')] }),
    codeCell('card', 'ag.CompositionCard(samples)', { outputs: [card as never] })
  );
  const target = await openNotebook(page, tmpPath, notebook);
  // Where the first widget is drawn before the second cell is laid out, the second is out of sight, and waits.
  await page.locator('.jp-CodeCell').nth(1).scrollIntoViewIfNeeded();
  const widget = await ready(cards(page).first());
  await widget.getByRole('button', { name: 'Join a result of another widget' }).click();
  await page.getByRole('menuitem', { name: /Nyquist fitter/ }).click();
  const joined = widget.getByRole('table', { name: 'Joined results' });
  await expect(joined).toContainText('Ionic conductivity');
  await expect(joined.getByLabel(/Sample of/)).toHaveValue('Cl-13');
  const result = await resultOf(widget);
  const conductivity = result.series.find(({ name }: any) => name === 'ionic_conductivity_s_cm');
  const fit = await resultOf(await ready(widgets(page).first()));
  expect(conductivity.points).toMatchObject([
    { label: 'Cl-13', value: expect.closeTo(1000 * fit.ionic_conductivity_s_cm, 6) }
  ]);
  const { metadata } = (await savedNotebook(page, target)).cells[1];
  const key = 'argyrodite.composition-card.joined.spectrum/nyquist-fitter';
  expect(metadata[key]).toMatchObject({ sample: 'Cl-13' });
  await widget.screenshot({ path: path.join(screenshots, 'composition-joined.png') });
  await joined.getByRole('button', { name: 'Take out' }).click();
  await expect(joined).toHaveCount(0);
  await page.keyboard.press(`${accel}+z`);
  await expect(joined).toContainText('Ionic conductivity');
});

for (const [cell, name] of [
  ['first-card', 'card'],
  ['series', 'series']
]) {
  test(`the ${name} is printed alone, on one page`, async ({ page, tmpPath }) => {
    // The browser's dialog cannot be used here; what it is given can be.
    await page.addInitScript(() => {
      window.print = () => ((window.top as any).printed = document.documentElement.outerHTML);
    });
    await page.reload();
    await openExample(page, tmpPath);
    await page.evaluate(async cell => {
      const { content } = (window as any).jupyterapp.shell.currentWidget;
      const index = [...content.model.cells].findIndex(({ id }) => id === cell);
      await content.scrollToItem(index, 'start');
    }, cell);
    const widget = await ready(name === 'card' ? cards(page).first() : cards(page).last());
    await widget.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Print' }).click();
    const printed: string = await page.evaluate(() => (window as any).printed);
    const paper = await page.context().newPage();
    await paper.setContent(printed);
    const pdf = await paper.pdf({ format: 'A4', path: path.join(screenshots, `printed-${name}.pdf`) });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await paper.emulateMedia({ media: 'print' });
    await paper.screenshot({ path: path.join(screenshots, `printed-${name}.png`) });
    await expect(paper.getByRole('button')).toHaveCount(0);
    await paper.close();
  });
}
