import type { Minimiser, Status } from './levenberg-marquardt.js';

export interface Minimum {
  point: Float64Array;
  sumOfSquares: number;
  converged: boolean;
}

/** Every start is followed this far before the better ones are followed to their ends. */
const FIRST_ITERATIONS = 12;
const MAXIMUM_ITERATIONS = 3000;
/** A start is judged by what it gained over this many iterations. */
const LOOK_BACK = 8;
/** It is given up where it would have to go on like that this many times to reach the best. */
const PATIENCE = 8;
/** Ends closer together than this, in sum of squares and in each parameter, are one minimum. */
const SAME_SUM = 1e-3;
const SAME_POINT = 0.02;

interface Candidate {
  point: Float64Array;
  sum: number;
}

/**
 * The lowest minimum that is reached from `count` starts. Yields how many starts are dealt with, every few iterations.
 *
 * All starts take a few steps; then the best is followed to its end, and each of the others, in their order, until it ends, is
 * seen to run into a minimum that is known, or gains too little to get below the best.
 */
export function* minimiseFromStarts(
  minimiser: Minimiser,
  nextStart: (i: number) => Float64Array,
  count: number
): Generator<number, Minimum> {
  if (count === 1) {
    minimiser.start(nextStart(0));
    return yield* follow(minimiser, undefined, 0);
  }
  const candidates: Candidate[] = [];
  for (let i = 0; i < count; i++) {
    minimiser.start(nextStart(i));
    for (let k = 0; k < FIRST_ITERATIONS && minimiser.iterate() === 'running'; k++);
    if (minimiser.sumOfSquares < Infinity) {
      candidates.push({ point: minimiser.point.slice(), sum: minimiser.sumOfSquares });
    }
    yield Math.floor(i / 2);
  }
  candidates.sort((a, b) => a.sum - b.sum);
  let best: Minimum = {
    point: new Float64Array(minimiser.point.length),
    sumOfSquares: NaN,
    converged: false
  };
  for (let i = 0; i < candidates.length; i++) {
    const done = Math.floor((count + i) / 2);
    minimiser.start(candidates[i].point);
    const end = yield* follow(minimiser, i === 0 ? undefined : best, done);
    if (i === 0 || end.sumOfSquares < best.sumOfSquares) best = end;
  }
  return best;
}

function* follow(minimiser: Minimiser, best: Minimum | undefined, done: number): Generator<number, Minimum> {
  let status: Status = minimiser.status;
  let before = minimiser.sumOfSquares;
  for (let k = 1; status === 'running' && k <= MAXIMUM_ITERATIONS; k++) {
    status = minimiser.iterate();
    if (best && isHopeless(minimiser, best, k, before)) break;
    if (k % LOOK_BACK === 0) {
      before = minimiser.sumOfSquares;
      yield done;
    }
  }
  return {
    point: minimiser.point.slice(),
    sumOfSquares: minimiser.sumOfSquares,
    converged: status === 'converged'
  };
}

function isHopeless(minimiser: Minimiser, best: Minimum, iteration: number, before: number): boolean {
  const sum = minimiser.sumOfSquares;
  const excess = sum - best.sumOfSquares;
  if (excess < 0) return false;
  if (minimiser.near) return true;
  if (excess < SAME_SUM * best.sumOfSquares && isSamePoint(minimiser.point, best.point)) return true;
  return iteration % LOOK_BACK === 0 && (before - sum) * PATIENCE < excess;
}

function isSamePoint(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i] - b[i]) > SAME_POINT) return false;
  return true;
}
