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
  /** Of each half cycle, ampere, positive. */
  current: Float64Array;
  source: 'file' | 'given' | 'inferred';
  /** The file rounds the currents coarsely, and nothing tells what they were. */
  blurred: boolean;
  /** Steps whose current the file shows as zero. */
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
  const asFile = {
    step,
    current: measured,
    source: 'file' as const,
    blurred: coarse && !isRegular(step, measured, resolution),
    hidden: 0
  };
  if (!coarse) return asFile;
  const inferred = inferProgram(measured, voltage, resolution, area);
  return inferred ? { ...inferred, source: 'inferred', blurred: false } : asFile;
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

/** Levels that rise by one increment each, with as many half cycles, are what was programmed, however round they are. */
function isRegular(step: Int32Array, current: Float64Array, resolution: number): boolean {
  const firsts = [...step.keys()].filter(h => h === 0 || step[h] !== step[h - 1]);
  const last = firsts.length - 1;
  if (last < 3) return false;
  const increment = (current[firsts[last]] - current[firsts[0]]) / last;
  return firsts.every(
    (h, k) => Math.abs(current[h] - current[0] - k * increment) < 0.01 * resolution && h === k * firsts[1]
  );
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
    return { step, current, source: 'given', blurred: false, hidden };
  }
  const inferred = inferProgram(measured, voltage, resolution, NaN, { first, increment });
  return inferred
    ? { ...inferred, source: 'given', blurred: false }
    : { step, current: measured, source: 'file', blurred: true, hidden: 0 };
}
