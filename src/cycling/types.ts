import type { Warning } from '../arrow/index.js';

/** What an experiment asks: where a staircase of currents shorts, how long one current lasts, or what a full cell gives back. */
export type CyclingMode = 'ccd' | 'plating' | 'full-cell';

/** `pulse`: too short to be a half cycle, as the current interrupts and the excitation around an impedance spectrum. */
export type StepKind = 'charge' | 'discharge' | 'rest' | 'constant-voltage' | 'pulse';

/** A stretch of a record with one way of control. Currents are as in the table; `charge` has a positive current. */
export interface Step {
  /** Counted from 0 over all steps. */
  index: number;
  kind: StepKind;
  /** The file's numbers in the first row; -1 where it has none. */
  step_count: number;
  cycle_count: number;
  /** Rows of the table, `end_row` excluded. */
  first_row: number;
  end_row: number;
  start_time_second: number;
  end_time_second: number;
  duration_second: number;
  /** Median. */
  current_ampere: number;
  /** ∫ |I| dt */
  capacity_mah: number;
}

/**
 * What a half cycle or a step of the staircase shows.
 *
 * - `healthy`; `noisy`: more noise than before, and no short
 * - `dip`: a soft short that recovered within its half cycle; noted, and survived
 * - `soft-short`, `hard-short`; `shorted`: after the short that decided, or from the start
 * - `void`: polarization that rises within half cycles, towards the safety limit
 * - `unfinished`: the record ends, or the safety limit comes, before enough of it
 * - `unresolved`: the file's resolution or the noise hides what it does
 */
export type Verdict =
  | 'healthy'
  | 'noisy'
  | 'dip'
  | 'soft-short'
  | 'hard-short'
  | 'shorted'
  | 'void'
  | 'unfinished'
  | 'unresolved';

/** The rule that decided a verdict, by name; `ruleText` has a sentence for each. */
export type Rule =
  | 'above-soft-ratio'
  | 'below-hard-ratio'
  | 'below-soft-ratio'
  | 'drop-within'
  | 'lower-plateau'
  | 'one-polarity-only'
  | 'recovers-within'
  | 'noise-above-baseline'
  | 'rises-to-limit'
  | 'below-floor-from-start'
  | 'after-the-short'
  | 'person'
  | 'too-short'
  | 'below-resolution'
  | 'no-past';

/** One number against one threshold. */
export interface Evidence {
  /** Into `half_cycles`; -1 for the record as a whole. */
  half_cycle: number;
  /** `resistance ratio`, `drop within the half cycle`, `residual noise`, ... */
  quantity: string;
  value: number;
  relation: '<' | '>' | '>=';
  threshold: number;
  unit: string;
  /** The setting that holds the threshold; `''` where it follows from the data. */
  setting: string;
}

/**
 * Half cycles of a staircase or of plating, one element each, in the order of time. Signs follow the usual convention
 * (`charge_positive` true: V·I > 0 in a symmetric cell), whatever the file's.
 */
export interface HalfCycles {
  /** Index in `segmentSteps`. */
  segment: Int32Array;
  /** Of the staircase, from 0; for plating the cycle, from 0. */
  step: Int32Array;
  /** 1 or -1. */
  polarity: Int32Array;
  first_row: Int32Array;
  end_row: Int32Array;
  start_time_second: Float64Array;
  end_time_second: Float64Array;
  /** Absolute; the programmed one where that is given or follows from the staircase. NaN densities: the area is not known. */
  current_ampere: Float64Array;
  current_density_ma_cm2: Float64Array;
  capacity_mah_cm2: Float64Array;
  /** Median after the start transient, as measured, with its sign. */
  voltage_volt: Float64Array;
  /** Median of the later half, offset-corrected, positive. */
  polarization_volt: Float64Array;
  /** Offset-corrected and at the reference temperature where one is recorded; of the cell, both interfaces. Without an area, ohm. */
  resistance_area_ohm_cm2: Float64Array;
  /** What it is compared with; NaN without a past. */
  reference_ohm_cm2: Float64Array;
  /** r = resistance / reference. */
  ratio: Float64Array;
  /** Lowest level that lasted within the half cycle, over its level before: the size of a drop or dip within. 1 where there is none. */
  drop_ratio: Float64Array;
  /** When that drop began; NaN where there is none. */
  drop_time_second: Float64Array;
  /** Level at the end over the level before the drop: near 1 where it recovered. */
  end_ratio: Float64Array;
  /** Scaled median absolute deviation of the difference between neighbouring points; volt. */
  noise_volt: Float64Array;
  /** Rise of the voltage over the half cycle, over its level, positive when polarization grows. */
  rise: Float64Array;
  temperature_celsius: Float64Array;
  verdict: Verdict[];
  rule: Rule[];
}

