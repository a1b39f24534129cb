import { notesField, type Notes, type SettingsSchema } from '../settings/index.js';
import type { ReadingWay, Weighting } from './types.js';
import type { KramersKronigMethod } from './validity/voigt-chain.js';

/** The Nyquist fitter's settings, whole. */
export interface NyquistSettings {
  circuit: string;
  spectrum: number;
  weighting: Weighting;
  range: [number, number] | 'all';
  exclude: Record<string, true>;
  fixed: Record<string, number>;
  initial: Record<string, number>;
  bounds: Record<string, { lower?: number; upper?: number }>;
  ties: Record<string, { to: string; factor: number }>;
  starts: number;
  seed: number;
  scope: 'spectrum' | 'series';
  quantity: string;
  suggest: boolean;
  profile: string;
  inductance_henry: number;
  blank: number | 'none';
  electrode_area_cm2: number | 'file';
  electrode_area_error_cm2: number;
  pellet_thickness_mm: number | 'file';
  pellet_thickness_error_mm: number;
  interfaces: number;
  resistance_from: 'circuit' | ReadingWay;
  validity: boolean;
  validity_method: KramersKronigMethod;
  validity_c: number;
  relaxation: boolean;
  relaxation_lambda: number | 'auto';
  plot: 'nyquist' | 'bode' | 'validity' | 'relaxation' | 'series';
  zoom: 'arcs' | 'whole';
  height_px: number;
  notes: Notes;
}

