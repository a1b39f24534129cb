import { ArgyroditeError, toTable, type TableLike, type Warning } from '../arrow/index.js';
import { resolveSettings } from '../settings/index.js';
import { cellFacts } from './cell.js';
import { median } from './median.js';
import { profileOf } from './profile.js';
import { recordsOf, type CyclingRecord } from './record.js';
import { ccdSettings, type CcdSettings } from './settings.js';
import { segmentRecord } from './steps/segment.js';
import type { EfficiencyResult, Profile, Step } from './types.js';

/** So many cycles have their profiles where none is named. */
const PROFILES = 6;

/** What passed in one direction of one cycle. */
interface Passage {
  direction: 'charge' | 'discharge';
  steps: Step[];
  capacity: number;
  energy: number;
  start: number;
  current: number;
}

/**
 * A full cell, cycle by cycle: capacities, Coulombic efficiency (discharge over the charge before it), retention, mean voltages,
 * and for a few cycles the profiles with dQ/dV. Charge is by the trapezoidal rule over the record's own rows.
 *
 * @param table of kind cycling-record; of several records the one with `record`, else the first
 * @throws ArgyroditeError `wrong-kind`, `too-few-points` where nothing is charged or discharged, `bad-setting`
 */
export function efficiency(table: TableLike, given: Partial<CcdSettings> = {}): EfficiencyResult {
  const settings = resolveSettings<CcdSettings>(ccdSettings, given);
  const records = recordsOf(toTable(table));
  return efficiencyRecord(records.find(({ number }) => number === settings.record) ?? records[0], settings);
}

export function efficiencyRecord(
  record: CyclingRecord,
  settings: CcdSettings,
  segments: readonly Step[] = segmentRecord(record)
): EfficiencyResult {
  const facts = cellFacts(record.metadata, settings);
  const passages = passagesOf(record, segments, settings.sign === 'reversed');
  if (passages.length === 0) {
    throw new ArgyroditeError(
      'too-few-points',
      'The record has no charge and no discharge of at least three rows.'
    );
  }
  const first = passages[0].direction;
  const cycles = pairs(passages);
  const column = (value: (cycle: (typeof cycles)[number], k: number) => number) =>
    Float64Array.from(cycles, value);
  const charge = column(cycle => cycle.charge?.capacity ?? NaN);
  const discharge = column(cycle => cycle.discharge?.capacity ?? NaN);
  // what a half cell gives back stands to what it took before, whichever came first
  const coulombic = column(
    (_, k) => 100 * (first === 'charge' ? discharge[k] / charge[k] : charge[k] / discharge[k])
  );
  const reference = Math.min(settings.reference_cycle, cycles.length);
  const retention = discharge.map(value => (100 * value) / discharge[reference - 1]);
  const perGram = 1000 / facts.activeMass;
  const lastWhole = cycles.findLastIndex(cycle => cycle.charge && cycle.discharge);
  const kept = retention.map((value, k) => (k <= lastWhole ? value : NaN));
  // capacity that comes back later was not lost: the current had changed, or the temperature
  const enough = kept.findLastIndex(value => value >= settings.lifetime_retention_percent);
  const lost = kept.findIndex((value, k) => k >= reference && k > enough && Number.isFinite(value));
  const complete = [...coulombic].filter(Number.isFinite);
  return {
    type: 'efficiency',
    sample: facts.sample,
    composition: facts.composition,
    active_mass_mg: facts.activeMass,
    cycles: {
      cycle: Int32Array.from(cycles, (_, k) => k + 1),
      start_time_second: column(
        cycle =>
          (cycle.charge && first === 'charge' ? cycle.charge : (cycle.discharge ?? cycle.charge)!).start
      ),
      charge_capacity_mah: charge,
      discharge_capacity_mah: discharge,
      charge_capacity_mah_g: charge.map(value => value * perGram),
      discharge_capacity_mah_g: discharge.map(value => value * perGram),
      coulombic_efficiency_percent: coulombic,
      retention_percent: retention,
      mean_charge_volt: column(cycle => (cycle.charge ? cycle.charge.energy / cycle.charge.capacity : NaN)),
      mean_discharge_volt: column(cycle =>
        cycle.discharge ? cycle.discharge.energy / cycle.discharge.capacity : NaN
      ),
      energy_efficiency_percent: column(({ charge, discharge }) =>
        charge && discharge
          ? 100 * (first === 'charge' ? discharge.energy / charge.energy : charge.energy / discharge.energy)
          : NaN
      ),
      current_density_ma_cm2: column(
        cycle => (1000 * (cycle.discharge ?? cycle.charge)!.current) / facts.area
      )
    },
    first,
    first_coulombic_efficiency_percent: coulombic[0],
    mean_coulombic_efficiency_percent:
      complete.length > 1
        ? complete.slice(1).reduce((sum, value) => sum + value, 0) / (complete.length - 1)
        : NaN,
    reference_cycle: reference,
    last_retention_percent: [...kept].filter(Number.isFinite).at(-1) ?? NaN,
    lifetime_cycles: lost < 0 ? null : lost + 1,
    profiles: profilesOf(record, cycles, settings),
    warnings: warningsOf(facts.activeMass, cycles[cycles.length - 1], cycles.length)
  };
}

