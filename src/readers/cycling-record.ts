import { makeTable, type ColumnValues, type SampleMetadata, type Warning } from '../arrow/index.js';
import type { ReadResult } from './reader.js';

/** A cycling record as BioLogic's files hold it, point by point; time, voltage and current are numbers throughout. */
export interface CyclingPoints {
  /** s */
  time: readonly number[];
  /** V */
  voltage: readonly number[];
  /** mA, charge positive */
  current: readonly number[];
  cycle?: readonly number[];
  /** The line of the settings that was carried out, counted from 0. */
  sequence?: readonly number[];
  /** 1 at constant current, 2 at constant voltage, 3 at rest. */
  mode?: readonly number[];
  /** °C */
  temperature?: readonly number[];
}

const MILLI = 1e-3;
const ABSOLUTE_ZERO = -273.15;

export function toCyclingRecord(
  { time, voltage, current, cycle, sequence, mode, temperature }: CyclingPoints,
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  const columns: Record<string, ColumnValues> = {
    test_time_second: Float64Array.from(time),
    voltage_volt: Float64Array.from(voltage),
    current_ampere: Float64Array.from(current, value => value * MILLI)
  };
  if (cycle?.every(isCount)) columns.cycle_count = Int32Array.from(cycle);
  if (sequence?.every(isCount)) columns.step_count = stepCount(sequence, mode);
  if (temperature?.every(value => value >= ABSOLUTE_ZERO)) {
    columns.ambient_temperature_celsius = Float64Array.from(temperature);
  }
  const table = makeTable('cycling-record', columns, metadata);
  return { kind: 'cycling-record', table, warnings };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

/** Steps from 1 on: a new one begins with another line of the settings, or another way of control. */
function stepCount(sequence: readonly number[], mode: readonly number[] | undefined): Int32Array {
  const step = new Int32Array(sequence.length);
  for (let i = 0; i < step.length; i++) {
    const same = i > 0 && sequence[i] === sequence[i - 1] && mode?.[i] === mode?.[i - 1];
    step[i] = i === 0 ? 1 : step[i - 1] + (same ? 0 : 1);
  }
  return step;
}
