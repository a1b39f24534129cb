import type { Warning } from '../arrow/index.js';
import { commentMark, splitCells, type Delimiter } from './cells.js';
import { impedanceColumns, type ColumnMeaning, type Columns, type Quantity } from './columns.js';
import { problem, quote, type TextFile } from './file.js';
import { recogniseHeader } from './header.js';
import { noRows, nothingLeftOut, warnAboutLeftOut, type Reason } from './left-out.js';
import { parseNumber } from './number.js';

/** The numbers of a file, row by row in its order, in Hz, Ω, rad, s and °C. */
export interface Rows {
  /** 1-based line of each row. */
  line: number[];
  /** 0-based: rows under the same header belong to the same block. */
  block: number[];
  /** Those of frequency and the two of the impedance are whole; the others may hold NaN. */
  values: Partial<Record<Quantity, number[]>>;
}

/** Where the rows are and how they are written. */
export interface Table {
  columns: Columns;
  delimiter: Delimiter;
  headerDelimiter: Delimiter;
  decimalComma: boolean;
  /** Cells that a row may have: more is a mistake. */
  width: number;
  /** Cells that most rows have: fewer in the last row means that the file was cut off. */
  usualWidth: number;
  /** Index of the first line after the header, and of the line after the last. */
  from: number;
  to: number;
}

/**
 * Reads the rows of a table of impedances. What is not a row of numbers is left out, and a warning names its line.
 *
 * @throws ArgyroditeError `bad-number` for a text where a number should be, `bad-table` for a second header with other
 *   columns, and where no row is left
 */
export function readRows(file: TextFile, table: Table, warnings: Warning[]): Rows {
  const { lines } = file;
  const needed = impedanceColumns(table.columns)!;
  const add = collector(needed, optionalColumns(table.columns), table.decimalComma);
  const leftOut = nothingLeftOut();
  const values = new Float64Array(needed.length);
  const last = file.endsInNewline ? -1 : lastIndex(file, table.to);
  let block = 0;
  for (let i = table.from; i < table.to; i++) {
    if (lines[i].trim() === '' || commentMark(lines[i]) > 0) continue;
    const cells = splitCells(lines[i], table.delimiter);
    const verdict = judge(cells, needed, table, i === last, values);
    if (verdict === 'row') add(i + 1, block, cells, values);
    else if (verdict === 'bad-number') throw textInRow(file, i, cells, needed, table);
    else if (verdict !== 'text') leftOut.rows[verdict].push(i + 1);
    else if (isSameHeader(file, i, table)) {
      leftOut.headers.push(i + 1);
      block++;
    } else leftOut.text.push(i + 1);
  }
  const { rows } = add;
  if (rows.line.length === 0) throw noRows(file, table, leftOut.rows);
  warnAboutLeftOut(leftOut, rows.line[0], warnings);
  return rows;
}

/**
 * What a line is, with its numbers written into `values`: a row, a text, a row with a text in it, or a row to be left out.
 *
 * @param open the line is the file's last and has no end
 */
function judge(
  cells: readonly string[],
  needed: readonly ColumnMeaning[],
  { decimalComma, width, usualWidth }: Table,
  open: boolean,
  values: Float64Array
): 'row' | 'text' | 'bad-number' | Reason {
  let numbers = 0;
  let missing = 0;
  let absent = 0;
  for (let k = 0; k < needed.length; k++) {
    const { index, scale } = needed[k];
    const value = index < cells.length ? parseNumber(cells[index], decimalComma) : NaN;
    if (index >= cells.length) absent++;
    else if (value !== undefined && Number.isFinite(value * scale)) numbers++;
    else if (value !== undefined) missing++;
    values[k] = (value ?? NaN) * scale;
  }
  const wrong = needed.length - numbers - missing - absent;
  if (open && numbers + missing > 0 && isCutOff(cells, usualWidth, wrong > 0, decimalComma))
    return 'truncated-file';
  if (numbers === 0 && wrong + absent > 0) return 'text';
  if (wrong > 0) return 'bad-number';
  if (absent > 0) return 'short-row';
  if (cells.length > width) return 'long-row';
  if (missing > 0) return 'not-a-number';
  return values[0] > 0 ? 'row' : 'bad-frequency';
}

