import type { Warning } from '../arrow/index.js';

/*
 * In a table of kind `xps-spectrum`, `spectrum` counts scans of one region each; `PhotoelectronMetadata` (src/arrow) tells what is
 * known of each. What was measured at one place and time, one scan of each region, shares one charge shift: a {@link Sample}.
 */

/** Scans that belong together, at most one of each region. */
export interface Sample {
  /** What the file calls it, or “Sample 2”. */
  label: string;
  /** `spectrum` numbers by region: `{ 'S 2p': 0, 'P 2p': 1 }`. */
  spectra: Record<string, number>;
}

export type BackgroundKind = 'active-shirley' | 'shirley' | 'linear' | 'tougaard';
export type Shape = 'gl-sum' | 'gl-product' | 'voigt';
/**
 * `poisson`: variance of each point from the fitted counts (maximum likelihood of counts); `data`: from the measured counts;
 * `unit`: all alike.
 */
export type CountWeighting = 'poisson' | 'data' | 'unit';

/** A bound pair: equal numbers hold the parameter. */
export type Bounds = [lower: number, upper: number];

/** position = that of `to` + offset; fitted within `offset_bounds` where they are given. */
export interface PositionLink {
  /** The other component's `id`, or its name (of this region first). */
  to: string;
  offset: number;
  offset_bounds?: Bounds;
}

/** fwhm or area = that of `to` × factor; fitted within `factor_bounds` where they are given. */
export interface FactorLink {
  to: string;
  factor: number;
  factor_bounds?: Bounds;
}

export interface ComponentLinks {
  position?: PositionLink;
  fwhm?: FactorLink;
  area?: FactorLink;
}

/** One component of a region: the whole doublet where `splitting` is given. Energies in eV, on the charge-corrected scale. */
export interface ComponentModel {
  /** Unique in the sample; the name where it is left out. */
  id?: string;
  name: string;
  /** Of the 3/2 line (of the only line, of an s level). */
  position: number;
  /** ± 1 eV around `position` where left out. */
  position_bounds?: Bounds;
  /** True full width at half maximum of one line, whatever the shape. */
  fwhm: number;
  /** 0.3 to 4 eV where left out. */
  fwhm_bounds?: Bounds;
  /** Both lines together, in intensity × eV, over the whole line. Found by the fit; a value given is held. */
  area?: number;
  shape?: Shape;
  /** 0: Gaussian, 1: Lorentzian. For a Voigt profile, Lorentzian width over total width. Held unless bounds are given. */
  mix?: number;
  mix_bounds?: Bounds;
  /** How much higher in binding energy the 1/2 line stands; without it there is one line. Held unless bounds are given. */
  splitting?: number;
  splitting_bounds?: Bounds;
  /** Area of the 1/2 line over that of the 3/2 line. Held unless bounds are given. */
  ratio?: number;
  ratio_bounds?: Bounds;
  linked?: ComponentLinks;
}

export interface RegionModel {
  /** As in the table's column `region`, `S 2p`. */
  region: string;
  /** Binding energies of the window, charge-corrected; the whole scan where left out. */
  range?: Bounds;
  background?: BackgroundKind;
  components: readonly ComponentModel[];
}

/** Which charge shift is taken off the measured binding energies, the same for all regions. */
export interface ChargeOptions {
  /** Known from elsewhere, eV: measured minus true. */
  shift?: number;
  /** Of `shift`, or of the reference's own place. */
  shift_error?: number;
  /** A component (its id, `S 2p/PS4`, or a name that only one has) that stands, by definition, at its model's `position`: the shift is fitted. */
  reference?: string;
}

export interface FitOptions {
  /** Which spectra of the table belong together, at most one of each region; the table's first sample where left out. */
  spectra?: readonly number[];
  charge?: ChargeOptions;
  weighting?: CountWeighting;
  /** Counts in one unit of the table's intensity, where neither counts nor dwell time and sweeps are known. */
  counts_per_unit?: number;
  /** Points averaged at each end for linear and Shirley backgrounds, at least 1. */
  end_points?: number;
  /** Simulated repetitions for the errors; 0 for none. */
  monte_carlo_samples?: number;
  seed?: number;
}

