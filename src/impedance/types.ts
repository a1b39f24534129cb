import type { Warning } from '../arrow/index.js';
import type { RelaxationResult } from './relaxation/relaxation-times.js';
import type { KramersKronigResult } from './validity/kramers-kronig.js';

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
}

/** What the Nyquist fitter shows: the fit and what follows from it. */
export interface NyquistResult extends CircuitFit {
  /** Fastest first. */
  arcs: Arc[];
  /** Sum of the resistances in the direct-current path up to the last arc. */
  total_resistance_ohm: number;
  total_resistance_error_ohm: number;
  /** S/cm, of the total resistance with the pellet's thickness and area; NaN where either is not known. */
  ionic_conductivity_s_cm: number;
  ionic_conductivity_error_s_cm: number;
  electrode_area_cm2: number;
  pellet_thickness_mm: number;
  /** The Kramers-Kronig test of the fitted points; null where it was not asked for, or the points are too few for it. */
  validity: KramersKronigResult | null;
  /** The distribution of relaxation times of the fitted points; null as above. */
  relaxation: RelaxationResult | null;
  /** Where the model is drawn: a dense grid over the measured range. */
  curve: Spectrum;
}
