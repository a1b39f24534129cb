import { commentMark, splitCells, type Delimiter } from '../cells.js';
import { sampleLines } from '../layout.js';
import { parseNumber } from '../number.js';

export { sampleLines } from '../layout.js';

/** How rows of at least two numbers are written. */
export interface Layout {
  delimiter: Delimiter;
  decimalComma: boolean;
  /** Index of the first row of numbers. */
  firstRow: number;
  /** Cells in most rows. */
  width: number;
}

const CANDIDATES: readonly [Delimiter, boolean][] = [
  ['\t', false],
  ['\t', true],
  [';', false],
  [';', true],
  [',', false],
  ['blanks', false],
  ['blanks', true]
];

/** The way of writing that explains most of a text’s numbers, or `undefined` where there are no rows of two. */
export function tryLayouts(lines: readonly string[]): Layout | undefined {
  const sample = sampleLines(lines).filter(i => commentMark(lines[i]) === 0);
  let best: Layout | undefined;
  let most = 0;
  for (const [delimiter, decimalComma] of CANDIDATES) {
    const rows = new Map<number, { count: number; firstRow: number }>();
    for (const i of sample) {
      const cells = splitCells(lines[i], delimiter);
      const count = cells.filter(cell => Number.isFinite(parseNumber(cell, decimalComma))).length;
      if (count < 2) continue;
      const row = rows.get(cells.length) ?? { count: 0, firstRow: i };
      row.count += count;
      rows.set(cells.length, row);
    }
    for (const [width, { count, firstRow }] of rows) {
      if (count <= most) continue;
      most = count;
      best = { delimiter, decimalComma, firstRow, width };
    }
  }
  return best;
}
