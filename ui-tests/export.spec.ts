// What readers without the extension open: a notebook's page from nbconvert, and the exported report. Both are files on their disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { inEnvironment } from '../scripts/lib/environment.mjs';

const here = import.meta.dirname;
const folder = path.join(here, 'work', 'export');
const notebook = path.join(folder, 'changed.ipynb');
const CHANGED = 'R0-p(R1,CPE1)-p(R2,CPE2)-CPE3';

/** A page that fails the test when it complains, or asks for anything that is not a file. */
const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', message => complaints.push(message.text()));
      page.on('pageerror', error => complaints.push(String(error)));
      page.on('request', request => {
        if (!/^(file|data):/.test(request.url())) complaints.push(`asks for ${request.url()}`);
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true }
  ]
});

/** The first example, as somebody left it who tried another circuit and saved. */
test.beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const content = JSON.parse(readFileSync(path.join(here, '../examples/start-here.ipynb'), 'utf8'));
  content.cells.find((cell: any) => cell.id === 'first-fit').metadata['argyrodite.nyquist-fitter.circuit'] =
    CHANGED;
  writeFileSync(notebook, JSON.stringify(content));
});

const run = (program: string, ...args: string[]) =>
  execFileSync(inEnvironment(program), args, { cwd: folder, stdio: 'pipe' });

/** Every figure there is a picture that the browser could draw. */
async function figures(page: Page): Promise<number> {
  const sizes = await page
    .locator('figure img')
    .evaluateAll(images => images.map(image => (image as HTMLImageElement).naturalWidth));
  expect(Math.min(...sizes)).toBeGreaterThan(300);
  return sizes.length;
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const shot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(here, `screenshots/${name}.png`), fullPage: true });

test('a notebook’s page from nbconvert shows the widgets as they were left', async ({ page }) => {
  run('jupyter-nbconvert', '--to', 'argyrodite-html', notebook);
  await page.goto(pathToFileURL(notebook.replace('.ipynb', '.html')).href);
  expect(await figures(page)).toBe(2);
  const first = page.getByRole('region', { name: 'Nyquist fitter · Cl-13' }).first();
  await expect(first.getByRole('row', { name: `Circuit ${CHANGED} hand` })).toBeVisible();
  await expect(first.getByRole('row', { name: /^CPE3_0 .* F/ })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await shot(page, 'export-notebook');
});

test('the exported report stands alone, on a wide and a narrow screen and on paper', async ({ page }) => {
  run('argyrodite', 'export', notebook, '--to', path.join(folder, 'out'));
  await page.goto(pathToFileURL(path.join(folder, 'out', 'report.html')).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Start here');
  expect(await figures(page)).toBe(2);
  await page.getByRole('link', { name: '2. Nyquist fitter · Cl-13' }).click();
  await expect(page.getByRole('heading', { name: /^2\. Nyquist fitter/ })).toBeInViewport();
  await shot(page, 'export-report');
  await page.emulateMedia({ media: 'print' });
  await shot(page, 'export-report-print');
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await overflow(page)).toBe(0);
  await shot(page, 'export-report-narrow');
});
