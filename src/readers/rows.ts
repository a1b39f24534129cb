import type { Warning } from '../arrow/index.js';
import { commentMark, splitCells, type Delimiter } from './cells.js';
import { impedanceColumns, type ColumnMeaning, type Columns, type Quantity } from './columns.js';
import { lineList, problem, quote, type TextFile } from './file.js';
import { recogniseHeader } from './header.js';
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

/** Why rows were left out. */
type Reason = 'truncated-file' | 'short-row' | 'long-row' | 'not-a-number' | 'bad-frequency';

const REASONS: Record<Reason, (lines: string, one: boolean) => string> = {
  'truncated-file': lines =>
    `The file ends in the middle of ${lines}; that row was left out. Perhaps the copy is incomplete.`,
  'short-row': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} too few cells and ${one ? 'was' : 'were'} left out: ${lines}.`,
  'long-row': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} more cells than the header and ${one ? 'was' : 'were'} left out: ${lines}. A decimal comma between commas does this.`,
  'not-a-number': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} no number in a column that is needed and ${one ? 'was' : 'were'} left out: ${lines}.`,
  'bad-frequency': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} a frequency that is not above zero and ${one ? 'was' : 'were'} left out: ${lines}.`
};

/**
 * Reads the rows of a table of impedances. What is not a row of numbers is left out, and a warning names its line.
 *
 * @throws ArgyroditeError `bad-number` for a text where a number should be, `bad-table` for a second header with other columns
 */
export function readRows(file: TextFile, table: Table, warnings: Warning[]): Rows {
  const { name, lines } = file;
  const { delimiter, decimalComma, width } = table;
  const needed = impedanceColumns(table.columns)!;
  const optional = optionalColumns(table.columns);
  const rows: Rows = { line: [], block: [], values: {} };
  const into = (column: ColumnMeaning) => (rows.values[column.quantity] ??= []);
  const neededInto = needed.map(into);
  const optionalInto = optional.map(into);
  const leftOut: Record<Reason, number[]> = {
    'truncated-file': [],
    'short-row': [],
    'long-row': [],
    'not-a-number': [],
    'bad-frequency': []
  };
  const prose: number[] = [];
  const headers: number[] = [];
  const values = new Array<number>(needed.length);
  const last = lastIndex(file, table.to);
  let block = 0;

  for (let i = table.from; i < table.to; i++) {
    const text = lines[i];
    if (text.trim() === '' || commentMark(text) > 0) continue;
    const cells = splitCells(text, delimiter);
    let numbers = 0;
    let missing = 0;
    let absent = 0;
    let wrong: ColumnMeaning | undefined;
    for (let k = 0; k < needed.length; k++) {
      const { index, scale } = needed[k];
      const value = index < cells.length ? parseNumber(cells[index], decimalComma) : (absent++, NaN);
      if (value === undefined) wrong ??= needed[k];
      else if (Number.isNaN(value)) missing++;
      else numbers++;
      values[k] = (value ?? NaN) * scale;
    }
    const cut = i === last && !file.endsInNewline && isCutOff(cells, table.usualWidth, wrong);
    if (cut && numbers + missing > 0) leftOut['truncated-file'].push(i + 1);
    else if (numbers === 0 && (wrong || absent > 0)) {
      if (isSameHeader(file, i, table)) {
        headers.push(i + 1);
        block++;
      } else prose.push(i + 1);
    } else if (wrong) {
      throw problem(
        'bad-number',
        name,
        `${quote(cells[wrong.index])} stands where a number should be, in the column ${quote(wrong.title)}. Correct or delete the line, or put a # before it.`,
        { line: i + 1 }
      );
    } else if (absent > 0) leftOut['short-row'].push(i + 1);
    else if (cells.length > width) leftOut['long-row'].push(i + 1);
    else if (missing > 0 || !values.every(Number.isFinite)) leftOut['not-a-number'].push(i + 1);
    else if (!(values[0] > 0)) leftOut['bad-frequency'].push(i + 1);
    else {
      rows.line.push(i + 1);
      rows.block.push(block);
      for (let k = 0; k < needed.length; k++) neededInto[k].push(values[k]);
      for (let k = 0; k < optional.length; k++) {
        const { index, scale, offset } = optional[k];
        const value = index < cells.length ? (parseNumber(cells[index], decimalComma) ?? NaN) : NaN;
        optionalInto[k].push(value * scale + offset);
      }
    }
  }

  if (rows.line.length === 0) throw noRows(file, table, leftOut);
  for (const reason of Object.keys(REASONS) as Reason[]) {
    const at = leftOut[reason];
    if (at.length) warnings.push({ code: reason, message: REASONS[reason](lineList(at), at.length === 1) });
  }
  warnAboutText(prose, headers, rows, warnings);
  return rows;
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

/** A last line without its end that has too few cells, or ends within a number (`1.5E+`). */
function isCutOff(cells: readonly string[], usual: number, wrong: ColumnMeaning | undefined): boolean {
  return cells.length < usual || (wrong !== undefined && wrong.index === cells.length - 1);
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

function warnAboutText(prose: number[], headers: number[], rows: Rows, warnings: Warning[]): void {
  const first = rows.line[0];
  const between = prose.filter(line => line > first);
  if (between.length) {
    warnings.push({
      code: 'text-lines',
      message: `Text below the first row of numbers was passed over: ${lineList(between)}.`
    });
  }
  if (headers.length) {
    warnings.push({
      code: 'repeated-header',
      message: `The header comes again in ${lineList(headers)}; what follows it is read as a spectrum of its own.`
    });
  }
}

function noRows({ name, lines }: TextFile, table: Table, leftOut: Record<Reason, number[]>): Error {
  const reasons = (Object.keys(REASONS) as Reason[]).filter(reason => leftOut[reason].length);
  if (reasons.length === 0) {
    return problem(
      'truncated-file',
      name,
      'The file ends before its first row of numbers. Perhaps the measurement was stopped, or the copy is incomplete: export it again.',
      { line: Math.min(table.from, lines.length) }
    );
  }
  const main = reasons.reduce((a, b) => (leftOut[b].length > leftOut[a].length ? b : a));
  const line = leftOut[main][0];
  if (main === 'long-row') {
    return problem(
      'bad-table',
      name,
      `The rows have more cells than the header names columns (${table.width}). If the numbers have decimal commas, export with semicolons or tabs between the columns.`,
      { line }
    );
  }
  const said: Record<Exclude<Reason, 'long-row'>, [Parameters<typeof problem>[0], string]> = {
    'truncated-file': [
      'truncated-file',
      'The file ends in the middle of its first row. Export or copy it again.'
    ],
    'short-row': ['truncated-file', 'No row has all the columns that the header names. Export it again.'],
    'not-a-number': [
      'bad-number',
      'No row has a number in each of the columns that are needed. Export the measurement again.'
    ],
    'bad-frequency': [
      'bad-number',
      'No row has a frequency above zero, so nothing here is an impedance spectrum.'
    ]
  };
  const [code, message] = said[main];
  return problem(code, name, message, { line });
}
