import type { Warning } from '../arrow/index.js';
import type { Line } from '../numeric/linear-regression.js';

/** One element of a composition, per formula unit. */
export interface ElementShare {
  symbol: string;
  amount: number;
  mass_percent: number;
  atom_percent: number;
  oxidation_state: number;
  /** The oxidation state's other possibilities were not taken; false where the element is not known in these materials. */
  known: boolean;
}

/** A piece of a formula for a view: what stands on the line, and what stands below it. */
export interface FormulaPart {
  text: string;
  subscript: string;
}

export interface Composition {
  type: 'composition';
  /** Canonical: `Li5.7PS4.7Cl1.3`. */
  formula: string;
  /** The formula in pieces, for subscripts without markup. */
  parts: FormulaPart[];
  /** `Cl-13` for Li5.7PS4.7Cl1.3, after the study; otherwise the formula. */
  sample_name: string;
  molar_mass_g_mol: number;
  elements: ElementShare[];
  /** Σ amount × oxidation state; 0 for a sound formula. */
  charge: number;
  is_neutral: boolean;
  /** All halides per formula unit, x of Li7−xPS6−xXx. */
  x: number;
  /** Halides by symbol. */
  halides: Record<string, number>;
  /** Sulfur in the tetrahedra (4 for each central atom), and free S²⁻, per formula unit; NaN where it is no argyrodite. */
  sulfur_in_tetrahedra: number;
  free_sulfide: number;
  /** Free S²⁻ of all sulfur, nominal: (2 − x)/(6 − x) for Li7−xPS6−xXx; NaN where it is no argyrodite. */
  free_sulfide_share: number;
  is_argyrodite: boolean;
  /** Why it is no argyrodite, in sentences; empty where it is one. */
  not_argyrodite_because: string[];
  warnings: Warning[];
}

/** What is weighed in, in the order in which it is listed in a recipe. */
export interface BatchRow {
  precursor: string;
  amount_mmol: number;
  /** Exact, purity included. */
  mass_g: number;
  /** To the balance's step; the exact mass where there is no step. */
  rounded_mass_g: number;
  molar_mass_g_mol: number;
  purity: number;
  /** What to mind, e.g. H2S with moisture. */
  hazard: string;
}

/** A composition that follows from masses, with its errors. */
export interface ObtainedComposition {
  /** Rounded to four decimals, for people. */
  formula: string;
  /** Per formula unit as it was wanted (one central P, Ge, ... in sum), by symbol. */
  elements: Record<string, number>;
  errors: Record<string, number>;
  /** Halides in sum. */
  x: number;
  x_error: number;
  /** Mass of the product that these masses give. */
  mass_g: number;
}

export interface Structure {
  space_group: string;
  formula_units_per_cell: number;
  /** Where a comes from: measured, from the line through the study's values, or not known. */
  lattice_parameter_source: 'measured' | 'study-line' | 'unknown';
  lattice_parameter_angstrom: number;
  lattice_parameter_error_angstrom: number;
  cell_volume_angstrom3: number;
  cell_volume_error_angstrom3: number;
  /** 4 M/(N_A a³) */
  density_g_cm3: number;
  density_error_g_cm3: number;
}

export interface PelletDensity {
  mass_g: number;
  diameter_mm: number;
  thickness_mm: number;
  density_g_cm3: number;
  density_error_g_cm3: number;
  /** Of the density that the lattice gives; 1 is without pores. */
  relative_density: number;
  relative_density_error: number;
}

/** A value with its standard error and the 95 % interval that its degrees of freedom give. */
export interface Estimate {
  value: number;
  standard_error: number;
  lower_95: number;
  upper_95: number;
}

