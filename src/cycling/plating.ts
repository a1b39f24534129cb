import { toTable, type TableLike } from '../arrow/index.js';
import { fitLine } from './line.js';
import { resolveSettings } from '../settings/index.js';
import { examine, platedUntil } from './estimate-ccd.js';
import { median } from './median.js';
import { protocolOf } from './protocol.js';
import { recordsOf, type CyclingRecord } from './record.js';
import { ccdSettings, type CcdSettings } from './settings.js';
import { halfCycleColumns } from './short/half-cycle-columns.js';
import { segmentRecord } from './steps/segment.js';
import type { HalfCycles, PlatingResult, Short, Step, Verdict } from './types.js';
import { cyclingWarnings } from './warnings.js';

/**
 * Plating and stripping at one current: the polarization of each cycle (median of the later half of its half cycles), its growth,
 * the first short by the same rules as on a staircase, and the lifetime.
 *
 * @param table of kind cycling-record; of several records the one with `record`, else the first
 * @throws ArgyroditeError `wrong-kind`, `too-few-points`, `bad-setting`
 */
export function plating(table: TableLike, given: Partial<CcdSettings> = {}): PlatingResult {
  const settings = resolveSettings<CcdSettings>(ccdSettings, given);
  const records = recordsOf(toTable(table));
  return platingRecord(records.find(({ number }) => number === settings.record) ?? records[0], settings);
}

export function platingRecord(
  record: CyclingRecord,
  settings: CcdSettings,
  segments: readonly Step[] = segmentRecord(record)
): PlatingResult {
  const examined = examine(record, settings, segments);
  const { measured, facts, judged, decidedBy, end } = examined;
  const cycleOf = cycleNumbers(measured.halves.map(half => half.polarity));
  const half = halfCycleColumns(examined, cycleOf);
  const cycles = cycleColumns(half, cycleOf);
  const failedCycle = judged.short ? cycleOf[judged.short.half] + 1 : null;
  const survived = failedCycle === null ? wholeCycles(half, cycleOf, end !== null) : failedCycle - 1;
  const sound = judged.shortedFromStart ? 0 : survived;
  const growth = fitLine(cycles.cycle.subarray(0, sound), cycles.polarization_volt.subarray(0, sound));
  const lifeEnd = judged.short?.time ?? end?.time ?? half.end_time_second[half.end_time_second.length - 1];
  const short: Short | null = judged.short && {
    kind: judged.short.kind,
    time_second: judged.short.time,
    step: failedCycle!,
    half_cycle: judged.short.half,
    current_density: half.current_density_ma_cm2[judged.short.half],
    evidence: judged.short.evidence,
    decided_by: decidedBy
  };
  return {
    type: 'plating',
    sample: facts.sample,
    composition: facts.composition,
    current_density: median(half.current_density_ma_cm2),
    current_ampere: median(half.current_ampere),
    half_cycle_capacity_mah_cm2: median(half.capacity_mah_cm2),
    cycles,
    first_polarization_volt: cycles.polarization_volt[0],
    last_polarization_volt: cycles.polarization_volt[Math.max(0, sound - 1)],
    growth_mv_per_cycle: 1000 * growth.slope,
    growth_error_mv_per_cycle: 1000 * growth.error,
    short,
    short_cycle: failedCycle,
    lifetime_cycles: sound,
    lifetime_hours: judged.shortedFromStart ? 0 : (lifeEnd - half.start_time_second[0]) / 3600,
    censoring: judged.shortedFromStart || judged.unresolved ? 'not-determinable' : short ? 'none' : 'right',
    ...(end && !short ? { ended: end.reason, ended_time_second: end.time } : {}),
    half_cycles: half,
    protocol: protocolOf(examined, segments),
    plated_capacity_mah_cm2: platedUntil(half.capacity_mah_cm2, judged.short?.half),
    sign: measured.sign,
    current_resolution_ampere: measured.currentResolution,
    decided_by: decidedBy,
    warnings: cyclingWarnings(examined)
  };
}

/** A cycle is over when its first polarity comes again. */
function cycleNumbers(polarity: readonly number[]): Int32Array {
  const cycle = new Int32Array(polarity.length);
  for (let h = 1; h < polarity.length; h++) {
    const again = polarity[h] === polarity[0] && polarity[h - 1] !== polarity[0];
    cycle[h] = cycle[h - 1] + (again ? 1 : 0);
  }
  return cycle;
}

/** Cycles with both polarities; the last one only where it ended by program. */
function wholeCycles({ polarity }: HalfCycles, cycleOf: Int32Array, stopped: boolean): number {
  const last = cycleOf[cycleOf.length - 1];
  const whole = polarity[polarity.length - 1] !== polarity[0] && !stopped;
  return last + (whole ? 1 : 0);
}

function cycleColumns(half: HalfCycles, cycleOf: Int32Array): PlatingResult['cycles'] {
  const count = cycleOf.length ? cycleOf[cycleOf.length - 1] + 1 : 0;
  const column = () => new Float64Array(count).fill(NaN);
  const [start, positive, negative, ratio] = [column(), column(), column(), column()];
  const sums = { resistance: new Float64Array(count), halves: new Float64Array(count) };
  const verdict = new Array<Verdict>(count).fill('healthy');
  for (const [h, k] of cycleOf.entries()) {
    if (Number.isNaN(start[k])) start[k] = half.start_time_second[h];
    (half.polarity[h] > 0 ? positive : negative)[k] = half.polarization_volt[h];
    sums.resistance[k] += half.resistance_area_ohm_cm2[h];
    sums.halves[k]++;
    // lasting in both polarities: the higher of the two
    ratio[k] = Number.isNaN(ratio[k]) ? half.ratio[h] : Math.max(ratio[k], half.ratio[h]);
    if (half.verdict[h] !== 'healthy' && !verdict[k].endsWith('short')) verdict[k] = half.verdict[h];
  }
  return {
    cycle: Int32Array.from({ length: count }, (_, k) => k + 1),
    start_time_second: start,
    polarization_volt: positive.map((value, k) =>
      Number.isNaN(value) ? negative[k] : Number.isNaN(negative[k]) ? value : (value + negative[k]) / 2
    ),
    polarization_positive_volt: positive,
    polarization_negative_volt: negative,
    resistance_area_ohm_cm2: sums.resistance.map((sum, k) => sum / sums.halves[k]),
    ratio,
    verdict
  };
}
