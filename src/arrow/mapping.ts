import type { Kind } from './kinds.js';

/** Where a column of ours stands in a file, as a person says it, or as it is guessed. JSON. */
export interface ColumnSource {
  /** The title in the file; or the place, counted from 0, where titles are missing or not unique. */
  from: string | number;
  /** The numbers' unit (`mA`); without it the one that the title names, else ours. */
  unit?: string;
  /** The numbers have the other sign. */
  negated?: boolean;
}

/** Which of a file's columns are which of ours, by our names: `{ voltage_volt: { from: 'U', unit: 'mV' } }`. */
export type ColumnMapping = Record<string, ColumnSource>;

/** A column of a file, with enough of it to recognise it by. */
export interface FileColumn {
  /** Counted from 0. */
  index: number;
  /** `''` where the file names no columns. */
  title: string;
  /** The unit that the title names, as it stands there. */
  unit?: string;
  /** Its first cells as they stand in the file. */
  samples: string[];
}

/**
 * What a person needs to say which columns of a file are which. A failed reading carries it in its error, a successful one in
 * its result; the answer is a `ColumnMapping`, and goes into `read(name, bytes, { columns })`.
 */
export interface ColumnQuestion {
  /** What the file may be: `kinds` of src/arrow says which columns each needs and may have, and their units. */
  kinds: Kind[];
  columns: FileColumn[];
  /** What was taken, or would be a likely answer; it need not be whole. */
  guess: ColumnMapping;
}
