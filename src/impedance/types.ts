import type { Warning } from '../arrow/index.js';
import type { ProfileLikelihood } from './profile/profile-likelihood.js';
import type { RelaxationResult } from './relaxation/relaxation-times.js';
import type { KramersKronigResult } from './validity/kramers-kronig.js';
import type { ZhitResult } from './validity/zhit.js';

/** A parameter of a circuit, with the limits outside which it has no meaning. */
export interface CircuitParameter {
  /** `R1`; `CPE1_0`, `CPE1_1` for an element with several. */
  name: string;
  /** The element that it belongs to, `CPE1`. */
  element: string;
  unit: string;
  lower: number;
  upper: number;
}

export type CircuitNode =
  | { type: 'element'; symbol: string; name: string; parameters: string[] }
  | { type: 'series' | 'parallel'; children: CircuitNode[] };

export interface Circuit {
  /** Canonical, in the notation of impedance.py: `R0-p(R1,CPE1)-Wo1`. */
  code: string;
  tree: CircuitNode;
  /** In the order of their elements in the code. */
  parameters: CircuitParameter[];
}

export type Weighting = 'unit' | 'modulus' | 'proportional';

/** Which points of a table are meant: all where a field is absent. */
export interface Selection {
  spectrum?: number;
  /** Hz, both ends included. */
  range?: [number, number];
  /** Row numbers of the table. */
  exclude?: Iterable<number>;
}

export interface FitParameter {
  name: string;
  value: number;
  /** NaN where the data do not determine it, or it is fixed. */
  standard_error: number;
  lower_95: number;
  upper_95: number;
  unit: string;
  fixed: boolean;
  /** The parameter of which it is always the same multiple, `''` where it is its own. Such a one is not fixed, and counts as no free parameter. */
  tied_to: string;
}

export interface Spectrum {
  frequency: Float64Array;
  real: Float64Array;
  imaginary: Float64Array;
}

/** The outcome of a complex nonlinear least-squares fit. Arrays are over the fitted points, highest frequency first. */
export interface CircuitFit {
  type: 'circuit-fit';
  circuit: string;
  weighting: Weighting;
  parameters: FitParameter[];
  /** S = Σ (w' ΔZ'² + w'' ΔZ''²). */
  sum_of_squares: number;
  reduced_chi_square: number;
  aic: number;
  bic: number;
  /** Row-major over the free parameters, in their order; empty where the covariance does not exist. */
  correlation: number[][];
  fitted: Spectrum;
  /** Weighted: Δ Z' √w' and Δ Z'' √w''. */
  residuals: { real: Float64Array; imaginary: Float64Array };
  converged: boolean;
  /** Row numbers of the table, one for each fitted point. */
  rows: Int32Array;
  warnings: Warning[];
}

/** What an arc usually comes from, by its capacitance in unit geometry; `''` where that is not known. */
export type Origin =
  'bulk' | 'grain boundary' | 'grain boundary or surface layer' | 'surface layer' | 'electrode' | '';

/** A parallel pair of a resistance with a capacitance-like element: one arc of the Nyquist plot. */
export interface Arc {
  /** `R1`, and the element beside it, `CPE1`. */
  resistance: string;
  element: string;
  resistance_ohm: number;
  resistance_error_ohm: number;
  time_constant_second: number;
  /** 1/(2πτ): where the arc has its top. */
  characteristic_frequency_hertz: number;
  /** (RQ)^(1/α)/R */
  effective_capacitance_farad: number;
  /** Only where area and thickness are known. */
  origin: Origin;
  /** Resistance × area of the whole cell; NaN where the area is not known. */
  area_resistance_ohm_cm2: number;
  area_resistance_error_ohm_cm2: number;
  /** The same for one interface of a symmetric cell (half); NaN for a cell with one interface. */
  interface_resistance_ohm_cm2: number;
  interface_resistance_error_ohm_cm2: number;
}

export type ReadingWay = 'local-minimum' | 'axis-crossing' | 'spike';

/** A resistance that is read off the Nyquist plot without a circuit, with the place where it was read. */
export interface ResistanceReading {
  way: ReadingWay;
  resistance_ohm: number;
  standard_error_ohm: number;
  /** NaN where it lies on no frequency: the spike extrapolated to the axis. */
  frequency_hertz: number;
  /** The place in the complex plane: Z' and Z'', Ω. */
  real_ohm: number;
  imaginary_ohm: number;
  /** What was drawn through the points to read it: Z' and Z'' from one end to the other, Ω. */
  line: { real: Float64Array; imaginary: Float64Array };
  /** Row numbers of the points that it rests on. */
  rows: Int32Array;
}

/** How a parameter goes through a series; arrays are over its spectra. */
export interface SeriesParameter {
  name: string;
  unit: string;
  value: Float64Array;
  standard_error: Float64Array;
  lower_95: Float64Array;
  upper_95: Float64Array;
}

