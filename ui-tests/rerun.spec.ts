import path from 'node:path';
import {
  cellMetadata,
  codeCell,
  examples,
  expect,
  notebookOf,
  openNotebook,
  ready,
  resultOf,
  runAll,
  runCell,
  settingsOf,
  test,
  textOutput,
  widgets,
  type LabPage
} from './support.js';

const open = (name: string, rest = '') => `import argyrodite as ag; w = ag.open("${name}"${rest}); w`;

async function withKernel(page: LabPage, folder: string, ...sources: string[]): Promise<void> {
  for (const name of ['Cl-13.mpt', 'Cl-16.z']) {
    await page.contents.uploadFile(path.join(examples, name), `${folder}/${name}`);
  }
  const cells = sources.map((source, i) => codeCell(`cell${i}`, source));
  await openNotebook(page, folder, notebookOf(...cells), { kernel: true });
}

const setSource = (page: LabPage, index: number, source: string) =>
  page.evaluate(
    ([index, source]) =>
      (window as any).jupyterapp.shell.currentWidget.content.model.cells
        .get(index)
        .sharedModel.setSource(source),
    [index, source] as const
  );

const restart = (page: LabPage) =>
  page.evaluate(() => (window as any).jupyterapp.shell.currentWidget.sessionContext.restartKernel());

test('Run All gives the same picture, and Python the same numbers', async ({ page, tmpPath }) => {
  test.slow();
  await withKernel(page, tmpPath, open('Cl-13.mpt'), 'w.settings["weighting"], w.result.sum_of_squares');
  await runAll(page);
  const widget = await ready(widgets(page));
  await widget.getByLabel('Weighting').selectOption('unit');
  await ready(widget);
  const before = await resultOf(widget);
  await runAll(page);
  await expect(textOutput(page, 1)).toContainText("'unit'");
  const again = await ready(widgets(page));
  expect((await settingsOf(again)).weighting).toBe('unit');
  expect((await resultOf(again)).parameters).toEqual(before.parameters);
  const python = Number(/([\d.e-]+)\)/.exec((await textOutput(page, 1).textContent())!)![1]);
  expect(Math.abs(python / before.sum_of_squares - 1)).toBeLessThan(1e-9);
});

test('Python follows the widget without a new run of its cell, and so does another cell that shows it', async ({
  page,
  tmpPath
}) => {
  test.slow();
  await withKernel(page, tmpPath, open('Cl-13.mpt'), 'w', 'w.settings["circuit"], len(w.result.parameters)');
  await runAll(page);
  const [widget, second] = [await ready(widgets(page).first()), await ready(widgets(page).nth(1))];
  await widget.getByLabel('Circuit', { exact: true }).fill('R0-CPE1');
  await widget.getByLabel('Circuit', { exact: true }).press('Enter');
  await expect.poll(() => settingsOf(second)).toMatchObject({ circuit: 'R0-CPE1' });
  await second.getByLabel('Weighting').selectOption('unit');
  await expect.poll(() => settingsOf(widget)).toMatchObject({ circuit: 'R0-CPE1', weighting: 'unit' });
  await runCell(page, 2);
  await expect(textOutput(page, 2)).toContainText("('R0-CPE1', 3)");
});

test('after a run with other data the view says which settings no longer apply, and offers to keep or discard them', async ({
  page,
  tmpPath
}) => {
  test.slow();
  await withKernel(page, tmpPath, open('Cl-13.mpt'));
  await runAll(page);
  const widget = await ready(widgets(page));
  await widget.getByLabel('Weighting').selectOption('unit');
  const figure = widget.getByRole('application', { name: /Nyquist/ });
  await figure.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(async () => Object.keys((await settingsOf(widget)).exclude).length).toBe(1);

  await setSource(page, 0, open('Cl-16.z'));
  await runAll(page);
  const other = await ready(widgets(page));
  await expect(page.getByText('“Points left out” (1)')).toBeVisible();
  const settings = await settingsOf(other);
  expect(settings.exclude).toEqual({});
  expect(settings.weighting).toBe('unit');
  expect(Object.keys(await cellMetadata(page, 0)).filter(key => key.includes('.exclude.'))).toHaveLength(1);

  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('“Points left out” (1)')).toHaveCount(0);
  expect(Object.keys(await cellMetadata(page, 0)).filter(key => key.includes('.exclude.'))).toHaveLength(0);
  expect((await settingsOf(other)).weighting).toBe('unit');
});