const finite = (_: string, value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number';

export const nyquistSettings: SettingsSchema = {
  circuit: {
    type: 'string',
    default: 'R0-p(R1,CPE1)-CPE2',
    title: 'Circuit',
    description: 'The equivalent circuit, as R0-p(R1,CPE1)-CPE2, R(RQ)Q or Rb(Rgb-CPEgb)W'
  },
  spectrum: {
    type: 'integer',
    default: 0,
    minimum: 0,
    refersToPoints: true,
    title: 'Spectrum',
    description: 'Which spectrum of the table is fitted, counted from 0'
  },
  weighting: {
    type: 'choice',
    choices: ['modulus', 'unit', 'proportional'],
    default: 'modulus',
    title: 'Weighting',
    description:
      'How much each point counts: by 1/|Z|² (modulus), all alike (unit), or each part by its own square (proportional)'
  },
  range: {
    type: 'range',
    word: 'all',
    default: 'all',
    unit: 'Hz',
    title: 'Frequency range',
    description: 'Lowest and highest frequency that the fit uses'
  },
  exclude: {
    type: 'set',
    default: {},
    refersToPoints: true,
    title: 'Points left out',
    description: 'Row numbers of the points that the fit does not use'
  },
  fixed: {
    type: 'map',
    default: {},
    check: finite,
    title: 'Fixed values',
    description: 'Parameters that the fit keeps at a value'
  },
  initial: {
    type: 'map',
    default: {},
    check: finite,
    title: 'Initial values',
    description: 'Where the first start begins; the other starts are spread by the seed'
  },
  bounds: {
    type: 'map',
    default: {},
    check: checkBounds,
    title: 'Limits',
    description: 'Lowest and highest value of a parameter'
  },
  ties: {
    type: 'map',
    default: {},
    check: checkTie,
    title: 'Ties',
    description: 'A parameter that is always another one times a factor, as { to: "R1", factor: 1 }'
  },
  starts: {
    type: 'integer',
    default: 64,
    minimum: 1,
    maximum: 10000,
    title: 'Starts',
    description: 'From how many places the fit begins; the best end is kept'
  },
  seed: {
    type: 'integer',
    default: 1,
    minimum: 0,
    title: 'Seed',
    description: 'The same seed gives the same starts, and so the same result'
  },
  scope: {
    type: 'choice',
    choices: ['spectrum', 'series'],
    default: 'spectrum',
    title: 'What is fitted',
    description: 'One spectrum, or all of the table as a series in time, cycles or temperature'
  },
  quantity: {
    type: 'string',
    default: 'auto',
    title: 'Quantity of the series',
    description:
      'What is followed through a series: the name of a parameter, total (the total resistance), or auto: total where the temperature changes, otherwise the resistance of the slowest arc'
  },
  suggest: {
    type: 'boolean',
    default: false,
    title: 'Suggest circuits',
    description: 'Whether the circuits that suit solid electrolytes are tried and ranked'
  },
  profile: {
    type: 'string',
    default: 'none',
    title: 'Profile',
    description: 'The parameter whose profile likelihood is worked out, or none'
  },
  inductance_henry: {
    type: 'number',
    default: 0,
    minimum: 0,
    unit: 'H',
    title: 'Inductance of the cables',
    description: 'Taken off every point before anything else is done; 1 µH is 6 Ω at 1 MHz'
  },
  blank: {
    type: 'integer',
    word: 'none',
    default: 'none',
    minimum: 0,
    refersToPoints: true,
    title: 'Blank',
    description:
      'Which spectrum of the table was measured without the sample (a short): it is taken off the others'
  },
  validity: {
    type: 'boolean',
    default: true,
    title: 'Validity',
    description: 'Whether the data are tested for obeying the Kramers-Kronig relations'
  },
  validity_method: {
    type: 'choice',
    choices: ['complex', 'real', 'imaginary'],
    default: 'complex',
    title: 'Part tested',
    description: 'Which part of the impedance the Kramers-Kronig test fits; the other then follows from it'
  },
  validity_c: {
    type: 'number',
    default: 0.85,
    minimum: 0.01,
    maximum: 0.99,
    title: 'Limit of μ',
    description: 'The Kramers-Kronig test takes more elements until μ falls to this; a smaller one takes more'
  },
  relaxation: {
    type: 'boolean',
    default: false,
    title: 'Relaxation times',
    description: 'Whether the distribution of relaxation times is worked out, too'
  },
  relaxation_lambda: {
    type: 'number',
    word: 'auto',
    default: 'auto',
    minimum: 1e-12,
    title: 'Regularisation λ',
    description:
      'How smooth the distribution of relaxation times is made; “auto” finds it by generalised cross-validation'
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
  electrode_area_error_cm2: {
    type: 'number',
    default: 0,
    minimum: 0,
    unit: 'cm²',
    title: 'Error of the area',
    description: 'Standard error of the electrode area; it goes into the errors of all that is scaled by it'
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
  pellet_thickness_error_mm: {
    type: 'number',
    default: 0,
    minimum: 0,
    unit: 'mm',
    title: 'Error of the thickness',
    description: 'Standard error of the pellet’s thickness; it goes into the error of the conductivity'
  },
  interfaces: {
    type: 'integer',
    default: 1,
    minimum: 1,
    maximum: 2,
    title: 'Equal interfaces',
    description:
      'How many equal interfaces stand in series: 2 in a symmetric cell, where that of one is half of what is measured'
  },
  resistance_from: {
    type: 'choice',
    choices: ['circuit', 'local-minimum', 'axis-crossing', 'spike'],
    default: 'circuit',
    title: 'Resistance from',
    description:
      'Where the electrolyte’s resistance is read for the conductivity: the circuit, the local minimum of −Z″ between arc and spike, the crossing of the real axis, or the spike extrapolated to it'
  },
  plot: {
    type: 'choice',
    choices: ['nyquist', 'bode', 'validity', 'relaxation', 'series'],
    default: 'nyquist',
    viewOnly: true,
    title: 'Plot',
    description:
      'The complex plane, modulus and phase against frequency, the Kramers-Kronig test, relaxation times, or the series'
  },
  zoom: {
    type: 'choice',
    choices: ['arcs', 'whole'],
    default: 'arcs',
    viewOnly: true,
    title: 'Zoom',
    description: 'The arcs alone where a blocking electrode’s spike would hide them, or all points'
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

function checkTie(_: string, value: unknown): string | undefined {
  const { to, factor, ...rest } = Object(value) as Record<string, unknown>;
  const right = typeof to === 'string' && typeof factor === 'number' && factor > 0 && factor < Infinity;
  return right && !Object.keys(rest).length
    ? undefined
    : 'must be { to, factor } with the name of another parameter and a positive number';
}

function checkBounds(_: string, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be { lower, upper }';
  const { lower = -Infinity, upper = Infinity, ...rest } = value as Record<string, unknown>;
  if (
    Object.keys(rest).length ||
    typeof lower !== 'number' ||
    typeof upper !== 'number' ||
    !(lower < upper)
  ) {
    return 'must be { lower, upper } with lower less than upper';
  }
  return undefined;
}
