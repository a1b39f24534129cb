import type { Table } from 'apache-arrow';
import { ArgyroditeError } from './error.js';
import type { SampleMetadata } from './kinds.js';
import { joinSpectra } from './series.js';
import { makeTable, metadataOf, numbers } from './table.js';

/** What is kept beside time, voltage and current, where every record has it; clocks and counted charges can be had from the files. */
const OPTIONAL = { step_count: true, cycle_count: true, ambient_temperature_celsius: false } as const;

/**
 * Cycling records of several cells one after another as one table: the column `record` tells them apart, counted from 0, and the
 * metadata's `records` say what is known of each.
 *
 * @param tables at least one, in the order in which they should stand
 * @throws ArgyroditeError `wrong-kind` for a table of another kind
 */
export function joinRecords(tables: readonly Table[]): Table {
  for (const table of tables) {
    const { kind } = metadataOf(table);
    if (kind !== 'cycling-record') {
      throw new ArgyroditeError(
        'wrong-kind',
        `Only cycling records are put together as the cells of one widget; one of these tables is of kind ${kind}.`
      );
    }
  }
  const joined = (name: string) => concatenated(tables.map(table => numbers(table, name)!));
  const kept = Object.entries(OPTIONAL).filter(([name]) => tables.every(table => table.getChild(name)));
  const columns = {
    test_time_second: joined('test_time_second'),
    voltage_volt: joined('voltage_volt'),
    current_ampere: joined('current_ampere'),
    record: joinNumbers(tables),
    ...Object.fromEntries(
      kept.map(([name, whole]) => [name, whole ? Int32Array.from(joined(name)) : joined(name)])
    )
  };
  return makeTable('cycling-record', columns, { records: tables.flatMap(knownOfEach) });
}

/**
 * Tables of one kind as one: spectra as a series, cycling records as the cells of one widget.
 *
 * @throws ArgyroditeError `wrong-kind` for kinds that are not put together, or that differ
 */
export function joinTables(tables: readonly Table[]): Table {
  return metadataOf(tables[0]).kind === 'cycling-record' ? joinRecords(tables) : joinSpectra(tables);
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The number of each row's record; those of a table that holds several already are counted on. */
function joinNumbers(tables: readonly Table[]): Int32Array {
  const parts: Float64Array[] = [];
  let next = 0;
  for (const table of tables) {
    const own = numbers(table, 'record');
    const part = new Float64Array(table.numRows);
    for (let i = 0; i < part.length; i++) {
      if (own && i > 0 && own[i] !== own[i - 1]) next++;
      part[i] = next;
    }
    parts.push(part);
    next++;
  }
  return Int32Array.from(concatenated(parts));
}

function knownOfEach(table: Table): SampleMetadata[] {
  const { records, ...common }: SampleMetadata = {
    ...metadataOf(table),
    kind: undefined,
    version: undefined
  };
  const each = Array.isArray(records) ? (records as SampleMetadata[]) : [{}];
  return each.map(own => JSON.parse(JSON.stringify({ ...common, ...own })) as SampleMetadata);
}
