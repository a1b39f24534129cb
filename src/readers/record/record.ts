import {
  makeTable,
  type ColumnQuestion,
  type ColumnValues,
  type DictionaryValues,
  type SampleMetadata,
  type Warning
} from '../../arrow/index.js';
import { problem } from '../file.js';
import type { ReadResult } from '../reader.js';
import type { CyclingColumns } from './columns.js';
import { inOrder } from './order.js';
import { wordsOf } from './step-words.js';

/** Below absolute zero stand the markers that instruments write when no thermometer is connected. */
const ABSOLUTE_ZERO = -273.15;

/**
 * The table of a cycling record. Rows without numbers are left out, and time runs forward; warnings say what was done.
 *
 * @throws ArgyroditeError `bad-number` where no row is left
 */
export function toRecord(
  name: string,
  found: CyclingColumns,
  metadata: SampleMetadata,
  warnings: Warning[],
  question?: ColumnQuestion
): ReadResult {
  const columns = inOrder(found, warnings);
  const { time, voltage, current, cycle, step, stepId, stepCode, clock, temperature, charge, discharge } =
    columns;
  if (time.length === 0) {
    throw problem(
      'bad-number',
      name,
      'No row has a time, a voltage and a current that are numbers: the copy is damaged, or other columns are meant. Export it again.',
      { columns: question }
    );
  }
  const out: Record<string, ColumnValues | DictionaryValues> = {
    test_time_second: time,
    voltage_volt: voltage,
    current_ampere: current
  };
  if (cycle) out.cycle_count = cycle;
  if (step) out.step_count = step;
  if (stepId) out.step_id = stepId;
  if (stepCode) out.step_type = wordsOf(stepCode);
  if (clock && isAbove(clock, -Infinity)) out.unix_time_second = clock;
  if (temperature && isAbove(temperature, ABSOLUTE_ZERO)) out.ambient_temperature_celsius = temperature;
  if (charge && isAbove(charge, -1)) out.charging_capacity_ah = charge;
  if (discharge && isAbove(discharge, -1)) out.discharging_capacity_ah = discharge;
  const result: ReadResult = {
    kind: 'cycling-record',
    table: makeTable('cycling-record', out, metadata),
    warnings
  };
  if (question) result.columns = question;
  return result;
}

/** Whether every value is a number, and above a limit. */
function isAbove(values: Float64Array, limit: number): boolean {
  for (let i = 0; i < values.length; i++) if (!(values[i] > limit && values[i] < Infinity)) return false;
  return true;
}
