import type { Table } from 'apache-arrow';
import type { ColumnValues } from '../../arrow/index.js';

/** A function of the library that another language calls by its name. */
export interface LibraryFunction {
  /** Its arguments other than the table by their names, options among them. */
  call(given: any, table: Table): unknown;
  /** What of that the other language gets as a record, or a list of such; all of it without this. */
  value?(result: any): unknown;
  /** What of it a colleague would want as a table. */
  rows(result: any): Record<string, ColumnValues> | Table;
}

export type LibraryFunctions = Readonly<Record<string, LibraryFunction>>;

/** Members of records as columns; what is not there is NaN. */
export function listRows<T extends object>(
  records: readonly T[],
  names: readonly (keyof T & string)[]
): Record<string, ColumnValues> {
  return Object.fromEntries(
    names.map(name => [name, records.map(record => record[name]) as readonly number[] | readonly string[]])
  );
}
