import { parquetMetadata } from 'hyparquet';
import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getSchemaPath } from 'hyparquet/src/schema.js';
import { snappyUncompress } from 'hyparquet/src/snappy.js';
import { decompress as unzstd } from 'fzstd';
import { gunzipSync } from 'fflate';
import { baseName, fileName, problem, quote } from './file.js';
import type { InputFile, Reader, ReadOptions, ReadResult } from './reader.js';
import type { CyclingColumns } from './record/columns.js';
import { toRecord } from './record/record.js';
import { stepCodeOf } from './record/step-names.js';
import { recogniseRecord, type Quantity, type RecordColumn } from './record/titles.js';
import { accumulate, countChanges } from './record/steps.js';

/** A cycling record as Parquet, in the columns of the Battery Data Format or others that are titled alike. */
export const parquet: Reader = {
  name: 'Parquet',
  extensions: ['parquet'],
  shared: true,
  binary: true,
  sniff: ({ bytes }) => String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1',
  read: readParquet
};

/** More rows than this are no record that a page can show. */
const MOST_ROWS = 20_000_000;

function readParquet({ name, bytes }: InputFile, { columns: mapping }: ReadOptions): ReadResult {
  const file = bytes.slice().buffer;
  const metadata = decoded(name, () => parquetMetadata(file));
  const titles = metadata.schema.slice(1).map(element => element.name);
  const known = recogniseRecord(titles);
  const rows = Number(metadata.num_rows);
  if (
    mapping ||
    !known ||
    metadata.schema.some(element => (element.num_children ?? 0) > 0 && element !== metadata.schema[0])
  ) {
    throw problem(
      'missing-column',
      name,
      `No time, voltage and current are among the columns ${titles.slice(0, 8).map(quote).join(', ')}. Name them as the Battery Data Format does (test_time_second, voltage_volt, current_ampere), or write the columns as CSV.`
    );
  }
  if (!(rows > 0) || rows > MOST_ROWS) {
    throw problem('bad-table', name, `The Parquet file says that it has ${rows} rows. Write it again.`);
  }
  const of = (quantity: Quantity) => {
    const column = known.get(quantity);
    return column && decoded(name, () => columnValues(file, metadata, column, rows));
  };
  return toRecord(name, toColumns(of), { sample: baseName(name), source_file: fileName(name) }, []);
}

/** What the library says is wrong with the bytes is not for users. */
function decoded<T>(name: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw problem(
      'bad-table',
      name,
      `The Parquet file cannot be read (${(error as Error).message}). Write it again, packed with Snappy, Zstandard, gzip or not at all.`
    );
  }
}

const compressors = {
  SNAPPY: (input: Uint8Array, length: number) => {
    const out = new Uint8Array(length);
    snappyUncompress(input, out);
    return out;
  },
  GZIP: (input: Uint8Array, length: number) => gunzipSync(input, { out: new Uint8Array(length) }),
  ZSTD: (input: Uint8Array, length: number) => unzstd(input, new Uint8Array(length))
};

type Metadata = ReturnType<typeof parquetMetadata>;

function columnValues(
  file: ArrayBuffer,
  metadata: Metadata,
  column: RecordColumn,
  rows: number
): Float64Array {
  const out = new Float64Array(rows).fill(NaN);
  let row = 0;
  for (const group of metadata.row_groups) {
    const chunk = group.columns.find(
      ({ meta_data }) => meta_data?.path_in_schema[0] === column.title
    )?.meta_data;
    if (!chunk) throw new Error(`no ${column.title}`);
    const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
    const count = Number(group.num_rows);
    const schemaPath = getSchemaPath(metadata.schema, chunk.path_in_schema);
    const { data } = readColumn(
      { view: new DataView(file, start, Number(chunk.total_compressed_size)), offset: 0 },
      { groupStart: row, groupRows: count, selectStart: 0, selectEnd: count } as Parameters<
        typeof readColumn
      >[1],
      {
        pathInSchema: chunk.path_in_schema,
        element: schemaPath[schemaPath.length - 1].element,
        schemaPath,
        parsers: DEFAULT_PARSERS,
        compressors,
        ...chunk
      } as unknown as Parameters<typeof readColumn>[2]
    );
    for (const page of data) {
      for (let i = 0; i < page.length && row < rows; i++) out[row++] = valueOf(page[i], column);
    }
  }
  return out;
}

function valueOf(value: unknown, { quantity, scale, offset }: RecordColumn): number {
  if (value === null || value === undefined) return NaN;
  if (quantity === 'stepWord') return stepCodeOf(String(value));
  const number = value instanceof Date ? value.getTime() / 1000 : Number(value);
  return number * scale + offset;
}

function toColumns(of: (quantity: Quantity) => Float64Array | undefined): CyclingColumns {
  const counted = (quantity: Quantity) => {
    const values = of(quantity);
    return values?.every(value => Number.isInteger(value) && Math.abs(value) < 2 ** 31)
      ? Int32Array.from(values)
      : undefined;
  };
  const clock = of('date');
  const stepId = counted('stepId');
  const cycle = counted('cycle');
  const step = counted('step') ?? (stepId && countChanges(stepId, cycle));
  const [charge, discharge] = [of('charge'), of('discharge')];
  const word = of('stepWord');
  return {
    time: of('time') ?? of('stepTime') ?? clock!.map(value => value - clock![0]),
    voltage: of('voltage')!,
    current: of('current')!,
    cycle,
    step,
    stepId,
    stepCode: word && Int32Array.from(word, code => (Number.isNaN(code) ? 0 : code)),
    clock,
    temperature: of('temperature'),
    charge: charge && accumulate(charge, step),
    discharge: discharge && accumulate(discharge, step)
  };
}
