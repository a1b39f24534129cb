import {
  DataType,
  Dictionary,
  Field,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  Vector,
  makeData,
  vectorFromArray
} from 'apache-arrow';
import { checkMetadata } from './check-metadata.js';
import { ArgyroditeError } from './error.js';
import {
  columnOf,
  kinds,
  type Column,
  type ColumnType,
  type Kind,
  type SampleMetadata,
  type TableMetadata
} from './kinds.js';

/** Texts by their place in a list of few: what a long column of words is made of. */
export interface DictionaryValues {
  codes: Int32Array;
  words: readonly string[];
}

export type ColumnValues = Float64Array | Int32Array | readonly number[] | readonly string[];

/** The one key of the schema's metadata. */
const METADATA_KEY = 'argyrodite';

/**
 * An Arrow table of one of our kinds.
 *
 * @param kind what the table is
 * @param columns values by column name, all of one length; names outside the kind are kept as they are
 * @param metadata what is known of the sample
 * @throws ArgyroditeError `missing-column`, `bad-table`
 */
export function makeTable(
  kind: Kind,
  columns: Record<string, ColumnValues | DictionaryValues>,
  metadata: SampleMetadata = {}
): Table {
  const fields: Field[] = [];
  const vectors: Vector[] = [];
  for (const [name, values] of Object.entries(columns)) {
    const column = columnOf(kind, name) ?? (isDictionary(values) ? WORDS : guessColumn(values));
    const vector = isDictionary(values) ? dictionaryVector(values) : makeVector(column.type, values);
    fields.push(makeField(name, vector.type, column));
    vectors.push(vector);
  }
  return validate(assemble(fields, vectors, { ...metadata, kind, version: 1 }));
}

/** The same table with other metadata; `undefined` removes a key. */
export function withMetadata(table: Table, changes: SampleMetadata): Table {
  const metadata = { ...metadataOf(table), ...changes };
  const schema = new Schema(table.schema.fields, schemaMetadata(metadata), table.schema.dictionaries);
  return new Table(
    schema,
    table.batches.map(batch => new RecordBatch(schema, batch.data))
  );
}

/**
 * The JSON that stands in the schema's metadata.
 *
 * @throws ArgyroditeError `bad-table` where there is none, or it is not ours
 */
export function metadataOf(table: Table): TableMetadata {
  let metadata = known.get(table);
  if (!metadata) known.set(table, (metadata = readMetadata(table)));
  return metadata;
}

/** Asked for at every spectrum, and as long as the table's writer liked. */
const known = new WeakMap<Table, TableMetadata>();

function readMetadata(table: Table): TableMetadata {
  const text = table.schema.metadata.get(METADATA_KEY);
  if (text === undefined) {
    throw new ArgyroditeError(
      'bad-table',
      'The Arrow table does not say what it is: its schema has no metadata key “argyrodite”. Make it with read() or makeTable().'
    );
  }
  let metadata: unknown;
  try {
    metadata = JSON.parse(text);
  } catch {
    throw new ArgyroditeError(
      'bad-table',
      'The schema’s metadata key “argyrodite” does not hold valid JSON.'
    );
  }
  return checkMetadata(metadata);
}

export function kindOf(table: Table): Kind {
  return metadataOf(table).kind;
}

/**
 * The table itself where it is sound.
 *
 * @throws ArgyroditeError `bad-table`, `missing-column`
 */
export function validate(table: Table): Table {
  const { kind } = metadataOf(table);
  for (const [name, column] of Object.entries(kinds[kind])) {
    const field = table.schema.fields.find(field => field.name === name);
    if (!field) {
      if (!column.required) continue;
      throw new ArgyroditeError(
        'missing-column',
        `A table of kind ${kind} needs the column “${name}”; this one has ${table.schema.names.map(String).join(', ')}.`
      );
    }
    if (!hasType(field.type, column.type)) {
      throw new ArgyroditeError(
        'bad-table',
        `The column “${name}” must be ${column.type}; it is ${field.type}.`
      );
    }
  }
  if (
    kind === 'xps-spectrum' &&
    !table.getChild('intensity_counts') &&
    !table.getChild('intensity_count_per_second')
  ) {
    throw new ArgyroditeError(
      'missing-column',
      'A table of kind xps-spectrum needs “intensity_counts” or “intensity_count_per_second”.'
    );
  }
  return table;
}

