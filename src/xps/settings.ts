import { notesField, type Json, type Notes, type SettingsSchema } from '../settings/index.js';
import type { BackgroundKind, Bounds, ComponentLinks, CountWeighting, Shape } from './types.js';

/** A region to be fitted, kept under `regions.<region>.<field>`. */
export interface RegionSettings {
  range: Bounds | 'all';
  background: BackgroundKind;
}

/** A component, kept under `components.<id>.<field>`: a `ComponentModel` with its region. */
export interface ComponentSettings {
  name: string;
  region: string;
  position: number;
  position_bounds?: Bounds;
  fwhm: number;
  fwhm_bounds?: Bounds;
  area?: number;
  shape: Shape;
  mix: number;
  mix_bounds?: Bounds;
  splitting: number;
  splitting_bounds?: Bounds;
  ratio: number;
  ratio_bounds?: Bounds;
  linked?: ComponentLinks;
}

/** The XPS quantifier's settings, whole. */
export interface XpsSettings {
  sample: number;
  compared_sample: number | 'none';
  regions: Record<string, RegionSettings>;
  components: Record<string, ComponentSettings>;
  charge_reference: string;
  charge_shift_electronvolt: number;
  charge_reference_error_electronvolt: number;
  weighting: CountWeighting;
  counts_per_unit: number | 'file';
  end_points: number;
  monte_carlo_samples: number;
  seed: number;
  composition: string;
  sensitivity_library: 'scofield' | 'thermo' | 'kratos';
  sensitivity_factors: Record<string, number>;
  escape_depth: 'library' | 'applied' | 'none';
  transmission: 'file' | 'none';
  photon_energy_electronvolt: number | 'file';
  sensitivity_error_percent: number;
  figure: string;
  height_px: number;
  notes: Notes;
}

const notEmpty = (value: Json) =>
  typeof value === 'string' && value.trim() ? undefined : 'must not be empty';

const notNegative = (value: Json) =>
  Array.isArray(value) && (value[0] as number) >= 0 ? undefined : 'must not be negative';

const bounds = (title: string) => ({
  type: 'range' as const,
  optional: true as const,
  title,
  description: 'Lowest and highest value that the fit may give; equal numbers hold it'
});

