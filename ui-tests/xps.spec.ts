// Photoelectron spectra: opened from their file, dropped in a notebook, fitted, a peak dragged and undone.
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { makeBundle } from '../lib/widgets/seed.js';
import { findWidget, read } from '../lib/index.js';
import {
  cellSources,
  codeCell,
  exampleBytes,
  examples,
  expect,
  notebookOf,
  openNotebook,
  ready,
  resultOf,
  savedNotebook,
  settingsOf,
  test,
  type LabPage
} from './support.js';

const FILE = 'Cl-06-Cl-13-cycled.vms';
const screenshots = path.join(import.meta.dirname, 'screenshots');
const accel = process.platform === 'darwin' ? 'Meta' : 'Control';

const quantifiers = (page: LabPage): Locator => page.locator('.argyrodite[data-widget="xps-quantifier"]');

/** Doublets of P 2p alone: quick to fit. */
const doublet = (name: string, position: number) => ({
  name,
  region: 'P 2p',
  position,
  fwhm: 1.2,
  splitting: 0.87,
  ratio: 0.5
});
const model = {
  regions: { 'P 2p': { background: 'active-shirley' } },
  components: {
    'P-PS4': doublet('PS4', 132.2),
    'P-LixP': doublet('LixP', 128.75),
    'P-Li3P': doublet('Li3P', 126.65)
  },
  figure: 'P 2p'
};

function bundle(settings: object = {}): Record<string, unknown> {
  const { table } = read(FILE, exampleBytes(FILE));
  return makeBundle(findWidget('xps-quantifier'), table, settings as never, {
    id: 'xps-quantifier'
  }) as never;
}

async function openWith(page: LabPage, folder: string, settings: object): Promise<[Locator, string]> {
  const notebook = notebookOf(codeCell('xps', `ag.open("${FILE}")`, { outputs: [bundle(settings)] }));
  const target = await openNotebook(page, folder, notebook);
  return [await ready(quantifiers(page).first()), target];
}

const fittedOf = async (widget: Locator) => (await resultOf(widget)).samples[0].fit.components;

test('a .vms, double-clicked, opens in a viewer; a model is made at a click', async ({ page, tmpPath }) => {
  await page.contents.uploadFile(path.join(examples, FILE), `${tmpPath}/${FILE}`);
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await page.locator('.jp-DirListing-item', { hasText: FILE }).dblclick();
  const widget = await ready(quantifiers(page).first());
  await expect(widget).toContainText('Cl-06 after 200 cycles');
  await widget.getByRole('button', { name: 'Make a model' }).click();
  await expect(widget.getByRole('table', { name: 'Components of S 2p' })).toBeVisible({ timeout: 20_000 });
  await ready(widget);
  await expect(widget.locator('.ag-answer')).toContainText(
    /PS₄³⁻ 4[5-9](\.\d)? ± \d(\.\d)? at% of phosphorus left|PS₄³⁻ 5[01](\.\d)? ± \d/
  );
  const left = (await fittedOf(widget)).find(({ id }: any) => id === 'P-PS4');
  // simulated with 48 at%
  expect(Math.abs(left.fraction - 0.48)).toBeLessThan(4 * left.fraction_error);
  await page.screenshot({ path: path.join(screenshots, 'xps-viewer.png') });
});

test('dropped between two cells, it becomes a cell of its own', async ({ page, tmpPath }) => {
  await page.contents.uploadFile(path.join(examples, FILE), `${tmpPath}/${FILE}`);
  await openNotebook(page, tmpPath, notebookOf(codeCell('a', '# first'), codeCell('b', '# second')));
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  const from = (await page.locator('.jp-DirListing-item', { hasText: FILE }).boundingBox())!;
  const to = (await page.locator('.jp-Cell').first().boundingBox())!;
  await page.mouse.move(from.x + 30, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height + 2, { steps: 12 });
  await page.mouse.up();
  await ready(quantifiers(page).first());
  expect((await cellSources(page))[1]).toBe(`import argyrodite as ag; ag.open("${FILE}")`);
});

test('a dragged peak is kept for its component alone, and undone with the keys', async ({
  page,
  tmpPath
}) => {
  const [widget, target] = await openWith(page, tmpPath, model);
  const peak = widget.locator('circle[data-peak="P-LixP"]');
  const box = (await peak.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 20, y, { steps: 5 });
  await page.mouse.up();
  await ready(widget);
  const { components } = await settingsOf(widget);
  expect(components['P-LixP'].position).toBeGreaterThan(128.9);
  expect(components['P-PS4'].position).toBe(132.2);
  const { metadata } = (await savedNotebook(page, target)).cells[0];
  const keys = Object.keys(metadata).filter(key => key.startsWith('argyrodite.xps-quantifier.'));
  expect(keys.filter(key => !key.endsWith('.of'))).toEqual([
    'argyrodite.xps-quantifier.components.P-LixP.position'
  ]);
  await page.keyboard.press(`${accel}+z`);
  await expect.poll(async () => (await settingsOf(widget)).components['P-LixP'].position).toBe(128.75);
});

test('the arrow keys choose a component and move it, Delete takes it out', async ({ page, tmpPath }) => {
  const [widget] = await openWith(page, tmpPath, model);
  const spectrum = widget.getByRole('application', { name: /P 2p/ });
  await spectrum.focus();
  await page.keyboard.press('ArrowUp');
  await expect(widget.locator('.ag-selected')).toContainText('Li₃P');
  const before = (await fittedOf(widget)).find(({ id }: any) => id === 'P-Li3P').position;
  await page.keyboard.press('Shift+ArrowLeft');
  await expect
    .poll(async () => (await settingsOf(widget)).components['P-Li3P'].position)
    .toBeCloseTo(before + 0.5, 1);
  await page.keyboard.press('Delete');
  await expect
    .poll(async () => Object.keys((await settingsOf(widget)).components))
    .toEqual(['P-PS4', 'P-LixP']);
  await ready(widget);
});

test('two samples side by side show the study’s Fig. 8d', async ({ page, tmpPath }) => {
  const [widget] = await openWith(page, tmpPath, { ...model, compared_sample: 1, figure: 'compared' });
  await expect(widget.getByRole('img', { name: /Shares of the components in P 2p/ }).first()).toBeVisible();
  const { samples } = await resultOf(widget);
  const left = samples.map(({ fit }: any) => fit.components.find(({ id }: any) => id === 'P-PS4').fraction);
  expect(Math.abs(left[0] - 0.48)).toBeLessThan(0.06);
  expect(Math.abs(left[1] - 0.81)).toBeLessThan(0.06);
});

for (const theme of ['light', 'dark'] as const) {
  test(`pictures, ${theme}: wide, compared, and narrow`, async ({ page, tmpPath }) => {
    if (theme === 'dark') await page.theme.setDarkTheme();
    const [widget] = await openWith(page, tmpPath, { ...model, compared_sample: 1 });
    await widget.screenshot({ path: path.join(screenshots, `xps-${theme}.png`) });
    await widget.getByText('Compared', { exact: true }).click();
    await widget.screenshot({ path: path.join(screenshots, `xps-compared-${theme}.png`) });
    await page.setViewportSize({ width: 900, height: 900 });
    await widget.getByText('P 2p', { exact: true }).first().click();
    await widget.screenshot({ path: path.join(screenshots, `xps-narrow-${theme}.png`) });
  });
}
