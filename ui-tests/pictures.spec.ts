// Pictures for a designer to judge, and for the README: `ui-tests/screenshots/`, made anew by every run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { examples, openPath, ready, test, widgets, type LabPage } from './support.js';

const screenshots = path.resolve(import.meta.dirname, 'screenshots');
const picture = (name: string) => path.join(screenshots, `${name}.png`);

async function setUp(page: LabPage, folder: string): Promise<string> {
  for (const name of ['Cl-13.mpt', 'Cl-13-Li-aging.mpt', 'Cl-06.DTA']) {
    await page.contents.uploadFile(path.join(examples, name), `${folder}/data/${name}`);
  }
  const notebook = `${folder}/start-here.ipynb`;
  const content = readFileSync(path.resolve(examples, '../start-here.ipynb'), 'utf8');
  await page.contents.uploadContent(content, 'text', notebook);
  return notebook;
}

for (const scheme of ['light', 'dark'] as const) {
  test(`picture of the first notebook, ${scheme}`, async ({ page, tmpPath }) => {
    const notebook = await setUp(page, tmpPath);
    if (scheme === 'dark') await page.theme.setDarkTheme();
    await page.setViewportSize({ width: 1360, height: 1000 });
    await openPath(page, notebook);
    await page.sidebar.close('left');
    await ready(widgets(page).first());
    await widgets(page).first().scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    await page.screenshot({ path: picture(`notebook-${scheme}`) });
    await widgets(page).first().getByLabel('Weighting').selectOption('unit');
    await ready(widgets(page).first());
    await page
      .locator('.argyrodite-host')
      .first()
      .screenshot({ path: picture(`changed-${scheme}`) });

    await page.evaluate(async () => {
      const { content } = (window as any).jupyterapp.shell.currentWidget;
      const series = [...content.model.cells].findIndex(cell => cell.id === 'series');
      await content.scrollToItem(series, 'start');
    });
    const aging = widgets(page).nth(1);
    await ready(aging);
    await aging.screenshot({ path: picture(`series-${scheme}`) });
  });

  test(`picture of the viewer, ${scheme}`, async ({ page, tmpPath }) => {
    await setUp(page, tmpPath);
    if (scheme === 'dark') await page.theme.setDarkTheme();
    await page.filebrowser.openDirectory(`${tmpPath}/data`);
    await page.locator('.jp-DirListing-item', { hasText: 'Cl-06.DTA' }).dblclick();
    await ready(widgets(page));
    await page.screenshot({ path: picture(`viewer-${scheme}`) });
  });
}
