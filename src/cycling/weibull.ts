import type { ProfiledValue } from './types.js';

/** A failure somewhere in [low, high); `high` is Infinity where it had not failed. */
export interface FailureInterval {
  low: number;
  high: number;
}

export interface WeibullFit {
  scale: ProfiledValue;
  shape: ProfiledValue;
  n: number;
  log_likelihood: number;
}

/** Half of the 95 % quantile of χ² with one degree of freedom: how far the likelihood falls to the ends of an interval. */
const HALF_CHI_SQUARE = 3.841458820694124 / 2;
/** Logarithms of the shape between which it is looked for. */
const SHAPES: readonly [number, number] = [Math.log(0.05), Math.log(200)];
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const TOLERANCE = 1e-7;
const LEAST = -1e6;

/**
 * Weibull scale and shape by the likelihood of interval-censored failures, Σ ln[S(low) − S(high)] with S(x) = exp(−(x/scale)^shape),
 * and profile-likelihood intervals (Meeker & Escobar 1998, chapters 3.8 and 8), by χ², which holds for many cells: of few the intervals
 * are somewhat narrow, and of 30 hold the truth about 92 to 94 % of the time. Null where all intervals allow one and the same
 * value, or none has an upper end: then there is no maximum.
 */
export function fitWeibull(intervals: readonly FailureInterval[]): WeibullFit | null {
  const closed = intervals.filter(({ high }) => Number.isFinite(high));
  const overlap =
    Math.max(...intervals.map(({ low }) => low)) < Math.min(...intervals.map(({ high }) => high));
  if (closed.length === 0 || overlap) return null;
  const likelihood = (logScale: number, logShape: number) => {
    const [scale, shape] = [Math.exp(logScale), Math.exp(logShape)];
    return intervals.reduce((sum, interval) => sum + logProbability(interval, scale, shape), 0);
  };
  const top = Math.log(Math.max(...closed.map(({ high }) => high)));
  const scales: [number, number] = [top - 6, top + 3];
  const bestScale = (logShape: number) => maximise(x => likelihood(x, logShape), ...scales);
  const bestShape = (logScale: number) => maximise(x => likelihood(logScale, x), ...SHAPES);
  const shape = maximise(x => bestScale(x).value, ...SHAPES);
  const scale = bestScale(shape.at);
  const level = scale.value - HALF_CHI_SQUARE;
  return {
    scale: profiled(scale.at, x => bestShape(x).value - level, scales),
    shape: profiled(shape.at, x => bestScale(x).value - level, SHAPES),
    n: intervals.length,
    log_likelihood: scale.value
  };
}

/** ln[S(low) − S(high)], by expm1 so that narrow intervals keep their digits. */
function logProbability({ low, high }: FailureInterval, scale: number, shape: number): number {
  const atLow = (low / scale) ** shape;
  if (high === Infinity) return Math.max(-atLow, LEAST);
  const value = -atLow + Math.log(-Math.expm1(atLow - (high / scale) ** shape));
  // far out both are 0: that is no likelihood at all
  return value > LEAST ? value : LEAST;
}

/** Golden-section search (Kiefer 1953) from the best of a coarse grid: a profile may be flat far out. */
function maximise(f: (x: number) => number, low: number, high: number): { at: number; value: number } {
  const count = 24;
  const grid = Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
  const values = grid.map(f);
  const best = values.indexOf(Math.max(...values));
  let [a, b] = [grid[Math.max(0, best - 1)], grid[Math.min(count, best + 1)]];
  let [x1, x2] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [f1, f2] = [f(x1), f(x2)];
  while (b - a > TOLERANCE) {
    if (f1 < f2) {
      [a, x1, f1] = [x1, x2, f2];
      x2 = a + GOLDEN * (b - a);
      f2 = f(x2);
    } else {
      [b, x2, f2] = [x2, x1, f1];
      x1 = b - GOLDEN * (b - a);
      f1 = f(x1);
    }
  }
  const at = (a + b) / 2;
  return { at, value: f(at) };
}

/** Where the profile crosses zero on both sides of its top; open where it does not within the limits. */
function profiled(
  at: number,
  profile: (x: number) => number,
  limits: readonly [number, number]
): ProfiledValue {
  const cross = (outside: number) => {
    if (profile(outside) > 0) return outside < at ? 0 : Infinity;
    let [inside, out] = [at, outside];
    while (Math.abs(out - inside) > 1e-6) {
      const middle = (inside + out) / 2;
      if (profile(middle) > 0) inside = middle;
      else out = middle;
    }
    return Math.exp((inside + out) / 2);
  };
  return { value: Math.exp(at), lower_95: cross(limits[0]), upper_95: cross(limits[1]) };
}
