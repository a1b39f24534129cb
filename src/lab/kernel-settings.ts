import type { YCodeCell } from '@jupyter/ydoc';
import { Notification } from '@jupyterlab/apputils';
import type { INotebookModel } from '@jupyterlab/notebook';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { JSONExt } from '@lumino/coreutils';
import { isArgyroditeError } from '../arrow/index.js';
import type { Changes } from '../settings/index.js';
import { MIME_TYPE } from '../widgets/mime.js';
import { findWidget } from '../widgets/registry.js';
import { parseSeed } from '../widgets/seed.js';
import { codeCell, findOutput } from './cells.js';
import type { SettingsMessage } from './kernel-line.js';
import { WidgetState } from './state.js';

/** So long a page waits for the one that is to write what both have heard. */
const PATIENCE_MILLISECONDS = 2500;
/** So often, and so far apart, an output is looked for: a colleague's comes after the kernel's word, by another way. */
const LOOKS = 20;
const LOOK_MILLISECONDS = 250;

/** What is to be written for a widget, with what stood there when the kernel said it. */
interface Pending {
  settings: Changes;
  before: Record<string, unknown>;
  looks: number;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Takes what the kernel says of a notebook's widgets, unchecked: settings are written into the cell's metadata where they differ
 * from what stands there.
 *
 * Several pages hear the same. The chosen one acts at once. The others write only if nobody has after a while, and only what nobody
 * has touched meanwhile.
 *
 * What is not understood is passed over: Python has checked its settings and said so where they were set, and a message that is
 * not ours is nothing that a user could mend.
 */
export function kernelWriter(notebook: INotebookModel): (data: unknown, chosen: boolean) => void {
  const waiting = new Map<string, Pending>();

  const write = (message: Message, chosen: boolean, pending: Pending) => {
    if (notebook.isDisposed) return;
    const key = nameOf(message);
    const cell = codeCell(notebook, message.cell);
    const output = cell && findOutput(cell, message.id);
    if (output) {
      waiting.delete(key);
      const shared = cell.sharedModel as YCodeCell;
      assign(shared, output, message, chosen ? pending.settings : untouched(shared, message, pending));
    } else if (++pending.looks < LOOKS) {
      pending.timer = setTimeout(write, LOOK_MILLISECONDS, message, chosen, pending);
    } else waiting.delete(key);
  };
  return (data, chosen) => {
    const { problem } = (data ?? {}) as { problem?: unknown };
    if (typeof problem === 'string' && chosen)
      Notification.error(problem.slice(0, 500), { autoClose: false });
    const message = parseMessage(data);
    if (!message) return;
    const key = nameOf(message);
    const pending = waiting.get(key) ?? { settings: {}, before: {}, looks: 0 };
    waiting.set(key, pending);
    clearTimeout(pending.timer);
    pending.settings = { ...pending.settings, ...message.settings };
    pending.before = { ...pending.before, ...standing(notebook, message) };
    if (chosen) write(message, chosen, pending);
    else pending.timer = setTimeout(write, PATIENCE_MILLISECONDS, message, chosen, pending);
  };
}

type Message = Required<SettingsMessage>;

function parseMessage(data: unknown): Message | undefined {
  const { cell, id, of, settings } = (data ?? {}) as Record<string, unknown>;
  if (typeof cell !== 'string' || typeof id !== 'string' || typeof of !== 'string') return undefined;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return undefined;
  return { cell, id, of, settings: settings as Changes };
}

const nameOf = ({ cell, id }: Message) => JSON.stringify([cell, id]);

/** What the metadata hold now of the settings that a message names. */
function standing(notebook: INotebookModel, { cell, id, settings }: Message): Record<string, unknown> {
  const shared = codeCell(notebook, cell)?.sharedModel;
  const metadata = Object.keys(settings).map(key => [key, shared?.getMetadata(`argyrodite.${id}.${key}`)]);
  return Object.fromEntries(metadata) as Record<string, unknown>;
}

function untouched(cell: YCodeCell, { id }: Message, { settings, before }: Pending): Changes {
  const same = ([key]: [string, unknown]) =>
    JSONExt.deepEqual(
      (cell.getMetadata(`argyrodite.${id}.${key}`) ?? null) as never,
      (before[key] ?? null) as never
    );
  return Object.fromEntries(Object.entries(settings).filter(same));
}

function assign(
  cell: YCodeCell,
  output: IRenderMime.IMimeModel,
  { id, of }: Message,
  settings: Changes
): void {
  try {
    const seed = parseSeed(output.data[MIME_TYPE]);
    const state = new WidgetState({
      cell,
      id,
      schema: findWidget(seed.widget).settings,
      given: seed.settings,
      hash: of
    });
    state.assign(settings);
    state.dispose();
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
  }
}