/** Charging or discharging with all that belongs to it, constant voltage and rests in its midst included. */
function passagesOf(record: CyclingRecord, segments: readonly Step[], reversed: boolean): Passage[] {
  const passages: Passage[] = [];
  for (const step of segments) {
    if (step.kind === 'rest' || step.kind === 'pulse' || step.end_row - step.first_row < 3) continue;
    const positive = step.current_ampere > 0 !== reversed;
    const direction = positive ? 'charge' : 'discharge';
    const last = passages[passages.length - 1];
    const fresh: Passage = {
      direction,
      steps: [],
      capacity: 0,
      energy: 0,
      start: step.start_time_second,
      current: 0
    };
    const passage = last?.direction === direction ? last : fresh;
    if (passage === fresh) passages.push(fresh);
    passage.steps.push(step);
    passage.capacity += step.capacity_mah;
    passage.energy += energyOf(record, step);
    passage.current = median(passage.steps.map(each => Math.abs(each.current_ampere)));
  }
  return passages;
}

/** mWh, by the trapezoidal rule. */
function energyOf({ time, voltage, current, firstRow }: CyclingRecord, step: Step): number {
  let energy = 0;
  for (let i = step.first_row - firstRow + 1; i < step.end_row - firstRow; i++) {
    const seconds = time[i] - time[i - 1];
    if (seconds > 0) {
      energy +=
        (seconds * (Math.abs(current[i]) + Math.abs(current[i - 1])) * (voltage[i] + voltage[i - 1])) / 4;
    }
  }
  return energy / 3.6;
}

function pairs(passages: readonly Passage[]): { charge?: Passage; discharge?: Passage }[] {
  const cycles: { charge?: Passage; discharge?: Passage }[] = [];
  for (const passage of passages) {
    if (passage.direction === passages[0].direction) cycles.push({});
    cycles[cycles.length - 1][passage.direction] = passage;
  }
  return cycles;
}

function profilesOf(
  record: CyclingRecord,
  cycles: readonly { charge?: Passage; discharge?: Passage }[],
  { profile_cycles }: CcdSettings
): Profile[] {
  const named = Object.keys(profile_cycles).map(Number);
  const every = Array.from(
    { length: PROFILES },
    (_, i) => 1 + Math.round((i * (cycles.length - 1)) / (PROFILES - 1))
  );
  const chosen = [...new Set(named.length ? named : every)]
    .filter(k => k >= 1 && k <= cycles.length)
    .sort((a, b) => a - b);
  return chosen.flatMap(cycle =>
    (['charge', 'discharge'] as const).flatMap(direction => {
      const passage = cycles[cycle - 1][direction];
      return passage ? [profileOf(record, passage.steps, cycle, direction)] : [];
    })
  );
}

function warningsOf(mass: number, last: { charge?: Passage; discharge?: Passage }, count: number): Warning[] {
  const warnings: Warning[] = [];
  if (!(mass > 0)) {
    warnings.push({
      code: 'no-active-mass',
      message:
        'The mass of active material is not known, so there are no capacities per gram. Set the active mass.',
      subject: 'active_mass_mg'
    });
  }
  if (count > 1 && (!last.charge || !last.discharge)) {
    warnings.push({ code: 'unfinished-cycle', message: `The last cycle, ${count}, is not complete.` });
  }
  return warnings;
}
