import type { Table } from 'apache-arrow';
import { makeTable, type ColumnValues } from '../../arrow/index.js';
import { symmetricCellDefaults, type CellTruth, type SymmetricCellOptions } from './options.js';
import { makeDraws } from './random.js';
import { RowWriter } from './row-writer.js';

/** eV/K */
const BOLTZMANN = 8.617333262e-5;
const ZERO_CELSIUS = 273.15;
/** A resistance below this share of its past is what the truth calls a short: the definition, not what an estimate can see. */
const SHORT = 0.8;
/** The reference is known no better than this: a resistance rises by up to 12 % within a half cycle. */
const BORDER = 0.05;
const PAUSE_SECOND = 900;
const EXCITATION_ROWS = 40;

/**
 * The record of a symmetric cell Li|electrolyte|Li under a staircase of currents (or, with an increment of 0, plating), with what
 * truly happened: an ohmic cell with a transient and growth, noise, offset, the temperature's swing through an Arrhenius
 * resistance, and the resolution of the file. The same seed gives the same record.
 *
 * @param given what differs from {@link symmetricCellDefaults}
 */
export function simulateSymmetricCell(given: Partial<SymmetricCellOptions> = {}): {
  table: Table;
  truth: CellTruth;
} {
  const options = { ...symmetricCellDefaults, ...given };
  const cell = new SimulatedCell(options);
  const truth = cell.run();
  const { sample, composition, electrode_area_cm2, numbered, temperature_recorded } = options;
  const columns: Record<string, ColumnValues> = cell.rows.columns(numbered, temperature_recorded);
  return {
    table: makeTable('cycling-record', columns, {
      sample,
      ...(composition ? { composition } : {}),
      electrode_area_cm2,
      instrument: 'simulated'
    }),
    truth
  };
}

class SimulatedCell {
  readonly rows: RowWriter;
  private readonly draws;
  private time = 0;
  /** Since the short began to grow; NaN before. */
  private shortSince = NaN;
  private shortStep: number | null = null;
  private shortTime: number | null = null;
  private earliest: number | null = null;
  private latest: number | null = null;
  private lastRatio = 1;
  private ended = false;
  private voidHalfCycles = 0;
  private offset: number;

  constructor(private readonly options: SymmetricCellOptions) {
    this.rows = new RowWriter(options);
    this.draws = makeDraws(options.seed);
    this.offset = options.offset_mv / 1000;
  }

  run(): CellTruth {
    const { steps, first_ma_cm2, increment_ma_cm2, half_cycles_per_step, event } = this.options;
    let left = Infinity;
    let completed = 0;
    for (let step = 1; step <= steps && left > 0 && !this.ended; step++) {
      const density = first_ma_cm2 + (step - 1) * increment_ma_cm2;
      for (let half = 0; half < half_cycles_per_step && left > 0 && !this.ended; half++) {
        this.halfCycle(step, half, density);
        this.rest(this.options.rest_second);
        if (this.shortStep !== null && left === Infinity) left = this.options.stop_after_half_cycles + 1;
        left--;
        if (half === half_cycles_per_step - 1 && !this.ended) completed = step;
      }
      this.pause();
    }
    const at = (step: number) => (step > 0 ? first_ma_cm2 + (step - 1) * increment_ma_cm2 : 0);
    const shorted = event.kind === 'shorted';
    const failed = this.shortStep;
    return {
      seed: this.options.seed,
      mode: increment_ma_cm2 > 0 ? 'ccd' : 'plating',
      event: event.kind,
      censoring: shorted ? 'not-determinable' : failed === null ? 'right' : 'none',
      last_survived: shorted ? null : at(failed === null ? completed : failed - 1),
      first_failed: shorted || failed === null ? null : at(failed),
      short_step: failed,
      short_time_second: this.shortTime,
      short_step_earliest: this.earliest,
      short_step_latest: this.latest,
      last_ratio: this.lastRatio,
      ...(this.ended ? { ended: 'void' as const } : {}),
      segment_rows: this.rows.segments
    };
  }

