import type { CircuitParameter } from '../types.js';

export interface Refit {
  /** The least sum of squares at a value of the parameter. */
  sum: number;
  /** All parameters there. */
  values: Record<string, number>;
}

export interface Walk {
  refit(value: number, initial: Record<string, number>): Refit;
  best: Record<string, number>;
  value: number;
  /** Its standard error; NaN where it is not known. */
  error: number;
  direction: -1 | 1;
  parameter: CircuitParameter;
  minimum: number;
  /** s² of the best fit. */
  variance: number;
  /** Where to: √((S − S_min)/s²). */
  goal: number;
}

export interface Side {
  points: { value: number; sum: number }[];
  /** Where the goal is crossed; undefined where it is not. */
  end: number | undefined;
}

/** A step is made about so long in √((S − S_min)/s²). */
const STEP = 0.4;
/** The profile is drawn so far beyond the goal. */
const BEYOND = 1.25;
const MOST_STEPS = 60;
/** Without a crossing within this factor (its logarithm), the side is open. */
const REACH = Math.log(1e7);
/** The crossing is known well enough. */
const CLOSE = 1e-6;
const REFINEMENTS = 8;

/**
 * Walks from the best value to one side, each refit beginning at its neighbour's, until the sum of squares has crossed the goal; then
 * closes in on the crossing. A positive parameter is followed in its logarithm.
 */
export function* walk(way: Walk): Generator<Refit, Side> {
  const { refit, best, value, error, direction, parameter, minimum, variance, goal } = way;
  const logarithmic = parameter.lower >= 0 && parameter.upper === Infinity;
  const toInner = (v: number) => (logarithmic ? Math.log(v) : v);
  const toValue = (u: number) => (logarithmic ? Math.exp(u) : u);
  const span = logarithmic ? REACH : Infinity;
  const start = toInner(value);
  const limit = direction < 0 ? toInner(parameter.lower) : toInner(parameter.upper);
  const furthest = direction < 0 ? Math.max(limit, start - span) : Math.min(limit, start + span);
  const scale = logarithmic ? error / value : error;
  const longest = logarithmic ? 1 : (parameter.upper - parameter.lower) / 10;
  let length = Math.min(scale > 0 ? STEP * scale : longest / 20, longest);
  const points: Side['points'] = [];
  const distance = (sum: number) => Math.sqrt(Math.max(sum - minimum, 0) / variance);

  let [at, reached, initial] = [start, 0, best];
  let crossing: [inside: number, r: number, outside: number, r: number] | undefined;
  let beside = best;
  for (let k = 0; k < MOST_STEPS && at !== furthest && !(reached >= BEYOND * goal); k++) {
    let next = at + direction * length;
    if ((furthest - next) * direction <= 0) next = furthest;
    const here = refit(toValue(next), initial);
    yield here;
    points.push({ value: toValue(next), sum: here.sum });
    const r = distance(here.sum);
    if (!crossing && r >= goal) {
      crossing = [at, reached, next, r];
      beside = initial;
    }
    const gained = Math.max(r - reached, 0);
    length = Math.min(length * Math.min(Math.max(STEP / Math.max(gained, 1e-9), 0.3), 3), longest);
    [at, reached, initial] = [next, r, here.values];
  }
  if (!crossing) return { points, end: undefined };

  let [inside, low, outside, high] = crossing;
  for (let k = 0; k < REFINEMENTS && high - low > CLOSE; k++) {
    const share = Math.min(Math.max((goal - low) / (high - low), 0.02), 0.98);
    const next = inside + share * (outside - inside);
    const here = refit(toValue(next), beside);
    yield here;
    points.push({ value: toValue(next), sum: here.sum });
    const r = distance(here.sum);
    if (Math.abs(r - goal) < CLOSE) return { points, end: toValue(next) };
    if (r < goal) [inside, low, beside] = [next, r, here.values];
    else [outside, high] = [next, r];
  }
  return { points, end: toValue(inside + ((goal - low) / (high - low)) * (outside - inside)) };
}