/** A step of the staircase: one current density, both polarities, one or more times. */
export interface StaircaseStep {
  /** Counted from 1. */
  step: number;
  current_ampere: number;
  /** mA/cm²; NaN where the area is not known. */
  current_density: number;
  /** The limits between which the file's digits leave it; both are `current_density` where the program is given. */
  current_density_lower: number;
  current_density_upper: number;
  /** Into `half_cycles`, `end_half_cycle` excluded. */
  first_half_cycle: number;
  end_half_cycle: number;
  start_time_second: number;
  end_time_second: number;
  /** Longest half cycle. */
  half_cycle_second: number;
  /** Of one polarity, the larger, over all its half cycles. */
  capacity_mah_cm2: number;
  /** (V+ − V−)/(2 j): offset-free. In ohm without an area. */
  resistance_area_ohm_cm2: number;
  reference_ohm_cm2: number;
  /** The lowest r of its half cycles that lasted in both polarities; NaN without a past. */
  ratio: number;
  verdict: Verdict;
  rule: Rule;
  evidence: Evidence[];
}

export interface Short {
  kind: 'hard' | 'soft';
  /** When it began. */
  time_second: number;
  /** Of the staircase, counted from 1; the cycle for plating. */
  step: number;
  half_cycle: number;
  /** mA/cm²; NaN where the area is not known. */
  current_density: number;
  evidence: Evidence[];
  decided_by: 'analysis' | 'person';
}

export type Censoring = 'none' | 'right' | 'not-determinable';

/** The protocol as it was carried out. Cells measured by different ones should not be compared. */
export interface Protocol {
  first_ma_cm2: number;
  increment_ma_cm2: number;
  half_cycle_second: number;
  half_cycles_per_step: number;
  rest_second: number;
  /** Programmed currents: the file's, given by the user, or inferred from a regular staircase that the file's resolution blurs. */
  current_source: 'file' | 'given' | 'inferred';
  electrode_area_cm2: number;
  /** NaN where the record does not say. */
  ambient_temperature_celsius: number;
  temperature_range_celsius: number;
  stack_pressure_mpa: number;
  lithium_thickness_um: number;
}

/** The critical current density of one cell, with its evidence. Current densities are in mA/cm². */
export interface CcdResult {
  type: 'ccd';
  sample: string;
  /** As the metadata say it, `''` where they do not. */
  composition: string;
  /** Highest current density that was survived, with all below it; 0 where the first step failed. Null where nothing is known. */
  last_survived: number | null;
  /** Null where no step failed. */
  first_failed: number | null;
  /** By the study's definition `last_survived`; null where that is no critical current density (censored, not determinable). */
  critical_current_density: number | null;
  /** The same as currents of the cell, known without an area. */
  last_survived_ampere: number | null;
  first_failed_ampere: number | null;
  /** Between what these are, lower and upper limit, by the digits of the file's current; mA/cm², null with them. */
  last_survived_range: [number, number] | null;
  first_failed_range: [number, number] | null;
  censoring: Censoring;
  short: Short | null;
  /** Why it ended before the staircase was done, where it was no short. */
  ended?: 'void' | 'voltage-limit';
  /** When that was. */
  ended_time_second?: number;
  /** Lowest current density from which on soft shorts no longer recover within their half cycle; null without one. */
  soft_unrecovered_current_density: number | null;
  steps: StaircaseStep[];
  half_cycles: HalfCycles;
  protocol: Protocol;
  /** Sum over both polarities, up to the short or the end. */
  plated_capacity_mah_cm2: number;
  /** 1 where V·I > 0, -1 where the file has the other convention. */
  sign: 1 | -1;
  /** The file's step of current in ampere, 0 where it is finer than matters. */
  current_resolution_ampere: number;
  decided_by: 'analysis' | 'person';
  /** What the analysis says where a person decided otherwise. */
  analysed?: Pick<
    CcdResult,
    'last_survived' | 'first_failed' | 'critical_current_density' | 'censoring' | 'short'
  >;
  warnings: Warning[];
}

/** An estimate with its 95 % profile-likelihood interval; an open end is Infinity. */
export interface ProfiledValue {
  value: number;
  lower_95: number;
  upper_95: number;
}

/** Replicates. Mean and deviations are of the determinable, uncensored ones alone. */
export interface CcdSummary {
  n: number;
  mean: number;
  population_sd: number;
  /** NaN for n = 1. */
  sample_sd: number;
  /** Right-censored ones: survived up to `last_survived`, in no mean. */
  censored: { sample: string; last_survived: number; ended?: 'void' | 'voltage-limit' }[];
  not_determinable: string[];
  /** Interval-censored, on [last_survived, first_failed), right-censored ones included; null for fewer than 10 cells. */
  weibull: { scale: ProfiledValue; shape: ProfiledValue; n: number; log_likelihood: number } | null;
  warnings: Warning[];
}

