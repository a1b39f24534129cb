// A notebook from anywhere: files that moved, outputs and settings that mean ill.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Table } from 'apache-arrow';
import { withMetadata } from '../lib/arrow/index.js';
import { findWidget, makeTable, read, simulateArgyrodite, simulateSymmetricCell } from '../lib/index.js';
import { MIME_TYPE } from '../lib/widgets/mime.js';
import { makeBundle } from '../lib/widgets/seed.js';
import {
  bundleOf,
  cellMetadata,
  codeCell,
  exampleBytes,
  expect,
  freshPage,
  notebookOf,
  openNotebook,
  openPath,
  ready,
  savedNotebook,
  test,
  widgets,
  type LabPage
} from './support.js';

const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const code = 'import argyrodite as ag; ag.open("data/Cl-13.mpt")';

const bytes = exampleBytes('Cl-13.mpt');
const file = (name: string) => ({
  path: name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length
});
/** An output whose seed names a file. */
const inFile = (name: string) => {
  const bundle = bundleOf('Cl-13.mpt') as any;
  return { ...bundle, [MIME_TYPE]: { ...bundle[MIME_TYPE], data: file(name) } };
};
const put = (page: LabPage, folder: string, name: string, content: Uint8Array) =>
  page.contents.uploadContent(Buffer.from(content).toString('base64'), 'base64', `${folder}/${name}`);

test('data whose file was moved are found again, for whoever opens the notebook next', async ({
  page,
  tmpPath
}) => {
  await put(page, tmpPath, 'raw/2026/Cl-13.mpt', bytes);
  const target = await openNotebook(
    page,
    tmpPath,
    notebookOf(codeCell('a', code, { outputs: [inFile('data/Cl-13.mpt')] }))
  );
  const box = page.locator('.argyrodite-error');
  await expect(box).toContainText('“data/Cl-13.mpt”, which is not there any more');
  await expect(box).toContainText('“raw/2026/Cl-13.mpt” nearby is of the same name and size');
  await page.locator('.jp-NotebookPanel').screenshot({ path: path.join(screenshots, 'file-missing.png') });
  await box.getByRole('button', { name: 'Use this file' }).click();
  await ready(widgets(page));
  const saved = await savedNotebook(page, target);
  expect(saved.cells[0].metadata).toMatchObject({
    'argyrodite.nyquist-fitter.file': 'raw/2026/Cl-13.mpt'
  });
  const fresh = await freshPage(page);
  await openPath(fresh, target);
  await ready(widgets(fresh));
  await fresh.close();
});

test('a file that was changed says how, and the one that is meant can be chosen', async ({
  page,
  tmpPath
}) => {
  await put(page, tmpPath, 'Cl-13.mpt', bytes.slice(0, -10));
  await put(page, tmpPath, 'old/first.mpt', bytes);
  await openNotebook(page, tmpPath, notebookOf(codeCell('a', code, { outputs: [inFile('Cl-13.mpt')] })));
  const box = page.locator('.argyrodite-error');
  const count = (size: number) => size.toLocaleString('en');
  await expect(box).toContainText(
    `it has ${count(bytes.length - 10)} bytes, and that one had ${count(bytes.length)}`
  );
  await expect(box.getByRole('button', { name: 'Run the cell again' })).toBeVisible();
  await expect(box).toContainText('“old/first.mpt” nearby is of the same size');
  await box.getByRole('button', { name: 'Find the file…' }).click();
  const dialog = page.locator('.jp-Dialog');
  await dialog.locator('.jp-DirListing-item', { hasText: 'Cl-13.mpt' }).click();
  await dialog.getByRole('button', { name: 'Select' }).click();
  await expect(box.locator('.argyrodite-refused')).toContainText(
    'is not the one that this output was made from'
  );
  expect(await cellMetadata(page, 0)).not.toHaveProperty(['argyrodite.nyquist-fitter.file']);
  await box.getByRole('button', { name: 'Use this file' }).click();
  const widget = await ready(widgets(page));
  await widget.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await ready(widgets(page));
});

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
    withMetadata(simulateArgyrodite({ seed: 1 }).table, { sample: markup, composition: markup })
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
  const elsewhere = (path: string) => nyquist({ data: { ...file('x'), path } });
  return {
    'null in place of a seed': shown(0),
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
  await page.evaluate(() => {
    const { content } = (window as any).jupyterapp.shell.currentWidget;
    content.notebookConfig = { ...content.notebookConfig, windowingMode: 'none' }; // all cells are on the page
  });
  for (const [what] of ill) {
    const output = page.locator('.jp-Cell', { hasText: `# ${what}` });
    await output.scrollIntoViewIfNeeded();
    const box = output.locator('.argyrodite-error');
    await expect(box, what).toBeVisible();
    expect(await output.locator('.argyrodite').count(), what).toBe(0);
    expect(await box.textContent(), what).not.toMatch(/could not be shown|TypeError|RangeError/);
  }
  await page.locator('.jp-NotebookPanel').screenshot({ path: path.join(screenshots, 'hostile.png') });
  for (const name of good) {
    const widget = page.locator(`.argyrodite[data-widget="${name}"]`);
    await page.locator('.jp-Cell', { hasText: `# ${name}` }).scrollIntoViewIfNeeded();
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