  private halfCycle(step: number, half: number, density: number): void {
    const { options, draws, rows } = this;
    const { event, electrode_area_cm2: area, sampling_second: dt } = options;
    const polarity = half % 2 === 0 ? 1 : -1;
    const duration = options.half_cycle_second * (polarity < 0 ? options.unequal : 1);
    const start = this.time;
    const onset =
      (event.kind === 'hard' || event.kind === 'soft') && event.step === step
        ? start + duration * (event.at * options.half_cycles_per_step - half)
        : NaN;
    if (event.kind === 'void' && step >= event.step) this.voidHalfCycles++;
    rows.begin(polarity > 0);
    for (; this.time < start + duration; this.time += dt) {
      const within = this.time - start;
      if (Number.isNaN(this.shortSince) && onset < start + duration && this.time >= onset)
        this.shortSince = onset;
      const share = within / duration;
      const multiplier = (this.lastRatio = this.shortMultiplier(step, half, share));
      if (!Number.isNaN(this.shortSince)) this.noteShort(multiplier, step);
      const shape =
        1 +
        options.transient * Math.exp(-within / options.transient_second) +
        options.half_cycle_growth * share +
        this.voidRise(share);
      const resistance = this.resistance() * multiplier * shape * (1 + (polarity * options.asymmetry) / 2);
      const ideal = (polarity * density * resistance) / 1000;
      const noise = (options.noise_mv / 1000) * draws.normal();
      const voltage = ideal * (1 + options.relative_noise * draws.normal()) + this.offset + noise;
      const current = ((polarity * density * area) / 1000) * (1 + options.current_noise * draws.normal());
      rows.add(this.time, voltage, current, this.temperature());
      if (event.kind === 'void' && Math.abs(voltage) >= event.limit_volt) {
        this.ended = true;
        return;
      }
    }
  }

  private noteShort(multiplier: number, step: number): void {
    if (multiplier < SHORT + BORDER) this.earliest ??= step;
    if (multiplier < SHORT - BORDER) this.latest ??= step;
    if (multiplier < SHORT) {
      this.shortStep ??= step;
      this.shortTime ??= this.time;
    }
  }

  private resistance(): number {
    const { event, resistance_ohm_cm2, growth_per_hour, activation_energy_ev } = this.options;
    const fresh = event.kind === 'shorted' ? event.resistance_ohm_cm2 : resistance_ohm_cm2;
    const kelvin = this.temperature() + ZERO_CELSIUS;
    const mean = this.options.mean_temperature_celsius + ZERO_CELSIUS;
    const swing = Math.exp((activation_energy_ev / BOLTZMANN) * (1 / kelvin - 1 / mean));
    return fresh * (1 + (growth_per_hour * this.time) / 3600) * swing;
  }

  private temperature(): number {
    const o = this.options;
    const angle = (2 * Math.PI * this.time) / (3600 * o.temperature_period_hour) + o.temperature_phase;
    return o.mean_temperature_celsius + o.temperature_swing_celsius * Math.sin(angle);
  }

  private shortMultiplier(step: number, half: number, share: number): number {
    const { event, dips } = this.options;
    let multiplier = 1;
    if ((event.kind === 'hard' || event.kind === 'soft') && !Number.isNaN(this.shortSince)) {
      const age = this.time - this.shortSince;
      const left = event.fall_second ? Math.exp(-age / event.fall_second) : 0;
      multiplier = event.ratio + (1 - event.ratio) * left;
    }
    for (const dip of dips) {
      const inside = dip.step === step && dip.half_cycle === half && share >= dip.from && share < dip.to;
      if (inside) multiplier *= dip.ratio;
    }
    return multiplier;
  }

  private voidRise(share: number): number {
    const { event } = this.options;
    if (event.kind !== 'void' || this.voidHalfCycles === 0) return 0;
    const strength = event.growth * 2 ** (this.voidHalfCycles - 1);
    return strength * share ** event.exponent + 0.02 * (this.voidHalfCycles - 1);
  }

  private rest(seconds: number): void {
    if (!(seconds > 0) || this.ended) return;
    const { draws, options, rows } = this;
    rows.begin();
    for (const end = this.time + seconds; this.time < end; this.time += options.sampling_second) {
      rows.add(this.time, this.offset + (options.noise_mv / 1000) * draws.normal(), 0, this.temperature());
    }
  }

  private pause(): void {
    const { options, draws, rows } = this;
    if (options.impedance_pause === 'gap') this.time += PAUSE_SECOND;
    else if (options.impedance_pause === 'rest') this.rest(PAUSE_SECOND);
    else if (options.impedance_pause === 'excitation' && !this.ended) {
      rows.begin();
      const amplitude = (0.02 * options.electrode_area_cm2) / 1000;
      for (let i = 0; i < EXCITATION_ROWS; i++, this.time += 1) {
        const current = amplitude * Math.sin(2 * Math.PI * draws.uniform());
        const voltage = (current / options.electrode_area_cm2) * this.resistance();
        const noise = (options.noise_mv / 1000) * draws.normal();
        rows.add(this.time, voltage + this.offset + noise, current, this.temperature());
      }
    }
  }
}
