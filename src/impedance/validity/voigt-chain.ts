import { linearLeastSquares } from '../../numeric/linear-least-squares.js';
import type { Spectrum } from '../types.js';

export type KramersKronigMethod = 'complex' | 'real' | 'imaginary';

/** R0 + jωL + 1/(jωC) + Σ R_k/(1 + jωτ_k), fitted to a spectrum. */
export interface VoigtChain {
  tau: Float64Array;
  resistance: Float64Array;
  ohmic: number;
  inductance: number;
  /** 1/C */
  elastance: number;
  mu: number;
  real: Float64Array;
  imaginary: Float64Array;
  /** Measured less fitted, over |Z|. */
  residualReal: Float64Array;
  residualImaginary: Float64Array;
  rms: number;
  /** Bayesian information criterion of the parts that were fitted. */
  bic: number;
}

/** Columns dZ/dcoefficient, both parts one after the other: R0, the RC elements, L, 1/C. */
interface Columns {
  real: Float64Array[];
  imaginary: Float64Array[];
}

/**
 * The chain of `elements` RC elements that fits best with weights 1/|Z|, by linear least squares.
 *
 * `real` fits the real part and takes L and C from what is left of the imaginary one; `imaginary` fits the imaginary part and
 * takes R0 as the weighted mean of what is left of the real one (Boukamp 1995, equation 7).
 */
export function fitVoigtChain(
  points: Spectrum,
  elements: number,
  method: KramersKronigMethod,
  inductance: boolean,
  capacitance: boolean
): VoigtChain {
  const { frequency, real, imaginary } = points;
  const count = frequency.length;
  const weight = real.map((re, k) => 1 / Math.hypot(re, imaginary[k]));
  const tau = spread(frequency, elements);
  const columns = chainColumns(frequency, weight, tau);
  const used = [true, ...Array.from(tau, () => true), inductance, capacitance];
  const goal = { real: weighted(real, weight), imaginary: weighted(imaginary, weight) };
  const x = new Float64Array(elements + 3);
  const rest = (part: 'real' | 'imaginary') => remainder(columns[part], x, goal[part]);

  const solve = (part: 'real' | 'imaginary', which: number[]) => {
    const solution = linearLeastSquares(
      which.map(j => columns[part][j].slice()),
      rest(part)
    );
    which.forEach((j, i) => (x[j] = solution.x[i]));
  };
  const chain = Array.from(tau, (_, k) => k + 1);
  const series = [elements + 1, elements + 2].filter(j => used[j]);
  if (method === 'complex') {
    const which = [0, ...chain, ...series];
    const solution = linearLeastSquares(
      which.map(j => join(columns.real[j], columns.imaginary[j])),
      join(goal.real, goal.imaginary)
    );
    which.forEach((j, i) => (x[j] = solution.x[i]));
  } else if (method === 'real') {
    solve('real', [0, ...chain]);
    solve('imaginary', series);
  } else {
    solve('imaginary', [...chain, ...series]);
    solve('real', [0]);
  }

  const residualReal = rest('real');
  const residualImaginary = rest('imaginary');
  const sums = { real: sumOfSquares(residualReal), imaginary: sumOfSquares(residualImaginary) };
  const fitted = method === 'complex' ? sums.real + sums.imaginary : sums[method];
  const n = method === 'complex' ? 2 * count : count;
  const resistance = x.slice(1, elements + 1);
  return {
    tau,
    resistance,
    ohmic: x[0],
    inductance: x[elements + 1],
    elastance: x[elements + 2],
    mu: mu(resistance),
    real: real.map((re, k) => re - residualReal[k] / weight[k]),
    imaginary: imaginary.map((im, k) => im - residualImaginary[k] / weight[k]),
    residualReal,
    residualImaginary,
    rms: Math.sqrt((sums.real + sums.imaginary) / (2 * count)),
    bic: chainBic(fitted, elements, n)
  };
}

/** n ln(S/n) + M ln n; below rounding there is nothing to be gained. */
export function chainBic(sumOfSquares: number, elements: number, n: number): number {
  return n * Math.log(Math.max(sumOfSquares / n, 1e-28)) + elements * Math.log(n);
}

/** Evenly in the logarithm, from 1/ω of the highest to that of the lowest frequency. */
function spread(frequency: Float64Array, elements: number): Float64Array {
  const shortest = 1 / (2 * Math.PI * frequency[0]);
  const ratio = frequency[0] / frequency[frequency.length - 1];
  return Float64Array.from({ length: elements }, (_, k) => shortest * ratio ** (k / (elements - 1)));
}

function chainColumns(frequency: Float64Array, weight: Float64Array, tau: Float64Array): Columns {
  const zero = new Float64Array(frequency.length);
  const omega = frequency.map(f => 2 * Math.PI * f);
  const real = [weight];
  const imaginary = [zero];
  for (const time of tau) {
    const conductance = omega.map((w, k) => weight[k] / (1 + (w * time) ** 2));
    real.push(conductance);
    imaginary.push(conductance.map((g, k) => -g * omega[k] * time));
  }
  real.push(zero, zero);
  imaginary.push(
    omega.map((w, k) => w * weight[k]),
    omega.map((w, k) => -weight[k] / w)
  );
  return { real, imaginary };
}

/** Over the RC elements alone, without R0; 0 where no resistance is positive. */
function mu(resistance: Float64Array): number {
  let positive = 0;
  let negative = 0;
  for (const r of resistance) {
    if (r < 0) negative -= r;
    else positive += r;
  }
  return positive > 0 ? 1 - negative / positive : 0;
}

function remainder(columns: readonly Float64Array[], x: Float64Array, goal: Float64Array): Float64Array {
  return goal.map((value, k) => columns.reduce((sum, column, j) => sum - column[k] * x[j], value));
}

function weighted(values: Float64Array, weight: Float64Array): Float64Array {
  return values.map((value, k) => value * weight[k]);
}

function join(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
