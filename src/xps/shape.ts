import type { FittedComponent } from './types.js';

type Doublet = Pick<FittedComponent, 'position' | 'fwhm' | 'mix' | 'splitting' | 'ratio' | 'area'>;

/**
 * A doublet as a sum of Gaussian and Lorentzian of one width, whatever shape the fit has: to find where residuals ask for one, the
 * difference between shapes does not matter.
 */
export function doubletAt({ position, fwhm, mix, splitting, ratio, area }: Doublet, energy: number): number {
  const height =
    (2 * area) / (fwhm * ((1 - mix) * Math.sqrt(Math.PI / Math.LN2) + mix * Math.PI)) / (1 + ratio);
  const first = profile((2 * (energy - position)) / fwhm, mix);
  return (
    height * (ratio > 0 ? first + ratio * profile((2 * (energy - position - splitting)) / fwhm, mix) : first)
  );
}

function profile(t: number, mix: number): number {
  return (1 - mix) * Math.exp(-Math.LN2 * t * t) + mix / (1 + t * t);
}
