import { DataType, Table, tableFromIPC, tableToIPC, type Data, type Vector } from 'apache-arrow';
import { ArgyroditeError, isArgyroditeError } from './error.js';
import { columnOf, type Column, type TableMetadata } from './kinds.js';
import { assemble, guessColumn, hasType, makeField, makeVector, metadataOf, validate } from './table.js';
import { verifyIpc } from './verify.js';

/** Anything that a table can be made of: ours, one from another copy of apache-arrow, or the bytes of an IPC stream or file. */
export type TableLike = Table | ForeignTable | Uint8Array | ArrayBuffer;

/** What every copy and version of apache-arrow (and flechette) has in common. */
interface ForeignTable {
  readonly schema: { readonly fields: readonly { readonly name: string }[]; readonly metadata: unknown };
  getChild(name: string): (Iterable<unknown> & { readonly length: number }) | null;
}

/** The table as an Arrow IPC stream (default) or file. */
export function toBytes(table: Table, format: 'stream' | 'file' = 'stream'): Uint8Array {
  return tableToIPC(table, format);
}

/**
 * A sound table of one of our kinds, of whatever comes in.
 *
 * Columns whose type is fixed are brought to it (pandas makes `int64` of what should be `int32`, say); a table that is right
 * already comes back as it is. Never asks `instanceof`: Observable brings its own copy of apache-arrow.
 *
 * @throws ArgyroditeError `bad-table`, `missing-column`
 */
export function toTable(data: TableLike): Table {
  if (isBytes(data)) return toTable(decode(data));
  if (!isTable(data)) {
    throw new ArgyroditeError(
      'bad-table',
      'This is neither an Arrow table nor the bytes of an Arrow IPC stream or file. Make a table with read() or makeTable().'
    );
  }
  return validate(isOurs(data) ? data : rebuild(data));
}

function decode(data: Uint8Array | ArrayBuffer): Table {
  const bytes = ArrayBuffer.isView(data) ? data : new Uint8Array(data);
  verifyIpc(bytes);
  try {
    const table = tableFromIPC(bytes);
    table.schema.fields.forEach(field => verifyColumn(field.name, table.getChild(field.name)!));
    return table;
  } catch (error) {
    if (isArgyroditeError(error)) throw error;
    throw new ArgyroditeError(
      'bad-table',
      `The bytes are not a readable Arrow IPC stream or file (${(error as Error).message}). Write them uncompressed, with pyarrow.ipc.new_stream or tableToIPC.`
    );
  }
}

/** Of the texts of a column, were each row's written out: a short word list can stand for more than any memory holds. */
const MOST_LETTERS = 2 ** 28;

/** A column that can be touched: numbers or texts, with all its values there. */
function verifyColumn(name: string, vector: Vector): void {
  for (const data of vector.data) {
    if (data.dictionary) {
      verifyNumbers(name, data);
      let longest = 0;
      for (const texts of data.dictionary.data) longest = Math.max(longest, verifyTexts(name, texts));
      if (longest * data.length > MOST_LETTERS) {
        throw new ArgyroditeError(
          'bad-table',
          `The column “${name}” has ${data.length} rows of texts of up to ${longest} bytes, which is more than is read. Shorten them.`
        );
      }
    } else if (DataType.isUtf8(data.type) || DataType.isLargeUtf8(data.type)) {
      verifyTexts(name, data);
    } else {
      verifyNumbers(name, data);
    }
  }
}

function verifyNumbers(name: string, { type, values, length }: Data): void {
  if (!(DataType.isInt(type) || DataType.isFloat(type) || DataType.isDictionary(type))) {
    throw new ArgyroditeError(
      'bad-table',
      `The column “${name}” is of type ${type}; columns hold numbers or texts.`
    );
  }
  if (length > 0 && !(values.length >= length)) cut(name);
}

/**
 * Texts must lie one behind the other: offsets that overlap could make a small table into an endless one.
 *
 * @returns the length of the longest, in bytes
 */
function verifyTexts(name: string, { valueOffsets, values, length, type }: Data): number {
  if (length === 0) return 0;
  let longest = 0;
  if (!(DataType.isUtf8(type) || DataType.isLargeUtf8(type)) || !(valueOffsets?.length > length)) cut(name);
  for (let i = 0; i < length; i++) {
    if (!(valueOffsets[i] >= 0 && valueOffsets[i] <= valueOffsets[i + 1])) cut(name);
    longest = Math.max(longest, Number(valueOffsets[i + 1]) - Number(valueOffsets[i]));
  }
  if (Number(valueOffsets[length]) > values.length) cut(name);
  return longest;
}

function cut(name: string): never {
  throw new ArgyroditeError(
    'bad-table',
    `The column “${name}” does not hold the values that its length promises: the Arrow bytes are damaged. Write the table again.`
  );
}

/** A table of our own copy of apache-arrow whose fixed columns have the fixed types already. */
function isOurs(table: Table | ForeignTable): table is Table {
  if (!(table instanceof Table)) return false; // a question of copy, not of soundness: others are rebuilt
  const { kind } = metadataOf(table);
  return table.schema.fields.every(({ name, type }) => {
    const column = columnOf(kind, name);
    return !column || (hasType(type, column.type) && table.getChild(name)!.nullCount === 0);
  });
}

function rebuild(table: ForeignTable | Table): Table {
  const metadata = foreignMetadata(table);
  const fields = [];
  const vectors = [];
  for (const { name } of table.schema.fields) {
    const values = table.getChild(name)!;
    const column: Column = columnOf(metadata.kind, name) ?? guessColumn(values);
    const vector = makeVector(column.type, values);
    fields.push(makeField(name, vector.type, column));
    vectors.push(vector);
  }
  return assemble(fields, vectors, metadata);
}

function foreignMetadata(table: ForeignTable | Table): TableMetadata {
  const { metadata } = table.schema;
  // flechette keeps null where there is none
  return metadataOf({
    schema: { metadata: metadata instanceof Map ? metadata : new Map() }
  } as unknown as Table);
}

function isBytes(data: unknown): data is Uint8Array | ArrayBuffer {
  return ArrayBuffer.isView(data) || Object.prototype.toString.call(data) === '[object ArrayBuffer]';
}

function isTable(data: unknown): data is Table | ForeignTable {
  const table = data as ForeignTable | null;
  return (
    typeof table === 'object' &&
    table !== null &&
    Array.isArray(table.schema?.fields) &&
    typeof table.getChild === 'function'
  );
}
