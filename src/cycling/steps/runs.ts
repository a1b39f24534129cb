import { Scratch, medianInPlace } from '../median.js';
import { resolutionOf } from './resolution.js';

/** A stretch of rows, `end` excluded, in which the current has one sign, and maybe one level. */
export interface Run {
  first: number;
  end: number;
  /** 1, 0 or -1. */
  sign: number;
  /** An excitation: both signs within a few rows. */
  pulse?: boolean;
}

/** Runs of fewer rows are switching or noise. */
const SHORTEST = 3;
/** Of the largest currents: below this nothing is a step of a staircase. */
const SMALLEST_CURRENT = 5e-4;
const LARGEST_DEADBAND = 0.02;
/** More than this share of rows in the shortest runs is noise around zero. */
const FLICKER = 0.02;
/** So many short runs in a row are an excitation, not switching. */
const EXCITATION = 4;
/** An excitation sampled slowly may keep its sign for this many rows by chance. */
const BRIEF = 10;

/** Rows between `first` and `end` by the sign of their current: what lasts for fewer than three rows belongs to its neighbours. */
export function signRuns(current: Float64Array, zero: number, first: number, end: number): Run[] {
  return absorb(rawRuns(current, zero, first, end));
}

/**
 * Below which absolute current a row is at rest, so that noise around zero is no half cycle: doubled until few rows flicker.
 */
export function deadband(current: Float64Array): number {
  const scratch = new Scratch();
  const stride = Math.max(1, Math.floor(current.length / 20000));
  const sample = scratch.take(Math.ceil(current.length / stride));
  let count = 0;
  for (let i = 0; i < current.length; i += stride) {
    const value = Math.abs(current[i]);
    if (value > 0) sample[count++] = value;
  }
  if (count === 0) return 0;
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, sample[i]);
  // a few spikes do not say how large currents are
  const typical = Math.max(medianInPlace(sample, count), largest / 20);
  let zero = Math.max(SMALLEST_CURRENT * typical, resolutionOf(current) / 2);
  while (zero < LARGEST_DEADBAND * typical && flicker(current, zero) > FLICKER) zero *= 2;
  return zero;
}

function flicker(current: Float64Array, zero: number): number {
  let rows = 0;
  let length = 0;
  let last = NaN;
  for (let i = 0; i < current.length; i++) {
    const sign = signOf(current[i], zero);
    if (sign === last) length++;
    else {
      if (length < SHORTEST) rows += length;
      length = 1;
      last = sign;
    }
  }
  return rows / current.length;
}

function signOf(value: number, zero: number): number {
  return value > zero ? 1 : value < -zero ? -1 : 0;
}

function rawRuns(current: Float64Array, zero: number, first: number, end: number): Run[] {
  const runs: Run[] = [];
  let start = first;
  for (let i = first + 1; i <= end; i++) {
    const sign = signOf(current[start], zero);
    if (i < end && signOf(current[i], zero) === sign) continue;
    runs.push({ first: start, end: i, sign });
    start = i;
  }
  return runs;
}

/**
 * Short runs go to the run before them (the first ones to the run after). Many in a row are an excitation: one run, and what is
 * not much longer in their midst belongs to it.
 */
function absorb(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (let i = 0; i < runs.length;) {
    const end = endOfBurst(runs, i);
    if (end - i >= EXCITATION) {
      kept.push({ first: runs[i].first, end: runs[end - 1].end, sign: 0, pulse: true });
      i = end;
      continue;
    }
    const last = kept[kept.length - 1];
    if (last && !last.pulse && (rowsOf(runs[i]) < SHORTEST || last.sign === runs[i].sign))
      last.end = runs[i].end;
    else if (last && rowsOf(last) < SHORTEST && !last.pulse)
      Object.assign(last, { ...runs[i], first: last.first });
    else kept.push({ ...runs[i] });
    i++;
  }
  return kept;
}

/** From `start` on: runs that are brief, of which at least every third is very brief. */
function endOfBurst(runs: readonly Run[], start: number): number {
  let end = start;
  let sinceShort = 0;
  for (let i = start; i < runs.length && rowsOf(runs[i]) < BRIEF && sinceShort < 3; i++) {
    sinceShort = rowsOf(runs[i]) < SHORTEST ? 0 : sinceShort + 1;
    if (sinceShort === 0) end = i + 1;
  }
  return end;
}

function rowsOf({ first, end }: Run): number {
  return end - first;
}
