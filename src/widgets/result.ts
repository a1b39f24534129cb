import type { Table } from 'apache-arrow';
import { ArgyroditeError } from '../arrow/index.js';
import { plainTable } from '../arrow/table.js';
import type { WidgetDefinition } from '../runner/definition.js';
import { widgets } from './registry.js';

/** The result as JSON: typed arrays become lists, and what is not a finite number becomes null. */
export function toJSON(result: unknown): unknown {
  if (typeof result === 'number') return Number.isFinite(result) ? result : null;
  if (typeof result !== 'object' || result === null) return result;
  if (ArrayBuffer.isView(result)) return Array.from(result as Float64Array, toJSON);
  if (Array.isArray(result)) return result.map(toJSON);
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, toJSON(value)]));
}

/**
 * What a colleague would want of a result as a table: the parameters of a fit, say, with their errors and units.
 *
 * @throws ArgyroditeError `bad-table` for what is no result
 */
export function toArrow(result: { type: string }): Table {
  const widget = widgets.find(({ resultType }) => resultType === result?.type);
  if (!widget) throw new ArgyroditeError('bad-table', 'This is no result of an analysis: it has no table.');
  return columnsTable(widget, result);
}

export function columnsTable<R extends object>(
  widget: Pick<WidgetDefinition<any, R>, 'columns'>,
  result: R
): Table {
  return plainTable(widget.columns(result));
}
