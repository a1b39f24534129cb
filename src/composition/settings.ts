import { notesField, type Notes, type SettingsSchema } from '../settings/index.js';

/** What was taken of another widget's result for a sample. */
export interface JoinedResult {
  /** Label of the sample. */
  sample: string;
  /** Where it comes from, for people: `Nyquist fitter · Cl-13`. */
  from: string;
  /** By the name of the property's column, errors with `_error` behind it. */
  values: Record<string, number>;
}

/** The composition card's settings, whole. */
export interface CompositionSettings {
  formula: string;
  chlorine: number | 'formula';
  sample: number;
  mass_g: number;
  purity: Record<string, number>;
  balance_step_g: number | 'exact';
  weighed: Record<string, number>;
  pellet: Record<string, number>;
  lattice_parameter_angstrom: number | 'table';
  lattice_parameter_error_angstrom: number | 'table';
  licl_volume_percent: number | 'table';
  synthesis: Record<string, number>;
  with_study: boolean;
  exclude: Record<string, true>;
  joined: Record<string, JoinedResult>;
  view: 'card' | 'series';
  quantity: string;
  height_px: number;
  notes: Notes;
}

const positive = (_: string, value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? undefined : 'must be a positive number';

export const compositionSettings: SettingsSchema = {
  formula: {
    type: 'string',
    default: 'table',
    title: 'Formula',
    description: 'The composition, as Li5.7PS4.7Cl1.3; “table” takes the sample’s own'
  },
  chlorine: {
    type: 'number',
    word: 'formula',
    default: 'formula',
    minimum: 0,
    maximum: 2,
    title: 'Chlorine x',
    description: 'x of Li₇₋ₓPS₆₋ₓClₓ, in place of a formula; “formula” takes the formula'
  },
  sample: {
    type: 'integer',
    default: 0,
    minimum: 0,
    refersToPoints: true,
    title: 'Sample',
    description: 'Which row of the table the card shows, counted from 0'
  },
  mass_g: {
    type: 'number',
    default: 2,
    minimum: 1e-6,
    maximum: 1e6,
    unit: 'g',
    title: 'Batch',
    description: 'Mass of the product'
  },
  purity: {
    type: 'map',
    default: {},
    check: (_, value) =>
      typeof value === 'number' && value > 0 && value <= 1 ? undefined : 'must be above 0 and at most 1',
    title: 'Purity',
    description: 'Mass fraction of a precursor that is what its label says, by formula; 1 where none is given'
  },
  balance_step_g: {
    type: 'number',
    word: 'exact',
    default: 0.0001,
    minimum: 1e-9,
    maximum: 1,
    unit: 'g',
    title: 'Balance step',
    description: 'What masses are rounded to; “exact” rounds nothing'
  },
  weighed: {
    type: 'map',
    default: {},
    check: positive,
    title: 'Weighed',
    description: 'Masses in g that were really weighed in, by precursor'
  },
  pellet: {
    type: 'map',
    default: {},
    check: checkPellet,
    title: 'Pellet',
    description: 'A pellet’s mass_g, diameter_mm and thickness_mm, each with its _error'
  },
  lattice_parameter_angstrom: {
    type: 'number',
    word: 'table',
    default: 'table',
    minimum: 1,
    maximum: 100,
    unit: 'Å',
    title: 'Lattice parameter',
    description: 'Measured edge of the cubic cell; “table” takes the sample’s own'
  },
  lattice_parameter_error_angstrom: {
    type: 'number',
    word: 'table',
    default: 'table',
    minimum: 0,
    maximum: 1,
    unit: 'Å',
    title: 'Its standard error',
    description: 'Standard error of the lattice parameter; “table” takes the sample’s own'
  },
  licl_volume_percent: {
    type: 'number',
    word: 'table',
    default: 'table',
    minimum: 0,
    maximum: 99,
    unit: 'vol%',
    title: 'LiCl beside the lattice',
    description: 'Volume share of LiCl from a refinement; “table” takes the sample’s own'
  },
  synthesis: {
    type: 'map',
    default: {},
    check: checkSynthesis,
    title: 'Synthesis',
    description: 'Times, speeds, temperatures and rates; those of the study where none are given'
  },
  with_study: {
    type: 'boolean',
    default: true,
    title: 'With the study’s values',
    description: 'Show the values of Zeng et al. 2022 beside the own ones, and let the trend use them'
  },
  exclude: {
    type: 'set',
    default: {},
    refersToPoints: true,
    title: 'Samples left out',
    description: 'Row numbers of the samples that the trends do not use'
  },
  joined: {
    type: 'map',
    default: {},
    check: checkJoined,
    title: 'Joined results',
    description: 'What was taken of other widgets’ results, and for which sample'
  },
  view: {
    type: 'choice',
    choices: ['card', 'series'],
    default: 'card',
    viewOnly: true,
    title: 'View',
    description: 'The card of one sample, or a property of all samples against x'
  },
  quantity: {
    type: 'string',
    default: 'ionic_conductivity_s_cm',
    viewOnly: true,
    title: 'Quantity',
    description: 'Column that the series shows'
  },
  height_px: {
    type: 'integer',
    default: 380,
    minimum: 160,
    maximum: 2000,
    unit: 'px',
    viewOnly: true,
    title: 'Height',
    description: 'Height of the series’ figure'
  },
  notes: notesField
};

export const pelletMembers = [
  'mass_g',
  'mass_error_g',
  'diameter_mm',
  'diameter_error_mm',
  'thickness_mm',
  'thickness_error_mm'
] as const;

/**
 * The study's synthesis in numbers (Zeng et al. 2022, Methods, “Materials synthesis”). It anneals at 450–550 °C: the middle is
 * taken. How fast a closed furnace cools by itself it does not say: three hours to 1/e are ours.
 */
export const studySynthesis: Readonly<Record<string, number>> = {
  mix_minutes: 15,
  premill_hours: 1,
  premill_rpm: 100,
  mill_hours: 10,
  mill_rpm: 550,
  heating_celsius_per_minute: 5,
  anneal_temperature_celsius: 500,
  anneal_hours: 12,
  cooling_celsius_per_minute: 2,
  cooling_until_celsius: 350,
  natural_cooling_hours: 3,
  ambient_temperature_celsius: 24
};

function checkPellet(member: string, value: unknown): string | undefined {
  return (pelletMembers as readonly string[]).includes(member)
    ? positive(member, value)
    : `is not known; a pellet has ${pelletMembers.join(', ')}`;
}

function checkSynthesis(member: string, value: unknown): string | undefined {
  if (!Object.hasOwn(studySynthesis, member)) {
    return `is not known; the synthesis has ${Object.keys(studySynthesis).join(', ')}`;
  }
  if (member.endsWith('_per_minute')) return positive(member, value);
  const right =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (value >= 0 || member.endsWith('_temperature_celsius'));
  return right ? undefined : 'must be a number that is not negative';
}

function checkJoined(_: string, value: unknown): string | undefined {
  const { sample, from, values } = (value ?? {}) as Record<string, unknown>;
  const sound =
    typeof sample === 'string' &&
    typeof from === 'string' &&
    typeof values === 'object' &&
    values !== null &&
    Object.entries(values).every(([name, number]) => /^[a-z]\w*$/.test(name) && Number.isFinite(number));
  return sound ? undefined : 'must be { sample, from, values } with numbers by the names of properties';
}