export const xpsSettings: SettingsSchema = {
  sample: {
    type: 'integer',
    default: 0,
    minimum: 0,
    refersToPoints: true,
    title: 'Sample',
    description: 'Which sample of the table is fitted, counted from 0'
  },
  compared_sample: {
    type: 'integer',
    word: 'none',
    default: 'none',
    minimum: 0,
    refersToPoints: true,
    title: 'Compared with',
    description: 'Another sample of the table, fitted with the same model'
  },
  regions: {
    type: 'records',
    default: {},
    title: 'Regions',
    description: 'The lines that are fitted, together',
    fields: {
      range: {
        type: 'range',
        word: 'all',
        default: 'all',
        unit: 'eV',
        title: 'Range',
        description: 'Binding energies between which the fit works, corrected for charge'
      },
      background: {
        type: 'choice',
        choices: ['active-shirley', 'shirley', 'linear', 'tougaard'],
        default: 'active-shirley',
        title: 'Background',
        description:
          'What the peaks stand on: a Shirley step fitted with them (active), found before the fit, a line, or Tougaard’s'
      }
    }
  },
  components: {
    type: 'records',
    default: {},
    title: 'Components',
    description: 'Chemical states, each with all the lines that its level has',
    fields: {
      name: {
        type: 'string',
        title: 'Name',
        description: 'What it is called',
        check: notEmpty
      },
      region: {
        type: 'string',
        title: 'Region',
        description: 'The line that it belongs to',
        check: notEmpty
      },
      position: {
        type: 'number',
        unit: 'eV',
        title: 'Position',
        description: 'Binding energy of the (3/2) line, corrected for charge'
      },
      position_bounds: { ...bounds('Limits of the position'), unit: 'eV' },
      fwhm: {
        type: 'number',
        minimum: 0.01,
        default: 1.2,
        unit: 'eV',
        title: 'Width',
        description: 'Full width of one line at half its height'
      },
      fwhm_bounds: { ...bounds('Limits of the width'), unit: 'eV', check: notNegative },
      area: {
        type: 'number',
        minimum: 0,
        optional: true,
        title: 'Area',
        description: 'Of all its lines, held at this value; found by the fit where it is not given'
      },
      shape: {
        type: 'choice',
        choices: ['gl-sum', 'gl-product', 'voigt'],
        default: 'gl-sum',
        title: 'Shape',
        description: 'Gaussian and Lorentzian added, multiplied, or convolved (Voigt)'
      },
      mix: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        default: 0.3,
        title: 'Mix',
        description: '0 is Gaussian, 1 Lorentzian'
      },
      mix_bounds: { ...bounds('Limits of the mix'), check: notNegative },
      splitting: {
        type: 'number',
        minimum: 0,
        default: 0,
        unit: 'eV',
        title: 'Splitting',
        description: 'How much higher in binding energy the 1/2 line stands; 0 for a single line'
      },
      splitting_bounds: { ...bounds('Limits of the splitting'), unit: 'eV', check: notNegative },
      ratio: {
        type: 'number',
        minimum: 0,
        default: 0.5,
        title: 'Ratio',
        description: 'Area of the 1/2 line over that of the 3/2 line'
      },
      ratio_bounds: { ...bounds('Limits of the ratio'), check: notNegative },
      linked: {
        type: 'any',
        optional: true,
        title: 'Links',
        description: 'Position, width or area as those of another component plus an offset or times a factor',
        check: checkLinks
      }
    }
  },
  charge_reference: {
    type: 'string',
    default: '',
    title: 'Charge reference',
    description:
      'The component that stands at its given position by definition, such as C 1s or PS4; without one the shift below is taken off'
  },
  charge_shift_electronvolt: {
    type: 'number',
    default: 0,
    unit: 'eV',
    title: 'Charge shift',
    description:
      'Measured minus true binding energy; where a component is the reference, the search for the shift begins here, unless it is 0'
  },
  charge_reference_error_electronvolt: {
    type: 'number',
    default: 0.1,
    minimum: 0,
    unit: 'eV',
    title: 'Error of the reference',
    description: 'How well the reference’s own position, or the given shift, is known'
  },
  weighting: {
    type: 'choice',
    choices: ['poisson', 'data', 'unit'],
    default: 'poisson',
    title: 'Weighting',
    description:
      'How much each point counts: by the counts that the model expects (poisson), by those measured (data), or all alike (unit)'
  },
  counts_per_unit: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1e-12,
    title: 'Counts per unit',
    description:
      'Electrons counted in one unit of intensity; “file” takes dwell time times sweeps where the file has rates'
  },
  end_points: {
    type: 'integer',
    default: 5,
    minimum: 1,
    maximum: 100,
    title: 'End points',
    description: 'Points averaged at each end of the range for Shirley and linear backgrounds'
  },
  monte_carlo_samples: {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 20000,
    title: 'Monte Carlo',
    description: 'Simulated repetitions of the measurement, each fitted anew with its background; 0 for none'
  },
  seed: {
    type: 'integer',
    default: 1,
    minimum: 0,
    title: 'Seed',
    description: 'The same seed gives the same repetitions, and so the same result'
  },
  composition: {
    type: 'string',
    default: 'file',
    title: 'Composition',
    description:
      'Formula of the electrolyte, for the free sulfide that a pristine sample has; “file” takes what the file says'
  },
  sensitivity_library: {
    type: 'choice',
    choices: ['scofield', 'thermo', 'kratos'],
    default: 'scofield',
    title: 'Sensitivity factors',
    description: 'Whose factors turn areas into atoms; never mixed'
  },
  sensitivity_factors: {
    type: 'map',
    default: {},
    check: checkFactor,
    title: 'Own sensitivity factors',
    description: 'By region, of the whole doublet; where there are any they are used instead of the library’s'
  },
  escape_depth: {
    type: 'choice',
    choices: ['library', 'applied', 'none'],
    default: 'library',
    title: 'Escape depth',
    description: 'Whether areas are divided by the escape depth, KE^0.6; “library” does what the factors need'
  },
  transmission: {
    type: 'choice',
    choices: ['file', 'none'],
    default: 'file',
    title: 'Transmission',
    description: 'Whether areas are divided by the analyser’s transmission where the file has it'
  },
  photon_energy_electronvolt: {
    type: 'number',
    word: 'file',
    default: 'file',
    minimum: 1,
    unit: 'eV',
    title: 'Photon energy',
    description: 'Of the X-rays; “file” takes what the file says, Al Kα where it says nothing'
  },
  sensitivity_error_percent: {
    type: 'number',
    default: 7,
    minimum: 0,
    maximum: 100,
    unit: '%',
    title: 'Error of the factors',
    description: 'Of each sensitivity factor; typically 5 to 10 %, reported apart from the counting error'
  },
  figure: {
    type: 'string',
    default: 'first',
    viewOnly: true,
    title: 'Figure',
    description: 'A region such as S 2p; “first”, “all” regions, or “compared” for two samples side by side'
  },
  height_px: {
    type: 'integer',
    default: 400,
    minimum: 200,
    maximum: 2000,
    unit: 'px',
    viewOnly: true,
    title: 'Height',
    description: 'Of the figure'
  },
  notes: notesField
};

function checkFactor(_region: string, value: Json): string | undefined {
  return typeof value === 'number' && value > 0 ? undefined : 'must be a number above 0';
}

/** `{ position: { to, offset }, fwhm: { to, factor }, area: { to, factor } }`, any of them. */
function checkLinks(value: Json): string | undefined {
  const problem =
    'must be { position: { to, offset }, fwhm: { to, factor }, area: { to, factor } }, any of them';
  if (typeof value !== 'object' || Array.isArray(value)) return problem;
  for (const [of, link] of Object.entries(value)) {
    const amount = of === 'position' ? 'offset' : 'factor';
    if (!['position', 'fwhm', 'area'].includes(of) || typeof link !== 'object' || Array.isArray(link)) {
      return problem;
    }
    const { to, [amount]: number, [`${amount}_bounds`]: limits, ...rest } = link;
    if (typeof to !== 'string' || typeof number !== 'number' || Object.keys(rest).length) return problem;
    if (of !== 'position' && !(number > 0)) return `must have a factor above 0 for ${of}`;
    if (limits !== undefined && !isPair(limits)) return `must have ${amount}_bounds of two ascending numbers`;
  }
  return undefined;
}

function isPair(value: Json): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [low, high] = value;
  return typeof low === 'number' && typeof high === 'number' && low <= high;
}
