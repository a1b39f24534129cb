import type { Warning } from '../../arrow/index.js';
import { pickRows, type CyclingColumns } from './columns.js';

/** A clock that falls back to so small a share of what it showed began again, rather than being out of order. */
const BEGAN_AGAIN = 0.01;

/** Rows that can be used, in the order of time; what had to be done for it becomes a warning. */
export function inOrder(columns: CyclingColumns, warnings: Warning[]): CyclingColumns {
  return byTime(whole(columns, warnings), warnings);
}

/** Rows with a number for time, voltage and current. */
function whole(columns: CyclingColumns, warnings: Warning[]): CyclingColumns {
  const { time, voltage, current } = columns;
  const isWhole = (i: number) => Number.isFinite(time[i] + voltage[i] + current[i]);
  let count = 0;
  for (let i = 0; i < time.length; i++) if (isWhole(i)) count++;
  if (count === time.length) return columns;
  const rows = new Int32Array(count);
  for (let i = 0, k = 0; i < time.length; i++) if (isWhole(i)) rows[k++] = i;
  warnings.push({
    code: 'not-a-number',
    message: `${rowsAre(time.length - count)} left out: no number for the time, the voltage or the current.`
  });
  return pickRows(columns, rows);
}

function byTime(columns: CyclingColumns, warnings: Warning[]): CyclingColumns {
  const { time } = columns;
  let falls = 0;
  let restarts = 0;
  for (let i = 1; i < time.length; i++) {
    if (time[i] >= time[i - 1]) continue;
    falls++;
    if (isRestart(time, i)) restarts++;
  }
  if (falls === 0) return columns;
  if (restarts === falls) return { ...columns, time: joinClocks(time, warnings) };
  const rows = Int32Array.from(time, (_, i) => i).sort((a, b) => time[a] - time[b] || a - b);
  warnings.push({
    code: 'out-of-order',
    message: `The time falls back in ${falls === 1 ? 'one place' : `${falls} places`}: the rows were put into the order of their time.`,
    subject: 'test_time_second'
  });
  return pickRows(columns, rows);
}

function isRestart(time: Float64Array, i: number): boolean {
  return time[i] - time[0] <= BEGAN_AGAIN * (time[i - 1] - time[0]);
}

/** A record that was continued: each part follows the one before, with the first interval of its own between. */
function joinClocks(time: Float64Array, warnings: Warning[]): Float64Array {
  const out = new Float64Array(time.length);
  let shift = 0;
  let parts = 1;
  for (let i = 0; i < time.length; i++) {
    if (i > 0 && time[i] < time[i - 1]) {
      const pause = i + 1 < time.length && time[i + 1] > time[i] ? time[i + 1] - time[i] : 0;
      shift = out[i - 1] - time[i] + pause;
      parts++;
    }
    out[i] = time[i] + shift;
  }
  warnings.push({
    code: 'clock-restarted',
    message: `The time begins again ${parts === 2 ? 'once' : `${parts - 1} times`}: the parts were put one after the other.`,
    subject: 'test_time_second'
  });
  return out;
}

export function rowsAre(count: number): string {
  return count === 1 ? 'One row was' : `${count.toLocaleString('en-US')} rows were`;
}
