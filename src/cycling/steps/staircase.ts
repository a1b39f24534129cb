import type { HalfCycleMeasure } from '../short/measure.js';
import { inferProgram } from './infer-program.js';

/** Levels that differ by less are one step. */
const LEVEL = 0.006;
/** A current that is rounded by more than this share of itself is not what was programmed. */
const COARSE = 0.1;

/** Half cycles by the step of the staircase to which they belong, with the current that was programmed. */
export interface Staircase {
  /** Of each half cycle, from 0. */
  step: Int32Array;
  /** Of each half cycle, ampere, positive, and the limits between which the file's digits leave it. */
  current: Float64Array;
  low: Float64Array;
  high: Float64Array;
  source: 'file' | 'given' | 'inferred';
  /** The file rounds the currents coarsely, and no regular staircase gives what it shows. */
  blurred: boolean;
  /** Steps of a given program before the first half cycle that the record shows. */
  hidden: number;
}

export interface GivenProgram {
  /** mA/cm², or `file`. */
  first: number | 'file';
  increment: number | 'file';
  /** cm²; NaN where it is not known. */
  area: number;
}

/** Neighbouring half cycles of one current are a step; the currents are the file's, or given, or follow from a regular staircase. */
export function staircaseOf(
  halves: readonly HalfCycleMeasure[],
  resolution: number,
  offset: number,
  { first, increment, area }: GivenProgram
): Staircase {
  const measured = Float64Array.from(halves, half => half.current);
  const voltage = Float64Array.from(halves, half => half.voltage - half.polarity * offset);
  const coarse = resolution > COARSE * measured.reduce((low, value) => Math.min(low, value), Infinity);
  const step = groupByLevel(halves, coarse ? 0 : resolution);
  if (first !== 'file' && increment !== 'file' && area > 0) {
    return given(
      step,
      measured,
      voltage,
      coarse ? resolution : 0,
      (first * area) / 1000,
      (increment * area) / 1000
    );
  }
  // one level alone, as in plating, is no staircase of which anything could follow
  const rises = measured.some(value => value !== measured[0]);
  const inferred = coarse && rises ? inferProgram(measured, voltage, resolution, area) : undefined;
  return inferred
    ? { ...inferred, source: 'inferred', blurred: false }
    : asRead(step, measured, resolution, coarse);
}

function asRead(step: Int32Array, current: Float64Array, resolution: number, blurred: boolean): Staircase {
  const low = current.map(value => Math.max(0, value - resolution / 2));
  const high = current.map(value => value + resolution / 2);
  // what reads as zero is half-way between none and half a digit
  return {
    step,
    current: current.map(value => value || resolution / 4),
    low,
    high,
    source: 'file',
    blurred,
    hidden: 0
  };
}

/** A new step begins where the current differs from that of the last half cycle of the same polarity, or of the other by much. */
function groupByLevel(halves: readonly HalfCycleMeasure[], resolution: number): Int32Array {
  const step = new Int32Array(halves.length);
  const last = new Map<number, number>();
  for (const [h, { polarity, current }] of halves.entries()) {
    const same = last.get(polarity);
    const other = last.get(-polarity);
    const next =
      h > 0 &&
      (same !== undefined ? differs(current, same, resolution) : differs(current, other!, resolution, 0.2));
    if (next) last.clear();
    last.set(polarity, current);
    step[h] = h === 0 ? 0 : step[h - 1] + (next ? 1 : 0);
  }
  return step;
}

function differs(a: number, b: number, resolution: number, share = LEVEL): boolean {
  return Math.abs(a - b) > Math.max(share * Math.max(a, b), 1.01 * resolution);
}

/** The programmed currents by the step's place; where the file shows first steps as zero, these are counted. */
function given(
  step: Int32Array,
  measured: Float64Array,
  voltage: Float64Array,
  resolution: number,
  first: number,
  increment: number
): Staircase {
  const hidden = Math.max(0, Math.round((measured[0] - first) / increment));
  if (resolution === 0) {
    const current = Float64Array.from(step, k => first + (k + hidden) * increment);
    return { step, current, low: current, high: current, source: 'given', blurred: false, hidden };
  }
  const inferred = inferProgram(measured, voltage, resolution, NaN, { first, increment });
  return inferred
    ? { ...inferred, source: 'given', blurred: false }
    : asRead(step, measured, resolution, true);
}
