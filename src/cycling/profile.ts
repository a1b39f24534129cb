import type { CyclingRecord } from './record.js';
import type { Profile, Step } from './types.js';

/** Points that a profile keeps: as many as a figure can show. */
const POINTS = 400;
const GRID = 200;
/** dQ/dV is smoothed over so many grid steps to both sides; the noise of the voltmeter is narrower. */
const SMOOTH = 2;

/** Voltage against capacity of one direction of one cycle, and dQ/dV: charge by equal bins of voltage, over their width. */
export function profileOf(
  { time, voltage, current, firstRow }: CyclingRecord,
  steps: readonly Step[],
  cycle: number,
  direction: 'charge' | 'discharge'
): Profile {
  const rows = steps.reduce((sum, step) => sum + step.end_row - step.first_row, 0);
  const capacity = new Float64Array(rows);
  const volt = new Float64Array(rows);
  let [n, passed] = [0, 0];
  for (const step of steps) {
    for (let i = step.first_row - firstRow; i < step.end_row - firstRow; i++, n++) {
      const seconds = i > step.first_row - firstRow ? time[i] - time[i - 1] : 0;
      if (seconds > 0) passed += (seconds * (Math.abs(current[i]) + Math.abs(current[i - 1]))) / 7.2;
      capacity[n] = passed;
      volt[n] = voltage[i];
    }
  }
  const stride = Math.max(1, rows / POINTS);
  const kept = Array.from({ length: Math.ceil(rows / stride) }, (_, i) => Math.floor(i * stride));
  if (kept[kept.length - 1] !== rows - 1) kept.push(rows - 1);
  return {
    cycle,
    direction,
    capacity_mah: Float64Array.from(kept, i => capacity[i]),
    voltage_volt: Float64Array.from(kept, i => volt[i]),
    ...differential(capacity, volt)
  };
}

/** Each row's charge goes to the bins between its voltage and the one before, so that steep parts leave no gaps. */
function differential(capacity: Float64Array, volt: Float64Array) {
  const low = volt.reduce((a, b) => Math.min(a, b), Infinity);
  const high = volt.reduce((a, b) => Math.max(a, b), -Infinity);
  const width = (high - low) / GRID;
  const charge = new Float64Array(GRID);
  for (let i = 1; i < volt.length && width > 0; i++) {
    const [a, b] = [Math.min(volt[i], volt[i - 1]), Math.max(volt[i], volt[i - 1])];
    const from = Math.min(GRID - 1, Math.floor((a - low) / width));
    const to = Math.min(GRID - 1, Math.floor((b - low) / width));
    for (let bin = from; bin <= to; bin++) charge[bin] += (capacity[i] - capacity[i - 1]) / (to - from + 1);
  }
  const smooth = charge.map((_, bin) => {
    let [sum, count] = [0, 0];
    for (let k = Math.max(0, bin - SMOOTH); k <= Math.min(GRID - 1, bin + SMOOTH); k++) {
      sum += charge[k];
      count++;
    }
    return width > 0 ? sum / count / width : 0;
  });
  return { grid_volt: Float64Array.from(charge, (_, bin) => low + (bin + 0.5) * width), dq_dv_mah_v: smooth };
}
