import { solveDamped } from './cholesky.js';
import { curvatureFinder } from './curvature.js';
import { dot } from './dot.js';

/** A sum of squares to be minimised within limits. */
export interface LeastSquaresProblem {
  readonly residualCount: number;
  /** A sum of squares of this size is made by rounding alone: there is nothing left to be minimised. */
  readonly rounding: number;
  /** -Infinity and Infinity where there are none. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /**
   * Residuals are small or nearly linear in the parameters: damped steps alone end at the minimum, to some 1e-7 of an error, and the
   * Jacobians that Newton's method needs are saved.
   */
  readonly plain?: boolean;
  /** Writes the residuals at `point`. */
  residuals(point: Float64Array, out: Float64Array): void;
  /** Writes d residual/d parameter, one column for each parameter, at the point of the last call of `residuals`. */
  jacobian(columns: readonly Float64Array[]): void;
}

export type Status = 'running' | 'converged' | 'stalled';

export interface Minimiser {
  readonly point: Float64Array;
  readonly residuals: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly sumOfSquares: number;
  readonly status: Status;
  /** The minimum is at hand: what is left is to find its exact place. */
  readonly near: boolean;
  start(point: Float64Array): void;
  /** Goes on from where it is, as damped as it is, after the problem's weights have changed. */
  restart(): void;
  iterate(): Status;
  /** For each parameter -1 or 1 where it presses against its lower or upper limit, otherwise 0. */
  findHeld(): Int8Array;
}

/** Where the sum of squares can fall by less than this share of itself, it is at its minimum: far below any error of a parameter. */
const NEGLIGIBLE = 1e-24;
/** Where an undamped step promises less than this share of S, Newton's method is tried. */
const NEWTON = 1e-3;
/** Where it promises less than this, the minimum is at hand. */
const NEAR = 1e-6;
/** Newton steps that make what is promised shrink less than this are not worth going on with. */
const SHRINK = 0.3;
/** Rounding alone may leave this much promised. */
const ROUNDING = 1e-14;
/** Where Newton's method is not wanted, the end is where this share of S is promised: at it S shows no fall any more. */
const PLAIN = 1e-15;
const MAXIMUM_DAMPING = 1e14;
/** No parameter moves further at once: the model is not linear as far as that (they are logarithms, or of the order of 1). */
const MAXIMUM_STEP = 1;

/**
 * Levenberg-Marquardt within limits, on plain residuals with their analytic Jacobian (Marquardt 1963; limits by projection and an
 * active set, Kanzow, Yamashita & Fukushima 2004). All memory is taken once; `iterate` allocates nothing.
 *
 * Parameters are scaled by their own columns, so units do not matter. It ends on the fall that the undamped step still promises
 * (g'H⁻¹g relative to S), never on a small step alone, which is also what a narrow curved valley looks like.
 */
