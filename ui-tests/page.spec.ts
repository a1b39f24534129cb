import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { examples, ready, widgets } from './support.js';

// A plain page, with no Jupyter anywhere: any server of static files will do, so this is the least of one.
const root = path.resolve(import.meta.dirname, '../examples');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
let server: Server;
let address: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const file = path.join(root, path.normalize(new URL(request.url!, 'http://page').pathname));
    readFile(file).then(
      content =>
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'text/plain' }).end(content),
      () => response.writeHead(404).end()
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}/plain-page/index.html`;
});
test.afterAll(() => server.close());

let complaints: string[];
test.beforeEach(async ({ page }) => {
  complaints = [];
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(address);
});
test.afterEach(() => expect(complaints, 'the console stays empty').toEqual([]));

test('a plain page shows the widget of a file, and of another one that is chosen', async ({ page }) => {
  const widget = await ready(widgets(page));
  await expect(widget.getByRole('heading')).toContainText('Cl-13');
  await page.setInputFiles('input[type=file]', path.join(examples, 'Cl-16.z'));
  await expect(widgets(page).getByRole('heading')).toContainText('Cl-16');
  await ready(widgets(page));
});

test('a file that cannot be read is said so in words', async ({ page }) => {
  await ready(widgets(page));
  await page.setInputFiles('input[type=file]', path.join(examples, 'broken/picture.mpt'));
  await expect(page.getByRole('alert')).toContainText('picture.mpt');
});

/** Counts the element's `input` events from here on. */
const listen = (page: Page) =>
  widgets(page).evaluate((element: any) => {
    element.seen = [];
    document.addEventListener(
      'input',
      event => event.target === element && element.seen.push(element.value.settings.weighting)
    );
  });
const seen = (page: Page): Promise<string[]> => widgets(page).evaluate((element: any) => element.seen);

test('a change by the user dispatches input events that bubble, and .value has settings and result', async ({
  page
}) => {
  const widget = await ready(widgets(page));
  await listen(page);
  await widget.getByLabel('Weighting').selectOption('unit');
  await ready(widget);
  expect(await seen(page)).toContain('unit');
  const value = await widget.evaluate((element: any) => ({
    type: element.type,
    keys: Object.keys(element.value),
    weighting: element.value.result.weighting,
    typed: element.value.result.fitted.real instanceof Float64Array
  }));
  expect(value).toEqual({ keys: ['settings', 'result'], weighting: 'unit', typed: true });
});

test('assigning .value redraws, ignores a result, and dispatches nothing', async ({ page }) => {
  const widget = await ready(widgets(page));
  await listen(page);
  await widget.evaluate((element: any) => {
    element.value = { settings: { weighting: 'unit' }, result: 'nonsense' };
  });
  await ready(widget);
  await expect(widget.getByLabel('Weighting')).toHaveValue('unit');
  expect(await widget.evaluate((element: any) => element.value.result.weighting)).toBe('unit');
  expect(await seen(page)).toEqual([]);
});

test('the full analysis runs in a worker, and its progress can be cancelled', async ({ page }) => {
  const widget = await ready(widgets(page));
  await widget.evaluate((element: any) => {
    element.value = {
      settings: {
        ...element.value.settings,
        circuit: 'R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)-CPE4',
        starts: 10000
      }
    };
  });
  await expect(widget.getByRole('progressbar')).toBeVisible();
  // The page is alive meanwhile: a frame comes at once.
  const frame = await page.evaluate(async () => {
    const start = performance.now();
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  expect(frame).toBeLessThan(1000);
  await widget.getByRole('button', { name: 'Cancel' }).click();
  await expect(widget.getByRole('progressbar')).toHaveCount(0);
  await widget.evaluate((element: any) => {
    element.value = { settings: { ...element.value.settings, circuit: 'R0-CPE1', starts: 8 } };
  });
  await ready(widget);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`picture of the plain page, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await ready(widgets(page));
    await page.screenshot({
      path: path.resolve(import.meta.dirname, `screenshots/page-${scheme}.png`),
      fullPage: true
    });
  });
}

test('a narrow page has its panel below the figure, and no horizontal scroll bar', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 900 });
  const widget = await ready(widgets(page));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  expect(overflow).toBe(0);
  const [figure, panel] = await Promise.all([
    widget.locator('.ag-figure').boundingBox(),
    widget.locator('.ag-panel').boundingBox()
  ]);
  expect(panel!.y).toBeGreaterThanOrEqual(figure!.y + figure!.height - 1);
  await page.screenshot({
    path: path.resolve(import.meta.dirname, 'screenshots/page-narrow.png'),
    fullPage: true
  });
});
