import type { Table } from 'apache-arrow';
import { ArgyroditeError, kindOf, numbers, type Kind } from '../arrow/index.js';

/** A notebook may come from anyone; a view of more would keep a page busy for minutes. */
export const MOST_PARTS = 2000;

/** What a table of a kind is made of, and the column that numbers it; without one, each row is one. */
const parts: Record<Kind, [name: string, column?: string]> = {
  'impedance-spectrum': ['spectra', 'spectrum'],
  'cycling-record': ['cells', 'record'],
  'xps-spectrum': ['spectra', 'spectrum'],
  composition: ['samples']
};

/**
 * The table itself, where it has no more spectra, cells or samples than a view can show.
 *
 * @throws ArgyroditeError `too-large`
 */
export function checkParts(table: Table): Table {
  const [name, column] = parts[kindOf(table)];
  const few = column ? isFew(numbers(table, column) ?? []) : table.numRows <= MOST_PARTS;
  if (few) return table;
  throw new ArgyroditeError(
    'too-large',
    `The table has more than ${MOST_PARTS} ${name}; so many cannot be shown in one widget. Split it, or analyse it in Python.`
  );
}

function isFew(values: ArrayLike<number>): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < values.length && seen.size <= MOST_PARTS; i++) seen.add(values[i]);
  return seen.size <= MOST_PARTS;
}
