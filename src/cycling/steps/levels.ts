import { Scratch, medianInPlace } from '../median.js';
import type { CyclingRecord } from '../record.js';
import type { Run } from './runs.js';

/** Levels that differ by less are one: the increments of a staircase of fifty steps are larger. */
const LEVEL = 0.008;
/** In so many rows the current stands at its new level before it counts as one. */
const SETTLED = 4;
/** Constant voltage: the current falls to below this share of its start ... */
const FALLEN = 0.85;
/** ... while the voltage changes by less than this share of what the run's voltage spans, or of itself. */
const STEADY_SPAN = 0.02;
const STEADY = 2e-3;

/** A run of one sign, cut where the current goes to another level; `steady` is constant voltage. */
export interface LevelRun extends Run {
  steady: boolean;
}

export function splitLevels(record: CyclingRecord, run: Run, resolution: number): LevelRun[] {
  const whole = { ...run, steady: false };
  if (run.sign === 0) return [whole];
  const levels = levelChanges(record.current, run, resolution);
  if (levels.length === 0) return [whole];
  const steadyFrom = constantVoltageFrom(record, run, levels[0]);
  if (steadyFrom !== undefined) {
    return steadyFrom - run.first < SETTLED
      ? [{ ...run, steady: true }]
      : [
          { ...run, end: steadyFrom, steady: false },
          { ...run, first: steadyFrom, steady: true }
        ];
  }
  const bounds = [run.first, ...levels, run.end];
  return bounds.slice(1).map((end, i) => ({ ...run, first: bounds[i], end, steady: false }));
}

/** Rows at which the current leaves its level for a new one, on which it stays for a few rows. */
function levelChanges(current: Float64Array, { first, end }: Run, resolution: number): number[] {
  const scratch = new Scratch();
  const changes: number[] = [];
  let start = first;
  let level = settledLevel(current, first, end, scratch);
  for (let i = first + SETTLED; i + SETTLED <= end; i++) {
    if (!differs(current[i], level, resolution)) continue;
    const next = settledLevel(current, i, end, scratch);
    if (!differs(next, level, resolution) || i - start < SETTLED) continue;
    // one row alone, as where a noisy current strays, is no change
    if (!differs(current[i + 1], level, resolution)) continue;
    changes.push(i);
    start = i;
    level = next;
    i += SETTLED - 1;
  }
  return changes;
}

function settledLevel(current: Float64Array, first: number, end: number, scratch: Scratch): number {
  const count = Math.min(2 * SETTLED, end - first);
  const values = scratch.take(count);
  for (let i = 0; i < count; i++) values[i] = current[first + i];
  return medianInPlace(values, count);
}

function differs(value: number, level: number, resolution: number): boolean {
  return Math.abs(value - level) > Math.max(LEVEL * Math.abs(level), 1.01 * resolution);
}

/** The row from which a run is at constant voltage; `undefined` where it never is. */
function constantVoltageFrom(
  { current, voltage }: CyclingRecord,
  { first, end }: Run,
  change: number
): number | undefined {
  if (Math.abs(current[end - 1]) > FALLEN * Math.abs(current[first])) return undefined;
  const all = spread(voltage, first, end);
  const later = spread(voltage, change, end);
  const scale = Math.max(STEADY_SPAN * all.span, STEADY * Math.abs(all.high));
  if (later.span > scale) return undefined;
  // back to where the voltage came to its end: the current may begin to fall by less than a level's width
  let from = change;
  while (from > first && Math.abs(voltage[from - 1] - voltage[change]) <= scale / 4) from--;
  return Math.max(from, change - 2);
}

function spread(values: Float64Array, first: number, end: number): { span: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = first; i < end; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return { span: high - low, high };
}
