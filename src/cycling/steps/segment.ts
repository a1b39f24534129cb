import { toTable, type TableLike } from '../../arrow/index.js';
import { medianInPlace, Scratch } from '../median.js';
import { oncePer } from '../memo.js';
import { recordsOf, type CyclingRecord } from '../record.js';
import type { Step, StepKind } from '../types.js';
import { splitLevels, type LevelRun } from './levels.js';
import { resolutionOf } from './resolution.js';
import { deadband, signRuns } from './runs.js';

/** A step of the file in which the current has both signs, each for at least this share of it, is more than one. */
const MIXED = 0.15;
/** Constant voltage in a step of the file: the current falls to below this share. */
const FALLEN = 0.8;
const STEADY = 2e-3;

/**
 * The steps of a record: by the file's own numbers where it has them, else by the current itself, which is cut where its sign or
 * its level changes for more than two rows. Noise around zero is rest.
 *
 * @param table of kind cycling-record; of several records the one with `record`, else the first
 * @returns rows are those of the table
 * @throws ArgyroditeError `wrong-kind`, `too-few-points`
 */
export function segmentSteps(table: TableLike, { record }: { record?: number } = {}): readonly Step[] {
  const records = recordsOf(toTable(table));
  return segmentRecord(records.find(({ number }) => number === record) ?? records[0]);
}

/** The same for one record, with the rows of its table. */
export const segmentRecord = oncePer((record: CyclingRecord): readonly Step[] => {
  const zero = deadband(record.current);
  const resolution = resolutionOf(record.current);
  const runs = record.step
    ? numberedRuns(record, record.step, zero, resolution)
    : currentRuns(record, zero, resolution, 0, record.length);
  const scratch = new Scratch();
  return runs.map((run, index) => describe(record, run, index, scratch));
});

function currentRuns(
  record: CyclingRecord,
  zero: number,
  resolution: number,
  first: number,
  end: number
): LevelRun[] {
  return signRuns(record.current, zero, first, end).flatMap(run => splitLevels(record, run, resolution));
}

/** The file's own steps; one in which the current changes its sign for long is cut there, as where a file numbers loops. */
function numberedRuns(
  record: CyclingRecord,
  numbers: Float64Array,
  zero: number,
  resolution: number
): LevelRun[] {
  const runs: LevelRun[] = [];
  let first = 0;
  for (let i = 1; i <= record.length; i++) {
    if (i < record.length && numbers[i] === numbers[first]) continue;
    const counts = signCounts(record.current, zero, first, i);
    const least = MIXED * (i - first);
    if (i - first > 5 && counts.filter(count => count > least).length > 1) {
      runs.push(...currentRuns(record, zero, resolution, first, i));
    } else {
      const sign = counts.indexOf(Math.max(...counts)) - 1;
      runs.push({ first, end: i, sign, steady: sign !== 0 && isSteady(record, first, i) });
    }
    first = i;
  }
  return runs;
}

/** Rows with a negative, no, and a positive current. */
function signCounts(current: Float64Array, zero: number, first: number, end: number): number[] {
  const counts = [0, 0, 0];
  for (let i = first; i < end; i++) counts[current[i] > zero ? 2 : current[i] < -zero ? 0 : 1]++;
  return counts;
}

function isSteady({ current, voltage }: CyclingRecord, first: number, end: number): boolean {
  if (end - first < 5 || Math.abs(current[end - 1]) > FALLEN * Math.abs(current[first + 1])) return false;
  let [low, high] = [Infinity, -Infinity];
  for (let i = first + 1; i < end; i++) {
    low = Math.min(low, voltage[i]);
    high = Math.max(high, voltage[i]);
  }
  return high - low < STEADY * Math.max(Math.abs(low), Math.abs(high));
}

function describe(record: CyclingRecord, run: LevelRun, index: number, scratch: Scratch): Step {
  const { time, current, step, cycle, firstRow } = record;
  const { first, end } = run;
  const values = scratch.take(end - first);
  let charge = 0;
  for (let i = first; i < end; i++) {
    values[i - first] = current[i];
    if (i > first) {
      const seconds = time[i] - time[i - 1];
      if (seconds > 0) charge += (seconds * (Math.abs(current[i]) + Math.abs(current[i - 1]))) / 2;
    }
  }
  return {
    index,
    kind: kindOf(run),
    step_count: step ? step[first] : -1,
    cycle_count: cycle ? cycle[first] : -1,
    first_row: firstRow + first,
    end_row: firstRow + end,
    start_time_second: time[first],
    end_time_second: time[end - 1],
    duration_second: Math.max(0, time[end - 1] - time[first]),
    current_ampere: medianInPlace(values, end - first),
    capacity_mah: charge / 3.6
  };
}

function kindOf({ sign, steady, pulse }: LevelRun): StepKind {
  if (pulse) return 'pulse';
  if (sign === 0) return 'rest';
  if (steady) return 'constant-voltage';
  return sign > 0 ? 'charge' : 'discharge';
}