export function levenbergMarquardt(problem: LeastSquaresProblem): Minimiser {
  const { residualCount: n, lower, upper } = problem;
  const p = lower.length;
  const point = new Float64Array(p);
  const trial = new Float64Array(p);
  let residuals = new Float64Array(n);
  let trialResiduals = new Float64Array(n);
  const columns = Array.from({ length: p }, () => new Float64Array(n));
  const hessian = new Float64Array(p * p);
  const gradient = new Float64Array(p);
  // of the parameters that are not held
  const free = new Int32Array(p);
  const reduced = new Float64Array(p * p);
  const right = new Float64Array(p);
  const step = new Float64Array(p);
  const factor = new Float64Array(p * p);
  const scale = new Float64Array(p);
  let sum = NaN;
  let damping = 1e-3;
  let near = false;
  let newton = false;
  let newtonBelow = NEWTON;
  let promised = Infinity;
  // Newton's: Σ r ∇²r, and the memory to find it
  const curvature = new Float64Array(p * p);
  let curved = false;
  const findCurvature = curvatureFinder(problem);
  let status: Status = 'running';

  function start(from: Float64Array): void {
    for (let i = 0; i < p; i++) point[i] = Math.min(Math.max(from[i], lower[i]), upper[i]);
    problem.residuals(point, residuals);
    sum = dot(residuals, residuals);
    damping = 1e-3;
    near = newton = false;
    newtonBelow = NEWTON;
    status = sum < Infinity ? 'running' : 'stalled';
    if (status === 'running') linearise();
  }

  function restart(): void {
    problem.residuals(point, residuals);
    sum = dot(residuals, residuals);
    status = sum < Infinity ? 'running' : 'stalled';
    if (status === 'running') linearise();
  }

  function linearise(): void {
    problem.jacobian(columns);
    for (let i = 0; i < p; i++) {
      const column = columns[i];
      gradient[i] = dot(column, residuals);
      for (let j = 0; j <= i; j++) {
        hessian[i * p + j] = hessian[j * p + i] = dot(column, columns[j]);
      }
    }
  }

  function side(i: number): -1 | 0 | 1 {
    if (point[i] <= lower[i] && gradient[i] >= 0) return -1;
    return point[i] >= upper[i] && gradient[i] <= 0 ? 1 : 0;
  }

  /** Gathers what is not held at a limit (nor without any effect); returns how many. */
  function gather(): number {
    let m = 0;
    for (let i = 0; i < p; i++) {
      if (side(i) === 0 && hessian[i * p + i] > 0) free[m++] = i;
    }
    for (let a = 0; a < m; a++) {
      right[a] = -gradient[free[a]];
      for (let b = 0; b < m; b++) reduced[a * m + b] = hessian[free[a] * p + free[b]];
    }
    return m;
  }

  function isTooFar(m: number): boolean {
    for (let a = 0; a < m; a++) if (Math.abs(step[a]) > MAXIMUM_STEP) return true;
    return false;
  }

  /** Sets `trial`; returns the fall of S that the linear model promises for it. */
  function project(m: number): number {
    trial.set(point);
    for (let a = 0; a < m; a++) {
      const i = free[a];
      trial[i] = Math.min(Math.max(point[i] + step[a], lower[i]), upper[i]);
      step[a] = trial[i] - point[i];
    }
    let fall = 0;
    for (let a = 0; a < m; a++) {
      let product = 0;
      for (let b = 0; b < m; b++) product += reduced[a * m + b] * step[b];
      fall += step[a] * (2 * right[a] - product);
    }
    return fall;
  }

  function accept(trialSum: number): void {
    point.set(trial);
    [residuals, trialResiduals] = [trialResiduals, residuals];
    sum = trialSum;
    linearise();
  }

  function iterate(): Status {
    if (status !== 'running') return status;
    const m = gather();
    if (m === 0 || sum <= problem.rounding) return (status = 'converged');
    if (newton) return (status = polish(m));
    while (damping < MAXIMUM_DAMPING) {
      if (!solveDamped(reduced, right, damping, m, step, factor, scale)) {
        damping = Math.max(damping * 10, 1e-15);
        continue;
      }
      if (isTooFar(m)) {
        damping *= 10;
        continue;
      }
      const fall = project(m);
      near = fall <= NEAR * sum && damping < 1e-6;
      if (problem.plain) {
        if (fall <= PLAIN * sum) return (status = 'converged');
      } else if (fall <= newtonBelow * sum && damping < 1e-6) return tryNewton();
      problem.residuals(trial, trialResiduals);
      const trialSum = dot(trialResiduals, trialResiduals);
      const ratio = (sum - trialSum) / fall;
      if (ratio > 1e-4) {
        damping = Math.max(damping * (ratio > 0.75 ? 0.1 : ratio > 0.25 ? 0.5 : 2), 1e-15);
        accept(trialSum);
        return status;
      }
      if (!(fall > 1e-15 * sum)) {
        // nothing to be seen in S any more
        near = true;
        return tryNewton();
      }
      damping *= 5;
    }
    return (status = 'stalled');
  }

  function tryNewton(): Status {
    newton = true;
    curved = false;
    promised = Infinity;
    return status;
  }

  /**
   * Newton steps, judged by what they still promise: S itself rounds at 1e-16, which hides a tenth of a standard error in a
   * parameter that is hardly determined. Where Newton's method does not shrink it, back to damped steps, which are safe.
   */
  function polish(m: number): Status {
    if (!curved) {
      findCurvature(point, residuals, gradient, trialResiduals, curvature);
      curved = true;
    }
    for (let a = 0; a < m; a++) {
      const i = free[a];
      for (let b = 0; b < m; b++) {
        const j = free[b];
        reduced[a * m + b] += curvature[i * p + j];
      }
    }
    if (!solveDamped(reduced, right, 0, m, step, factor, scale) || isTooFar(m)) return leave(Infinity);
    const fall = project(m);
    near = fall <= NEAR * sum;
    if (fall <= NEGLIGIBLE * sum) return 'converged';
    if (fall > SHRINK * promised) return leave(fall);
    problem.residuals(trial, trialResiduals);
    const trialSum = dot(trialResiduals, trialResiduals);
    if (!(trialSum <= sum * (1 + 1e-13))) return leave(fall);
    promised = fall;
    accept(trialSum);
    return 'running';
  }

  /** The end where only rounding is left; otherwise damped steps, until less is promised than Newton's method failed at. */
  function leave(fall: number): Status {
    if (fall <= ROUNDING * sum) return 'converged';
    if (newtonBelow < 1e-13) return 'converged';
    newton = false;
    newtonBelow *= 1e-2;
    return 'running';
  }

  return {
    point,
    columns,
    get residuals() {
      return residuals;
    },
    get sumOfSquares() {
      return sum;
    },
    get near() {
      return near;
    },
    get status() {
      return status;
    },
    start,
    restart,
    iterate,
    findHeld: () => Int8Array.from(point, (_, i) => side(i))
  };
}
