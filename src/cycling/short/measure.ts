import { medianInPlace, Scratch } from '../median.js';
import type { CyclingRecord } from '../record.js';

/** Rows of one half cycle, of the record's own, `end` excluded. */
export interface HalfCycleRows {
  segment: number;
  first: number;
  end: number;
  /** Sign of the current in the file. */
  sign: number;
}

/** What is measured of one half cycle, before anything is judged. Voltages are counted along the current: positive in a sound cell. */
export interface HalfCycleMeasure extends HalfCycleRows {
  polarity: 1 | -1;
  start: number;
  stop: number;
  current: number;
  /** ∫ I dt, ampere second. */
  charge: number;
  /** Median after the start transient, and of the later half. */
  voltage: number;
  later: number;
  /** Row to row: scaled median absolute deviation. */
  noise: number;
  /** Standard error of `voltage` by the noise, with the share that the file's resolution has. */
  error: number;
  /** Medians of equal blocks of rows after the transient. */
  blocks: Float64Array;
  blockError: number;
  /** First row after the transient. */
  settled: number;
  highest: number;
  temperature: number;
}

const BLOCKS = 24;
const ROWS_IN_BLOCK = 4;
/** From the median absolute deviation of differences to the standard deviation of one value. */
const FROM_DIFFERENCES = 1.4826 / Math.SQRT2;
/** Standard error of a median over that of a mean. */
const MEDIAN_ERROR = 1.2533;
/** A median of rounded values is off by a good part of a step where there is little noise. */
const ROUNDING_ERROR = 0.2;
/** V: a record without any noise is not therefore known to any digit. */
const LEAST_ERROR = 1e-9;

export function measureHalfCycle(
  record: CyclingRecord,
  rows: HalfCycleRows,
  sign: 1 | -1,
  transientShare: number,
  voltageResolution: number,
  scratch: Scratch
): HalfCycleMeasure {
  const { time, voltage, current, temperature } = record;
  const { first, end } = rows;
  const polarity = (rows.sign * sign) as 1 | -1;
  const duration = time[end - 1] - time[first];
  let settled = first;
  while (settled < end - 3 && time[settled] < time[first] + transientShare * duration) settled++;
  const count = end - settled;
  const memory = scratch.take(end - first);
  const middle = (from: number, to: number, values: Float64Array, factor: number) => {
    for (let i = from; i < to; i++) memory[i - from] = factor * values[i];
    return medianInPlace(memory, to - from);
  };
  for (let i = settled + 1; i < end; i++) memory[i - settled - 1] = Math.abs(voltage[i] - voltage[i - 1]);
  const noise = count > 1 ? FROM_DIFFERENCES * medianInPlace(memory, count - 1) : 0;
  let charge = 0;
  let highest = 0;
  let warmth = 0;
  for (let i = first; i < end; i++) {
    highest = Math.max(highest, Math.abs(voltage[i]));
    if (temperature) warmth += temperature[i];
    const seconds = i > first ? time[i] - time[i - 1] : 0;
    if (seconds > 0) charge += (seconds * Math.abs(current[i] + current[i - 1])) / 2;
  }
  const blockCount = Math.max(1, Math.min(BLOCKS, Math.floor(count / ROWS_IN_BLOCK)));
  const bound = (block: number) => settled + Math.floor((block * count) / blockCount);
  const spread = Math.max(noise, voltageResolution / Math.sqrt(12));
  return {
    ...rows,
    polarity,
    start: time[first],
    stop: time[end - 1],
    current: middle(first, end, current, rows.sign),
    charge,
    voltage: middle(settled, end, voltage, polarity),
    later: middle(first + ((end - first) >> 1), end, voltage, polarity),
    noise,
    error: Math.hypot(
      (MEDIAN_ERROR * spread) / Math.sqrt(count),
      ROUNDING_ERROR * voltageResolution,
      LEAST_ERROR
    ),
    blocks: Float64Array.from({ length: blockCount }, (_, b) =>
      middle(bound(b), bound(b + 1), voltage, polarity)
    ),
    blockError: Math.hypot(
      (MEDIAN_ERROR * spread) / Math.sqrt(count / blockCount),
      ROUNDING_ERROR * voltageResolution,
      LEAST_ERROR
    ),
    settled,
    highest,
    temperature: temperature ? warmth / (end - first) : NaN
  };
}
