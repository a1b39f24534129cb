import { solveDamped } from './cholesky.js';

/** Keeps a singular matrix solvable, far below what matters. */
const TINY = 1e-14;
/** Of the largest slope, what rounding makes. */
const ROUNDING = 1e-11;
/** How often all that are on the wrong side change it at once without fewer being left, before only one does. */
const PATIENCE = 3;

export interface NonNegativeSolver {
  /**
   * Minimises xᵀA x/2 − bᵀx over x >= 0 for a positive definite A; begins with the unknowns that were positive last time.
   *
   * @param a row-major m × m
   */
  solve(a: Float64Array, b: Float64Array, x: Float64Array): void;
  /** After `solve`: which unknowns are positive; the first `count` entries count. */
  readonly positive: Int32Array;
  readonly count: number;
  /** Their A scaled to a unit diagonal is LLᵀ: L, row-major count × count, and the factors of the scaling. */
  readonly factor: Float64Array;
  readonly scale: Float64Array;
}

/**
 * Exact non-negative least squares from the normal equations, for up to some hundreds of unknowns, by block principal pivoting
 * (Júdice & Pires 1994; Kim & Park 2011): unknowns change sides all at once, so a few factorisations are enough. Memory is taken once.
 */
export function nonNegativeSolver(m: number): NonNegativeSolver {
  const isPositive = new Uint8Array(m);
  const positive = new Int32Array(m);
  const wrong = new Int32Array(m);
  const slope = new Float64Array(m);
  const reduced = new Float64Array(m * m);
  const right = new Float64Array(m);
  const part = new Float64Array(m);
  const factor = new Float64Array(m * m);
  const scale = new Float64Array(m);
  let count = 0;

  /** The minimum over the positive side, without regard to signs. */
  function settle(a: Float64Array, b: Float64Array, x: Float64Array): void {
    count = 0;
    for (let i = 0; i < m; i++) if (isPositive[i]) positive[count++] = i;
    for (let i = 0; i < count; i++) {
      right[i] = b[positive[i]];
      for (let j = 0; j < count; j++) reduced[i * count + j] = a[positive[i] * m + positive[j]];
    }
    for (
      let damping = TINY;
      !solveDamped(reduced, right, damping, count, part, factor, scale);
      damping *= 10
    );
    x.fill(0);
    for (let i = 0; i < count; i++) x[positive[i]] = part[i];
    for (let i = 0; i < m; i++) {
      let sum = -b[i];
      if (!isPositive[i]) {
        for (let j = 0; j < count; j++) sum += a[i * m + positive[j]] * part[j];
        slope[i] = sum;
      }
    }
  }

  /** Below 0, or with a slope that asks for more, beyond rounding. */
  function isWrong(i: number, a: Float64Array, x: Float64Array, rounding: number): boolean {
    return isPositive[i] ? x[i] < 0 : slope[i] < -rounding * Math.sqrt(a[i * m + i]);
  }

  function solve(a: Float64Array, b: Float64Array, x: Float64Array): void {
    let rounding = 0;
    for (let i = 0; i < m; i++) {
      if (a[i * m + i] > 0)
        rounding = Math.max(rounding, (ROUNDING * Math.abs(b[i])) / Math.sqrt(a[i * m + i]));
    }
    let least = Infinity;
    let patience = PATIENCE;
    // finite by its backup rule; the limit is for rounding that sends one unknown back and forth
    for (let round = 0; round < 20 * m; round++) {
      settle(a, b, x);
      let count = 0;
      for (let i = 0; i < m; i++) if (isWrong(i, a, x, rounding)) wrong[count++] = i;
      if (count === 0) break;
      if (count < least) {
        least = count;
        patience = PATIENCE;
      } else patience--;
      // in the backup rule only the last one changes sides
      for (let k = patience >= 0 ? 0 : count - 1; k < count; k++) isPositive[wrong[k]] ^= 1;
    }
    for (let i = 0; i < m; i++) x[i] = Math.max(x[i], 0);
  }

  return {
    solve,
    positive,
    factor,
    scale,
    get count() {
      return count;
    }
  };
}
