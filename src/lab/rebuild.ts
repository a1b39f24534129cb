import type { CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { ArgyroditeError } from '../arrow/error.js';
import { MIME_TYPE } from '../widgets/mime.js';
import { parseCall } from './python-call.js';

/** Whether a cell names files in its code that it does not show. */
export function canRebuild({ model }: CodeCell): boolean {
  if (hasSeed(model.outputs)) return false;
  return parseCall(model.sharedModel.getSource()) !== undefined;
}

/**
 * Makes a cell's widget again from the files that its code names, without a kernel. What was changed by hand is in the cell's
 * metadata and comes back with it.
 *
 * @throws ArgyroditeError `unknown-format` where the code names no file; what reading and {@link makeOutput} throw
 */
export async function rebuild(
  panel: NotebookPanel,
  cell: CodeCell,
  contents: Contents.IManager,
  signal?: AbortSignal
): Promise<void> {
  const call = parseCall(cell.model.sharedModel.getSource());
  if (!call) {
    throw new ArgyroditeError(
      'unknown-format',
      'The cell’s code names no file as ag.open("…") does. Run the cell, or insert the file again.'
    );
  }
  const { openFile } = await import('./files.js');
  const { makeOutput, sampleOf, seriesOf } = await import('./insert.js');
  const { resolvePath } = await import('./seed-data.js');
  const samples = [];
  for (const path of call.paths) {
    samples.push(
      sampleOf(await openFile(contents, resolvePath(contents, panel.context.path, path), call.columns), path)
    );
  }
  const output = await makeOutput(seriesOf(samples), call.settings, signal);
  const shared = cell.model.sharedModel;
  const end = shared.getOutputs().length;
  shared.updateOutputs(end, end, [output]);
  if (end === 0) cell.model.trusted = true; // all that is there now is ours
}

function hasSeed(outputs: CodeCell['model']['outputs']): boolean {
  for (let i = 0; i < outputs.length; i++) if (MIME_TYPE in outputs.get(i).data) return true;
  return false;
}
