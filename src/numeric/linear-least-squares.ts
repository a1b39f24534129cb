import { dot } from './dot.js';

/** Of a column that is left, relative to the columns' own length, below which it adds nothing but rounding. */
const RANK = 1e-13;

/**
 * Minimises |A x − b|² by Householder reflections with column pivoting (Golub & Van Loan, Matrix Computations, 5.4.2), columns scaled to one
 * length first. Columns that depend on others to working precision get the coefficient 0.
 *
 * @param columns of A; they are overwritten
 * @param right b; it is overwritten
 * @returns the coefficients, in the order of the columns, and the sum of squares that is left
 */
export function linearLeastSquares(
  columns: readonly Float64Array[],
  right: Float64Array
): { x: Float64Array; sumOfSquares: number } {
  const n = right.length;
  const p = columns.length;
  const scale = columns.map(normalise);
  const order = Int32Array.from(columns, (_, j) => j);
  const diagonal = new Float64Array(p);
  let rank = 0;
  while (rank < Math.min(n, p)) {
    const { at, length } = longest(columns, order, rank);
    if (!(length > RANK)) break;
    [order[rank], order[at]] = [order[at], order[rank]];
    const pivot = columns[order[rank]];
    diagonal[rank] = pivot[rank] > 0 ? -length : length;
    // the reflection's vector takes the place of the column below the diagonal
    pivot[rank] -= diagonal[rank];
    const factor = -1 / (diagonal[rank] * pivot[rank]);
    for (let j = rank + 1; j < p; j++) reflect(columns[order[j]], pivot, rank, factor);
    reflect(right, pivot, rank, factor);
    rank++;
  }
  const x = new Float64Array(p);
  for (let i = rank - 1; i >= 0; i--) {
    let sum = right[i];
    for (let j = i + 1; j < rank; j++) sum -= columns[order[j]][i] * x[order[j]];
    x[order[i]] = sum / diagonal[i];
  }
  for (let j = 0; j < p; j++) x[j] *= scale[j];
  const rest = right.subarray(rank);
  return { x, sumOfSquares: dot(rest, rest) };
}

/** Divides a column by its length; returns 1/length, 0 for a column of zeros. */
function normalise(column: Float64Array): number {
  const length = Math.sqrt(dot(column, column));
  const scale = length > 0 ? 1 / length : 0;
  for (let k = 0; k < column.length; k++) column[k] *= scale;
  return scale;
}

function longest(
  columns: readonly Float64Array[],
  order: Int32Array,
  rank: number
): { at: number; length: number } {
  let at = rank;
  let most = 0;
  for (let j = rank; j < order.length; j++) {
    const column = columns[order[j]];
    let square = 0;
    for (let k = rank; k < column.length; k++) square += column[k] * column[k];
    if (square > most) {
      most = square;
      at = j;
    }
  }
  return { at, length: Math.sqrt(most) };
}

/** column −= factor (v·column) v, from `first` on */
function reflect(column: Float64Array, v: Float64Array, first: number, factor: number): void {
  let product = 0;
  for (let k = first; k < column.length; k++) product += v[k] * column[k];
  product *= factor;
  for (let k = first; k < column.length; k++) column[k] -= product * v[k];
}
