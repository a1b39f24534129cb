// Two people at one notebook: a second browser at the same server, a line that can be cut, and changes as a user makes them.
import type { Browser, BrowserContext, Locator, Page, WebSocketRoute } from '@playwright/test';
import type { Json } from '../lib/settings/index.js';
import {
  bundleOf,
  codeCell,
  complaintsOf,
  expect,
  notebookOf,
  openNotebook,
  openPath,
  ready,
  type LabPage
} from './support.js';

export const code = 'import argyrodite as ag; ag.open("data/Cl-13.mpt")';
export const accel = 'ControlOrMeta';
export const one = () => notebookOf(codeCell('a', code, { outputs: [bundleOf('Cl-13.mpt')] }));

export const lines = new WeakMap<BrowserContext, Line>();

export interface Pair {
  target: string;
  other: Page;
  here: Locator;
  there: Locator;
}

/** Opens a notebook, does the work with somebody else at the same server in a browser of their own, and sees them out. */
export async function withColleague(
  page: LabPage,
  browser: Browser,
  folder: string,
  notebook: object,
  work: (pair: Pair) => Promise<void>,
  name = 'nyquist-fitter'
): Promise<void> {
  const target = await openNotebook(page, folder, notebook);
  const other = await newcomer(browser, page, target);
  const widgetOf = (page: Page) => page.locator(`.argyrodite[data-widget="${name}"]`).first();
  const [here, there] = [widgetOf(page), widgetOf(other)];
  await Promise.all([ready(here), ready(there)]);
  await work({ target, other, here, there });
  await other.context().close();
}

/** Somebody else's browser, at the same notebook, and at its kernel if there is one to be used. */
export async function newcomer(
  browser: Browser,
  page: LabPage,
  target: string,
  kernel = false
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  lines.set(context, await layLine(context));
  const other = await context.newPage();
  const complaints = complaintsOf(other);
  other.on('close', () => expect(complaints, 'nothing fails at the colleague’s').toEqual([]));
  await other.goto(`${new URL(page.url()).origin}/lab?reset`);
  await started(other);
  await openPath(other, target, kernel);
  return other;
}

export async function started(page: Page): Promise<void> {
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  await page.waitForFunction(() => (window as any).jupyterapp?.commands.hasCommand('docmanager:open'));
  await page.evaluate(() => (window as any).jupyterapp.restored.then(() => undefined));
}

/** The line between a browser and the notebook's shared document, to be cut and mended. */
interface Line {
  cut(): Promise<void>;
  mend(): void;
}

/** Must be laid before the page is opened. */
async function layLine(context: BrowserContext): Promise<Line> {
  const open = new Set<WebSocketRoute>();
  let whole = true;
  await context.routeWebSocket(/api\/collaboration/, socket => {
    if (!whole) return void socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  return {
    async cut() {
      whole = false;
      await Promise.all([...open].map(socket => socket.close()));
      open.clear();
    },
    mend() {
      whole = true;
    }
  };
}

/** Sets one field as its user would, by the view's own event. */
export const set = (widget: Locator, field: string, value: Json) =>
  widget.evaluate(
    (element: any, [field, value]) => {
      element.value = { settings: { ...element.value.settings, [field]: value } };
      element.dispatchEvent(new Event('input', { bubbles: true }));
      return Date.now();
    },
    [field, value] as const
  );

/** Adds a member to a collection, whatever else is in it by then. */
export const add = (widget: Locator, field: string, member: string, value: Json) =>
  widget.evaluate(
    (element: any, [field, member, value]) => {
      const { settings } = element.value;
      element.value = { settings: { ...settings, [field]: { ...settings[field], [member]: value } } };
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [field, member, value] as const
  );

export const remove = (widget: Locator, field: string, member: string) =>
  widget.evaluate(
    (element: any, [field, member]) => {
      const { settings } = element.value;
      const members = { ...settings[field] };
      delete members[member];
      element.value = { settings: { ...settings, [field]: members } };
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [field, member] as const
  );

/** As text, whatever the order of members. */
export const sorted = (value: unknown) =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part
  );
