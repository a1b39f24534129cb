import type { SettingsSchema } from '../settings/index.js';
import type { Weighting } from './types.js';

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
  starts: number;
  seed: number;
  electrode_area_cm2: number | 'file';
  pellet_thickness_mm: number | 'file';
  validity: boolean;
  relaxation: boolean;
  plot: 'nyquist' | 'bode' | 'validity' | 'relaxation';
  zoom: 'arcs' | 'whole';
  height_px: number;
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
  validity: {
    type: 'boolean',
    default: true,
    title: 'Validity',
    description: 'Whether the data are tested for obeying the Kramers-Kronig relations'
  },
  relaxation: {
    type: 'boolean',
    default: false,
    title: 'Relaxation times',
    description: 'Whether the distribution of relaxation times is worked out, too'
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
  plot: {
    type: 'choice',
    choices: ['nyquist', 'bode', 'validity', 'relaxation'],
    default: 'nyquist',
    viewOnly: true,
    title: 'Plot',
    description:
      'The complex plane, modulus and phase against frequency, the Kramers-Kronig test, or relaxation times'
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
  }
};

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
