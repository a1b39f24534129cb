import type { Shape } from '../types.js';
import { glProduct } from './gl-product.js';
import { glSum } from './gl-sum.js';
import { voigt } from './voigt.js';

/**
 * A line of unit area and unit full width at half maximum: t is the distance from the centre in half widths, t = ±1 at half height.
 * A line of width w at distance d is φ(2d/w)/w.
 */
export interface Profile {
  /** Writes φ, dφ/dt and dφ/dmix. */
  at(t: number, out: Float64Array): void;
}

const makers: Record<Shape, (mix: number) => Profile> = {
  'gl-sum': glSum,
  'gl-product': glProduct,
  voigt
};

/** @param mix 0: Gaussian, 1: Lorentzian; for a Voigt profile, Lorentzian width over total width */
export function makeProfile(shape: Shape, mix: number): Profile {
  return makers[shape](mix);
}

/**
 * Intensities of a line.
 *
 * @param energy eV, in any order
 * @param line `position` and `fwhm` (true full width at half maximum) in eV, `area` over the whole line
 */
export function lineShape(
  shape: Shape,
  energy: ArrayLike<number>,
  { position, fwhm, area = 1, mix = 0 }: { position: number; fwhm: number; area?: number; mix?: number }
): Float64Array {
  const profile = makeProfile(shape, mix);
  const out = new Float64Array(3);
  return Float64Array.from(energy, value => {
    profile.at((2 * (value - position)) / fwhm, out);
    return (area * out[0]) / fwhm;
  });
}
