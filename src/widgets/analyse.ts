import { toTable, type TableLike } from '../arrow/index.js';
import { runAnalysis, type RunOptions } from '../runner/index.js';
import { findWidget } from './registry.js';

/**
 * The result of a widget's analysis, without its view.
 *
 * @param widget its name, e.g. `nyquist-fitter`
 * @param table an Arrow table of a kind that the widget takes, or IPC bytes of one
 * @param settings any of the widget's settings; the others take their defaults
 * @throws ArgyroditeError `unknown-widget`, `wrong-kind`, `bad-setting`, `cancelled`, and what the analysis throws
 */
export async function analyse(
  widget: string,
  table: TableLike,
  settings: object = {},
  options: RunOptions = {}
): Promise<object> {
  return runAnalysis(findWidget(widget), toTable(table), settings, options);
}
