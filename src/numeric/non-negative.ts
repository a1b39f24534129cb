/** Enough for a starting value; each sweep costs m². */
const SWEEPS = 40;

/**
 * Minimises |A x − b|² over x >= 0 by coordinate descent, from the normal equations; for a few unknowns and a moderate accuracy.
 *
 * @param gram AᵀA, row-major m × m
 * @param right Aᵀb
 * @param total bᵀb
 * @param x receives the solution
 * @returns the sum of squares there
 */
export function nonNegativeFit(
  gram: Float64Array,
  right: Float64Array,
  total: number,
  x: Float64Array
): number {
  const m = right.length;
  x.fill(0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < m; i++) {
      let slope = right[i];
      for (let j = 0; j < m; j++) slope -= gram[i * m + j] * x[j];
      x[i] = Math.max(0, x[i] + slope / gram[i * m + i]);
    }
  }
  let sum = total;
  for (let i = 0; i < m; i++) {
    let product = 0;
    for (let j = 0; j < m; j++) product += gram[i * m + j] * x[j];
    sum += x[i] * (product - 2 * right[i]);
  }
  return Math.max(sum, 0);
}
