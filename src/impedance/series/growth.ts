import { covariance } from '../../numeric/covariance.js';
import { linearLeastSquares } from '../../numeric/linear-least-squares.js';
import type { Growth, GrowthLaw, GrowthLawName } from '../types.js';

/** A straight line through its own points needs no law. */
const FEWEST = 4;
/** What a fit's error does not know of a cell from one spectrum to the next, as a share of the value. */
const UNTOLD = 0.01;
/** Differences of BIC and what they are called (Kass & Raftery 1995). */
const CLOSE = 2;
const STRONG = 10;
const CURVE_POINTS = 100;

const GROWTH: Record<GrowthLawName, string> = {
  constant: 'no growth',
  'square-root': 'growth with the square root of time, as diffusion limits it',
  linear: 'growth in proportion to time, as a reaction at the interface limits it',
  logarithmic: 'logarithmic growth, which slows itself down'
};
const FALL: Record<GrowthLawName, string> = {
  constant: 'no change',
  'square-root': 'fall with the square root of time',
  linear: 'fall in proportion to time',
  logarithmic: 'logarithmic fall, which slows itself down'
};

interface Data {
  time: Float64Array;
  value: Float64Array;
  /** 1/error of each value. */
  weight: Float64Array;
}

interface Fitted {
  law: GrowthLawName;
  formula: string;
  names: string[];
  units: string[];
  coefficients: number[];
  errors: number[];
  sumOfSquares: number;
  at(time: number): number;
}

/**
 * How a quantity grows with time: constant, R0 + k √t (diffusion through the layer that grows), R0 + k t, R0 + k ln(1 + t/τ), compared by
 * BIC = n ln(S/n) + p ln n. Each value counts by its error, which is at least 1 % of it.
 *
 * @param time h; values without time or value are passed over
 * @param unit of the value
 * @returns null with fewer than four different times
 */
export function growthOf(
  time: ArrayLike<number>,
  value: ArrayLike<number>,
  error: ArrayLike<number>,
  unit: string
): Growth | null {
  const data = usable(time, value, error);
  const n = data.time.length;
  if (new Set(data.time).size < FEWEST || data.time.some(t => t < 0)) return null;
  const fits = [
    straight('constant', 'R0', [], data, unit),
    straight('square-root', 'R0 + k √t', [Math.sqrt], data, unit),
    straight('linear', 'R0 + k t', [t => t], data, unit),
    ...(n > FEWEST ? [logarithmic(data, unit)] : [])
  ];
  const bic = ({ sumOfSquares, coefficients }: Fitted) =>
    n * Math.log(Math.max(sumOfSquares, 1e-24 * n) / n) + coefficients.length * Math.log(n);
  const sorted = fits.map(fit => ({ fit, bic: bic(fit) })).sort((a, b) => a.bic - b.bic);
  const best = sorted[0].bic;
  return {
    laws: sorted.map(entry => describe(entry.fit, entry.bic, entry.bic - best, data.time)),
    verdict: verdict(sorted[0].fit, sorted[1].fit, sorted[1].bic - best)
  };
}

function usable(time: ArrayLike<number>, value: ArrayLike<number>, error: ArrayLike<number>): Data {
  const which = Array.from(time, (_, i) => i).filter(
    i => Number.isFinite(time[i]) && Number.isFinite(value[i])
  );
  return {
    time: Float64Array.from(which, i => time[i]),
    value: Float64Array.from(which, i => value[i]),
    weight: Float64Array.from(which, i => {
      const least = UNTOLD * Math.abs(value[i]) || 1;
      return 1 / (Number.isFinite(error[i]) ? Math.hypot(error[i], least) : least);
    })
  };
}

function straight(
  law: GrowthLawName,
  formula: string,
  shapes: ((time: number) => number)[],
  data: Data,
  unit: string
): Fitted {
  const columns = columnsOf(shapes, data);
  const { x, sumOfSquares } = solve(columns, data);
  return {
    law,
    formula,
    names: ['R0', 'k'].slice(0, x.length),
    units: [unit, law === 'linear' ? `${unit}/h` : `${unit}/√h`].slice(0, x.length),
    coefficients: Array.from(x),
    errors: errorsOf(columns, sumOfSquares, data),
    sumOfSquares,
    at: t => x[0] + (shapes[0] ? x[1] * shapes[0](t) : 0)
  };
}

/**
 * The best τ on a fine grid, then by golden section (which sees the sum alone, and so half of the digits), then by Gauss and Newton: for
 * each, R0 and k follow by linear least squares.
 */
