import type { CyclingCell, HalfCycles } from '../../cycling/types.js';
import type { CcdSettings } from '../../cycling/settings.js';
import { lowerBound } from '../plots/thin.js';
import { current, density, duration, resistance, rounded, voltage } from './numbers.js';
import type { RecordData } from './record-data.js';
import { galvanostatic, hasArea, halfCyclesOf } from './scene.js';
import { verdictLooks } from './verdicts.js';

/** The half cycle at a time, or the one before it; −1 before the first. */
export function halfCycleAt({ start_time_second }: HalfCycles, seconds: number): number {
  return lowerBound(start_time_second, seconds + 1e-9) - 1;
}

/** What the record says at a time: time, voltage and current, and the verdict on the half cycle with its numbers. */
export function readingAt(
  record: RecordData,
  cell: CyclingCell | undefined,
  settings: CcdSettings,
  seconds: number
): { head: string; rest: string } {
  const row = Math.min(record.time.length - 1, lowerBound(record.time, seconds));
  const unit = record.hasArea ? 'mA/cm²' : 'mA';
  const now = `${voltage(record.voltage[row])}, ${rounded(record.current[row])} ${unit}`;
  const cycles = halfCyclesOf(cell);
  const i = cycles ? halfCycleAt(cycles, seconds) : -1;
  if (!cycles || i < 0 || seconds > cycles.end_time_second[i]) return { head: duration(seconds), rest: now };
  return { head: duration(seconds), rest: `${now} · ${halfCycleReading(cell!, i, settings)}` };
}

/** The verdict on a half cycle with what decided: each number against its threshold. */
export function halfCycleReading(cell: CyclingCell, i: number, settings: CcdSettings): string {
  const cycles = halfCyclesOf(cell)!;
  const withArea = hasArea(cell);
  const parts = [
    halfCycleName(cell, i),
    `${withArea ? 'R A' : 'R'} ${resistance(cycles.resistance_area_ohm_cm2[i], withArea)}`,
    ratioText(cycles, i, settings),
    dropText(cycles, i, settings),
    verdictLooks[cycles.verdict[i]].label
  ];
  return parts.filter(Boolean).join(' · ');
}

/** `step 12, +0.385 mA/cm²` */
export function halfCycleName(cell: CyclingCell, i: number): string {
  const cycles = halfCyclesOf(cell)!;
  const j = cycles.current_density_ma_cm2[i];
  const name = cell.ccd ? `step ${cycles.step[i] + 1}` : `cycle ${cycles.step[i] + 1}`;
  const way = cycles.polarity[i] > 0 ? '+' : '−';
  return `${name}, ${way}${Number.isFinite(j) ? `${density(Math.abs(j))} mA/cm²` : current(Math.abs(cycles.current_ampere[i]))}`;
}

function ratioText(
  { ratio, reference_ohm_cm2 }: HalfCycles,
  i: number,
  { hard_ratio, soft_ratio }: CcdSettings
): string {
  if (!Number.isFinite(ratio[i])) return 'no past to compare with';
  const reference = rounded(reference_ohm_cm2[i]);
  const limit =
    ratio[i] < hard_ratio
      ? `< ${rounded(hard_ratio)} (hard)`
      : ratio[i] < soft_ratio
        ? `< ${rounded(soft_ratio)} (soft)`
        : `≥ ${rounded(soft_ratio)}`;
  return `r ${rounded(ratio[i])} ${limit} of ${reference}`;
}

function dropText({ drop_ratio, end_ratio }: HalfCycles, i: number, { soft_ratio }: CcdSettings): string {
  if (!(drop_ratio[i] < soft_ratio)) return '';
  return `drop within to ${rounded(drop_ratio[i])}, ${rounded(end_ratio[i])} at the end`;
}

/** Index of the half cycle before or after another, within those that there are. */
export function neighbour(
  cell: CyclingCell | undefined,
  seconds: number | undefined,
  by: number
): number | undefined {
  const cycles = galvanostatic(cell)?.half_cycles;
  const count = cycles?.verdict.length ?? 0;
  if (!cycles || count === 0) return undefined;
  const at = seconds === undefined ? (by > 0 ? -1 : count) : halfCycleAt(cycles, seconds);
  const next = Math.min(count - 1, Math.max(0, at + by));
  return (cycles.start_time_second[next] + cycles.end_time_second[next]) / 2;
}
