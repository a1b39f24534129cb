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
  /** Writes the same at (energy − centre)/half for all energies at once; where it is left out, {@link fillFrom} does it by `at`. */
  fill?(energy: Float64Array, centre: number, half: number, out: ProfileValues): void;
}

/** φ, dφ/dt and dφ/dmix at each energy. */
export interface ProfileValues {
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly byMix: Float64Array;
}

/** A profile's values at (energy − centre)/half. */
export function fillFrom(
  profile: Profile,
  energy: Float64Array,
  centre: number,
  half: number,
  out: ProfileValues
): void {
  if (profile.fill) {
    profile.fill(energy, centre, half, out);
    return;
  }
  for (let i = 0; i < energy.length; i++) {
    profile.at((energy[i] - centre) / half, scratch);
    out.value[i] = scratch[0];
    out.slope[i] = scratch[1];
    out.byMix[i] = scratch[2];
  }
}

const scratch = new Float64Array(3);

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
