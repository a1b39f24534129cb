import type { CyclingMode } from '../types.js';

/** What becomes of a simulated cell. `at` is a share of the step's time under current, from 0 to 1. */
export type CellEvent =
  | { kind: 'none' }
  /** Shorted before the first point. */
  | { kind: 'shorted'; resistance_ohm_cm2: number }
  /** The resistance falls to `ratio` of itself, at once or with the time constant `fall_second`, and stays there. */
  | { kind: 'hard' | 'soft'; step: number; at: number; ratio: number; fall_second?: number }
  /** Voids: from this step on the voltage rises within half cycles, each time more, until the program stops at the limit. */
  | { kind: 'void'; step: number; limit_volt: number; growth: number; exponent: number };

/** A soft short that recovers within its half cycle. */
export interface Dip {
  step: number;
  /** Of the step's half cycles, from 0. */
  half_cycle: number;
  /** Shares of the half cycle. */
  from: number;
  to: number;
  ratio: number;
}

/** A symmetric cell, its program, its noise and its file. Every field has a default. */
export interface SymmetricCellOptions {
  seed: number;
  sample: string;
  composition: string;
  electrode_area_cm2: number;
  /** Of the cell, both interfaces, at the mean temperature. */
  resistance_ohm_cm2: number;
  /** Growth of the resistance in each hour, as a share of the first. */
  growth_per_hour: number;
  /** Linear rise within a half cycle, as a share. */
  half_cycle_growth: number;
  /** At the start of each half cycle the voltage is this share too high (or low), and settles with this time constant. */
  transient: number;
  transient_second: number;
  /** Resistance with a positive current over that with a negative one, less 1. */
  asymmetry: number;

  first_ma_cm2: number;
  /** 0: plating at constant current; a step is a cycle then. */
  increment_ma_cm2: number;
  steps: number;
  half_cycles_per_step: number;
  half_cycle_second: number;
  /** Duration of the second half cycle of a pair over that of the first. */
  unequal: number;
  /** After each half cycle; 0 for none. */
  rest_second: number;
  /** Between steps: nothing, no rows for a quarter of an hour, a rest, or a recorded excitation. */
  impedance_pause: 'none' | 'gap' | 'rest' | 'excitation';
  sampling_second: number;

  relative_noise: number;
  noise_mv: number;
  offset_mv: number;
  current_noise: number;
  mean_temperature_celsius: number;
  /** Amplitude, with its period and phase (radian). */
  temperature_swing_celsius: number;
  temperature_period_hour: number;
  temperature_phase: number;
  activation_energy_ev: number;

  temperature_recorded: boolean;
  /** Whether the file numbers steps and cycles. */
  numbered: boolean;
  /** Negative currents where the voltage is positive. */
  reversed: boolean;
  /** Decimals of ampere and volt; LAND prints 4 of both. */
  current_decimals: number;
  voltage_decimals: number;

  event: CellEvent;
  dips: readonly Dip[];
  /** The record ends so many half cycles after the one that shorts; Infinity: at the end of the program. */
  stop_after_half_cycles: number;
}

/** A 10 mm pellet under the study's program (Zeng et al. 2022, Methods): 35 µA/cm², and 35 more in each step. */
export const symmetricCellDefaults: SymmetricCellOptions = {
  seed: 1,
  sample: 'simulated',
  composition: '',
  electrode_area_cm2: 0.785,
  resistance_ohm_cm2: 60,
  growth_per_hour: 0.002,
  half_cycle_growth: 0.03,
  transient: 0.1,
  transient_second: 60,
  asymmetry: 0.02,
  first_ma_cm2: 0.035,
  increment_ma_cm2: 0.035,
  steps: 30,
  half_cycles_per_step: 2,
  half_cycle_second: 1800,
  unequal: 1,
  rest_second: 0,
  impedance_pause: 'none',
  sampling_second: 10,
  relative_noise: 0.003,
  noise_mv: 0.3,
  offset_mv: 0.3,
  current_noise: 0.0005,
  mean_temperature_celsius: 24,
  temperature_swing_celsius: 4,
  temperature_period_hour: 24,
  temperature_phase: 0,
  activation_energy_ev: 0.35,
  temperature_recorded: false,
  numbered: true,
  reversed: false,
  current_decimals: 7,
  voltage_decimals: 5,
  event: { kind: 'none' },
  dips: [],
  stop_after_half_cycles: Infinity
};

/** What really happened in a simulated cell. */
export interface CellTruth {
  seed: number;
  mode: CyclingMode;
  event: CellEvent['kind'];
  censoring: 'none' | 'right' | 'not-determinable';
  /** mA/cm²; null where there is none. */
  last_survived: number | null;
  first_failed: number | null;
  /** Counted from 1, in which the short came: when the resistance was below 0.8 of its past under current. */
  short_step: number | null;
  short_time_second: number | null;
  /** In which the resistance was below 0.85, and below 0.75: where a slow fall crosses the end of a step the estimate may say either. */
  short_step_earliest: number | null;
  short_step_latest: number | null;
  /** What the short left of the resistance at the end of the record; 1 without one, or a dip. */
  last_ratio: number;
  ended?: 'void';
  /** Rows at which the program went on to its next segment, the first included. */
  segment_rows: number[];
}
