import { commentMark, splitCells, type Delimiter } from './cells.js';
import { parseNumber } from './number.js';

/** How the rows of numbers are written. */
export interface Numbers {
  delimiter: Delimiter;
  decimalComma: boolean;
  /** Cells in most rows. */
  width: number;
  /** Index of the first row of numbers in the lines. */
  firstRow: number;
}

/** Preambles may be long (a VersaStudio file starts its data at line 118): this much tells the format. */
const SAMPLE_LINES = 3000;
const SAMPLE_CHARACTERS = 1_000_000;

/** Longer lines are no rows of a spectrum. */
const LONGEST_ROW = 20_000;

/** An impedance is at least a frequency and two numbers. */
export const FEWEST_NUMBERS = 3;

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
export function findNumbers(lines: readonly string[], from = 0, to = lines.length): Numbers | undefined {
  const sample = sampleLines(lines, from, to);
  let best: Found | undefined;
  for (const [delimiter, decimalComma] of CANDIDATES) {
    const found = tryNumbers(lines, sample, delimiter, decimalComma);
    // by numbers, not by rows: whole numbers are read with either decimal mark, the others with the right one only
    if (found && found.count > (best?.count ?? 0)) best = found;
  }
  return best?.numbers;
}

interface Found {
  numbers: Numbers;
  /** Numbers in the rows that are as wide as most. */
  count: number;
}

function tryNumbers(
  lines: readonly string[],
  sample: readonly number[],
  delimiter: Delimiter,
  decimalComma: boolean
): Found | undefined {
  const byWidth = new Map<number, Found>();
  for (const i of sample) {
    if (commentMark(lines[i]) > 0) continue;
    const cells = splitCells(lines[i], delimiter);
    const count = cells.length < FEWEST_NUMBERS ? 0 : countNumbers(cells, decimalComma);
    if (count < FEWEST_NUMBERS) continue;
    const width = cells.length;
    const found = byWidth.get(width);
    if (found) found.count += count;
    else byWidth.set(width, { numbers: { delimiter, decimalComma, width, firstRow: i }, count });
  }
  let best: Found | undefined;
  for (const found of byWidth.values()) if (found.count > (best?.count ?? 0)) best = found;
  return best;
}

/** Indices of the lines that tell a format: the first ones that are not blank and not endless. */
export function sampleLines(lines: readonly string[], from = 0, to = lines.length): number[] {
  const sample: number[] = [];
  let characters = 0;
  for (let i = from; i < to && sample.length < SAMPLE_LINES && characters < SAMPLE_CHARACTERS; i++) {
    const { length } = lines[i];
    if (length === 0 || length > LONGEST_ROW || lines[i].trim() === '') continue;
    sample.push(i);
    characters += length;
  }
  return sample;
}

/** Cells that hold a number, or a word for a missing one (not an empty cell: prose is full of nothing). */
function countNumbers(cells: readonly string[], decimalComma: boolean): number {
  let count = 0;
  for (const cell of cells) if (cell.trim() !== '' && parseNumber(cell, decimalComma) !== undefined) count++;
  return count;
}