/** Chlorine in the lattice, by what tells it. */
export interface LatticeComparison {
  /** Nominal halide content. */
  nominal_x: number;
  /** What the study's line gives at the nominal x. */
  expected_angstrom: Estimate | null;
  measured_angstrom: number;
  measured_error_angstrom: number;
  /** Measured − expected, with its standard error. */
  difference_angstrom: number;
  difference_error_angstrom: number;
  /** The x at which the study's line gives the measured a. */
  x_from_lattice: Estimate | null;
  /** The x that is left in the lattice where this volume share of LiCl stands beside it. */
  x_from_licl: Estimate | null;
  /** The same where Li₃PS₄ beside it balances lithium and sulfur too. */
  x_from_licl_balanced: Estimate | null;
  licl_volume_percent: number;
  fit: Line;
  /** The study's three values. */
  study: { sample: string; x: number; value: number }[];
  /** In a sentence, e.g. “0.012 Å above the study's line: 1.21 ± 0.03 of 1.30 Cl is in the lattice”. */
  verdict: string;
}

export interface SynthesisStep {
  /** `mix`, `premill`, `mill`, `press`, `heat`, `anneal`, `cool` (not where it is quenched hot), `natural`. */
  name: string;
  label: string;
  /** What is done, with numbers: `10 h at 550 rpm`. */
  detail: string;
  start_hours: number;
  end_hours: number;
  start_celsius: number;
  end_celsius: number;
  /** The members of the setting `synthesis` that shape this step, for the view's fields. */
  members: string[];
}

export interface Synthesis {
  steps: SynthesisStep[];
  /** Every number that is in use, whether set or default, by member. */
  values: Record<string, number>;
  /** Corners and curves of temperature against time. */
  time_hours: Float64Array;
  temperature_celsius: Float64Array;
  total_hours: number;
  notes: string[];
}

/** What a number says of the quantity: equal, about, above, below. */
export type Relation = '=' | '~' | '>' | '<';

export interface PropertyValue {
  /** As the column is called, `ionic_conductivity_s_cm`. */
  name: string;
  label: string;
  /** For people, with `value` and `error` in it already: `mS/cm`. */
  unit: string;
  value: number;
  /** NaN where none is given. */
  error: number;
  relation: Relation;
  /** `table`, `settings`, or the place in the study: `Results, Fig. 1c`. */
  source: string;
  is_study: boolean;
  /** Anything that must be said about it, e.g. a misprint. */
  note: string;
}

export interface SeriesPoint {
  label: string;
  formula: string;
  x: number;
  value: number;
  error: number;
  relation: Relation;
  is_study: boolean;
  /** Taken out by the user (setting `exclude`). */
  is_excluded: boolean;
  /** Farther from the trend of the others than their scatter explains. */
  is_outlier: boolean;
  source: string;
  note: string;
  /** Row of the table; −1 for a value of the study. */
  row: number;
}

export interface Trend extends Line {
  /** The line and its 95 % band, for drawing. */
  x: Float64Array;
  y: Float64Array;
  lower_95: Float64Array;
  upper_95: Float64Array;
}

/** A property against x. */
export interface PropertySeries {
  name: string;
  label: string;
  unit: string;
  points: SeriesPoint[];
  /** null with fewer than three points. */
  trend: Trend | null;
}

/** What the composition card and the series show. */
export interface CompositionResult {
  type: 'composition-card';
  composition: Composition;
  /** Name of the sample: the table's label where the formula is the table's. */
  label: string;
  /** Where the composition comes from. */
  composition_source: 'table' | 'formula' | 'chlorine';
  /** Empty where the composition cannot be made from the known precursors. */
  batch: BatchRow[];
  /** Why not; empty where it can. */
  batch_problem: string;
  total_mass_g: number;
  /** Composition of the rounded masses; null without a batch. */
  obtained: ObtainedComposition | null;
  /** Composition of the masses in the setting `weighed`; null where none are given. */
  weighed: ObtainedComposition | null;
  structure: Structure;
  pellet: PelletDensity | null;
  lattice: LatticeComparison | null;
  synthesis: Synthesis;
  /** Of this sample: own values first, then the study's for the same composition. */
  properties: PropertyValue[];
  series: PropertySeries[];
  /** The samples of the table, in its order. */
  samples: { label: string; formula: string; x: number; row: number }[];
  warnings: Warning[];
  /** How to cite the study. */
  citation: string;
}
