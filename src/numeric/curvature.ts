import { dot } from './dot.js';
import type { LeastSquaresProblem } from './levenberg-marquardt.js';

/** Of a parameter, for its second derivatives: parameters are logarithms or of the order of 1. */
const DIFFERENCE = 1e-6;

/**
 * What Gauss and Newton's matrix JᵀJ lacks of half the second derivatives of S: Σ r ∇²r, by differences of the exact Jacobian.
 * The memory is taken once.
 */
export function curvatureFinder(problem: LeastSquaresProblem) {
  const p = problem.lower.length;
  const shifted = new Float64Array(p);
  const columns = Array.from({ length: p }, () => new Float64Array(problem.residualCount));

  /**
   * @param residuals at `point`
   * @param gradient Jᵀr there
   * @param scratch as long as the residuals; overwritten
   * @param out p × p, symmetric
   */
  return (
    point: Float64Array,
    residuals: Float64Array,
    gradient: Float64Array,
    scratch: Float64Array,
    out: Float64Array
  ): void => {
    for (let j = 0; j < p; j++) {
      shifted.set(point);
      shifted[j] = point[j] + DIFFERENCE;
      problem.residuals(shifted, scratch);
      problem.jacobian(columns);
      for (let i = 0; i < p; i++) {
        out[i * p + j] = (dot(columns[i], residuals) - gradient[i]) / DIFFERENCE;
      }
    }
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < i; j++) {
        out[i * p + j] = out[j * p + i] = (out[i * p + j] + out[j * p + i]) / 2;
      }
    }
  };
}
