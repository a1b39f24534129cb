import { dot } from './dot.js';
import { singularValues } from './singular-values.js';

/** Directions that change the residuals less than this, relative to the strongest, are lost in rounding. */
const RANK = 1e-11;
/** A parameter that has more than this of such a direction is not determined. */
const SHARE = 1e-6;

/**
 * The covariance of least-squares parameters, variance (JᵀJ)⁻¹, from the singular values of the column-scaled Jacobian: exact where
 * JᵀJ itself could not be inverted any more.
 *
 * @param columns dr/dparameter of weighted residuals
 * @param variance of a residual, s² = S/(n − p)
 * @returns row-major p × p; NaN in the rows and columns of parameters that the data do not determine
 */
export function covariance(columns: readonly Float64Array[], variance: number): Float64Array {
  const p = columns.length;
  const norms = columns.map(column => Math.sqrt(dot(column, column)));
  const scaled = columns.map((column, i) => column.map(value => (norms[i] > 0 ? value / norms[i] : 0)));
  const { values, vectors } = singularValues(scaled);
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  const out = new Float64Array(p * p);
  // the rotation is applied to columns: vectors[k] holds the combination of parameters of singular value k
  for (let k = 0; k < p; k++) {
    const lost = !(values[k] > RANK * largest);
    for (let i = 0; i < p; i++) {
      if (lost && Math.abs(vectors[k][i]) > SHARE) spoil(out, i, p);
      if (lost) continue;
      for (let j = 0; j < p; j++) {
        out[i * p + j] +=
          (((vectors[k][i] / norms[i]) * (vectors[k][j] / norms[j])) / values[k] ** 2) * variance;
      }
    }
  }
  return out;
}

function spoil(matrix: Float64Array, i: number, p: number): void {
  for (let j = 0; j < p; j++) matrix[i * p + j] = matrix[j * p + i] = NaN;
}
