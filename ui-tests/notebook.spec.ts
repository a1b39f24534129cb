import {
  bundleOf,
  cellMetadata,
  cellSources,
  codeCell,
  expect,
  freshPage,
  notebookOf,
  openNotebook,
  openPath,
  ready,
  resultOf,
  savedNotebook,
  settingsOf,
  test,
  widgets
} from './support.js';

const code = 'import argyrodite as ag; ag.open("data/Cl-13.mpt")';
const one = (settings = {}) =>
  notebookOf(codeCell('a', code, { outputs: [bundleOf('Cl-13.mpt', settings)] }));
const accel = 'ControlOrMeta';

test('a saved notebook shows its widget, and keeps what was changed in it, with no kernel', async ({
  page,
  tmpPath
}) => {
  const path = await openNotebook(page, tmpPath, one());
  const widget = await ready(widgets(page));
  await widget.getByLabel('Circuit', { exact: true }).fill('R0-p(R1,CPE1)-CPE2-L1');
  await widget.getByLabel('Circuit', { exact: true }).press('Enter');
  await widget.getByLabel('Weighting').selectOption('unit');
  await widget.getByLabel('Fix R0').check();
  await ready(widget);
  const before = await settingsOf(widget);
  expect(before).toMatchObject({
    circuit: 'R0-p(R1,CPE1)-CPE2-L1',
    weighting: 'unit',
    fixed: { R0: expect.any(Number) }
  });

  const saved = await savedNotebook(page, path);
  expect(saved.cells[0].metadata).toMatchObject({
    'argyrodite.nyquist-fitter.circuit': 'R0-p(R1,CPE1)-CPE2-L1',
    'argyrodite.nyquist-fitter.weighting': 'unit',
    'argyrodite.nyquist-fitter.fixed.R0': before.fixed.R0,
    'argyrodite.nyquist-fitter.of': expect.stringMatching(/^[0-9a-f]{16}$/)
  });
  expect(saved.cells[0].outputs[0].data).toEqual(bundleOf('Cl-13.mpt'));

  const fresh = await freshPage(page);
  await openPath(fresh, path);
  const again = await ready(widgets(fresh));
  expect(await settingsOf(again)).toEqual(before);
  expect(
    await page.evaluate(() => [...(window as any).jupyterapp.serviceManager.kernels.running()].length)
  ).toBe(0);
});

test.describe('undo by keyboard', () => {
  test('takes back a text field’s committed change, and not the code', async ({ page, tmpPath }) => {
    await openNotebook(page, tmpPath, one());
    const widget = await ready(widgets(page));
    const field = widget.getByLabel('Circuit', { exact: true });
    await field.fill('R0-CPE1');
    await field.press('Enter');
    await expect.poll(async () => (await settingsOf(widget)).circuit).toBe('R0-CPE1');
    await field.press(`${accel}+z`);
    await expect(field).toHaveValue('R0-p(R1,CPE1)-CPE2');
    await expect.poll(async () => (await settingsOf(widget)).circuit).toBe('R0-p(R1,CPE1)-CPE2');
    await field.press(`${accel}+Shift+z`);
    await expect(field).toHaveValue('R0-CPE1');
    expect(await cellSources(page)).toEqual([code]);
  });

  test('inside a text that is being typed is the browser’s own', async ({ page, tmpPath }) => {
    await openNotebook(page, tmpPath, one());
    const widget = await ready(widgets(page));
    const field = widget.getByLabel('Electrode area');
    await field.click();
    await field.pressSequentially('12');
    await field.press(`${accel}+z`);
    await field.press(`${accel}+z`);
    await expect(field).toHaveValue('');
    expect(await cellMetadata(page, 0)).not.toHaveProperty(['argyrodite.nyquist-fitter.electrode_area_cm2']);
  });

  test('takes back a slider’s drag in one step', async ({ page, tmpPath }) => {
    await openNotebook(page, tmpPath, one());
    const widget = await ready(widgets(page));
    const slider = widget.getByRole('slider').first();
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + 6, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + box.height / 2, { steps: 5 });
    await page.mouse.move(box.x + 80, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await settingsOf(widget)).range).not.toBe('all');
    await slider.focus();
    await page.keyboard.press(`${accel}+z`);
    await expect.poll(async () => (await settingsOf(widget)).range).toBe('all');
    expect(await cellMetadata(page, 0)).not.toHaveProperty(['argyrodite.nyquist-fitter.range']);
  });

  test('takes back a slider’s step by arrow key', async ({ page, tmpPath }) => {
    await openNotebook(page, tmpPath, one());
    const widget = await ready(widgets(page));
    const slider = widget.getByRole('slider').first();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await settingsOf(widget)).range).not.toBe('all');
    await page.keyboard.press(`${accel}+z`);
    await expect.poll(async () => (await settingsOf(widget)).range).toBe('all');
  });

  test('works after redraws, step by step, and redo goes forward again', async ({ page, tmpPath }) => {
    await openNotebook(page, tmpPath, one());
    const widget = await ready(widgets(page));
    await widget.getByLabel('Weighting').selectOption('unit');
    await widget.getByLabel('Fix R0').check();
    await ready(widget);
    await widget.getByLabel('Fix R1').check();
    await ready(widget);
    const steps: unknown[] = [];
    for (const key of ['z', 'z', 'z', 'Shift+z', 'Shift+z']) {
      await page.keyboard.press(`${accel}+${key}`);
      await ready(widget);
      const { fixed, weighting } = await settingsOf(widget);
      steps.push([Object.keys(fixed), weighting]);
    }
    expect(steps).toEqual([
      [['R0'], 'unit'],
      [[], 'unit'],
      [[], 'modulus'],
      [[], 'unit'],
      [['R0'], 'unit']
    ]);
    expect(await cellSources(page)).toEqual([code]);
  });
});

