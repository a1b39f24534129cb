import type { Table } from 'apache-arrow';
import { oncePer } from './memo.js';
import { ArgyroditeError, metadataOf, numbers, type SampleMetadata } from '../arrow/index.js';

/** One record of a table: its rows as typed arrays of their own, and what is known of its cell. */
export interface CyclingRecord {
  /** The number in the column `record`; 0 where there is none. */
  number: number;
  /** The table's row of this record's first. */
  firstRow: number;
  length: number;
  time: Float64Array;
  voltage: Float64Array;
  current: Float64Array;
  /** The file's numbers; absent where it has none. */
  step?: Float64Array;
  cycle?: Float64Array;
  /** °C, and only where it is a number throughout. */
  temperature?: Float64Array;
  metadata: SampleMetadata;
}

/**
 * The records of a table, in their order: one, or as many as the column `record` tells apart. The metadata's `records` say what is
 * known of each one, beside what holds for all.
 *
 * @throws ArgyroditeError `wrong-kind` for another kind of table, `too-few-points` for an empty one
 */
export const recordsOf = oncePer((table: Table): readonly CyclingRecord[] => {
  const metadata = metadataOf(table);
  if (metadata.kind !== 'cycling-record') {
    throw new ArgyroditeError(
      'wrong-kind',
      `This needs a table of kind cycling-record; this one is of kind ${metadata.kind}.`
    );
  }
  if (table.numRows === 0) {
    throw new ArgyroditeError(
      'too-few-points',
      'The cycling record has no rows: there is nothing to analyse.'
    );
  }
  const { records: own, ...common } = metadata;
  const columns = {
    time: numbers(table, 'test_time_second')!,
    voltage: numbers(table, 'voltage_volt')!,
    current: numbers(table, 'current_ampere')!,
    step: numbers(table, 'step_count'),
    cycle: numbers(table, 'cycle_count'),
    temperature: numbers(table, 'ambient_temperature_celsius')
  };
  return spans(numbers(table, 'record'), table.numRows).map(([number, first, end], i) => {
    const cut = (values: Float64Array | undefined) => values?.subarray(first, end);
    const temperature = cut(columns.temperature);
    return {
      number,
      firstRow: first,
      length: end - first,
      time: cut(columns.time)!,
      voltage: cut(columns.voltage)!,
      current: cut(columns.current)!,
      step: cut(columns.step),
      cycle: cut(columns.cycle),
      temperature: temperature?.every(Number.isFinite) ? temperature : undefined,
      metadata: { ...common, ...(Array.isArray(own) ? (own[i] as SampleMetadata | undefined) : {}) }
    };
  });
});

function spans(
  record: Float64Array | undefined,
  length: number
): [number: number, first: number, end: number][] {
  if (!record) return [[0, 0, length]];
  const found: [number, number, number][] = [];
  let first = 0;
  for (let i = 1; i <= length; i++) {
    if (i < length && record[i] === record[first]) continue;
    found.push([record[first], first, i]);
    first = i;
  }
  return found;
}