function logarithmic(data: Data, unit: string): Fitted {
  const positive = data.time.filter(t => t > 0);
  const shortest = positive.reduce((a, b) => Math.min(a, b));
  const longest = positive.reduce((a, b) => Math.max(a, b));
  const shape = (logTau: number) => (t: number) => Math.log1p(t / Math.exp(logTau));
  const sum = (logTau: number) => solve(columnsOf([shape(logTau)], data), data).sumOfSquares;
  // d/dln τ of k ln(1 + t/τ)
  const slope = (k: number, tau: number) => (t: number) => (-k * t) / (tau + t);
  const limits = [Math.log(shortest / 30), Math.log(longest * 30)] as const;
  let logTau = minimum(sum, ...limits);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const { x } = solve(columnsOf([shape(logTau)], data), data);
    const change = solve(columnsOf([shape(logTau), slope(x[1], Math.exp(logTau))], data), data).x[2];
    const next = Math.min(limits[1], Math.max(limits[0], logTau + change));
    if (!(sum(next) <= sum(logTau) * (1 + 1e-12))) break;
    logTau = next;
  }
  const tau = Math.exp(logTau);
  const columns = columnsOf([shape(logTau)], data);
  const { x, sumOfSquares } = solve(columns, data);
  return {
    law: 'logarithmic',
    formula: 'R0 + k ln(1 + t/τ)',
    names: ['R0', 'k', 'τ'],
    units: [unit, unit, 'h'],
    coefficients: [x[0], x[1], tau],
    errors: errorsOf(columnsOf([shape(logTau), t => slope(x[1], tau)(t) / tau], data), sumOfSquares, data),
    sumOfSquares,
    at: t => x[0] + x[1] * Math.log1p(t / tau)
  };
}

const NEWTON_STEPS = 5;
const GRID = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function minimum(f: (x: number) => number, from: number, to: number): number {
  const step = (to - from) / GRID;
  let best = from;
  let least = Infinity;
  for (let i = 0; i <= GRID; i++) {
    const value = f(from + i * step);
    if (value < least) [least, best] = [value, from + i * step];
  }
  let [low, high] = [Math.max(from, best - step), Math.min(to, best + step)];
  for (let i = 0; i < 40; i++) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (f(left) < f(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

function columnsOf(shapes: ((time: number) => number)[], { time, weight }: Data): Float64Array[] {
  return [() => 1, ...shapes].map(shape => time.map((t, i) => shape(t) * weight[i]));
}

function solve(columns: Float64Array[], { value, weight }: Data): { x: Float64Array; sumOfSquares: number } {
  return linearLeastSquares(
    columns.map(column => column.slice()),
    value.map((v, i) => v * weight[i])
  );
}

function errorsOf(columns: Float64Array[], sumOfSquares: number, { time }: Data): number[] {
  const p = columns.length;
  const free = time.length - p;
  const matrix = covariance(columns, free > 0 ? sumOfSquares / free : NaN);
  return columns.map((_, i) => Math.sqrt(matrix[i * p + i]));
}

function describe(fit: Fitted, bic: number, delta: number, time: Float64Array): GrowthLaw {
  const [from, to] = [time.reduce((a, b) => Math.min(a, b)), time.reduce((a, b) => Math.max(a, b))];
  const grid = Float64Array.from(
    { length: CURVE_POINTS },
    (_, i) => from + (to - from) * (i / (CURVE_POINTS - 1)) ** 2 // closest where √t and ln bend most
  );
  return {
    law: fit.law,
    formula: fit.formula,
    parameters: fit.names.map((name, i) => ({
      name,
      value: fit.coefficients[i],
      standard_error: fit.errors[i],
      unit: fit.units[i]
    })),
    bic,
    delta_bic: delta,
    curve: { time_hour: grid, value: grid.map(fit.at) }
  };
}

function verdict(best: Fitted, second: Fitted, difference: number): string {
  // k is the second coefficient of every law that has one
  const names = [best, second].some(({ coefficients }) => coefficients[1] < 0) ? FALL : GROWTH;
  const words = `${names[best.law][0].toUpperCase()}${names[best.law].slice(1)}`;
  const other = names[second.law].split(',')[0];
  if (difference < CLOSE)
    return `${words}, or ${other}: the data hardly tell them apart (ΔBIC ${difference.toFixed(1)}).`;
  const strength = difference < STRONG ? 'the data prefer it to' : 'the data speak strongly for it, against';
  return `${words}: ${strength} ${other} (ΔBIC ${difference.toFixed(1)}).`;
}
