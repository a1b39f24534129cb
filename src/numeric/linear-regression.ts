import quantile from '@stdlib/stats-base-dists-t-quantile';
import { student95 } from './student.js';

/** A straight line through points, with the covariance of its intercept and slope. */
export interface Line {
  intercept: number;
  intercept_error: number;
  slope: number;
  slope_error: number;
  covariance: number;
  degrees_of_freedom: number;
  /** Student's t for 95 % at these degrees of freedom: 12.7 with one. */
  t_95: number;
  /** √(Σ w r² / (n − 2)): in the unit of y without weights. */
  residual_standard_deviation: number;
  r_squared: number;
}

/**
 * The least-squares line, with standard errors from the scatter of the points (also where there are weights: they say how much
 * points count beside each other). After Draper & Smith, Applied Regression Analysis, 3rd ed. 1998, chapters 1 and 9.
 *
 * @param errors standard errors of y, all above 0; without them points count alike
 * @returns `undefined` with fewer than three points, or where all stand at one x
 */
export function linearRegression(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  errors?: ArrayLike<number>
): Line | undefined {
  const n = x.length;
  const weights = Array.from({ length: n }, (_, i) => (errors ? 1 / errors[i] ** 2 : 1));
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = (of: (i: number) => number) => weights.reduce((sum, w, i) => sum + w * of(i), 0) / total;
  const [mx, my] = [mean(i => x[i]), mean(i => y[i])];
  const spread = total * mean(i => (x[i] - mx) ** 2);
  if (n < 3 || !(spread > 0)) return undefined;
  const slope = (total * mean(i => (x[i] - mx) * (y[i] - my))) / spread;
  const intercept = my - slope * mx;
  const squares = total * mean(i => (y[i] - my - slope * (x[i] - mx)) ** 2);
  const all = total * mean(i => (y[i] - my) ** 2);
  const variance = squares / (n - 2);
  return {
    intercept,
    intercept_error: Math.sqrt(variance * (1 / total + mx ** 2 / spread)),
    slope,
    slope_error: Math.sqrt(variance / spread),
    covariance: (-variance * mx) / spread,
    degrees_of_freedom: n - 2,
    t_95: student95(n - 2),
    residual_standard_deviation: Math.sqrt(variance),
    r_squared: all > 0 ? 1 - squares / all : 1
  };
}

/** The line at x with its standard error: how well the line is known there, without the scatter of a new point. */
export function lineAt(line: Line, x: number): [value: number, standard_error: number] {
  const { intercept, slope, intercept_error, slope_error, covariance } = line;
  const variance = intercept_error ** 2 + 2 * x * covariance + (x * slope_error) ** 2;
  return [intercept + slope * x, Math.sqrt(Math.max(0, variance))];
}

/**
 * Which points stand farther from the line through all the others than scatter explains: externally studentized residuals
 * against t at 5 % for all points together (Bonferroni). Needs four points, else none is called one.
 */
export function outliers(x: ArrayLike<number>, y: ArrayLike<number>, errors?: ArrayLike<number>): boolean[] {
  const n = x.length;
  // points on one exact line leave rounding as their scatter
  const rounding = 1e-12 * Array.from(y).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Array.from({ length: n }, (_, i) => {
    const others = (of: ArrayLike<number>) => Array.from(of).filter((__, j) => j !== i);
    const line = n < 4 ? undefined : linearRegression(others(x), others(y), errors && others(errors));
    if (!line) return false;
    const [value, error] = lineAt(line, x[i]);
    // few points may lie on their line by chance: what is stated of a point's error is believed at least
    const scatter = errors
      ? Math.max(1, line.residual_standard_deviation) * errors[i]
      : line.residual_standard_deviation;
    const limit = quantile(1 - 0.025 / n, n - 3);
    return Math.abs(y[i] - value) > Math.max(limit * Math.hypot(error, scatter), rounding);
  });
}
