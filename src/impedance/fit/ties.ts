import { ArgyroditeError } from '../../arrow/index.js';
import { checkNames } from '../circuit/simulate.js';
import type { Circuit } from '../types.js';

/** A parameter that is always `factor` times the parameter `to`. */
export interface Tie {
  to: string;
  factor: number;
}

/** A tied parameter, by its place in `circuit.parameters`. */
export interface Follower {
  index: number;
  factor: number;
}

export interface ResolvedTies {
  /** With those that are tied to a fixed one. */
  fixed: Record<string, number>;
  /** By the name of the free parameter that they follow. */
  followers: ReadonlyMap<string, Follower[]>;
  /** For each tied parameter the one at the end of its chain. */
  leaders: ReadonlyMap<string, string>;
}

/**
 * Ties with their chains followed to the end: R3 tied to R2, which is tied to R1, follows R1.
 *
 * @throws ArgyroditeError `unknown-parameter`; `bad-setting` for ties in a circle, or of what is fixed or limited
 */
export function resolveTies(
  circuit: Circuit,
  ties: Record<string, Tie>,
  fixed: Record<string, number>,
  bounds: object
): ResolvedTies {
  checkNames(circuit, ties, 'a tie');
  const followers = new Map<string, Follower[]>();
  const leaders = new Map<string, string>();
  const all = { ...fixed };
  for (const [name, tie] of Object.entries(ties)) {
    checkTie(circuit, name, tie, fixed, bounds);
    const { to, factor } = followChain(ties, name);
    leaders.set(name, to);
    if (Object.hasOwn(fixed, to)) {
      all[name] = factor * fixed[to];
      continue;
    }
    const index = circuit.parameters.findIndex(parameter => parameter.name === name);
    followers.set(to, [...(followers.get(to) ?? []), { index, factor }]);
  }
  return { fixed: all, followers, leaders };
}

function followChain(ties: Record<string, Tie>, name: string): Tie {
  let { to, factor } = ties[name];
  const seen = new Set([name]);
  while (Object.hasOwn(ties, to)) {
    if (seen.has(to)) {
      throw new ArgyroditeError(
        'bad-setting',
        `${name} is tied in a circle (${[...seen].join(', ')}): leave one of them free.`
      );
    }
    seen.add(to);
    factor *= ties[to].factor;
    to = ties[to].to;
  }
  return { to, factor };
}

function checkTie(
  circuit: Circuit,
  name: string,
  { to, factor }: Tie,
  fixed: Record<string, number>,
  bounds: object
): void {
  checkNames(circuit, { [to]: factor }, `the tie of ${name}`);
  if (!(factor > 0 && factor < Infinity)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The factor by which ${name} is tied to ${to} is ${factor}; it must be a positive number.`
    );
  }
  if (Object.hasOwn(fixed, name)) {
    throw new ArgyroditeError(
      'bad-setting',
      `${name} is both fixed and tied to ${to}: it can be only one of them.`
    );
  }
  if (Object.hasOwn(bounds, name)) {
    throw new ArgyroditeError(
      'bad-setting',
      `${name} is tied to ${to} and has limits of its own: limit ${to} instead.`
    );
  }
}
