import { commentMark, splitCells, unquoteLine, type Delimiter } from './cells.js';
import { impedanceColumns, recogniseColumns, type Columns } from './columns.js';
import { parseNumber } from './number.js';
import { unitOf } from './units.js';

/** How the rows of numbers are written. */
export interface Numbers {
  delimiter: Delimiter;
  decimalComma: boolean;
  /** Cells in most rows. */
  width: number;
  /** Index of the first row of numbers in the lines. */
  firstRow: number;
}

/** A line of titles in which we know the columns of an impedance. */
export interface Header {
  /** Index of its line. */
  line: number;
  delimiter: Delimiter;
  width: number;
  columns: Columns;
}

/** Preambles may be long (a VersaStudio file starts its data at line 118); a format is told by this many lines. */
export const SAMPLE_LINES = 3000;

/** An impedance is at least a frequency and two numbers. */
const FEWEST_NUMBERS = 3;

/** In the order of preference where two explain the sample equally well. */
const CANDIDATES: readonly [Delimiter, boolean][] = [
  ['\t', false],
  ['\t', true],
  [';', false],
  [';', true],
  ['|', false],
  ['|', true],
  [',', false],
  ['blanks', false],
  ['blanks', true],
  [',', true] // only with quoted cells
];

/** How the numbers of a file are written, or `undefined` where there are no rows of at least three numbers. */
export function findNumbers(lines: readonly string[], from = 0): Numbers | undefined {
  let best: (Numbers & { rows: number }) | undefined;
  for (const [delimiter, decimalComma] of CANDIDATES) {
    const found = tryNumbers(lines, from, delimiter, decimalComma);
    if (found && found.rows > (best?.rows ?? 0)) best = found;
  }
  return (
    best && {
      delimiter: best.delimiter,
      decimalComma: best.decimalComma,
      width: best.width,
      firstRow: best.firstRow
    }
  );
}

function tryNumbers(
  lines: readonly string[],
  from: number,
  delimiter: Delimiter,
  decimalComma: boolean
): (Numbers & { rows: number }) | undefined {
  const rowsOfWidth = new Map<number, { rows: number; firstRow: number }>();
  const end = Math.min(lines.length, from + SAMPLE_LINES);
  for (let i = from; i < end; i++) {
    if (commentMark(lines[i]) > 0 || lines[i].length > 10_000) continue;
    const cells = splitCells(lines[i], delimiter);
    if (cells.length < FEWEST_NUMBERS || countNumbers(cells, decimalComma) < FEWEST_NUMBERS) continue;
    const seen = rowsOfWidth.get(cells.length);
    if (seen) seen.rows++;
    else rowsOfWidth.set(cells.length, { rows: 1, firstRow: i });
  }
  let best: (Numbers & { rows: number }) | undefined;
  for (const [width, { rows, firstRow }] of rowsOfWidth) {
    if (rows > (best?.rows ?? 0)) best = { delimiter, decimalComma, width, firstRow, rows };
  }
  return best;
}

/** Cells that hold a number, or a word for a missing one (not an empty cell: prose is full of nothing). */
function countNumbers(cells: readonly string[], decimalComma: boolean): number {
  let count = 0;
  for (const cell of cells) if (cell.trim() !== '' && parseNumber(cell, decimalComma) !== undefined) count++;
  return count;
}

const HEADER_DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ',', 'wide-blanks', 'blanks'];

/**
 * The titles in a line, if an impedance follows from them.
 *
 * @param numbers how the rows below are written: a header that is delimited in another way must have as many cells as they
 */
export function recogniseHeader(
  lines: readonly string[],
  line: number,
  numbers?: Numbers
): Header | undefined {
  const text = unquoteLine(lines[line].slice(commentMark(lines[line])));
  if (text.length > 10_000 || !/[a-zωνθφ频周]/i.test(text)) return undefined;
  for (const delimiter of headerDelimiters(numbers)) {
    const titles = splitCells(text, delimiter);
    if (titles.length < FEWEST_NUMBERS) continue;
    if (numbers && delimiter !== numbers.delimiter && titles.length !== numbers.width) continue;
    const below = unitsBelow(lines, line, delimiter);
    const columns = recogniseColumns(titles, below);
    if (impedanceColumns(columns)) return { line, delimiter, width: titles.length, columns };
  }
  return undefined;
}

function headerDelimiters(numbers: Numbers | undefined): readonly Delimiter[] {
  if (!numbers) return HEADER_DELIMITERS;
  const { delimiter } = numbers;
  // "Freq (Hz)   Z' (Ohm)" above rows with blanks between: titles hold blanks themselves
  const own: Delimiter[] = delimiter === 'blanks' ? ['wide-blanks', 'blanks'] : [delimiter];
  return [...own, ...HEADER_DELIMITERS.filter(other => !own.includes(other))];
}

/** The cells of a row of units under the titles (`Hz  ohm  ohm`), if there is one. */
function unitsBelow(lines: readonly string[], line: number, delimiter: Delimiter): string[] | undefined {
  const next = lines[line + 1];
  if (next === undefined || next.length > 1000) return undefined;
  const cells = splitCells(unquoteLine(next.slice(commentMark(next))), delimiter).map(cell =>
    cell.trim().replace(/^[([](.*)[)\]]$/, '$1')
  );
  return cells.filter(cell => unitOf(cell)).length >= 2 ? cells : undefined;
}

/**
 * The header that belongs to the rows: the nearest above the first row, else the first below it (a preamble may hold a
 * line that looks like a row).
 */
export function findHeader(
  lines: readonly string[],
  numbers: Numbers | undefined,
  from = 0
): Header | undefined {
  const first = numbers?.firstRow ?? Math.min(lines.length, from + SAMPLE_LINES);
  for (let i = first - 1; i >= from; i--) {
    const header = recogniseHeader(lines, i, numbers);
    if (header) return header;
  }
  const end = Math.min(lines.length, from + SAMPLE_LINES);
  for (let i = first; i < end; i++) {
    const header = recogniseHeader(lines, i, numbers);
    if (header) return header;
  }
  return undefined;
}
