import { ArgyroditeError } from '../../arrow/index.js';
import { median, Scratch, weightedMedian } from '../median.js';
import type { CyclingRecord } from '../record.js';
import type { CcdSettings } from '../settings.js';
import { resolutionOf } from '../steps/resolution.js';
import type { Step } from '../types.js';
import { hiddenHalfCycles } from './hidden-half-cycles.js';
import { measureHalfCycle, type HalfCycleMeasure, type HalfCycleRows } from './measure.js';

/** Briefer than this share of the others is no half cycle: a pulse, or an excitation. */
const BRIEF = 0.05;
/** One that is briefer than this can have been stopped by a limit alone, at the end of the record. */
const FEWEST_ROWS = 3;
/** Enough to know the offset by, and few enough for all pairs of them. */
const MOST_PAIRS = 60;
/** Of the first current: with coarser digits there may have been steps before it that read as zero. */
const COARSE = 0.3;
/** V; both sides of a sound pair differ by twice the offset. */
const LARGEST_OFFSET = 4e-3;
/** A cell whose polarities differ by more is not known by its asymmetry: the pairs are of something else. */
const MOST_ASYMMETRY = 0.1;

/** The half cycles of a symmetric cell, measured, with what holds for all of them. */
export interface Measured {
  halves: HalfCycleMeasure[];
  sign: 1 | -1;
  /** Of the voltmeter and the cell together; volt, in the file's sign. */
  offset: number;
  offsetError: number;
  voltageResolution: number;
  currentResolution: number;
}

type Extraction = Pick<CcdSettings, 'sign' | 'transient_share'>;

/** What was last measured of each record, and with which settings: a record and these alone decide it. */
const last = new WeakMap<CyclingRecord, { key: string; steps: readonly Step[]; measured: Measured }>();

/** @throws ArgyroditeError `too-few-points` where no current flows for long enough */
export function measureHalfCycles(
  record: CyclingRecord,
  steps: readonly Step[],
  settings: Extraction
): Measured {
  const known = last.get(record);
  const key = `${settings.sign} ${settings.transient_share}`;
  if (known && known.steps === steps && known.key === key) return known.measured;
  const measured = measure(record, steps, settings);
  last.set(record, { key, steps, measured });
  return measured;
}

function measure(record: CyclingRecord, steps: readonly Step[], settings: Extraction): Measured {
  const seen = halfCycleRows(record, steps);
  if (seen.length === 0) {
    throw new ArgyroditeError(
      'too-few-points',
      'The record has no half cycle: nowhere does a current flow for at least three rows. If the file’s resolution hides the current, export it with more decimals.'
    );
  }
  const currentResolution = resolutionOf(record.current);
  const smallest = median(Array.from(record.current.subarray(seen[0].first, seen[0].end), Math.abs));
  const rows =
    currentResolution > COARSE * smallest ? [...hiddenHalfCycles(record, steps, seen), ...seen] : seen;
  const sign = conventionOf(record, seen, settings.sign);
  const voltageResolution = resolutionOf(record.voltage);
  const scratch = new Scratch();
  const halves = rows.map(each =>
    measureHalfCycle(record, each, sign, settings.transient_share, voltageResolution, scratch)
  );
  return {
    halves,
    sign,
    ...offsetOf(halves),
    voltageResolution,
    currentResolution
  };
}

/** Charging and discharging that lasts. */
export function halfCycleRows(
  { firstRow, length, current }: CyclingRecord,
  steps: readonly Step[]
): HalfCycleRows[] {
  const flowing = steps.filter(
    ({ kind, first_row, end_row }) =>
      (kind === 'charge' || kind === 'discharge') && end_row - first_row >= FEWEST_ROWS
  );
  const durations = flowing.map(step => step.duration_second);
  const typical = weightedMedian(durations, durations);
  return flowing
    .filter(
      (step, i) =>
        step.duration_second >= BRIEF * typical ||
        // a limit may stop the last one soon
        (i === flowing.length - 1 &&
          i > 0 &&
          step.end_row - firstRow >= length - 1 &&
          Math.abs(step.current_ampere) > 0.9 * Math.abs(flowing[i - 1].current_ampere))
    )
    .map(step => ({
      segment: step.index,
      ...trimmed(current, step.first_row - firstRow, step.end_row - firstRow, step.current_ampere),
      sign: Math.sign(step.current_ampere)
    }));
}

