// What the browser tests share: notebooks with seeds in them, and a page that fails a test when it complains in its console.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test as galata, expect, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { findWidget, read } from '../lib/index.js';
import { makeBundle } from '../lib/widgets/seed.js';

export { expect };
export type LabPage = IJupyterLabPageFixture;

export const examples = path.resolve(import.meta.dirname, '../examples/data');

/** JupyterLab's own complaints, which have nothing to do with us. */
const notOurs =
  /favicon|jupyter-builder|WebSocket|websocket|translation|Failed to load resource|kernelspec|News|ResizeObserver loop/i;

/** What a page complains of from now on. */
export function complaintsOf(page: Page | LabPage): string[] {
  const complaints: string[] = [];
  const watched = page as Page;
  watched.on('console', message => {
    if (message.type() === 'error' && !notOurs.test(message.text())) complaints.push(message.text());
  });
  watched.on('pageerror', error => complaints.push(String(error)));
  return complaints;
}

export const test = galata.extend<{ quiet: void }>({
  autoGoto: true,
  quiet: [
    async ({ page }, use) => {
      const complaints = complaintsOf(page);
      await use();
      expect(complaints, 'the console stays empty').toEqual([]);
    },
    { auto: true }
  ]
});

export const exampleBytes = (name: string) => new Uint8Array(readFileSync(path.join(examples, name)));

/** The output that `ag.open(name)` would leave behind. */
export function bundleOf(
  name: string,
  settings: object = {},
  id = 'nyquist-fitter'
): Record<string, unknown> {
  const { table } = read(name, exampleBytes(name));
  return makeBundle(findWidget('nyquist-fitter'), table, settings as never, { id }) as never;
}

export interface CellOptions {
  metadata?: Record<string, unknown>;
  outputs?: Record<string, unknown>[];
}

export function codeCell(
  id: string,
  source: string,
  { metadata = {}, outputs = [] }: CellOptions = {}
): object {
  return {
    id,
    cell_type: 'code',
    execution_count: null,
    metadata,
    source,
    outputs: outputs.map(data => ({ output_type: 'display_data', metadata: {}, data }))
  };
}

export function notebookOf(...cells: object[]): object {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { display_name: 'Python 3 (ipykernel)', language: 'python', name: 'python3' } },
    cells
  };
}

/** Puts a notebook on the server and opens it; returns its path. */
export async function openNotebook(
  page: LabPage,
  folder: string,
  notebook: object,
  { name = 'trial.ipynb', kernel = false }: { name?: string; kernel?: boolean } = {}
): Promise<string> {
  const target = `${folder}/${name}`;
  await page.contents.uploadContent(JSON.stringify(notebook), 'text', target);
  await openPath(page, target, kernel);
  return target;
}

/** Another JupyterLab in the same browser, as after closing and opening it again. */
export async function freshPage(page: LabPage): Promise<Page> {
  const fresh = await page.context().newPage();
  await fresh.goto(`${new URL(page.url()).origin}/lab?reset`);
  await fresh.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  await fresh.waitForFunction(() => (window as any).jupyterapp?.commands.hasCommand('docmanager:open'));
  await fresh.evaluate(() => (window as any).jupyterapp.restored.then(() => undefined));
  return fresh;
}

/** Opens a notebook that is on the server already. */
export async function openPath(page: Page | LabPage, target: string, kernel = false): Promise<void> {
  await page.evaluate(
    async ([target, kernel]) => {
      const { commands } = (window as any).jupyterapp;
      const kernelPreference = kernel ? {} : { shouldStart: false, canStart: false, autoStartDefault: false };
      await commands.execute('docmanager:open', { path: target, factory: 'Notebook', kernelPreference });
    },
    [target, kernel] as const
  );
  await page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell').first().waitFor();
}

export const widgets = (page: Page | Locator): Locator =>
  page.locator('.argyrodite[data-widget="nyquist-fitter"]');

/** Waits until the full analysis is there. */
export async function ready(widget: Locator): Promise<Locator> {
  await expect(widget).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
  return widget;
}

export const settingsOf = (widget: Locator) => widget.evaluate((element: any) => element.value.settings);
export const resultOf = (widget: Locator) => widget.evaluate((element: any) => element.value.result);

/** The metadata of a cell as they stand in the open notebook's model. */
export const cellMetadata = (page: Page, index: number): Promise<Record<string, unknown>> =>
  page.evaluate(
    index =>
      (window as any).jupyterapp.shell.currentWidget.content.model.cells.get(index).sharedModel.getMetadata(),
    index
  );

export const cellSources = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...(window as any).jupyterapp.shell.currentWidget.content.model.cells].map(cell =>
      cell.sharedModel.getSource()
    )
  );

export async function savedNotebook(page: LabPage, target: string): Promise<any> {
  await page.evaluate(() => (window as any).jupyterapp.commands.execute('docmanager:save'));
  const model: any = await page.evaluate(
    target => (window as any).jupyterapp.serviceManager.contents.get(target, { content: true }),
    target
  );
  return model.content;
}

export async function runAll(page: LabPage): Promise<void> {
  await expect(page.getByText('Python 3 (ipykernel) | Idle')).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => void (window as any).jupyterapp.commands.execute('notebook:run-all-cells'));
  await expect(page.locator('.jp-InputPrompt', { hasText: /\[\d+\]/ }).last()).toBeVisible({
    timeout: 30_000
  });
  await expect(page.locator('.jp-InputPrompt', { hasText: '[*]' })).toHaveCount(0, { timeout: 30_000 });
}

/** Runs one cell and waits for its end. */
export async function runCell(page: LabPage, index: number): Promise<void> {
  await expect(page.getByText('Python 3 (ipykernel) | Idle')).toBeVisible({ timeout: 30_000 });
  await page.evaluate(async index => {
    const { shell, commands } = (window as any).jupyterapp;
    shell.currentWidget.content.deselectAll();
    shell.currentWidget.content.activeCellIndex = index;
    await commands.execute('notebook:run-cell');
  }, index);
}

export const textOutput = (page: LabPage, index: number) =>
  page.locator('.jp-Cell').nth(index).locator('.jp-OutputArea-output').last();
