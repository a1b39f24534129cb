import type { Table } from 'apache-arrow';
import { ArgyroditeError } from './error.js';
import { kinds, type SampleMetadata } from './kinds.js';
import { makeTable, metadataOf, numbers } from './table.js';

/**
 * Impedance tables one after another as one table: the spectra are counted on, 0 … n.
 *
 * The numeric columns that every table has are kept (a time axis that some spectra lack is no axis), and of the metadata
 * what all agree on. A temperature that stands in the metadata alone becomes a column where the files differ: it is what the series
 * is about. Where all files say when they were begun, the elapsed time counts from the first beginning.
 *
 * @param tables at least one, in the order in which they should stand
 * @throws ArgyroditeError `wrong-kind` for a table without spectra
 */
export function joinSpectra(tables: readonly Table[]): Table {
  const known = kinds['impedance-spectrum'];
  for (const table of tables) {
    const { kind } = metadataOf(table);
    if (kind !== 'impedance-spectrum') {
      throw new ArgyroditeError(
        'wrong-kind',
        `Only impedance spectra are put together as one series; one of these tables is of kind ${kind}.`
      );
    }
  }
  const metadata = commonMetadata(tables);
  const names = Object.keys(known).filter(name => tables.every(table => table.getChild(name)));
  const columns = Object.fromEntries(
    names.map(name => [name, joinColumn(tables, name, known[name].type === 'int32')])
  );
  const starts = tables.map(startSeconds);
  if (columns[TIME] && starts.every(start => start !== undefined)) shiftTimes(columns[TIME], tables, starts);
  if (metadata[TEMPERATURE] === undefined) {
    const temperature = joinTemperature(tables);
    if (temperature) columns[TEMPERATURE] = temperature;
  }
  return makeTable('impedance-spectrum', columns, metadata);
}

const TEMPERATURE = 'ambient_temperature_celsius';
const TIME = 'elapsed_time_second';

/** EC-Lab's `03/10/2026 08:00:00`, whose month is first on every computer, and ISO 8601; other dates may mean two days. */
const ECLAB_DATE = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d(?:\.\d+)?)$/;
const ISO_DATE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/** When a measurement was begun, in seconds on its computer's clock; `undefined` where the table does not say beyond doubt. */
function startSeconds(table: Table): number | undefined {
  const { measurement_date: date, instrument } = metadataOf(table);
  if (typeof date !== 'string') return undefined;
  const parts = instrument?.startsWith('BioLogic') ? ECLAB_DATE.exec(date) : null;
  const iso = parts
    ? `${parts[3]}-${parts[1]}-${parts[2]}T${parts[4]}`
    : ISO_DATE.test(date)
      ? date.replace(' ', 'T')
      : '';
  const milliseconds = Date.parse(`${iso}Z`);
  return Number.isFinite(milliseconds) ? milliseconds / 1000 : undefined;
}

function shiftTimes(
  times: Int32Array | Float64Array,
  tables: readonly Table[],
  starts: readonly number[]
): void {
  const first = Math.min(...starts);
  let row = 0;
  tables.forEach(({ numRows }, i) => {
    for (const end = row + numRows; row < end; row++) times[row] += starts[i] - first;
  });
}

/** Of each row, from its table's column or metadata; nothing where a table has neither. */
function joinTemperature(tables: readonly Table[]): Float64Array | undefined {
  const parts = tables.map(table => {
    const stated = metadataOf(table)[TEMPERATURE];
    return (
      numbers(table, TEMPERATURE) ??
      (typeof stated === 'number' ? new Float64Array(table.numRows).fill(stated) : undefined)
    );
  });
  return parts.every(part => part !== undefined)
    ? Float64Array.from(parts.flatMap(part => Array.from(part)))
    : undefined;
}

function joinColumn(tables: readonly Table[], name: string, whole: boolean): Int32Array | Float64Array {
  const length = tables.reduce((sum, table) => sum + table.numRows, 0);
  const joined = whole ? new Int32Array(length) : new Float64Array(length);
  let start = 0;
  let first = 0;
  for (const table of tables) {
    const values = numbers(table, name)!;
    const shift = name === 'spectrum' ? first - minimum(values) : 0;
    for (const [i, value] of values.entries()) joined[start + i] = value + shift;
    start += values.length;
    if (name === 'spectrum') first = values.reduce((last, value) => Math.max(last, value + shift + 1), first);
  }
  return joined;
}

function minimum(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function commonMetadata(tables: readonly Table[]): SampleMetadata {
  const [first, ...others] = tables.map(metadataOf);
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) =>
      others.every(other => JSON.stringify(other[key]) === JSON.stringify(value))
    )
  );
}
