// A notebook of R: its widgets live without any kernel, and where the R kernel is installed it is run.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inEnvironment } from '../scripts/lib/environment.mjs';
import { examples, expect, openPath, ready, resultOf, test, widgets, type LabPage } from './support.js';

const folder = path.join(examples, '../other-languages');

async function upload(page: LabPage, tmpPath: string): Promise<string> {
  for (const name of readdirSync(folder)) {
    await page.contents.uploadFile(path.join(folder, name), `${tmpPath}/notebooks/${name}`);
  }
  await page.contents.uploadFile(path.join(examples, 'Cl-13.mpt'), `${tmpPath}/data/Cl-13.mpt`);
  return `${tmpPath}/notebooks/R.ipynb`;
}

/** The cells with their widgets, from the top: what is out of sight is drawn when one comes to it. */
async function expectBothFits(page: LabPage): Promise<void> {
  for (const [index, title] of [
    [3, /Cl-13/],
    [5, /made-in-r/]
  ] as const) {
    const cell = page.locator(`.jp-Cell[data-windowed-list-index="${index}"]`);
    await cell.scrollIntoViewIfNeeded();
    await cell.locator('.jp-OutputArea').scrollIntoViewIfNeeded();
    const widget = await ready(widgets(cell));
    await expect(widget).toContainText(title);
    expect((await resultOf(widget)).converged).toBe(true);
  }
}

test('a notebook of R shows its widgets, made from files beside it, with no kernel', async ({
  page,
  tmpPath
}) => {
  await openPath(page, await upload(page, tmpPath));
  await expectBothFits(page);
  await page.screenshot({ path: 'ui-tests/screenshots/other-languages.png' });
});

const { stdout } = spawnSync(inEnvironment('jupyter'), ['kernelspec', 'list'], { encoding: 'utf8' });
test('the kernel of R leaves the same widgets', async ({ page, tmpPath }) => {
  test.skip(!/\bir\b/.test(stdout ?? ''), 'IRkernel is not installed here');
  const target = await upload(page, tmpPath);
  await openPath(page, target, true);
  await expect(page.getByText('R | Idle')).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => (window as any).jupyterapp.commands.execute('notebook:clear-all-cell-outputs'));
  await expect(widgets(page)).toHaveCount(0);
  await page.evaluate(() => void (window as any).jupyterapp.commands.execute('notebook:run-all-cells'));
  await expectBothFits(page);
  const saved = await page.evaluate(async target => {
    await (window as any).jupyterapp.commands.execute('docmanager:save');
    return (await (window as any).jupyterapp.serviceManager.contents.get(target, { content: true })).content;
  }, target);
  const committed = JSON.parse(readFileSync(path.join(folder, 'R.ipynb'), 'utf8'));
  const seeds = (notebook: any) =>
    notebook.cells.flatMap(({ outputs = [] }: any) =>
      outputs.map(({ data }: any) => data['application/vnd.argyrodite.v1+json'])
    );
  expect(seeds(saved)).toEqual(seeds(committed));
  await page.screenshot({ path: 'ui-tests/screenshots/other-languages-run.png' });
});
