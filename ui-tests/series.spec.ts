// A series in JupyterLab: the tab with all spectra, a circuit suggested and taken, and the way back.
import path from 'node:path';
import {
  bundleOf,
  cellMetadata,
  codeCell,
  expect,
  notebookOf,
  openNotebook,
  ready,
  resultOf,
  settingsOf,
  test,
  widgets,
  type LabPage
} from './support.js';
import type { Locator } from '@playwright/test';

const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const accel = 'ControlOrMeta';
const circuit = 'Rb-p(Rgb,CPEgb)-p(Rint,CPEint)-W1';
const file = 'Cl-13-Li-aging.mpt';

async function openAging(page: LabPage, folder: string, settings: object = { circuit }): Promise<Locator> {
  const code = `import argyrodite as ag; ag.open("data/${file}")`;
  await page.sidebar.close('left');
  await openNotebook(page, folder, notebookOf(codeCell('a', code, { outputs: [bundleOf(file, settings)] })));
  return ready(widgets(page));
}

/** Milliseconds until the full analysis is there after something was done. */
async function timed(widget: Locator, act: () => Promise<void>): Promise<number> {
  const start = Date.now();
  await act();
  await expect(widget).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  return Date.now() - start;
}

const tab = (widget: Locator, name: string) => widget.locator('.ag-segment label', { hasText: name });

test('the series of an aging cell: growth with the square root of time, and a spectrum chosen in three ways', async ({
  page,
  tmpPath
}) => {
  const widget = await openAging(page, tmpPath);
  const milliseconds = await timed(widget, () => tab(widget, 'Series').click());
  console.log(`nine spectra as a series, from the click: ${milliseconds} ms`);
  const { series } = await resultOf(widget);
  expect(series.quantity).toBe('Rint');
  expect(series.growth.laws[0].law).toBe('square-root');
  await expect(widget.locator('.ag-answer')).toContainText('Rint');
  await expect(widget.locator('.ag-series tbody tr')).toHaveCount(9);

  await widget.getByRole('button', { name: 'Spectrum at 300 h' }).click();
  await expect.poll(async () => (await settingsOf(widget)).spectrum).toBe(5);
  await ready(widget);
  await expect(widget.locator('.ag-series tr[aria-current="true"]')).toContainText('300 h');

  const trend = widget.getByRole('application', { name: /of 9 spectra/ });
  await trend.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await settingsOf(widget)).spectrum).toBe(8);
  await ready(widget);
  expect((await resultOf(widget)).series).not.toBeNull();

  await widget.locator('.ag-series').getByRole('button', { name: '25 h' }).first().click();
  await expect.poll(async () => (await settingsOf(widget)).spectrum).toBe(1);
});

test('a circuit is suggested with progress, taken with one click, and given back by one undo', async ({
  page,
  tmpPath
}) => {
  const widget = await openAging(page, tmpPath, { circuit: 'R0-p(R1,CPE1)', spectrum: 8 });
  const milliseconds = await timed(widget, async () => {
    await widget.getByRole('button', { name: 'Suggest', exact: true }).click();
    await expect(widget).toHaveAttribute('data-state', 'working');
    await expect(widget.locator('.ag-busy')).toContainText(/circuits \d+ of \d+/, { timeout: 20_000 });
  });
  console.log(`circuits suggested for one spectrum: ${milliseconds} ms`);
  const first = widget.locator('.ag-suggestions li').first();
  const code = (await first.locator('code').textContent())!;
  await first.getByRole('button', { name: /^Take/ }).click();
  await ready(widget);
  expect(await settingsOf(widget)).toMatchObject({ circuit: code, suggest: false });
  await expect(widget.locator('.ag-suggestions')).toHaveCount(0);

  await widget.getByLabel('Circuit', { exact: true }).focus();
  await page.keyboard.press(`${accel}+z`);
  await expect.poll(() => settingsOf(widget)).toMatchObject({ circuit: 'R0-p(R1,CPE1)', suggest: true });
  await page.keyboard.press(`${accel}+z`);
  await expect.poll(async () => (await settingsOf(widget)).suggest).toBe(false);
  expect(
    Object.keys(await cellMetadata(page, 0)).filter(key =>
      key.startsWith('argyrodite.nyquist-fitter.suggest')
    )
  ).toEqual([]);
});

test('a search for circuits can be stopped, and the fit stays', async ({ page, tmpPath }) => {
  const widget = await openAging(page, tmpPath, { circuit, spectrum: 8 });
  await widget.getByRole('button', { name: 'Suggest', exact: true }).click();
  await widget.getByRole('button', { name: 'Cancel' }).click();
  await expect(widget.locator('.ag-suggestions')).toContainText('Stopped');
  await expect(widget.locator('.ag-answer')).toContainText('Ω');
});

test('the profile of a parameter opens beside it', async ({ page, tmpPath }) => {
  const widget = await openAging(page, tmpPath, { circuit, spectrum: 8 });
  await widget.getByRole('button', { name: 'More of Rint' }).click();
  const milliseconds = await timed(widget, () =>
    widget.getByRole('button', { name: 'Profile of Rint' }).click()
  );
  console.log(`profile likelihood of a parameter: ${milliseconds} ms`);
  await expect(widget.getByRole('img', { name: 'Profile likelihood of Rint' })).toBeVisible();
  const { profile } = await resultOf(widget);
  expect(profile.lower_95).toBeLessThan(486);
  expect(profile.upper_95).toBeGreaterThan(486);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`pictures of a series and of a spectrum, ${scheme}`, async ({ page, tmpPath }) => {
    if (scheme === 'dark') await page.theme.setDarkTheme();
    await page.setViewportSize({ width: 1360, height: 1500 });
    const widget = await openAging(page, tmpPath, { circuit, plot: 'series', scope: 'series' });
    await expect(widget.locator('.ag-laws')).toBeVisible();
    await widget.screenshot({ path: path.join(screenshots, `aging-series-${scheme}.png`) });
    await tab(widget, 'Nyquist').click();
    await ready(widget);
    await widget.getByText('Correlations').click();
    await widget.screenshot({ path: path.join(screenshots, `aging-spectrum-${scheme}.png`) });
  });
}
