import path from 'node:path';
import { examples, expect, ready, resultOf, test, widgets, type LabPage } from './support.js';

const upload = (page: LabPage, folder: string, name: string, as = path.basename(name)) =>
  page.contents.uploadFile(path.join(examples, name), `${folder}/${as}`);

async function doubleClick(page: LabPage, folder: string, name: string): Promise<void> {
  await page.filebrowser.openDirectory(folder);
  await page.filebrowser.refresh();
  await page
    .locator(`.jp-DirListing-item[title^="Name: ${name}"], .jp-DirListing-item >> text="${name}"`)
    .first()
    .dblclick();
}

for (const name of ['Cl-06.DTA', 'Cl-13.mpt', 'Cl-16.z']) {
  test(`${name}, double-clicked, opens in a viewer with a fitted circuit and no kernel`, async ({
    page,
    tmpPath
  }) => {
    await upload(page, tmpPath, name);
    await doubleClick(page, tmpPath, name);
    const widget = await ready(widgets(page));
    const { parameters, circuit } = await resultOf(widget);
    expect(circuit).toBe('R0-p(R1,CPE1)-CPE2');
    expect(parameters.map((parameter: any) => parameter.name)).toEqual([
      'R0',
      'R1',
      'CPE1_0',
      'CPE1_1',
      'CPE2_0',
      'CPE2_1'
    ]);
    const kernels = await page.evaluate(
      () => [...(window as any).jupyterapp.serviceManager.kernels.running()].length
    );
    expect(kernels).toBe(0);
  });
}

test('a .csv opens through Open With', async ({ page, tmpPath }) => {
  await upload(page, tmpPath, 'Cl-10.csv');
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await page.locator('.jp-DirListing-item', { hasText: 'Cl-10.csv' }).click({ button: 'right' });
  await page.locator('.lm-Menu-item', { hasText: 'Open With' }).hover();
  await page
    .getByRole('menuitem', { name: /argyrodite/i })
    .last()
    .click();
  await ready(widgets(page));
});

test('a .csv opens from its context menu', async ({ page, tmpPath }) => {
  await upload(page, tmpPath, 'Cl-10.csv');
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await page.locator('.jp-DirListing-item', { hasText: 'Cl-10.csv' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open in argyrodite Viewer' }).click();
  await ready(widgets(page));
});

const broken: [name: string, sentence: RegExp][] = [
  ['empty.mpt', /empty/i],
  ['truncated.DTA', /ends in the middle of line 59/],
  ['picture.mpt', /picture|PNG/i]
];
for (const [name, sentence] of broken) {
  test(`${name} says what is wrong with it, and is not changed`, async ({ page, tmpPath }) => {
    await upload(page, tmpPath, `broken/${name}`);
    const before = await page.contents.getContentMetadata(`${tmpPath}/${name}`);
    await doubleClick(page, tmpPath, name);
    await expect(
      page.locator('.lm-DockPanel-widget:not(.lm-mod-hidden)').getByText(sentence).first()
    ).toBeVisible();
    const after = await page.contents.getContentMetadata(`${tmpPath}/${name}`);
    expect(after!.last_modified).toBe(before!.last_modified);
  });
}

test('a file of 200 MB is refused before it is read', async ({ page, tmpPath, request }) => {
  test.slow();
  const chunk = Buffer.alloc(256 * 1024 * 1024, '1,2,3\n').toString('latin1');
  const name = `${tmpPath}/huge.mpt`;
  const response = await request.put(`/api/contents/${name}`, {
    data: { type: 'file', format: 'text', content: chunk },
    timeout: 120_000
  });
  expect(response.ok()).toBe(true);
  const read: string[] = [];
  page.on('request', asked => {
    if (
      asked.url().includes('huge.mpt') &&
      !/content=0|checkpoints/.test(asked.url()) &&
      asked.method() === 'GET'
    )
      read.push(asked.url());
  });
  await doubleClick(page, tmpPath, 'huge.mpt');
  await expect(
    page
      .locator('.lm-DockPanel-widget:not(.lm-mod-hidden)')
      .getByText(/256(\.\d)? MB|268(\.\d)? MB|too large/i)
      .first()
  ).toBeVisible();
  expect(read).toEqual([]);
});
