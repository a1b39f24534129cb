import type { Table } from 'apache-arrow';
import { ArgyroditeError, kindOf, toBytes } from '../arrow/index.js';
import { resolveSettings } from '../settings/index.js';
import type { WidgetDefinition } from './definition.js';
import { runInPool, workersUsable } from './pool.js';
import { drain, runInSlices, type RunOptions } from './run.js';

/**
 * The widget's result for table and settings: in a worker where there is one, otherwise in slices on this thread.
 *
 * @param settings any of the widget's settings; the others take their defaults
 * @throws ArgyroditeError `wrong-kind`, `bad-setting`, `cancelled`, and what the analysis throws
 */
export async function runAnalysis<S, R extends object>(
  widget: WidgetDefinition<S, R>,
  table: Table,
  settings: object,
  options: RunOptions = {}
): Promise<R> {
  const whole = prepare(widget, table, settings);
  if (await workersUsable())
    return (await runInPool(widget.name, toBytes(table), whole as object, options)) as R;
  return runInSlices(widget.analyse(table, whole), options);
}

/** The same result, at once and on this thread. */
export function runAtOnce<S, R extends object>(
  widget: WidgetDefinition<S, R>,
  table: Table,
  settings: object
): R {
  return drain(widget.analyse(table, prepare(widget, table, settings)));
}

function prepare<S, R extends object>(widget: WidgetDefinition<S, R>, table: Table, settings: object): S {
  const kind = kindOf(table);
  if (!widget.kinds.includes(kind)) {
    throw new ArgyroditeError(
      'wrong-kind',
      `The ${widget.title} takes ${widget.kinds.join(' or ')}; this table is of kind ${kind}.`
    );
  }
  return resolveSettings<S>(widget.settings, settings);
}
