import type { YCodeCell } from '@jupyter/ydoc';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { hashTable, isArgyroditeError } from '../arrow/index.js';
import type { Changes } from '../settings/index.js';
import { MIME_TYPE } from '../widgets/mime.js';
import { findWidget } from '../widgets/registry.js';
import { parseSeed } from '../widgets/seed.js';
import { codeCell, findOutput } from './cells.js';
import { foundFile } from './found-file.js';
import { loadTable } from './seed-data.js';
import { WidgetState } from './state.js';

/**
 * Writes settings that came from the kernel into the cell's metadata, where they differ from what stands there.
 *
 * What is not understood is passed over: Python has checked its settings and said so where they were set, and a message that is
 * not ours is nothing that a user could mend.
 */
export async function setFromKernel(
  panel: NotebookPanel,
  contents: Contents.IManager,
  data: unknown
): Promise<void> {
  const message = parseMessage(data);
  const cell = message && codeCell(panel, message.cell);
  const output = cell && findOutput(cell, message.id);
  if (!output) return;
  try {
    const seed = parseSeed(output.data[MIME_TYPE]);
    const table = await loadTable(seed, {
      contents,
      notebook: panel.context.path,
      found: foundFile(cell.sharedModel as YCodeCell, message.id)
    });
    const state = new WidgetState({
      cell: cell.sharedModel as YCodeCell,
      id: message.id,
      schema: findWidget(seed.widget).settings,
      given: seed.settings,
      hash: hashTable(table)
    });
    state.assign(message.settings);
    state.dispose();
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
  }
}

function parseMessage(data: unknown): { cell: string; id: string; settings: Changes } | undefined {
  const { cell, id, settings } = (data ?? {}) as Record<string, unknown>;
  if (typeof cell !== 'string' || typeof id !== 'string') return undefined;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return undefined;
  return { cell, id, settings: settings as Changes };
}