/** A last line without its end that has too few cells, or ends within a number (`1.5E+`). */
function isCutOff(cells: readonly string[], usual: number, wrong: boolean, decimalComma: boolean): boolean {
  return cells.length < usual || (wrong && parseNumber(cells.at(-1)!, decimalComma) === undefined);
}

/** Rows as they grow. */
function collector(
  needed: readonly ColumnMeaning[],
  optional: readonly ColumnMeaning[],
  decimalComma: boolean
) {
  const rows: Rows = { line: [], block: [], values: {} };
  const into = ({ quantity }: ColumnMeaning) => (rows.values[quantity] ??= []);
  const neededInto = needed.map(into);
  const optionalInto = optional.map(into);
  const add = (line: number, block: number, cells: readonly string[], values: Float64Array) => {
    rows.line.push(line);
    rows.block.push(block);
    for (let k = 0; k < needed.length; k++) neededInto[k].push(values[k]);
    for (let k = 0; k < optional.length; k++) {
      const { index, scale, offset } = optional[k];
      const value = index < cells.length ? (parseNumber(cells[index], decimalComma) ?? NaN) : NaN;
      optionalInto[k].push(value * scale + offset);
    }
  };
  return Object.assign(add, { rows });
}

/** The rows of several tables, each a block of its own; of the optional columns those that all have. */
export function joinRows(parts: readonly Rows[]): Rows {
  const joined: Rows = { line: [], block: [], values: {} };
  const quantities = Object.keys(parts[0].values) as (keyof Rows['values'])[];
  const common = quantities.filter(quantity => parts.every(part => part.values[quantity]));
  for (const [index, part] of parts.entries()) {
    for (const line of part.line) joined.line.push(line);
    for (let i = 0; i < part.line.length; i++) joined.block.push(index);
    for (const quantity of common) {
      const into = (joined.values[quantity] ??= []);
      for (const value of part.values[quantity]!) into.push(value);
    }
  }
  return joined;
}

function textInRow(
  { name }: TextFile,
  index: number,
  cells: readonly string[],
  needed: readonly ColumnMeaning[],
  { decimalComma }: Table
): Error {
  const { index: cell, title } = needed.find(
    ({ index }) => parseNumber(cells[index], decimalComma) === undefined
  )!;
  const column = title ? `the column ${quote(title)}` : `column ${cell + 1}`;
  return problem(
    'bad-number',
    name,
    `${quote(cells[cell])} stands where a number should be, in ${column}. Correct or delete the line, or put a # before it.`,
    { line: index + 1 }
  );
}

function optionalColumns({ byQuantity }: Columns): ColumnMeaning[] {
  const wanted: Quantity[] = ['time', 'temperature', 'cycle', 'spectrum'];
  return wanted.flatMap(quantity => byQuantity[quantity] ?? []);
}

function lastIndex({ lines }: TextFile, to: number): number {
  let last = to - 1;
  while (last > 0 && lines[last].trim() === '') last--;
  return last === lines.length - 1 ? last : -1;
}

/** True for the header once more; another header is refused, for its columns may mean something else. */
function isSameHeader(file: TextFile, index: number, table: Table): boolean {
  const header = recogniseHeader(file.lines, index, undefined, [table.headerDelimiter]);
  if (!header) return false;
  if (describe(header.columns) === describe(table.columns)) return true;
  throw problem(
    'bad-table',
    file.name,
    'Here a second header begins, with other columns than the first. Put the two tables into files of their own.',
    { line: index + 1 }
  );
}

function describe(columns: Columns): string {
  return JSON.stringify(
    impedanceColumns(columns)!.map(({ quantity, index, scale }) => [quantity, index, scale])
  );
}
