/** The angular frequencies of a spectrum, with what the elements need of them, computed once. */
export interface Frequencies {
  readonly count: number;
  /** rad/s */
  readonly omega: Float64Array;
  readonly logOmega: Float64Array;
  readonly rootOmega: Float64Array;
}

/** Complex numbers, one for each frequency. */
export interface ComplexArray {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export interface ElementParameter {
  unit: string;
  /** The limits outside which the parameter has no meaning. One that is positive (0 to Infinity) is fitted as its logarithm. */
  lower: number;
  upper: number;
  /** Within which values a positive one is sought; without it, what `place` gives for all that the data could hold. */
  reach?: readonly [number, number];
}

/** A circuit element: its formula with exact derivatives, and what the fit has to know of it. */
export interface Element {
  /** As it stands in a circuit's code: `R`, `CPE`, `Wo`. */
  readonly symbol: string;
  /** Another way to write it, e.g. `Q`. */
  readonly alias?: string;
  readonly title: string;
  readonly parameters: readonly ElementParameter[];
  /** Z and each dZ/dparameter at all frequencies, written into arrays that are there already. */
  evaluate(
    frequencies: Frequencies,
    values: Float64Array,
    z: ComplexArray,
    derivatives: readonly ComplexArray[]
  ): void;
  /**
   * Parameters with which the element is worth about `resistance` (Ω) at the angular frequency 1/`timeConstant`: how starts
   * are spread. The impedance must be proportional to `resistance`. `exponent` (0 to 1) serves those that have one.
   */
  place(resistance: number, timeConstant: number, exponent: number): number[];
  /** It has a time constant of its own, apart from what it makes together with its neighbours. */
  timeConstant?(values: ArrayLike<number>): number;
  /** Which of its parameters is a resistance for direct current. */
  readonly resistance?: number;
  /** Its admittance is `q` (jω)^`alpha`: beside a resistance it makes an arc. */
  capacitance?(values: ArrayLike<number>): { q: number; alpha: number };
}
