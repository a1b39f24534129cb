import type { LeastSquaresProblem } from '../../numeric/levenberg-marquardt.js';
import type { CircuitModel } from '../circuit/model.js';
import type { Spectrum } from '../types.js';
import type { FreeParameter } from './parameters.js';
import type { Points } from './points.js';

/** Square roots of the weights of the real and the imaginary part. */
export interface RootWeights {
  real: Float64Array;
  imaginary: Float64Array;
}

/** Some rounding errors of each weighted part, squared. */
const ROUNDING = 1e-29;

/** Σ (w' Z'² + w'' Z''²) of the data. */
export function weightedSize({ real, imaginary }: Spectrum, weights: RootWeights): number {
  return real.reduce(
    (sum, re, k) => sum + (re * weights.real[k]) ** 2 + (imaginary[k] * weights.imaginary[k]) ** 2,
    0
  );
}

/**
 * The fit as a sum of squares: residuals are weighted real parts, then weighted imaginary parts (Ω × √weight); a positive
 * parameter stands as its logarithm.
 */
export function circuitProblem(
  model: CircuitModel,
  points: Points,
  weights: RootWeights,
  free: readonly FreeParameter[]
): LeastSquaresProblem {
  const count = points.frequency.length;
  const { re, im } = model.z;
  const { real: wr, imaginary: wi } = weights;
  const scratch = new Float64Array(2 * count);
  return {
    residualCount: 2 * count,
    rounding: ROUNDING * weightedSize(points, weights),
    lower: Float64Array.from(free, ({ lower, logarithmic }) => (logarithmic ? Math.log(lower) : lower)),
    upper: Float64Array.from(free, ({ upper, logarithmic }) => (logarithmic ? Math.log(upper) : upper)),
    residuals(point, out) {
      setValues(model, free, point);
      model.evaluate();
      for (let k = 0; k < count; k++) {
        out[k] = (re[k] - points.real[k]) * wr[k];
        out[count + k] = (im[k] - points.imaginary[k]) * wi[k];
      }
    },
    jacobian(columns) {
      model.propagate();
      for (let j = 0; j < free.length; j++) {
        const { index, logarithmic, followers } = free[j];
        fillColumn(index, logarithmic ? model.values[index] : 1, columns[j]);
        for (const { index: other, factor } of followers) {
          fillColumn(other, logarithmic ? model.values[other] : factor, scratch);
          for (let k = 0; k < 2 * count; k++) columns[j][k] += scratch[k];
        }
      }
    }
  };

  function fillColumn(index: number, scale: number, column: Float64Array): void {
    const { factor, derivative } = model.gradient[index];
    for (let k = 0; k < count; k++) {
      let a = derivative.re[k];
      let b = derivative.im[k];
      if (factor) {
        const real = factor.re[k] * a - factor.im[k] * b;
        b = factor.re[k] * b + factor.im[k] * a;
        a = real;
      }
      column[k] = a * scale * wr[k];
      column[count + k] = b * scale * wi[k];
    }
  }
}

function setValues(model: CircuitModel, free: readonly FreeParameter[], point: Float64Array): void {
  for (let j = 0; j < free.length; j++) {
    const { index, logarithmic, followers } = free[j];
    const value = logarithmic ? Math.exp(point[j]) : point[j];
    model.values[index] = value;
    for (const { index: other, factor } of followers) model.values[other] = factor * value;
  }
}
