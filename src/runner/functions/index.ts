import type { Table } from 'apache-arrow';
import { toTable } from '../../arrow/index.js';
import { plainTable } from '../../arrow/table.js';
import { compositions } from './compositions.js';
import { cycling } from './cycling.js';
import { impedance } from './impedance.js';
import type { LibraryFunctions } from './library-function.js';
import { photoelectrons } from './photoelectrons.js';

/** The library's functions for hosts that are not JavaScript, under the names that they have there. */
export const functions: LibraryFunctions = { ...impedance, ...cycling, ...photoelectrons, ...compositions };

/** Calls one of {@link functions} on bytes of a table, where it takes one. */
export function callFunction(
  name: string,
  given: object,
  [bytes]: readonly Uint8Array[]
): { result: unknown; rows: Table } {
  const { call, value, rows } = functions[name];
  const result = call(given, (bytes && toTable(bytes)) as Table);
  const made = rows(result);
  return {
    result: value ? value(result) : result,
    rows: 'schema' in made ? (made as Table) : plainTable(made)
  };
}
