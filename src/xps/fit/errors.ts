import { solveDamped } from '../../numeric/cholesky.js';
import { covariance as safeCovariance } from '../../numeric/covariance.js';
import { dot } from '../../numeric/dot.js';
import type { Minimiser } from '../../numeric/levenberg-marquardt.js';
import type { FitProblem } from './problem.js';

/**
 * The covariance of the real free parameters, row-major. A parameter at its limit is held there, and its own row is NaN; an area at 0
 * counts on, since its error says how much could be hidden.
 *
 * @param variance of a weighted residual: 1 where counts are known
 */
export function parameterCovariance(
  problem: FitProblem,
  { columns, findHeld }: Minimiser,
  variance: number
): Float64Array {
  const { free, units } = problem;
  const p = free.length;
  const held = findHeld();
  const used = free.flatMap(({ kind }, i) => (held[i] === 0 || kind === 'area' ? [i] : []));
  const m = used.length;
  const part = invert(
    used.map(i => columns[i]),
    variance
  );
  const out = new Float64Array(p * p).fill(NaN);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++)
      out[used[a] * p + used[b]] = part[a * m + b] * units[used[a]] * units[used[b]];
  }
  return out;
}

/** variance (JᵀJ)⁻¹ by Cholesky; from singular values where that is near to singular. */
function invert(columns: readonly Float64Array[], variance: number): Float64Array {
  const m = columns.length;
  const normal = new Float64Array(m * m);
  for (let a = 0; a < m; a++)
    for (let b = 0; b <= a; b++) normal[a * m + b] = normal[b * m + a] = dot(columns[a], columns[b]);
  const [unit, x, factor, scale] = [
    new Float64Array(m),
    new Float64Array(m),
    new Float64Array(m * m),
    new Float64Array(m)
  ];
  const out = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    unit.fill(0)[a] = 1;
    if (!solveDamped(normal, unit, 0, m, x, factor, scale) || factor[a * m + a] < 1e-5)
      return safeCovariance(columns, variance);
    for (let b = 0; b < m; b++) out[b * m + a] = x[b] * variance;
  }
  return out;
}

/** Σ g_i C_ij h_j over what g and h depend on: NaN elsewhere in C does no harm. */
export function propagate(g: ArrayLike<number>, covariance: Float64Array, h: ArrayLike<number>): number {
  const p = g.length;
  let sum = 0;
  for (let i = 0; i < p; i++) {
    if (g[i] === 0) continue;
    for (let j = 0; j < p; j++) if (h[j] !== 0) sum += g[i] * covariance[i * p + j] * h[j];
  }
  return sum;
}