/** A fitted component. Errors are standard errors; NaN where the data do not determine the value, 0 where it is held. */
export interface FittedComponent {
  id: string;
  name: string;
  region: string;
  position: number;
  position_error: number;
  /** True full width at half maximum of one line. */
  fwhm: number;
  fwhm_error: number;
  /** Of both lines, intensity × eV, over the whole line and not the window alone. */
  area: number;
  area_error: number;
  /** Of the areas of all components of its region, 0 to 1. */
  fraction: number;
  fraction_error: number;
  fraction_lower_95: number;
  fraction_upper_95: number;
  /** Of the 3/2 line's top above the background, in the table's intensity. */
  height: number;
  shape: Shape;
  mix: number;
  mix_error: number;
  /** 0 for a single line. */
  splitting: number;
  splitting_error: number;
  /** 0 for a single line. */
  ratio: number;
  ratio_error: number;
  /** Above the background, at the region's `binding_energy`. */
  curve: Float64Array;
}

/** A free parameter of the fit, in the order of `covariance`. */
export interface FreeParameter {
  /** `<component id>.position`, `.fwhm`, `.area`, `.mix`, `.splitting`, `.ratio`, `.offset`, `.factor`; `<region>.background_constant`, `.background_step`; `charge_shift`. */
  name: string;
  /** Component id, region, or `''`. */
  subject: string;
  value: number;
  standard_error: number;
  lower: number;
  upper: number;
  at_bound: boolean;
}

/** One fitted region. Arrays are over its points, ascending in binding energy. */
export interface RegionFit {
  region: string;
  /** In the table. */
  spectrum: number;
  background_kind: BackgroundKind;
  /** Charge-corrected, eV. */
  binding_energy: Float64Array;
  intensity: Float64Array;
  background: Float64Array;
  envelope: Float64Array;
  /** (intensity - envelope) / its standard deviation. */
  residuals: Float64Array;
  /** Counts in one unit of intensity; NaN where they are not known. */
  counts_per_unit: number;
  /** Standard deviation of each intensity, as the fit took it. */
  sigma: Float64Array;
  /** Row numbers of the table, one for each point. */
  rows: Int32Array;
  chi_square: number;
}

/** What repeated, simulated measurements say: standard deviations and 95 % percentiles. */
export interface MonteCarloResult {
  samples: number;
  seed: number;
  components: {
    id: string;
    position_error: number;
    fwhm_error: number;
    area_error: number;
    fraction_error: number;
    fraction_lower_95: number;
    fraction_upper_95: number;
  }[];
}

/** A fit of one region, or of several of one sample together. */
export interface ComponentFit {
  type: 'component-fit';
  weighting: CountWeighting;
  /** Of all regions, in the order of the models. */
  components: FittedComponent[];
  regions: RegionFit[];
  /** Those of the regions one after another. */
  background: Float64Array;
  envelope: Float64Array;
  residuals: Float64Array;
  /** eV, measured minus true. Its error is from counting and from how well the reference's place, or the given shift, is known. */
  charge_shift: number;
  charge_shift_error: number;
  chi_square: number;
  /** χ²/(n − p): near 1 where counts are known and the model is right. */
  reduced_chi_square: number;
  degrees_of_freedom: number;
  /** n ln(χ²/n) … where counts are not known; χ² … where they are: compare only within one weighting and one set of points. */
  aic: number;
  bic: number;
  parameters: FreeParameter[];
  /** Row-major over `parameters`; NaN for what the data do not determine. */
  covariance: Float64Array;
  correlation: number[][];
  /** Row-major over `components`: covariance of the areas, through every link. */
  area_covariance: Float64Array;
  monte_carlo: MonteCarloResult | null;
  converged: boolean;
  warnings: Warning[];
}

/** A component's share of the atoms, across regions. */
export interface Quantity {
  /** Component id. */
  component: string;
  name: string;
  region: string;
  atomic_percent: number;
  /** From counting alone. */
  standard_error: number;
  /** From the sensitivity factors. */
  systematic_error: number;
}

/** What the quantifier says of one sample. */
export interface SampleResult {
  /** In `samplesOf(table)`. */
  sample: number;
  label: string;
  fit: ComponentFit;
  quantities: Quantity[];
  /** Of fit, quantification and referee together; `subject` is a component's id, a region's name or a setting's name. */
  warnings: Warning[];
}

/** What the XPS quantifier shows. */
export interface XpsResult {
  type: 'xps-quantification';
  /** One, or two for a comparison: the sample, then the one that it is compared with. Empty while there are no components. */
  samples: SampleResult[];
  /** Of the table and the settings as a whole. */
  warnings: Warning[];
}
