import { covariance } from './covariance.js';
import { dot } from './dot.js';
import { linearLeastSquares } from './linear-least-squares.js';

/** y = Σ c_i x^i, fitted. */
export interface Polynomial {
  coefficients: Float64Array;
  /** Of the coefficients, row-major, from the scatter of the points; NaN where there are no more points than coefficients. */
  covariance: Float64Array;
  sumOfSquares: number;
}

/**
 * The polynomial through points, by weighted least squares.
 *
 * @param weights of the residuals themselves (1/standard error); without them points count alike. Their size does not matter: the
 * covariance is scaled by what is left, s² = S/(n − p).
 */
export function weightedPolynomial(
  x: Float64Array,
  y: Float64Array,
  degree: number,
  weights: Float64Array = x.map(() => 1)
): Polynomial {
  const columns = Array.from({ length: degree + 1 }, (_, i) => x.map((value, k) => value ** i * weights[k]));
  const goal = y.map((value, k) => value * weights[k]);
  const { x: coefficients, sumOfSquares } = linearLeastSquares(
    columns.map(column => column.slice()),
    goal
  );
  const free = x.length - columns.length;
  return {
    coefficients,
    covariance: covariance(columns, free > 0 ? sumOfSquares / free : NaN),
    sumOfSquares
  };
}

export function valueAt({ coefficients }: Polynomial, x: number): number {
  return coefficients.reduceRight((sum, c) => sum * x + c, 0);
}

/** The standard error of the polynomial itself at x, without the scatter of a new point. */
export function errorAt({ coefficients, covariance: matrix }: Polynomial, x: number): number {
  const powers = coefficients.map((_, i) => x ** i);
  const p = powers.length;
  let variance = 0;
  for (let i = 0; i < p; i++) variance += powers[i] * dot(matrix.subarray(i * p, (i + 1) * p), powers);
  return Math.sqrt(Math.max(0, variance));
}
