import { composition } from '../composition/index.js';
import { isArgyroditeError } from '../arrow/index.js';
import { summariseCcd } from './summarise-ccd.js';
import type { CcdGroup, CyclingCell } from './types.js';

/** Replicates of one composition together, in the order of x: the study's Fig. 3a. */
export function groupCells(cells: readonly CyclingCell[]): CcdGroup[] {
  const groups = new Map<string, number[]>();
  for (const [i, cell] of cells.entries()) {
    if (cell.ccd && !cell.excluded)
      groups.set(cell.composition, [...(groups.get(cell.composition) ?? []), i]);
  }
  return [...groups]
    .map(([name, members]) => ({
      ...summariseCcd(members.map(i => cells[i].ccd!)),
      composition: name,
      x: halidesOf(name),
      cells: members
    }))
    .sort((a, b) => (Number.isNaN(a.x) ? Infinity : a.x) - (Number.isNaN(b.x) ? Infinity : b.x));
}

/** x of Li7−xPS6−xXx; NaN where the text is no formula. */
function halidesOf(formula: string): number {
  if (formula === '') return NaN;
  try {
    return composition(formula).x;
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return NaN;
  }
}
