import { ArgyroditeError } from '../../arrow/index.js';
import { checkNames } from '../circuit/simulate.js';
import { findElement } from '../elements/list.js';
import type { Circuit, CircuitNode } from '../types.js';
import type { DataScales } from './scales.js';
import type { Follower, ResolvedTies } from './ties.js';

/** `[lower, upper]`, or the one that is wanted by name. */
export type Bounds = readonly [number, number] | { lower?: number; upper?: number };

/** A parameter that the fit may change. */
export interface FreeParameter {
  /** Its place in `circuit.parameters`. */
  index: number;
  name: string;
  /** The limits within which the fit searches: the user's, the meaning's, or where the data could not see it any more. */
  lower: number;
  upper: number;
  /** Fitted as its logarithm, because it is positive and its scale is not known beforehand. */
  logarithmic: boolean;
  /** The user has set a limit. */
  bounded: boolean;
  /** What is tied to it. */
  followers: readonly Follower[];
}

export interface Restrictions {
  fixed?: Record<string, number>;
  initial?: Record<string, number>;
  bounds?: Record<string, Bounds>;
}

/** How far beyond the data's own scales a parameter is followed. */
const REACH = 1e7;

/**
 * Which parameters are free, and within which limits.
 *
 * @throws ArgyroditeError `unknown-parameter`; `bad-setting` for values and limits that contradict each other or the meaning
 */
export function freeParameters(
  circuit: Circuit,
  scales: DataScales,
  { fixed = {}, initial = {}, bounds = {} }: Restrictions,
  ties: Pick<ResolvedTies, 'followers' | 'leaders'>
): FreeParameter[] {
  checkNames(circuit, fixed, 'a fixed value');
  checkNames(circuit, initial, 'an initial value');
  checkNames(circuit, bounds, 'a limit');
  const reach = workingLimits(circuit.tree, scales);
  const free: FreeParameter[] = [];
  circuit.parameters.forEach(({ name, lower, upper }, index) => {
    const meaning: [number, number] = [lower, upper];
    checkValue(name, 'fixed', fixed, meaning);
    checkValue(name, 'initial', initial, meaning);
    const user = userLimits(name, bounds, meaning);
    if (Object.hasOwn(fixed, name) || ties.leaders.has(name)) return;
    const followers = ties.followers.get(name) ?? [];
    const logarithmic = lower === 0 && upper === Infinity;
    const [least, most] = logarithmic ? reach[index] : followedMeaning(circuit, meaning, followers);
    const bounded = Object.hasOwn(bounds, name);
    free.push({
      index,
      name,
      lower: Math.max(user[0], Math.min(least, user[1] / REACH)),
      upper: Math.min(user[1], Math.max(most, user[0] * REACH)),
      logarithmic,
      bounded,
      followers
    });
  });
  return free;
}

/** The limits within which a parameter and what is tied to it all keep their meaning. */
function followedMeaning(
  circuit: Circuit,
  [lower, upper]: [number, number],
  followers: readonly Follower[]
): [number, number] {
  const scaled = followers.map(({ index, factor }) => {
    const { lower: least, upper: most } = circuit.parameters[index];
    return [least / factor, most / factor];
  });
  return [Math.max(lower, ...scaled.map(([a]) => a)), Math.min(upper, ...scaled.map(([, b]) => b))];
}

function checkValue(
  name: string,
  which: 'fixed' | 'initial',
  values: Record<string, number>,
  [lower, upper]: [number, number]
): void {
  if (!Object.hasOwn(values, name)) return;
  const value = values[name];
  if (Number.isFinite(value) && value >= lower && value <= upper) return;
  throw new ArgyroditeError(
    'bad-setting',
    `The ${which} value of ${name} is ${value}; it must be ${upper === Infinity ? `a number of at least ${lower}` : `between ${lower} and ${upper}`}.`
  );
}

function userLimits(
  name: string,
  bounds: Record<string, Bounds>,
  [least, most]: [number, number]
): [number, number] {
  if (!Object.hasOwn(bounds, name)) return [least, most];
  const given = bounds[name];
  const { lower = -Infinity, upper = Infinity } =
    'length' in given ? { lower: given[0], upper: given[1] } : given;
  if (!(lower < upper)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The limits of ${name} are ${lower} and ${upper}; the lower must be less than the upper. To hold a value, fix it.`
    );
  }
  if (!(upper > least && lower < most)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The limits of ${name}, ${lower} to ${upper}, leave it no value: by its meaning it lies between ${least} and ${most}.`
    );
  }
  return [Math.max(lower, least), Math.min(upper, most)];
}

/** For each parameter of the circuit, the range that the data's scales, taken very widely, give it. */
function workingLimits(node: CircuitNode, scales: DataScales): [number, number][] {
  if (node.type !== 'element') return node.children.flatMap(child => workingLimits(child, scales));
  const element = findElement(node.symbol);
  const corners: number[][] = [];
  for (const resistance of [scales.leastImpedance / REACH, scales.mostImpedance * REACH]) {
    for (const time of [scales.shortestTime / REACH, scales.longestTime * REACH]) {
      for (const exponent of [0, 1]) corners.push(element.place(resistance, time, exponent));
    }
  }
  return element.parameters.map(({ reach }, i) => {
    if (reach) return [...reach];
    const values = corners.map(corner => corner[i]);
    return [Math.min(...values), Math.max(...values)];
  });
}
