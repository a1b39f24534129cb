// A notebook that means ill: each of its outputs gets an error box, and the widgets between them work.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Table } from 'apache-arrow';
import { withMetadata } from '../lib/arrow/index.js';
import { findWidget, makeTable, read, simulateArgyrodite, simulateSymmetricCell } from '../lib/index.js';
import { MIME_TYPE } from '../lib/widgets/mime.js';
import { makeBundle } from '../lib/widgets/seed.js';
import { codeCell, exampleBytes, expect, notebookOf, openNotebook, ready, test, widgets } from './support.js';

const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const bytes = exampleBytes('Cl-13.mpt');
const file = {
  path: 'x',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length
};

const seedOf = (name: string): any => goodBundle(name)[MIME_TYPE];
const shown = (seed: unknown) => ({ [MIME_TYPE]: seed, 'text/plain': 'a widget' });
const nyquist = (change: object) => shown({ ...seedOf('nyquist-fitter'), ...change });
const proto = (text: string) => JSON.parse(text);

/** Widgets as they should be, whose texts are markup. */
const markup = '<img src=x onerror="window.pwned = 1"><script>window.pwned = 1</script>';
const tables: Record<string, () => Table> = {
  'nyquist-fitter': () =>
    withMetadata(read('Cl-13.mpt', bytes).table, { sample: markup, source_file: markup }),
  'composition-card': () => makeTable('composition', { label: [markup], formula: ['Li5.7PS4.7Cl1.3'] }),
  'ccd-estimator': () => withMetadata(simulateSymmetricCell({ seed: 1 }).table, { sample: markup }),
  'xps-quantifier': () =>
    withMetadata(simulateArgyrodite([{ label: markup, seed: 1 }]).table, { composition: markup })
};
const good = Object.keys(tables);
const goodBundle = (name: string): any =>
  makeBundle(findWidget(name), tables[name](), name === 'nyquist-fitter' ? { starts: 4 } : {}, { id: name });

/** Outputs that mean ill, each in a cell of its own. */
const hostile = (): Record<string, object> => {
  const sound = seedOf('nyquist-fitter');
  const arrow = Buffer.from(sound.data, 'base64');
  const lying = Buffer.from(arrow);
  for (let at = 16; at + 8 < 600; at += 8) lying.writeBigInt64LE(2n ** 62n, at);
  const elsewhere = (path: string) => nyquist({ data: { ...file, path } });
  return {
    'a number': shown(42),
    'a zero': shown(0),
    'a list': shown([1, 2]),
    'wrong types everywhere': shown({ widget: [], id: {}, data: 1e308, settings: 'x' }),
    'a widget called __proto__': nyquist({ widget: '__proto__' }),
    'an id called constructor with a dot': nyquist({ id: 'constructor.x' }),
    'a member __proto__ in the settings': nyquist({ settings: proto('{"__proto__": {"polluted": 1}}') }),
    'settings nested very deep': nyquist({
      settings: { fixed: proto('{"a":'.repeat(400) + '1' + '}'.repeat(400)) }
    }),
    'very many settings': nyquist({
      settings: { fixed: Object.fromEntries(Array.from({ length: 2e5 }, (_, i) => [`R${i}`, 1])) }
    }),
    'data that are huge': nyquist({ data: 'A'.repeat(4 * 2 ** 20) }),
    'data that are no base64': nyquist({ data: markup }),
    'Arrow cut off': nyquist({ data: arrow.subarray(0, arrow.length - 400).toString('base64') }),
    'Arrow with lying lengths': nyquist({ data: lying.toString('base64') }),
    'a path above the server': elsewhere('../../../../../../etc/passwd'),
    'an absolute path': elsewhere('/etc/passwd'),
    'a path with a scheme': elsewhere('http://example.org/a.mpt'),
    'a path on another computer': elsewhere('\\\\example.org\\a.mpt'),
    'a path with encoded dots': elsewhere('%2e%2e/%2e%2e/etc/passwd')
  };
};

/** Widgets begin when they are seen. */
async function goTo(page: Page, index: number): Promise<Locator> {
  const output = page.locator(`.jp-Cell[data-windowed-list-index="${index}"] .jp-OutputArea`);
  await output.scrollIntoViewIfNeeded();
  return output;
}

test('what means ill in an untrusted notebook gives an error box and nothing else; the four widgets work', async ({
  page,
  tmpPath
}) => {
  const ill = Object.entries(hostile());
  const metadata = {
    'argyrodite.nyquist-fitter.starts': { toString: 1 },
    'argyrodite.nyquist-fitter.fixed.__proto__': 5,
    'argyrodite.nyquist-fitter.bounds.constructor': proto('{"__proto__": {"polluted": 1}}'),
    'argyrodite.nyquist-fitter.__proto__.polluted': 1,
    'argyrodite.nyquist-fitter.circuit': markup,
    'argyrodite.nyquist-fitter.file': '/etc/passwd'
  };
  const cells = [
    ...good.map((name, i) =>
      codeCell(name, `# ${name}`, { outputs: [goodBundle(name)], metadata: i ? {} : metadata })
    ),
    ...ill.map(([what, output], i) => codeCell(`ill-${i}`, `# ${what}`, { outputs: [output as never] }))
  ];
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await openNotebook(page, tmpPath, notebookOf(...cells));
  for (const [i, [what]] of ill.entries()) {
    const output = await goTo(page, good.length + i);
    const box = output.locator('.argyrodite-error');
    await expect(box, what).toBeVisible();
    expect(await output.locator('.argyrodite').count(), what).toBe(0);
    expect(await box.textContent(), what).not.toMatch(/could not be shown|TypeError|RangeError/);
  }
  await page.locator('.jp-NotebookPanel').screenshot({ path: path.join(screenshots, 'hostile.png') });
  for (const [i, name] of [...good.entries()].reverse()) {
    const widget = (await goTo(page, i)).locator(`.argyrodite[data-widget="${name}"]`);
    if (name !== 'nyquist-fitter') await ready(widget); // its circuit in the metadata is markup
    await expect(widget.first()).toContainText('<img src=x onerror=');
  }
  await expect(page.locator('.argyrodite-notice').first()).toContainText('is not understood and not used');
  await page.getByRole('button', { name: 'Reset to code' }).click();
  await ready(widgets(page));
  const harm = await page.evaluate(() => ({
    pwned: (window as any).pwned,
    polluted: ({} as any).polluted,
    own: Object.keys(Object.prototype),
    trusted: (window as any).jupyterapp.shell.currentWidget.content.model.cells.get(0).trusted,
    markup: document.querySelectorAll('.argyrodite-host :is(script, iframe, [onerror], img)').length
  }));
  expect(harm).toEqual({ pwned: undefined, polluted: undefined, own: [], trusted: false, markup: 0 });
  const { origin } = new URL(page.url());
  expect(asked.filter(url => !url.startsWith(origin) && !/^(data|blob|ws):/.test(url))).toEqual([]);
  expect(asked.filter(url => /passwd|example/.test(url) && !/contents\/.*%252e/.test(url))).toEqual([]);
});
