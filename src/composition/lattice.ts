import { lineAt, linearRegression, type Line } from '../numeric/linear-regression.js';
import { FORMULA_UNITS, type WithError } from './density.js';
import { referenceValues, samples } from './reference/values.js';
import type { Estimate } from './types.js';

/** Cubic cell of LiCl at room temperature, Å (powder data file 4-664). Its volume counts here, and 0.01 Å of it is 0.6 %. */
const LICL_ANGSTROM = 5.13;

/** The study's lattice parameters against nominal x. */
export const studyLattice = referenceValues
  .filter(({ property }) => property === 'lattice_parameter_angstrom')
  .map(({ sample, value }) => ({ sample, x: samples[sample], value }));

/** The straight line through them: three points, and so one degree of freedom. */
export const latticeLine: Line = linearRegression(
  studyLattice.map(({ x }) => x),
  studyLattice.map(({ value }) => value)
)!;

/** The lattice parameter in Å that the study's line gives at x; the interval is the line's, with t = 12.7. */
export function latticeAt(x: number): Estimate {
  return estimate(...lineAt(latticeLine, x), latticeLine.t_95);
}

/**
 * The nominal x at which the study's line gives a measured lattice parameter (calibration, first order).
 *
 * @param a in Å; where its error is not known, a new value is taken to scatter as the study's do
 */
export function chlorineFromLattice(a: WithError): Estimate {
  const { intercept, slope, residual_standard_deviation, t_95 } = latticeLine;
  const x = (a.value - intercept) / slope;
  const [, lineError] = lineAt(latticeLine, x);
  const own = a.error >= 0 ? a.error : residual_standard_deviation;
  return estimate(x, Math.hypot(own, lineError) / Math.abs(slope), t_95);
}

/**
 * The chlorine for each phosphorus that is left in the lattice where LiCl stands beside it: its volume share v gives
 * q = v/(1 − v) · V(argyrodite)/V(LiCl) of LiCl for each formula of argyrodite.
 *
 * `balance` is what makes up for the LiCl that has left. `chlorine`: chlorine alone is counted, all phosphorus is in the argyrodite,
 * and x − q is left. `all-elements`: lithium and sulfur balance as well, which takes some Li3PS4 (amorphous, so that diffraction
 * does not see it) beside: Li7−xPS6−xClx = n Li7−yPS6−yCly + n q LiCl + (1 − n) Li3PS4 gives n = (2 − x)/(2 − y), y = x − q (2 − x)/2.
 *
 * @param x nominal
 * @param licl volume share of the crystalline parts in per cent, with its error
 * @param a lattice parameter of the argyrodite in Å
 */
export function chlorineBesideLiCl(
  x: number,
  licl: WithError,
  a: number,
  balance: 'chlorine' | 'all-elements' = 'chlorine'
): Estimate {
  const share = licl.value / 100;
  const volumes = a ** 3 / FORMULA_UNITS / (LICL_ANGSTROM ** 3 / FORMULA_UNITS);
  const weight = balance === 'chlorine' ? 1 : (2 - x) / 2;
  const left = x - (weight * volumes * share) / (1 - share);
  const error = (weight * volumes * (licl.error / 100)) / (1 - share) ** 2;
  return estimate(left, error, 1.959964);
}

function estimate(value: number, standard_error: number, t: number): Estimate {
  return {
    value,
    standard_error,
    lower_95: value - t * standard_error,
    upper_95: value + t * standard_error
  };
}