test.describe('A kernel that comes and goes', () => {
  test.use({ kernels: null }); // the tests' stand-in for its interface knows no restart

  test('a busy, a dead and a restarted kernel: edits are kept, and known to Python when it hears again', async ({
    page,
    tmpPath
  }) => {
    test.slow();
    const busy = 'import time; time.sleep(3); print("rested", w.weighting)';
    await withKernel(
      page,
      tmpPath,
      open('Cl-13.mpt', ', starts=4, validity=False'),
      busy,
      'print(w.weighting, w.seed)'
    );
    const widget = widgets(page).first();

    await test.step('no kernel has run anything: nothing is sent', async () => {
      await runCell(page, 0);
      await ready(widget);
      await restart(page);
      await widget.getByLabel('Weighting').selectOption('proportional');
      await ready(widget);
    });
    await test.step('after a run of the cell Python knows', async () => {
      await runCell(page, 0);
      await runCell(page, 2);
      await expect(textOutput(page, 2)).toContainText('proportional 1');
    });
    await test.step('while a cell runs', async () => {
      await page.evaluate(() => {
        const { shell, commands } = (window as any).jupyterapp;
        shell.currentWidget.content.activeCellIndex = 1;
        void commands.execute('notebook:run-cell');
      });
      await expect(page.getByText('Python 3 (ipykernel) | Busy')).toBeVisible();
      await widget.getByLabel('Weighting').selectOption('unit');
      await expect(textOutput(page, 1)).toContainText('rested', { timeout: 10_000 });
      await runCell(page, 2);
      await expect(textOutput(page, 2)).toContainText('unit 1');
    });
    await test.step('with no kernel at all', async () => {
      await page.evaluate(() => (window as any).jupyterapp.shell.currentWidget.sessionContext.shutdown());
      await widget.getByLabel('Weighting').selectOption('modulus');
      await ready(widget);
      expect(await cellMetadata(page, 0)).not.toHaveProperty(['argyrodite.nyquist-fitter.weighting']);
      await expect(page.locator('.jp-OutputArea-output[data-mime-type*=error]')).toHaveCount(0);
    });
  });
});

test('a notebook of forty widgets: Python sets something in each', async ({ page, tmpPath }) => {
  test.slow();
  const first = 'import argyrodite as ag; t = ag.read("Cl-13.mpt"); all_ = []';
  const each = 'all_.append(ag.NyquistFitter(t, starts=2, validity=False)); all_[-1]';
  const set = 'for i, w in enumerate(all_): w.seed = 100 + i';
  await withKernel(page, tmpPath, first, ...Array.from({ length: 40 }, () => each), set);
  const seeds = () =>
    page.evaluate(() =>
      [...(window as any).jupyterapp.shell.currentWidget.content.model.cells]
        .map(cell => cell.sharedModel.getMetadata('argyrodite.nyquist-fitter.seed'))
        .filter(seed => seed !== undefined)
    );
  const started = Date.now();
  await runAll(page);
  await expect.poll(seeds).toEqual(Array.from({ length: 40 }, (_, i) => 100 + i));
  console.log(`40 widgets: run, and set from Python, in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const again = Date.now();
  await setSource(page, 41, 'for i, w in enumerate(all_): w.seed = 200 + i');
  await runCell(page, 41);
  await expect.poll(seeds).toEqual(Array.from({ length: 40 }, (_, i) => 200 + i));
  console.log(`40 widgets: set from Python once more in ${Date.now() - again} ms`);
  await expect.poll(async () => (await settingsOf(widgets(page).first())).seed).toBe(200);
});
