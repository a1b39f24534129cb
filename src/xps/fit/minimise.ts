import { levenbergMarquardt, type Minimiser } from '../../numeric/levenberg-marquardt.js';
import type { CountWeighting } from '../types.js';
import type { FitProblem } from './problem.js';

const ITERATIONS = 120;
/** In so many steps χ² falls by more than this share of itself, or the fit is at its end: far below the error of any parameter. */
const PATIENCE = 12;
const IDLE = 1e-9;
/** A count that is expected nowhere still has an error. */
const LEAST_COUNT = 0.5;

/**
 * The minimum of a problem. With weights from the fitted counts the weights follow the fit until they stay: the fit that makes the counts
 * most likely, free of the bias that weights from measured counts have towards low ones.
 */
export function minimise(
  problem: FitProblem,
  weighting: CountWeighting,
  from = problem.initial
): Minimiser & { done: boolean } {
  for (const region of problem.regions) {
    if (weighting === 'unit') region.weight.fill(1 / (Math.max(...region.points.intensity) || 1));
    else weigh(region, region.points.intensity, weighting === 'data' ? 1 : 2);
  }
  const minimiser = levenbergMarquardt(problem);
  minimiser.start(from);
  const follow = weighting === 'poisson';
  let done = run(minimiser, follow);
  if (follow) done = followWeights(minimiser, problem);
  return Object.assign(minimiser, { done });
}

/**
 * Steps with weights that follow the fitted counts. Each step ends where the gradient of this weighting is nearer to zero, and so does
 * the next weighting's, whose minimum is some three digits nearer: it ends where the step with new weights promises nothing any more.
 */
function followWeights(minimiser: Minimiser, problem: FitProblem): boolean {
  let idle = 0;
  for (let i = 0; i < ITERATIONS; i++) {
    problem.residuals(minimiser.point, minimiser.residuals);
    for (const region of problem.regions) weigh(region, region.envelope, LEAST_COUNT);
    minimiser.restart();
    const before = minimiser.sumOfSquares;
    const status = minimiser.iterate();
    if (status !== 'running') return status === 'converged';
    idle = before - minimiser.sumOfSquares <= IDLE * before ? idle + 1 : 0;
    if (idle === PATIENCE) return true;
  }
  return false;
}

/** Whether it ended at the minimum: there, or where nothing is gained any more along a valley that the data leave open. */
function run(minimiser: Minimiser, roughly: boolean): boolean {
  let before = minimiser.sumOfSquares;
  for (let i = 1; i <= ITERATIONS; i++) {
    const status = minimiser.iterate();
    if (status !== 'running') return status === 'converged';
    if (roughly && minimiser.near) return true;
    if (i % PATIENCE) continue;
    if (before - minimiser.sumOfSquares <= IDLE * before) return true;
    before = minimiser.sumOfSquares;
  }
  return false;
}

/** σ² = counts/(counts per unit)², which is intensity over counts per unit; counts per unit 1 where they are not known. */
function weigh(region: FitProblem['regions'][number], intensity: Float64Array, least: number): void {
  const known = region.points.countsPerUnit;
  const most = region.points.intensity.reduce((a, b) => Math.max(a, b), 0) || 1;
  for (let i = 0; i < intensity.length; i++) {
    const variance =
      known > 0
        ? Math.max(intensity[i] * known, least) / (known * known)
        : Math.max(intensity[i], 1e-3 * most);
    region.weight[i] = 1 / Math.sqrt(variance);
  }
}
