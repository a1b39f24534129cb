import { numbers } from '../../arrow/index.js';
import type { CyclingCell } from '../../cycling/types.js';
import type { Table } from 'apache-arrow';
import { galvanostatic, hasArea } from './scene.js';

/** One cell's record as it is drawn; full length, times in ascending order. */
export interface RecordData {
  /** s */
  time: Float64Array;
  /** V, in the convention in which a charging current raises it. */
  voltage: Float64Array;
  /** mA/cm², or mA where the area is not known. */
  current: Float64Array;
  /** First row in the table. */
  firstRow: number;
  hasArea: boolean;
  /** First and last time. */
  span: [number, number];
}

/** The columns of a whole table, read once. */
export interface RecordColumns {
  time: Float64Array;
  voltage: Float64Array;
  current: Float64Array;
}

export function readColumns(table: Table): RecordColumns {
  return {
    time: numbers(table, 'test_time_second')!,
    voltage: numbers(table, 'voltage_volt')!,
    current: numbers(table, 'current_ampere')!
  };
}

/**
 * The rows of one cell: current as the widget's analysis means it, with its sign in the usual convention.
 *
 * @param areaCm2 known from the settings or the file; NaN where it is not
 */
export function recordOf(columns: RecordColumns, cell: CyclingCell | undefined, areaCm2: number): RecordData {
  const first = cell?.first_row ?? 0;
  const end = cell?.end_row ?? columns.time.length;
  const part = (values: Float64Array) => values.subarray(first, end);
  const sign = galvanostatic(cell)?.sign ?? 1;
  const known = cell && galvanostatic(cell) ? hasArea(cell) : areaCm2 > 0;
  const scale = (1e3 * sign) / (known ? areaOf(cell, areaCm2) : 1);
  const record = inOrder({
    time: part(columns.time),
    voltage: part(columns.voltage),
    current: part(columns.current).map(ampere => ampere * scale)
  });
  const { time } = record;
  return { ...record, firstRow: first, hasArea: known, span: [time[0] ?? 0, time[time.length - 1] ?? 1] };
}

function areaOf(cell: CyclingCell | undefined, areaCm2: number): number {
  return galvanostatic(cell)?.protocol.electrode_area_cm2 ?? areaCm2;
}

/** Readers put rows in order; a table from elsewhere may need it. */
function inOrder(record: RecordColumns): RecordColumns {
  const { time } = record;
  let ordered = true;
  for (let i = 1; i < time.length && ordered; i++) ordered = !(time[i] < time[i - 1]);
  if (ordered) return record;
  const order = Int32Array.from(time, (_, i) => i).sort((a, b) => time[a] - time[b]);
  const sorted = (values: Float64Array) => Float64Array.from(order, i => values[i]);
  return { time: sorted(time), voltage: sorted(record.voltage), current: sorted(record.current) };
}