export type GrowthLawName = 'constant' | 'square-root' | 'linear' | 'logarithmic';

/** One law of growth with time, fitted. */
export interface GrowthLaw {
  law: GrowthLawName;
  /** As one writes it: `R0 + k √t`. */
  formula: string;
  parameters: { name: string; value: number; standard_error: number; unit: string }[];
  /** Less is better; differences above 10 are strong evidence (Kass & Raftery 1995). */
  bic: number;
  delta_bic: number;
  /** For drawing: 100 places over the measured time. */
  curve: { time_hour: Float64Array; value: Float64Array };
}

/** The growth of a quantity with time: laws compared, best first. */
export interface Growth {
  laws: GrowthLaw[];
  /** One sentence: which law, and how sure. */
  verdict: string;
}

/** ln(σT) against 1/T, or ln(T/R) where the geometry is not known or the quantity is not the electrolyte's own. */
export interface Arrhenius {
  energy_ev: number;
  standard_error: number;
  lower_95: number;
  upper_95: number;
  /** σ0 of σT = σ0 exp(−E/kT), in `unit` × K. */
  prefactor: number;
  unit: 'S/cm' | 'S';
  temperature_celsius: Float64Array;
  conductivity: Float64Array;
  conductivity_error: Float64Array;
  /** For drawing: the line, in the unit of `conductivity`. */
  line: { temperature_celsius: Float64Array; conductivity: Float64Array };
}

/** All spectra of a table, fitted by one circuit. Arrays are over the spectra, in the order of their numbers. */
export interface SeriesResult {
  spectra: Int32Array;
  /** NaN where the table does not say. Means over a spectrum's points. */
  elapsed_time_hour: Float64Array;
  temperature_celsius: Float64Array;
  cycle: Float64Array;
  /** What changes from spectrum to spectrum, and so what they are plotted against. */
  axis: 'temperature' | 'time' | 'cycle' | 'spectrum';
  parameters: SeriesParameter[];
  total_resistance_ohm: Float64Array;
  total_resistance_error_ohm: Float64Array;
  /** NaN without geometry. */
  ionic_conductivity_s_cm: Float64Array;
  ionic_conductivity_error_s_cm: Float64Array;
  reduced_chi_square: Float64Array;
  /** 1 or 0. */
  converged: Int32Array;
  /** The codes of each fit's warnings, joined by spaces. */
  warned: string[];
  /** Of each fit, at its points. */
  fitted: Spectrum[];
  /** What is followed: a parameter's name, or `total`. */
  quantity: string;
  quantity_unit: string;
  /** Of the quantity; null with fewer than four different times, or where the temperature changes. */
  growth: Growth | null;
  /** Of the quantity, where it is a resistance; null with fewer than three different temperatures. */
  arrhenius: Arrhenius | null;
  warnings: Warning[];
}

/** A circuit of the family that was tried, with where to begin with it. */
export interface NyquistSuggestion {
  circuit: string;
  bic: number;
  reduced_chi_square: number;
  refused: boolean;
  reasons: string[];
  values: Record<string, number>;
}

/** What the Nyquist fitter shows: the fit and what follows from it. */
export interface NyquistResult extends CircuitFit {
  /** Fastest first. */
  arcs: Arc[];
  /** Sum of the resistances in the direct-current path up to the last arc. */
  total_resistance_ohm: number;
  total_resistance_error_ohm: number;
  /** Resistance × area; NaN where the area is not known. */
  total_area_resistance_ohm_cm2: number;
  total_area_resistance_error_ohm_cm2: number;
  /** The other ways to a resistance, those that the spectrum allows: see `readResistances`. */
  readings: ResistanceReading[];
  /** S/cm, with the pellet's thickness and area, of the total resistance or of the reading that `resistance_from` names; NaN where
   * something of it is not known. The error holds those of thickness and area. */
  ionic_conductivity_s_cm: number;
  ionic_conductivity_error_s_cm: number;
  electrode_area_cm2: number;
  electrode_area_error_cm2: number;
  pellet_thickness_mm: number;
  pellet_thickness_error_mm: number;
  /** The Kramers-Kronig test of the fitted points; null where it was not asked for, or the points are too few for it. */
  validity: KramersKronigResult | null;
  /** The distribution of relaxation times of the fitted points; null as above. */
  relaxation: RelaxationResult | null;
  /** The modulus that follows from the phase (Z-HIT), beside the Kramers-Kronig test. */
  zhit: ZhitResult | null;
  /** The series that the spectrum belongs to, where `scope` is series. */
  series: SeriesResult | null;
  /** Best first, the refused last; null where not asked for. */
  suggestions: NyquistSuggestion[] | null;
  profile: ProfileLikelihood | null;
  /** Where the model is drawn: a dense grid over the measured range. */
  curve: Spectrum;
}
