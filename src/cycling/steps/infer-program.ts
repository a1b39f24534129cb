import { median } from '../median.js';
import { RegularStaircases, type Band } from './regular-staircase.js';

/** Half cycles that a step may have. */
const MOST = 24;
/** A current that strays by this share may round to the neighbouring level. */
const STRAY = 0.001;
/** A change of ln R beyond which it is no matter of the staircase. */
const LARGE = 0.7;
/** Of changes of ln R: no resistance is steadier from step to step. */
const LEAST_SCALE = 0.01;
/** Increments and first currents that are tried between their limits. */
const GRID = 24;
/** mA/cm²; programs are written in multiples of it, which counts where one staircase of such numbers has this share of the likelihood. */
const UNIT = 0.005;
const SHARE = 0.9;

/** A program that gives the currents which a file rounds. */
export interface InferredProgram {
  /** Of each half cycle, from 0. */
  step: Int32Array;
  /** Of each half cycle, ampere, with the limits between which the readings confine it. */
  current: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Steps of a given program before the first half cycle. */
  hidden: number;
}

/**
 * The program behind a staircase whose currents the file rounds coarsely (LAND prints amperes with four decimals, so that
 * 55 µA reads 0.0001 A, and 27 µA reads zero).
 *
 * Each reading confines its current to half a digit either way, and equal increments confine them all together: the staircases
 * that are possible form a polygon of first current and increment, small where there are many steps. Within it the currents are
 * the mean weighted by how smoothly the resistance runs with them: by the likelihood of its changes, those of ln R as Laplace's
 * distribution has them, whose scale is their median's. That also tells how many half cycles a step has. Where one staircase of
 * multiples of 0.005 mA/cm² has nine tenths of the likelihood of all such, it is that.
 *
 * @param levels rounded currents of the half cycles, ampere
 * @param voltage of the half cycles, along the current and without the offset
 * @param area cm²; NaN: not known
 * @param known a program that is given, ampere; then only the half cycles per step are looked for
 * @returns undefined where no regular staircase gives these levels, or where the resistance runs as smoothly with the levels themselves
 */
export function inferProgram(
  levels: Float64Array,
  voltage: Float64Array,
  resolution: number,
  area: number,
  known?: { first: number; increment: number }
): InferredProgram | undefined {
  let best: InferredProgram | undefined;
  let least = known ? Infinity : roughness(voltage, levels);
  for (let perStep = 2; perStep <= MOST && perStep <= levels.length; perStep += 2) {
    const bands = bandsOf(levels, resolution, perStep);
    const step = Int32Array.from(levels, (_, h) => Math.floor(h / perStep));
    const found = known ? placed(bands, known) : likely(bands, step, voltage, area);
    if (!found) continue;
    const current = Float64Array.from(step, k => found.first + k * found.increment);
    const rough = found.rough ?? roughness(voltage, current);
    // as smooth as the levels themselves will do: where the program has round amperes the two are one
    if (best ? rough >= least : rough > least) continue;
    least = rough;
    const limits = (side: 0 | 1) => Float64Array.from(step, (k, h) => found.ranges?.[k][side] ?? current[h]);
    best = { step, current, low: limits(0), high: limits(1), hidden: found.hidden };
  }
  return best;
}

/** Sizes of the changes of ln V/I from one half cycle to the next of its polarity; a short, which is one large change, counts little. */
function changes(voltage: Float64Array, current: Float64Array): Float64Array {
  const sizes = new Float64Array(Math.max(0, voltage.length - 2));
  for (let h = 2; h < voltage.length; h++) {
    const ratio = (voltage[h] * current[h - 2]) / (voltage[h - 2] * current[h]);
    sizes[h - 2] = ratio > 0 ? Math.min(LARGE, Math.abs(Math.log(ratio))) : LARGE;
  }
  return sizes;
}

function roughness(voltage: Float64Array, current: Float64Array): number {
  return sum(changes(voltage, current));
}

/** Between what the current of a step must be, by all its half cycles. */
function bandsOf(levels: Float64Array, resolution: number, perStep: number): Band[] {
  const bands: Band[] = [];
  for (let first = 0; first < levels.length; first += perStep) {
    let [low, high] = [0, Infinity];
    for (const level of levels.subarray(first, first + perStep)) {
      const slack = 0.501 * resolution + STRAY * level;
      low = Math.max(low, level - slack);
      high = Math.min(high, level + slack);
    }
    bands.push([low, high]);
  }
  return bands;
}

/** A regular staircase, ampere, with the least roughness of any. */
interface Found {
  first: number;
  increment: number;
  ranges?: readonly Band[];
  rough?: number;
  hidden: number;
}

/** The staircase through the bands that is to be expected by the voltage; undefined where none goes through them. */
function likely(
  bands: readonly Band[],
  step: Int32Array,
  voltage: Float64Array,
  area: number
): Found | undefined {
  const staircases = new RegularStaircases(bands);
  if (staircases.isEmpty) return undefined;
  const current = new Float64Array(step.length);
  const sizes = ({ first, increment }: Line) => {
    for (let h = 0; h < step.length; h++) current[h] = first + step[h] * increment;
    return changes(voltage, current);
  };
  const tried = gridOf(staircases).map(line => ({ ...line, rough: sum(sizes(line)) }));
  const smoothest = tried.reduce((a, b) => (b.rough < a.rough ? b : a));
  const { rough } = smoothest;
  const scale = Math.max(LEAST_SCALE, median(sizes(smoothest)) / Math.LN2);
  const mean = meanLine(
    tried.map(line => ({ ...line, weight: line.width * Math.exp((rough - line.rough) / scale) }))
  );
  const round = area > 0 ? staircases.multiples((UNIT * area) / 1000) : [];
  const shares = round.map(line => ({ ...line, weight: Math.exp((rough - sum(sizes(line))) / scale) }));
  const all = sum(shares.map(({ weight }) => weight));
  const chosen = shares.find(({ weight }) => weight > SHARE * all) ?? mean;
  return { ...chosen, ranges: staircases.ranges(), rough, hidden: 0 };
}

interface Line {
  first: number;
  increment: number;
}

/** Lines all over the polygon, with the width that each one's increment has there. */
function gridOf(staircases: RegularStaircases): (Line & { width: number })[] {
  const { leastIncrement: least, mostIncrement: most } = staircases;
  return Array.from({ length: GRID }, (_, i) => least + ((i + 0.5) / GRID) * (most - least)).flatMap(
    increment => {
      const [low, high] = staircases.firsts(increment);
      return Array.from({ length: GRID }, (_, j) => ({
        first: low + ((j + 0.5) / GRID) * (high - low),
        increment,
        width: high - low
      }));
    }
  );
}

function meanLine(lines: readonly (Line & { weight: number })[]): Line {
  const weights = sum(lines.map(({ weight }) => weight));
  return {
    first: sum(lines.map(({ first, weight }) => first * weight)) / weights,
    increment: sum(lines.map(({ increment, weight }) => increment * weight)) / weights
  };
}

function sum(values: Float64Array | readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The given program, from the step at which the record first shows it. */
function placed(
  bands: readonly Band[],
  { first, increment }: { first: number; increment: number }
): Found | undefined {
  for (let hidden = 0; hidden < 12; hidden++) {
    const begin = first + hidden * increment;
    const fits = bands.every(
      ([low, high], k) => begin + k * increment >= low && begin + k * increment <= high
    );
    if (fits) return { first: begin, increment, hidden };
  }
  return undefined;
}
