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
const PATIENCE = 16;
/** Ends closer together than this, in sum of squares and in each parameter, are one minimum. */
const SAME_SUM = 1e-3;
const SAME_POINT = 0.02;

interface Candidate {
  point: Float64Array;
  sum: number;
}

export interface StartSource {
  /** The i-th start, drawn independently of the others. */
  next(i: number): Float64Array;
  /** A start somewhere around a minimum that was found. */
  around(point: Float64Array): Float64Array;
}

/** This share of the starts is drawn; the others are made around the best minimum so far, which often has a lower neighbour. */
const DRAWN = 0.75;

/**
 * The lowest minimum that is reached from `count` starts. Yields how many starts are dealt with, every few iterations.
 *
 * All that are drawn take a few steps; then the best is followed to its end, and each of the others, in their order, until it ends,
 * is seen to run into a minimum that is known, or gains too little to get below the best. The last share begins around that.
 */
export function* minimiseFromStarts(
  minimiser: Minimiser,
  source: StartSource,
  count: number
): Generator<number, Minimum> {
  if (count === 1) {
    minimiser.start(source.next(0));
    return yield* follow(minimiser, undefined, 0);
  }
  const drawn = Math.ceil(DRAWN * count);
  const candidates = yield* explore(minimiser, source, drawn);
  minimiser.start(candidates[0].point);
  let best = yield* follow(minimiser, undefined, drawn / 2);
  for (let i = 1; i < count; i++) {
    minimiser.start(i < drawn ? candidates[i].point : source.around(best.point));
    const end = yield* follow(minimiser, best, Math.max(i, Math.floor((drawn + i) / 2)));
    if (end.sumOfSquares < best.sumOfSquares) best = end;
  }
  return best;
}

/** A few steps from each start; the most promising first. */
function* explore(minimiser: Minimiser, source: StartSource, drawn: number): Generator<number, Candidate[]> {
  const candidates: Candidate[] = [];
  for (let i = 0; i < drawn; i++) {
    minimiser.start(source.next(i));
    for (let k = 0; k < FIRST_ITERATIONS && minimiser.iterate() === 'running'; k++);
    const sum = minimiser.sumOfSquares;
    candidates.push({ point: minimiser.point.slice(), sum: sum < Infinity ? sum : Infinity });
    yield Math.floor(i / 2);
  }
  return candidates.sort((a, b) => (a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : 0));
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
