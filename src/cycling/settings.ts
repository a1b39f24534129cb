import { notesField, type Json, type Notes, type SettingsSchema } from '../settings/index.js';
import type { CyclingMode } from './types.js';

/** The CCD estimator's settings, whole. Thresholds without a source are choices, and can be chosen otherwise. */
export interface CcdSettings {
  mode: CyclingMode | 'auto';
  record: number;
  electrode_area_cm2: number | 'file';
  pellet_thickness_mm: number | 'file';
  ionic_conductivity_s_cm: number | 'file';
  active_mass_mg: number | 'file';
  first_step_ma_cm2: number | 'file';
  increment_ma_cm2: number | 'file';
  sign: 'auto' | 'as-file' | 'reversed';
  hard_ratio: number;
  soft_ratio: number;
  reference_half_cycles: number;
  drift_limit: number;
  transient_share: number;
  noise_factor: number;
  rise_limit: number;
  voltage_limit_volt: number | 'auto';
  floor_ohm_cm2: number;
  floor_share: number;
  activation_energy_ev: number;
  short_time_second: Record<string, number | 'none'>;
  exclude: Record<string, true>;
  reference_cycle: number;
  lifetime_retention_percent: number;
  profile_cycles: Record<string, true>;
  plot: 'record' | 'staircase' | 'cycles' | 'profiles' | 'replicates';
  time_range: [number, number] | 'all';
  height_px: number;
  notes: Notes;
}

