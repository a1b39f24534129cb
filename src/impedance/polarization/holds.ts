import { student95 } from '../../numeric/student.js';
import { linearRegression } from '../../numeric/linear-regression.js';

/** A record of direct current; arrays of one length. */
export interface PolarizationRecord {
  time_second: Float64Array;
  voltage_volt: Float64Array;
  /** Positive in the direction of a positive voltage. */
  current_ampere: Float64Array;
}

/** A stretch of constant voltage, and the current at its end. */
export interface PolarizationHold {
  voltage_volt: number;
  /** Mean over the last third of the hold, with the standard error of the mean. */
  current_ampere: number;
  current_error_ampere: number;
  /** By how much the current still changes over that third, as a share of it. */
  drift: number;
  steady: boolean;
  /** That third: in s, and its first and last row. */
  from_second: number;
  to_second: number;
  from_row: number;
  to_row: number;
}

/** A voltage is held while it stays within this, or this share of it. */
const SAME_VOLT = 2e-4;
const SAME_SHARE = 0.02;
const FEWEST_ROWS = 9;
/** The part of a hold from whose end the current is taken. */
const END = 1 / 3;
/** A current that changes by less over that part is steady. */
const STEADY = 0.05;

/** The holds of a record, those at zero volt (rests) left out. */
export function findHolds(record: PolarizationRecord): PolarizationHold[] {
  const { voltage_volt: voltage } = record;
  const holds: PolarizationHold[] = [];
  let start = 0;
  for (let row = 1; row <= voltage.length; row++) {
    const held = voltage[start];
    if (
      row < voltage.length &&
      Math.abs(voltage[row] - held) <= Math.max(SAME_VOLT, SAME_SHARE * Math.abs(held))
    )
      continue;
    if (row - start >= FEWEST_ROWS && Math.abs(held) > SAME_VOLT) holds.push(readHold(record, start, row));
    start = row;
  }
  return holds;
}

function readHold(record: PolarizationRecord, start: number, end: number): PolarizationHold {
  const { time_second: time, voltage_volt: voltage, current_ampere: current } = record;
  const begin = time[end - 1] - END * (time[end - 1] - time[start]);
  let from = start;
  while (from < end - 3 && time[from] < begin) from++;
  const [t, i] = [time.slice(from, end), current.slice(from, end)];
  const line = linearRegression(t, i);
  const mean = i.reduce((a, b) => a + b) / i.length;
  const change = (line?.slope ?? 0) * (t[t.length - 1] - t[0]);
  const scatter = (line?.slope_error ?? 0) * (t[t.length - 1] - t[0]) * student95(Math.max(i.length - 2, 1));
  return {
    voltage_volt: voltage.slice(from, end).reduce((a, b) => a + b) / i.length,
    current_ampere: mean,
    current_error_ampere: (line?.residual_standard_deviation ?? NaN) / Math.sqrt(i.length),
    drift: change / mean,
    steady: Math.abs(change) <= Math.max(STEADY * Math.abs(mean), scatter),
    from_second: t[0],
    to_second: t[t.length - 1],
    from_row: from,
    to_row: end - 1
  };
}
