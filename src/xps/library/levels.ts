import type { Bounds } from '../types.js';

/** A level as it is fitted. */
export interface Level {
  region: string;
  /** eV from the 3/2 line up to the 1/2 line; 0 for an s level. */
  splitting: number;
  /** Area of the 1/2 line over that of the 3/2 line: 2j + 1 of either. */
  ratio: number;
  /** Splittings outside of this are no property of the level. */
  splitting_range: Bounds;
  /** Where lines of this level can stand, charge-corrected: outside of it the label is wrong, or the charge correction. eV */
  energies: Bounds;
  /** A window that holds all of its components and some background beside them, eV. */
  window: Bounds;
  /** Width of one line with a monochromated source, where nothing else is known, eV. */
  fwhm: number;
  fwhm_range: Bounds;
}

/**
 * Splittings and their ranges: S 2p 1.18 eV (1.08 to 1.23), P 2p 0.87 (0.80 to 0.92), Cl 2p 1.60 (1.55 to 1.65). Widths are what
 * laboratory instruments usually give on these powders; they start a fit and limit it loosely.
 */
export const levels: readonly Level[] = [
  {
    region: 'S 2p',
    splitting: 1.18,
    ratio: 0.5,
    splitting_range: [1.08, 1.23],
    energies: [158, 172],
    window: [156, 171],
    fwhm: 1.1,
    fwhm_range: [0.6, 2]
  },
  {
    region: 'P 2p',
    splitting: 0.87,
    ratio: 0.5,
    splitting_range: [0.8, 0.92],
    energies: [124.5, 137],
    window: [122, 137],
    fwhm: 1.2,
    fwhm_range: [0.6, 2]
  },
  {
    region: 'Cl 2p',
    splitting: 1.6,
    ratio: 0.5,
    splitting_range: [1.55, 1.65],
    energies: [196.5, 203],
    window: [194, 205],
    fwhm: 1.1,
    fwhm_range: [0.6, 2]
  },
  {
    region: 'Li 1s',
    splitting: 0,
    ratio: 0,
    splitting_range: [0, 0],
    energies: [53, 58.5],
    window: [50, 61],
    fwhm: 1.3,
    fwhm_range: [0.6, 2.4]
  },
  {
    region: 'C 1s',
    splitting: 0,
    ratio: 0,
    splitting_range: [0, 0],
    energies: [282, 294],
    window: [280, 296],
    fwhm: 1.3,
    fwhm_range: [0.7, 2.4]
  }
];

/** The level of a region; `undefined` where this library does not know it. */
export function levelOf(region: string): Level | undefined {
  return levels.find(level => level.region === region);
}
