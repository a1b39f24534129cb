import { ArgyroditeError } from '../../arrow/index.js';
import type { BackgroundKind } from '../types.js';

export interface BackgroundOptions {
  /** Points averaged at each end for a line and for Shirley's background, 5 where left out. */
  end_points?: number;
  /** Tougaard's B and C, eV²; the universal 2866 and 1643 where left out. */
  tougaard_b?: number;
  tougaard_c?: number;
}

const ITERATIONS = 100;
/** Of the step. */
const TOLERANCE = 1e-6;

/**
 * The background under the peaks of a scan, in the order of its energies, whichever that is.
 *
 * `active-shirley` is fitted together with the peaks; before a fit it is Shirley's.
 *
 * @param energy binding energy, eV, ascending or descending
 * @param intensity any unit
 * @returns in the unit of `intensity`
 * @throws ArgyroditeError `too-few-points`; `bad-table` where the energies do not run one way; `bad-setting` where a Shirley background
 * does not converge
 */
export function background(
  kind: BackgroundKind,
  energy: ArrayLike<number>,
  intensity: ArrayLike<number>,
  options: BackgroundOptions = {}
): Float64Array {
  const n = energy.length;
  const ends = Math.max(1, Math.round(options.end_points ?? 5));
  if (n !== intensity.length || n < 2 * ends + 1) {
    throw new ArgyroditeError(
      'too-few-points',
      `A background needs at least ${2 * ends + 1} points with ${ends} at each end; there are ${n}. Widen the range, or average fewer points.`
    );
  }
  const down = energy[0] > energy[n - 1];
  const order = (values: ArrayLike<number>) =>
    down ? Float64Array.from(values).reverse() : Float64Array.from(values);
  const e = order(energy);
  const y = order(intensity);
  if (!e.every((value, i) => i === 0 || value > e[i - 1])) {
    throw new ArgyroditeError(
      'bad-table',
      'The binding energies of a scan must rise or fall throughout; sort them.'
    );
  }
  const out = shapes[kind](e, y, ends, options);
  return down ? out.reverse() : out;
}

type Maker = (e: Float64Array, y: Float64Array, ends: number, options: BackgroundOptions) => Float64Array;

const shapes: Record<BackgroundKind, Maker> = {
  linear: (e, y, ends) => {
    const [low, high] = endLevels(y, ends);
    const from = mean(e, 0, ends);
    const to = mean(e, e.length - ends, e.length);
    return e.map(value => low + ((high - low) * (value - from)) / (to - from));
  },
  shirley,
  'active-shirley': shirley,
  tougaard
};

/**
 * B(E) = I_lo + k ∫_{E_lo}^{E} [I − B] dE', k = (I_hi − I_lo)/∫_{E_lo}^{E_hi} [I − B] dE' (Shirley 1972; iterated as by Proctor &
 * Sherwood 1982): it rises towards higher binding energy.
 */
function shirley(e: Float64Array, y: Float64Array, ends: number): Float64Array {
  const n = e.length;
  const [low, high] = endLevels(y, ends);
  const out = new Float64Array(n).fill(low);
  const step = high - low;
  if (step === 0) return out;
  const integral = new Float64Array(n);
  for (let i = 0; i < ITERATIONS; i++) {
    for (let k = 1; k < n; k++) {
      integral[k] = integral[k - 1] + ((y[k] - out[k] + y[k - 1] - out[k - 1]) / 2) * (e[k] - e[k - 1]);
    }
    const total = integral[n - 1];
    if (!(total > 0)) break;
    let change = 0;
    for (let k = 0; k < n; k++) {
      const next = low + (step * integral[k]) / total;
      change = Math.max(change, Math.abs(next - out[k]));
      out[k] = next;
    }
    if (change <= TOLERANCE * Math.abs(step)) return out;
  }
  throw new ArgyroditeError(
    'bad-setting',
    'Shirley’s background does not converge: between the ends of the range there is no peak above it. Widen the range, or take a linear background.'
  );
}

/** B(E) = I_lo + ∫_{E_lo}^{E} B T/(C + T²)² [I − I_lo] dE', T = E − E' (Tougaard 1988, universal cross section). */
function tougaard(e: Float64Array, y: Float64Array, ends: number, options: BackgroundOptions): Float64Array {
  const { tougaard_b: b = 2866, tougaard_c: c = 1643 } = options;
  const [low] = endLevels(y, ends);
  return e.map((energy, i) => {
    let sum = 0;
    for (let k = 0; k < i; k++) {
      const term = (at: number) =>
        ((b * (energy - e[at])) / (c + (energy - e[at]) ** 2) ** 2) * (y[at] - low);
      sum += ((term(k) + term(k + 1)) / 2) * (e[k + 1] - e[k]);
    }
    return low + sum;
  });
}

/** Averages of the first and of the last points. */
export function endLevels(y: Float64Array, ends: number): [low: number, high: number] {
  return [mean(y, 0, ends), mean(y, y.length - ends, y.length)];
}

function mean(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum / (to - from);
}