/** One composition's replicates, a point of the study's Fig. 3a. */
export interface CcdGroup extends CcdSummary {
  composition: string;
  /** Halide per formula unit; NaN where the composition is no formula of the series. */
  x: number;
  /** Into the analysis’ `cells`. */
  cells: number[];
}

export interface PlatingResult {
  type: 'plating';
  sample: string;
  composition: string;
  /** mA/cm², the median of the half cycles; NaN without an area. */
  current_density: number;
  current_ampere: number;
  half_cycle_capacity_mah_cm2: number;
  /** Columns over cycles, counted from 1. */
  cycles: {
    cycle: Int32Array;
    start_time_second: Float64Array;
    /** Half the difference of both polarities' medians of the later half. */
    polarization_volt: Float64Array;
    polarization_positive_volt: Float64Array;
    polarization_negative_volt: Float64Array;
    resistance_area_ohm_cm2: Float64Array;
    ratio: Float64Array;
    verdict: Verdict[];
  };
  /** At the first cycle, and at the last before a short. */
  first_polarization_volt: number;
  last_polarization_volt: number;
  /** By least squares before a short, mV per cycle. */
  growth_mv_per_cycle: number;
  growth_error_mv_per_cycle: number;
  short: Short | null;
  /** Counted from 1; null without a short. */
  short_cycle: number | null;
  /** Whole cycles before the short or to the end, and the time. */
  lifetime_cycles: number;
  lifetime_hours: number;
  /** `right`: it had not failed when the record ended. */
  censoring: Censoring;
  ended?: 'void' | 'voltage-limit';
  ended_time_second?: number;
  half_cycles: HalfCycles;
  protocol: Protocol;
  plated_capacity_mah_cm2: number;
  sign: 1 | -1;
  current_resolution_ampere: number;
  decided_by: 'analysis' | 'person';
  warnings: Warning[];
}

/** Voltage against capacity in one half cycle, and dQ/dV of it. */
export interface Profile {
  /** Counted from 1. */
  cycle: number;
  direction: 'charge' | 'discharge';
  capacity_mah: Float64Array;
  voltage_volt: Float64Array;
  /** dQ/dV on a grid of voltages; positive for both directions. */
  grid_volt: Float64Array;
  dq_dv_mah_v: Float64Array;
}

export interface EfficiencyResult {
  type: 'efficiency';
  sample: string;
  composition: string;
  /** Milligrams of active material; NaN where it is not known, and with it everything per gram. */
  active_mass_mg: number;
  /** Columns over cycles, counted from 1. */
  cycles: {
    cycle: Int32Array;
    start_time_second: Float64Array;
    charge_capacity_mah: Float64Array;
    discharge_capacity_mah: Float64Array;
    charge_capacity_mah_g: Float64Array;
    discharge_capacity_mah_g: Float64Array;
    /** Discharge over charge of one cycle (a half cell that begins with discharge is turned round: see `first`). */
    coulombic_efficiency_percent: Float64Array;
    /** Discharge capacity over that of the reference cycle. */
    retention_percent: Float64Array;
    mean_charge_volt: Float64Array;
    mean_discharge_volt: Float64Array;
    energy_efficiency_percent: Float64Array;
    current_density_ma_cm2: Float64Array;
  };
  /** Which came first. */
  first: 'charge' | 'discharge';
  first_coulombic_efficiency_percent: number;
  /** Of the complete cycles after the first. */
  mean_coulombic_efficiency_percent: number;
  /** Against which retention is counted. */
  reference_cycle: number;
  last_retention_percent: number;
  /** First cycle below the retention that ends a life; null where it stays above. */
  lifetime_cycles: number | null;
  /** A few cycles, or those that the settings name. */
  profiles: Profile[];
  warnings: Warning[];
}

/** One record of the table. */
export interface CyclingCell {
  /** The number in the column `record`; 0 where there is none. */
  record: number;
  sample: string;
  composition: string;
  /** Rows of the table, `end_row` excluded. */
  first_row: number;
  end_row: number;
  mode: CyclingMode;
  /** Left out of the replicates by the settings. */
  excluded: boolean;
  ccd: CcdResult | null;
  plating: PlatingResult | null;
  efficiency: EfficiencyResult | null;
  /** Why there is none of the three, in a sentence. */
  problem: string;
}

/** What the CCD estimator shows. */
export interface CyclingResult {
  type: 'cycling';
  /** Of the first cell. */
  mode: CyclingMode;
  cells: CyclingCell[];
  /** Of all cells in mode `ccd` that are not left out; null without any. */
  replicates: CcdSummary | null;
  /** By composition, in the order of x; one element where none is stated. */
  groups: CcdGroup[];
  warnings: Warning[];
}