/** A numeric column as one typed array; nulls are NaN. `undefined` where there is no such column. */
export function numbers(table: Table, name: string): Float64Array | undefined {
  const vector = table.getChild(name);
  if (!vector) return undefined;
  const out = new Float64Array(vector.length);
  const values = vector.toArray();
  if (vector.nullCount === 0 && ArrayBuffer.isView(values) && !(values instanceof BigInt64Array)) {
    out.set(values as Float64Array);
    return out;
  }
  for (let i = 0; i < out.length; i++) {
    const value = vector.get(i);
    out[i] = value === null ? NaN : Number(value);
  }
  return out;
}

/** Puts fields and vectors of equal length together as a table of one batch. */
export function assemble(fields: Field[], vectors: Vector[], metadata: TableMetadata): Table {
  const length = vectors[0]?.length ?? 0;
  for (const [i, vector] of vectors.entries()) {
    if (vector.length !== length) {
      throw new ArgyroditeError(
        'bad-table',
        `All columns must be of one length: “${fields[0].name}” has ${length} rows, “${fields[i].name}” has ${vector.length}.`
      );
    }
  }
  const schema = new Schema(fields, schemaMetadata(metadata));
  const children = vectors.map(
    vector => (vector.data.length === 1 ? vector : vectorFromArray([...vector], vector.type)).data[0]
  );
  const data = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

export function makeField(name: string, type: DataType, column: Column): Field {
  return new Field(name, type, !column.required, new Map([['unit', column.unit]]));
}

/** A vector of the column's type, from whatever numbers or strings come in. */
export function makeVector(type: ColumnType, values: Iterable<unknown> & { length: number }): Vector {
  switch (type) {
    case 'float64':
      return vectorFromArray(
        values instanceof Float64Array ? values : Float64Array.from(values as number[], toNumber)
      );
    case 'int32':
      return vectorFromArray(
        values instanceof Int32Array ? values : Int32Array.from(values as number[], toNumber)
      );
    case 'utf8':
      return vectorFromArray(Array.from(values as string[]), new Utf8());
    case 'dictionary':
      return vectorFromArray(Array.from(values as string[]), new Dictionary(new Utf8(), new Int32()));
  }
}

const WORDS: Column = { type: 'dictionary', unit: '', required: false };

/** A table of no kind of ours: the columns' types follow from their values. */
export function plainTable(columns: Record<string, ColumnValues>): Table {
  return new Table(
    Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, makeVector(guessColumn(values).type, values)])
    )
  );
}

function isDictionary(values: ColumnValues | DictionaryValues): values is DictionaryValues {
  return 'codes' in values;
}

function dictionaryVector({ codes, words }: DictionaryValues): Vector {
  const type = new Dictionary(new Utf8(), new Int32());
  const dictionary = vectorFromArray([...words], new Utf8());
  return new Vector([makeData({ type, length: codes.length, nullCount: 0, data: codes, dictionary })]);
}

export function hasType(type: DataType, wanted: ColumnType): boolean {
  switch (wanted) {
    case 'float64':
      return DataType.isFloat(type) && type.precision === 2;
    case 'int32':
      return DataType.isInt(type) && type.bitWidth === 32 && type.isSigned;
    case 'utf8':
      return DataType.isUtf8(type);
    case 'dictionary':
      return DataType.isDictionary(type) && DataType.isUtf8(type.dictionary);
  }
}

/** The type of a column that no kind fixes, from its values. */
export function guessColumn(values: Iterable<unknown> & { length: number }): Column {
  const type: ColumnType =
    values instanceof Int32Array ? 'int32' : typeof [...take(values, 1)][0] === 'string' ? 'utf8' : 'float64';
  return { type, unit: '', required: false };
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  for (const value of values) {
    if (count-- <= 0) return;
    yield value;
  }
}

function toNumber(value: unknown): number {
  return value === null || value === undefined ? NaN : Number(value);
}

function schemaMetadata(metadata: SampleMetadata): Map<string, string> {
  return new Map([[METADATA_KEY, JSON.stringify(metadata)]]);
}
