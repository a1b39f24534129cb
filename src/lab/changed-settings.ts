import type { YCodeCell, YNotebook } from '@jupyter/ydoc';
import type { Map as YMap, Transaction, YEvent } from 'yjs';
import type { Changes } from '../settings/index.js';
import type { SettingsMessage } from './kernel-line.js';
import { isByKernel } from './undo.js';

const PREFIX = 'argyrodite.';

/** A widget of a notebook, by its cell's id and its own. */
export interface WidgetName {
  cell: string;
  id: string;
}

export interface SettingsListener {
  /** Someone changed a widget's settings: at this page, or elsewhere. What the kernel had set here is not said. */
  changed(widget: WidgetName, where: 'here' | 'elsewhere'): void;
  /** A cell is through with its run. */
  ran(cell: string): void;
}

/** Hears of the settings of all widgets of a notebook, drawn or not, as they are in the cells' metadata. */
export function watchSettings({ ydoc }: YNotebook, listener: SettingsListener): { dispose(): void } {
  const cells = ydoc.getArray('cells');
  const hear = (events: YEvent<any>[], transaction: Transaction) => {
    for (const { target, path, keys } of events) {
      if (path.length === 1 && keys.has('execution_state') && target.get('execution_state') !== 'running') {
        listener.ran(target.get('id'));
      }
      if (path.length !== 2 || path[1] !== 'metadata' || isByKernel(transaction)) continue;
      const cell = (target.parent as YMap<string>).get('id')!;
      const ids = [...keys.keys()].filter(key => key.startsWith(PREFIX)).map(key => key.split('.')[1]!);
      for (const id of new Set(ids)) {
        listener.changed({ cell, id }, transaction.local ? 'here' : 'elsewhere');
      }
    }
  };
  cells.observeDeep(hear);
  return { dispose: () => cells.unobserveDeep(hear) };
}

/** What people changed of a widget, for its kernel. */
export function settingsMessage({ cells }: YNotebook, { cell, id }: WidgetName): SettingsMessage | undefined {
  const metadata = cells.find(candidate => candidate.getId() === cell)?.getMetadata();
  if (!metadata) return undefined;
  const prefix = `${PREFIX}${id}.`;
  const settings = Object.fromEntries(
    Object.entries(metadata)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value])
  ) as Changes;
  const { of, ...changes } = settings;
  return { cell, id, settings: changes, ...(typeof of === 'string' && { of }) };
}

export function isRunning({ cells }: YNotebook, cell: string): boolean {
  const found = cells.find(candidate => candidate.getId() === cell);
  return found?.cell_type === 'code' && (found as YCodeCell).executionState === 'running';
}