export const ccdSettings: SettingsSchema = {
  mode: {
    type: 'choice',
    choices: ['auto', 'ccd', 'plating', 'full-cell'],
    default: 'auto',
    title: 'Experiment',
    description:
      'Critical current density of a staircase, plating at constant current, or a full cell; “auto” looks at the record'
  },
  record: {
    type: 'integer',
    default: 0,
    minimum: 0,
    refersToPoints: true,
    viewOnly: true,
    title: 'Cell',
    description: 'Which of the table’s records is shown, counted from 0'
  },
  electrode_area_cm2: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-9,
    unit: 'cm²',
    title: 'Electrode area',
    description: 'Area of one electrode; “file” takes what the file says'
  },
  pellet_thickness_mm: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-9,
    unit: 'mm',
    title: 'Pellet thickness',
    description: 'Thickness of the electrolyte between the electrodes; “file” takes what the file says'
  },
  ionic_conductivity_s_cm: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-12,
    unit: 'S/cm',
    title: 'Ionic conductivity',
    description:
      'Tells with the thickness how small a sound cell’s resistance can be; “file” takes what the file says'
  },
  active_mass_mg: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-9,
    unit: 'mg',
    title: 'Active mass',
    description: 'Active material alone, for capacities per gram; “file” takes what the file says'
  },
  first_step_ma_cm2: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-9,
    unit: 'mA/cm²',
    title: 'First step',
    description: 'Programmed current density of the first step, where the file’s resolution hides it'
  },
  increment_ma_cm2: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-9,
    unit: 'mA/cm²',
    title: 'Increment',
    description: 'Programmed increment from step to step, where the file’s resolution hides it'
  },
  sign: {
    type: 'choice',
    choices: ['auto', 'as-file', 'reversed'],
    default: 'auto',
    title: 'Sign of the current',
    description:
      'Whether voltage and current of a symmetric cell have the same sign in the file; “auto” looks'
  },
  hard_ratio: {
    type: 'number',
    default: 0.2,
    minimum: 0.001,
    maximum: 1,
    title: 'Hard below',
    description:
      'A resistance below this share of its reference, in both polarities and lasting, is a hard short'
  },
  soft_ratio: {
    type: 'number',
    default: 0.8,
    minimum: 0.001,
    maximum: 1,
    title: 'Soft below',
    description: 'A resistance below this share of its reference, in both polarities, is a soft short'
  },
  reference_half_cycles: {
    type: 'integer',
    default: 4,
    minimum: 1,
    maximum: 1000,
    title: 'Reference',
    description: 'Of how many healthy half cycles before it the median is the reference'
  },
  drift_limit: {
    type: 'number',
    default: 0.08,
    minimum: 0,
    maximum: 0.5,
    title: 'Drift',
    description:
      'A steady drift of the resistance up to this share per half cycle, as of the temperature, is followed and is no short'
  },
  transient_share: {
    type: 'number',
    default: 0.2,
    minimum: 0,
    maximum: 0.9,
    title: 'Start transient',
    description: 'Share at the start of each half cycle that is left out'
  },
  noise_factor: {
    type: 'number',
    default: 8,
    minimum: 1,
    title: 'Noise above',
    description: 'Noise above this many times that of the half cycles before is noted'
  },
  rise_limit: {
    type: 'number',
    default: 0.5,
    minimum: 0.01,
    title: 'Rise of a void',
    description:
      'A voltage that rises within a half cycle by more than this share of its level, ever faster, tells of voids'
  },
  voltage_limit_volt: {
    type: 'number',
    word: 'auto',
    default: 'auto',
    minimum: 1e-6,
    unit: 'V',
    title: 'Safety limit',
    description: 'Voltage at which the program stopped; “auto” takes the highest where the record ends at it'
  },
  floor_ohm_cm2: {
    type: 'number',
    default: 2,
    minimum: 0,
    unit: 'Ω cm²',
    title: 'Floor',
    description: 'A cell whose resistance is below this from the start is shorted from the start'
  },
  floor_share: {
    type: 'number',
    default: 0.3,
    minimum: 0,
    maximum: 1,
    title: 'Floor by conductivity',
    description:
      'The same as a share of thickness/conductivity, where both are known; the larger floor counts'
  },
  activation_energy_ev: {
    type: 'number',
    default: 0.35,
    minimum: 0,
    maximum: 2,
    unit: 'eV',
    title: 'Activation energy',
    description: 'Brings resistances to one temperature where the record has it; 0 corrects nothing'
  },
  short_time_second: {
    type: 'map',
    default: {},
    refersToPoints: true,
    check: (_: string, value: Json) =>
      value === 'none' || (typeof value === 'number' && Number.isFinite(value) && value >= 0)
        ? undefined
        : 'must be a time in seconds, or “none”',
    title: 'Short, as you see it',
    description:
      'By record: the time of the short, or “none”, where a person decides otherwise than the analysis'
  },
  exclude: {
    type: 'set',
    default: {},
    refersToPoints: true,
    title: 'Cells left out',
    description: 'Numbers of the records that the replicates do not count'
  },
  reference_cycle: {
    type: 'integer',
    default: 1,
    minimum: 1,
    title: 'Retention against cycle',
    description: 'The cycle whose discharge capacity is 100 %'
  },
  lifetime_retention_percent: {
    type: 'number',
    default: 80,
    minimum: 1,
    maximum: 100,
    unit: '%',
    title: 'End of life',
    description: 'Retention below which a full cell’s life ends'
  },
  profile_cycles: {
    type: 'set',
    default: {},
    refersToPoints: true,
    title: 'Profiles',
    description: 'Cycles whose profiles and dQ/dV are worked out; a few of them where none is named'
  },
  plot: {
    type: 'choice',
    choices: ['record', 'staircase', 'cycles', 'profiles', 'replicates'],
    default: 'record',
    viewOnly: true,
    title: 'Plot',
    description:
      'Voltage and current against time, resistance by step, quantities by cycle, profiles, or replicates by composition'
  },
  time_range: {
    type: 'range',
    word: 'all',
    default: 'all',
    unit: 's',
    viewOnly: true,
    title: 'Time shown',
    description: 'First and last second of the figure'
  },
  height_px: {
    type: 'integer',
    default: 380,
    minimum: 160,
    maximum: 2000,
    unit: 'px',
    viewOnly: true,
    title: 'Height',
    description: 'Height of the figure'
  },
  notes: notesField
};