test('x and d d pressed in a widget delete nothing', async ({ page, tmpPath }) => {
  await openNotebook(page, tmpPath, one());
  const widget = await ready(widgets(page));
  for (const place of [
    widget.getByLabel('Fix R0'),
    widget.getByLabel('Weighting'),
    widget.getByRole('slider').first()
  ]) {
    await place.focus();
    for (const key of ['x', 'd', 'd', 'a', 'b', 'm']) await page.keyboard.press(key);
  }
  await page.keyboard.press('Escape');
  expect(await cellSources(page)).toEqual([code]);
});

test('Escape leaves the widget for its cell', async ({ page, tmpPath }) => {
  await openNotebook(
    page,
    tmpPath,
    notebookOf(codeCell('a', code, { outputs: [bundleOf('Cl-13.mpt')] }), codeCell('b', '1'))
  );
  const widget = await ready(widgets(page));
  await widget.getByLabel('Fix R0').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.jp-Cell').first()).toHaveClass(/jp-mod-active/);
  await expect(page.locator('.jp-Notebook')).toHaveClass(/jp-mod-commandMode/);
});

test('two widgets in one cell keep their settings apart', async ({ page, tmpPath }) => {
  const outputs = [bundleOf('Cl-13.mpt'), bundleOf('Cl-16.z', {}, 'nyquist-fitter-2')];
  const path = await openNotebook(page, tmpPath, notebookOf(codeCell('a', 'two()', { outputs })));
  const [first, second] = [widgets(page).nth(0), widgets(page).nth(1)];
  await ready(first);
  await second.scrollIntoViewIfNeeded();
  await ready(second);
  await second.getByLabel('Weighting').selectOption('unit');
  await first.getByLabel('Weighting').selectOption('proportional');
  await ready(first);
  expect((await savedNotebook(page, path)).cells[0].metadata).toMatchObject({
    'argyrodite.nyquist-fitter.weighting': 'proportional',
    'argyrodite.nyquist-fitter-2.weighting': 'unit'
  });
  expect((await settingsOf(second)).weighting).toBe('unit');
});

test('a copied cell has the settings of its original, and from then on its own', async ({
  page,
  tmpPath
}) => {
  await openNotebook(page, tmpPath, one());
  const original = widgets(page.locator('.jp-Cell').first());
  await ready(original);
  await original.getByLabel('Weighting').selectOption('unit');
  await ready(original);
  await page.evaluate(async () => {
    const { commands } = (window as any).jupyterapp;
    await commands.execute('notebook:copy-cell');
    await commands.execute('notebook:paste-cell-below');
  });
  await expect(widgets(page)).toHaveCount(2);
  const copy = widgets(page).nth(1);
  await copy.scrollIntoViewIfNeeded();
  await ready(copy);
  expect((await settingsOf(copy)).weighting).toBe('unit');
  await copy.getByLabel('Weighting').selectOption('proportional');
  await ready(copy);
  expect((await settingsOf(original)).weighting).toBe('unit');
});

