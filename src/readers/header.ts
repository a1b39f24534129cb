import { commentMark, splitCells, unquoteLine, type Delimiter } from './cells.js';
import { impedanceColumns, recogniseColumns, type Columns } from './columns.js';
import { FEWEST_NUMBERS, sampleLines, type Numbers } from './layout.js';
import { unitOf } from './units.js';

/** A line of titles in which we know the columns of an impedance. */
export interface Header {
  /** Index of its line. */
  line: number;
  delimiter: Delimiter;
  width: number;
  columns: Columns;
}

/** Longer lines are no titles. */
const LONGEST_HEADER = 10_000;

const HEADER_DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ',', 'wide-blanks', 'blanks'];

/**
 * The titles in a line, if an impedance follows from them.
 *
 * @param numbers how the rows below are written: a header that is delimited in another way must have as many cells as they
 * @param delimiters what may stand between the titles
 */
export function recogniseHeader(
  lines: readonly string[],
  line: number,
  numbers?: Numbers,
  delimiters: readonly Delimiter[] = headerDelimiters(numbers)
): Header | undefined {
  const text = unquoteLine(lines[line].slice(commentMark(lines[line])));
  if (text.length > LONGEST_HEADER || !/[a-zωνθφ频周]/i.test(text)) return undefined;
  for (const delimiter of delimiters) {
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
export function findHeader(lines: readonly string[], numbers: Numbers | undefined): Header | undefined {
  const sample = sampleLines(lines);
  const first = numbers?.firstRow ?? lines.length;
  const above = sample.filter(i => i < first).reverse();
  const below = sample.filter(i => i >= first);
  for (const i of [...above, ...below]) {
    const header = recogniseHeader(lines, i, numbers);
    if (header) return header;
  }
  return undefined;
}