/** Without rows at either end in which its current does not flow: switching, or the excitation of an impedance. */
function trimmed(
  current: Float64Array,
  from: number,
  to: number,
  level: number
): { first: number; end: number } {
  const flows = (i: number) => current[i] / level > 0.5;
  let [first, end] = [from, to];
  while (first < to && !flows(first)) first++;
  while (end > first && !flows(end - 1)) end--;
  return end - first >= FEWEST_ROWS ? { first, end } : { first: from, end: to };
}

/** Where V·I is negative throughout, the file counts a discharging current as positive. */
function conventionOf(
  { voltage, current }: CyclingRecord,
  rows: readonly HalfCycleRows[],
  setting: CcdSettings['sign']
): 1 | -1 {
  if (setting !== 'auto') return setting === 'reversed' ? -1 : 1;
  let power = 0;
  let [squareV, squareI] = [0, 0];
  for (const { first, end } of rows) {
    for (let i = first; i < end; i++) {
      power += voltage[i] * current[i];
      squareV += voltage[i] * voltage[i];
      squareI += current[i] * current[i];
    }
  }
  // a cell of full cells has both; only what is negative throughout is turned round
  return power < 0 && power * power > 1e-4 * squareV * squareI ? -1 : 1;
}

/**
 * The half sum of neighbours of opposite polarity at one current, as it is at no voltage: what a cell's asymmetry adds grows with
 * the voltage. Medians throughout (Theil 1950), so that a short between the two does no harm.
 */
function offsetOf(halves: readonly HalfCycleMeasure[]): Pick<Measured, 'offset' | 'offsetError'> {
  const pairs: { mean: number; size: number; weight: number }[] = [];
  for (let h = 1; h < halves.length && pairs.length < MOST_PAIRS; h++) {
    const [a, b] = [halves[h - 1], halves[h]];
    if (a.polarity === b.polarity || Math.abs(a.current - b.current) > 0.02 * b.current) continue;
    const size = Math.abs(a.voltage + b.voltage) / 2;
    // one half cycle of the two has a void, or came after a short
    if (Math.abs(a.voltage - b.voltage) > 0.2 * size + LARGEST_OFFSET) continue;
    pairs.push({
      mean: (a.polarity * a.voltage + b.polarity * b.voltage) / 2,
      size,
      weight: 1 / Math.hypot(a.error, b.error, 0.005 * size)
    });
  }
  if (pairs.length === 0) return { offset: 0, offsetError: LARGEST_OFFSET / 4 };
  const slopes: number[] = [];
  const spans: number[] = [];
  for (let i = 0; i < pairs.length; i++) {
    for (let j = i + 1; j < pairs.length; j++) {
      const span = pairs[j].size - pairs[i].size;
      if (Math.abs(span) < 0.2 * pairs[j].size) continue;
      slopes.push((pairs[j].mean - pairs[i].mean) / span);
      spans.push(Math.abs(span) * Math.min(pairs[i].weight, pairs[j].weight));
    }
  }
  const fitted = slopes.length > 2 ? weightedMedian(slopes, spans) : 0;
  const slope = Math.abs(fitted) < MOST_ASYMMETRY ? fitted : 0;
  const offsets = pairs.map(({ mean, size }) => mean - slope * size);
  const weights = pairs.map(({ weight }) => weight);
  // each pair is known to 1/weight; those of small currents say most
  const precision = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return { offset: weightedMedian(offsets, weights), offsetError: 1.25 / precision };
}

/** The median duration of each polarity's half cycles: halves may be unequal by program. */
export function typicalDuration(halves: readonly HalfCycleMeasure[], polarity: number): number {
  return median(halves.filter(half => half.polarity === polarity).map(half => half.stop - half.start));
}
