import { toTable, type TableLike } from '../arrow/index.js';
import { resolveSettings } from '../settings/index.js';
import { cellFacts, type CellFacts } from './cell.js';
import { bracketOf } from './bracket.js';
import { protocolOf } from './protocol.js';
import { recordsOf, type CyclingRecord } from './record.js';
import { ccdSettings, type CcdSettings } from './settings.js';
import { endOf, type End } from './short/end.js';
import { measureHalfCycles, type Measured } from './short/half-cycles.js';
import { halfCycleColumns } from './short/half-cycle-columns.js';
import { judge, type Judgement } from './short/judge.js';
import { levelsOf, type Levels } from './short/levels.js';
import { overrule } from './short/overrule.js';
import { segmentRecord } from './steps/segment.js';
import { staircaseOf, type Staircase } from './steps/staircase.js';
import { stairSteps } from './steps/stair-steps.js';
import type { CcdResult, Step } from './types.js';
import { cyclingWarnings } from './warnings.js';

/** All that is known of a symmetric cell's record before it is put into words. */
export interface Examined {
  record: CyclingRecord;
  segments: readonly Step[];
  facts: CellFacts;
  measured: Measured;
  staircase: Staircase;
  levels: Levels;
  floor: number;
  settings: CcdSettings;
  analysed: Judgement;
  /** What a person decided, or `analysed` where none did. */
  judged: Judgement;
  decidedBy: 'analysis' | 'person';
  end: End | null;
}

/**
 * The critical current density of a symmetric cell: the highest current density that it survives, and the next one, at which it
 * shorts, with the evidence of each half cycle.
 *
 * @param table of kind cycling-record; of several records the one with `record`, else the first
 * @param given settings that differ from the defaults: `electrode_area_cm2` where the file does not say it, thresholds, ...
 * @throws ArgyroditeError `wrong-kind`, `too-few-points`, `bad-setting`
 */
export function estimateCcd(table: TableLike, given: Partial<CcdSettings> = {}): CcdResult {
  const settings = resolveSettings<CcdSettings>(ccdSettings, given);
  const records = recordsOf(toTable(table));
  return estimateRecord(records.find(({ number }) => number === settings.record) ?? records[0], settings);
}

export function estimateRecord(
  record: CyclingRecord,
  settings: CcdSettings,
  segments: readonly Step[] = segmentRecord(record)
): CcdResult {
  const examined = examine(record, settings, segments);
  const { measured, staircase, facts, judged, analysed, decidedBy, end } = examined;
  const half_cycles = halfCycleColumns(examined, staircase.step);
  const steps = stairSteps(half_cycles, examined);
  const bracket = bracketOf(steps, half_cycles, judged, end, staircase.hidden);
  const without =
    decidedBy === 'person' ? bracketOf(steps, half_cycles, analysed, end, staircase.hidden) : undefined;
  return {
    type: 'ccd',
    sample: facts.sample,
    composition: facts.composition,
    ...bracket,
    ...(end && !judged.short ? { ended: end.reason, ended_time_second: end.time } : {}),
    steps,
    half_cycles,
    protocol: protocolOf(examined, segments),
    plated_capacity_mah_cm2: platedUntil(half_cycles.capacity_mah_cm2, bracket.short?.half_cycle),
    sign: measured.sign,
    current_resolution_ampere: measured.currentResolution,
    decided_by: decidedBy,
    ...(without ? { analysed: pickBracket(without) } : {}),
    warnings: cyclingWarnings(examined)
  };
}

/** Measures and judges a symmetric cell; for a staircase and for plating alike. */
export function examine(record: CyclingRecord, settings: CcdSettings, segments: readonly Step[]): Examined {
  const facts = cellFacts(record.metadata, settings);
  const measured = measureHalfCycles(record, segments, settings);
  const staircase = staircaseOf(measured.halves, measured.currentResolution, measured.offset, {
    first: settings.first_step_ma_cm2,
    increment: settings.increment_ma_cm2,
    area: facts.area
  });
  const area = facts.area > 0 ? facts.area : 1;
  const levels = levelsOf(measured, staircase.current, area, settings.activation_energy_ev);
  const floor = floorOf(facts, settings);
  const analysed = judge(record, measured, levels, floor, settings);
  const decision = settings.short_time_second[String(record.number)];
  const judged = decision === undefined ? analysed : overrule(analysed, measured, levels, decision, settings);
  return {
    record,
    segments,
    facts,
    measured,
    staircase,
    levels,
    floor,
    settings,
    analysed,
    judged,
    decidedBy: decision === undefined ? 'analysis' : 'person',
    end: endOf(measured.halves, judged, settings)
  };
}

/** Ω cm²: below it, no sound cell can be. A share of thickness/σ where both are known. */
function floorOf({ thickness, conductivity }: CellFacts, settings: CcdSettings): number {
  const bulk = thickness / 10 / conductivity;
  return bulk > 0 ? Math.max(settings.floor_ohm_cm2, settings.floor_share * bulk) : settings.floor_ohm_cm2;
}

export function platedUntil(capacity: Float64Array, half: number | undefined): number {
  return capacity
    .subarray(0, half === undefined ? capacity.length : half + 1)
    .reduce((sum, each) => sum + each, 0);
}

function pickBracket(bracket: ReturnType<typeof bracketOf>): NonNullable<CcdResult['analysed']> {
  const { last_survived, first_failed, critical_current_density, censoring, short } = bracket;
  return { last_survived, first_failed, critical_current_density, censoring, short };
}
