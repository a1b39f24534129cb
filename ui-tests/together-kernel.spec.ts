// Two people, one notebook, one kernel: what either does is known in Python, and what Python sets is seen by both.
import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  cellMetadata,
  codeCell,
  examples,
  expect,
  notebookOf,
  openNotebook,
  openPath,
  ready,
  runCell,
  settingsOf,
  test,
  textOutput,
  widgets,
  type LabPage
} from './support.js';
import { accel, newcomer, set, started } from './together-support.js';

/** Counts from now on what this page itself writes of widgets' settings. */
const countWrites = (page: Page | LabPage) =>
  (page as Page).evaluate(() => {
    const window_ = window as any;
    const { ydoc } = window_.jupyterapp.shell.currentWidget.content.model.sharedModel;
    window_.written = 0;
    ydoc.getArray('cells').observeDeep((events: any[], { local }: any) => {
      const ours = events.some(({ keys }) => [...keys.keys()].some(key => key.startsWith('argyrodite.')));
      if (local && ours) window_.written++;
    });
  });
const writes = (page: Page | LabPage): Promise<number> =>
  (page as Page).evaluate(() => (window as any).written);

const setUp = `import argyrodite as ag
w = ag.open("Cl-13.mpt", starts=4, validity=False)
heard = []
w.observe(lambda change: heard.append((change.name, change.new)))
w`;

test('one kernel for two: it follows both, and moves the widget at both with one writing', async ({
  page,
  browser,
  tmpPath
}) => {
  test.slow();
  await page.contents.uploadFile(path.join(examples, 'Cl-13.mpt'), `${tmpPath}/Cl-13.mpt`);
  const cells = [
    codeCell('a', setUp),
    codeCell('b', 'w.circuit = "R0-CPE1"; w.settings["seed"] = 5'),
    codeCell('c', 'print(w.weighting, sorted(w.fixed), w.circuit, w.seed, heard)')
  ];
  const target = await openNotebook(page, tmpPath, notebookOf(...cells), { kernel: true });
  // the colleague is there before argyrodite is imported: nothing may be sent that nobody knows
  const other = await newcomer(browser, page, target, true);
  await runCell(page, 0);
  const here = await ready(widgets(page).first());
  const there = await ready(widgets(other).first());

  await test.step('Python moves the widget at both, written by one', async () => {
    await Promise.all([countWrites(page), countWrites(other)]);
    await runCell(page, 1);
    for (const widget of [here, there]) {
      await expect.poll(() => settingsOf(widget)).toMatchObject({ circuit: 'R0-CPE1', seed: 5 });
    }
    await page.waitForTimeout(3000); // longer than the other waits
    const counts = [await writes(page), await writes(other)];
    expect(counts.sort(), 'writes at either, for two settings').toEqual([0, 2]);
  });

  await test.step('Python knows what both did at the same moment', async () => {
    await Promise.all([set(here, 'weighting', 'unit'), set(there, 'fixed', { R0: 12 })]);
    for (const widget of [here, there]) {
      await expect.poll(() => settingsOf(widget)).toMatchObject({ weighting: 'unit', fixed: { R0: 12 } });
    }
    await page.waitForTimeout(500);
    await runCell(page, 2);
    await expect(textOutput(page, 2)).toContainText("unit ['R0'] R0-CPE1 5");
    await expect(textOutput(page, 2)).toContainText("('weighting', 'unit')");
  });

  await test.step('undo takes back one’s own, and Python knows', async () => {
    await here.getByLabel('Weighting').focus();
    await page.keyboard.press(`${accel}+z`);
    await expect.poll(() => settingsOf(there)).toMatchObject({ weighting: 'modulus', circuit: 'R0-CPE1' });
    await page.keyboard.press(`${accel}+z`); // nothing more of this person's
    await runCell(page, 2);
    await expect(textOutput(page, 2)).toContainText("modulus ['R0'] R0-CPE1 5");
  });

  await test.step('who reloads is heard, and hears', async () => {
    await other.reload();
    await started(other);
    await openPath(other, target, true);
    const again = await ready(widgets(other).first());
    await other.getByText('Python 3 (ipykernel) | Idle').waitFor();
    await set(again, 'weighting', 'proportional');
    await expect.poll(async () => (await settingsOf(here)).weighting).toBe('proportional');
    await page.waitForTimeout(500);
    await runCell(page, 2);
    await expect(textOutput(page, 2)).toContainText("proportional ['R0'] R0-CPE1 5");
  });

  await test.step('a callback that fails is shown where its widget is', async () => {
    await page.evaluate(() =>
      (window as any).jupyterapp.shell.currentWidget.content.model.cells
        .get(2)
        .sharedModel.setSource('@w.observe\ndef broken(change): 1 / 0')
    );
    await runCell(page, 2);
    await set(here, 'seed', 6);
    const problem = 'The callback “broken” failed when “seed” changed: ZeroDivisionError';
    const seen = () => Promise.all([page as Page, other].map(person => person.getByText(problem).count()));
    await expect.poll(async () => Math.max(...(await seen()))).toBe(1);
    expect(await cellMetadata(page, 0)).toMatchObject({ 'argyrodite.nyquist-fitter.seed': 6 });
  });
  await other.context().close();
});
