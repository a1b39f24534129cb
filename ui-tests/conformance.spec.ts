// The same cases in a real Chromium and in Node; Python has its own test (argyrodite/tests/test_conformance.py).
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test, type Page } from '@playwright/test';
import { bytesOf, cases } from '../conformance/cases.mjs';
import { compareAll, inWords } from '../conformance/compare.mjs';

const PAGE = 'http://conformance.test/';

test('every function, widget and reader answers in Chromium as in Node', async ({ page }) => {
  test.slow();
  await open(page);
  const answers: unknown[] = [];
  for (const one of cases) {
    answers.push(await page.evaluate(one => (window as any).conformance.answerHere(one), one));
  }
  const found = compareAll(cases, answers);
  console.log(inWords(cases, found));
  expect(found.differences).toEqual([]);
});

test('a worker gives to the last bit what the same analysis gives at once', async ({ page }) => {
  test.slow();
  await open(page);
  const widgets = cases.filter(({ widget }) => widget);
  for (const one of widgets) {
    const [atOnce, inWorker, workers] = await page.evaluate(
      one => (window as any).conformance.answerTwice(one),
      one
    );
    expect(inWorker, one.name).toBe(atOnce);
    expect(workers, one.name).toBeGreaterThan(0);
  }
  expect(widgets.length).toBeGreaterThan(10);
});

/** A page with the library as a bundler makes it, and the cases' files. */
async function open(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../conformance/page.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'conformance'
  });
  await page.route(`${PAGE}**`, (route, request) => {
    const file = decodeURIComponent(request.url().slice(PAGE.length));
    return file
      ? route.fulfill({ body: Buffer.from(bytesOf(file)) })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>conformance</title>' });
  });
  await page.goto(PAGE);
  await page.addScriptTag({ content: outputFiles[0].text });
}