test('a view of the output elsewhere in the window is the same widget', async ({ page, tmpPath }) => {
  await openNotebook(page, tmpPath, one());
  const original = widgets(page.locator('.jp-Notebook'));
  await ready(original);
  await original.getByLabel('Weighting').selectOption('unit');
  await page.evaluate(() => (window as any).jupyterapp.commands.execute('notebook:create-output-view'));
  await expect(widgets(page)).toHaveCount(2);
  const clone = widgets(page.locator('.jp-LinkedOutputView'));
  await ready(clone);
  expect((await settingsOf(clone)).weighting).toBe('unit');
  await clone.getByLabel('Weighting').selectOption('proportional');
  await expect.poll(async () => (await settingsOf(original)).weighting).toBe('proportional');
  await original.getByLabel('Weighting').selectOption('modulus');
  await expect.poll(async () => (await settingsOf(clone)).weighting).toBe('modulus');
});

test('the line below counts what differs from the code, and takes it back', async ({ page, tmpPath }) => {
  await openNotebook(page, tmpPath, one());
  const widget = await ready(widgets(page));
  await widget.getByLabel('Weighting').selectOption('unit');
  await widget.getByLabel('Fix R0').check();
  await expect(page.getByText('2 settings differ from the code')).toBeVisible();
  await page.getByRole('button', { name: 'Reset to code' }).click();
  await expect(page.getByText('differ from the code')).toHaveCount(0);
  expect(await cellMetadata(page, 0)).not.toHaveProperty(['argyrodite.nyquist-fitter.weighting']);
  expect((await settingsOf(widget)).weighting).toBe('modulus');
});

test('settings that are written to the code are in the code', async ({ page, tmpPath }) => {
  await openNotebook(page, tmpPath, one());
  const widget = await ready(widgets(page));
  await widget.getByLabel('Weighting').selectOption('unit');
  await page.getByRole('button', { name: 'Write to code' }).click();
  await expect
    .poll(() => cellSources(page))
    .toEqual(['import argyrodite as ag; ag.open("data/Cl-13.mpt", weighting="unit")']);
});

test('a point is left out by keyboard, and comes back', async ({ page, tmpPath }) => {
  await openNotebook(page, tmpPath, one());
  const widget = await ready(widgets(page));
  const points = (await resultOf(widget)).rows.length ?? Object.keys((await resultOf(widget)).rows).length;
  const figure = widget.getByRole('application', { name: /Nyquist/ });
  await figure.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(async () => Object.keys((await settingsOf(widget)).exclude).length).toBe(1);
  await ready(widget);
  expect((await resultOf(widget)).parameters.length).toBe(6);
  expect(points).toBeGreaterThan(50);
  await page.keyboard.press('Enter');
  await expect.poll(async () => Object.keys((await settingsOf(widget)).exclude).length).toBe(0);
});

test('a click leaves a point out, a lasso several, and each is one step of undo', async ({
  page,
  tmpPath
}) => {
  await openNotebook(page, tmpPath, one());
  const widget = await ready(widgets(page));
  const figure = widget.getByRole('application', { name: /Nyquist/ });
  await figure.scrollIntoViewIfNeeded();
  const leftOut = async () => Object.keys((await settingsOf(widget)).exclude).length;

  const dot = (await figure.locator('circle').first().boundingBox())!;
  await page.mouse.click(dot.x + dot.width / 2, dot.y + dot.height / 2);
  await expect.poll(leftOut).toBe(1);
  await ready(widget);

  // around the lower half of the figure, where the arc is
  const box = (await figure.boundingBox())!;
  const corners = [
    [0.12, 0.55],
    [0.98, 0.55],
    [0.98, 0.95],
    [0.12, 0.95],
    [0.12, 0.56]
  ].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
  await page.keyboard.down('Shift');
  await page.mouse.move(corners[0][0], corners[0][1]);
  await page.mouse.down();
  for (const [x, y] of corners.slice(1)) await page.mouse.move(x, y, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect.poll(leftOut).toBeGreaterThan(3);
  await figure.focus();
  await page.keyboard.press(`${accel}+z`);
  await expect.poll(leftOut).toBe(1);
  await page.keyboard.press(`${accel}+z`);
  await expect.poll(leftOut).toBe(0);
});

test('an untrusted notebook shows its widgets', async ({ page, tmpPath }) => {
  await openNotebook(page, tmpPath, one());
  await ready(widgets(page));
  expect(
    await page.evaluate(
      () => (window as any).jupyterapp.shell.currentWidget.content.model.cells.get(0).trusted
    )
  ).toBe(false);
});
