import type { Profile } from './profile.js';

const GAUSS_AREA = Math.sqrt(Math.PI / Math.LN2) / 2;
const LORENTZ_AREA = Math.PI / 2;
/** In half widths, squared: a Gaussian is below 1e-18 of its height, which no sum can hold. */
const VANISHED = 60;

/** (1 − m) G + m L, both of one height and width: areas h w √(π/ln 2)/2 and π h w/2. */
export function glSum(mix: number): Profile {
  const area = (1 - mix) * GAUSS_AREA + mix * LORENTZ_AREA;
  const change = (LORENTZ_AREA - GAUSS_AREA) / area;
  return {
    at(t, out) {
      const gauss = Math.exp(-Math.LN2 * t * t);
      const lorentz = 1 / (1 + t * t);
      out[0] = ((1 - mix) * gauss + mix * lorentz) / area;
      out[1] = (-2 * t * ((1 - mix) * Math.LN2 * gauss + mix * lorentz * lorentz)) / area;
      out[2] = (lorentz - gauss) / area - out[0] * change;
    },
    fill(energy, centre, half, { value, slope, byMix }) {
      for (let i = 0; i < energy.length; i++) {
        const t = (energy[i] - centre) / half;
        const square = t * t;
        const gauss = square < VANISHED ? Math.exp(-Math.LN2 * square) : 0;
        const lorentz = 1 / (1 + square);
        const all = ((1 - mix) * gauss + mix * lorentz) / area;
        value[i] = all;
        slope[i] = (-2 * t * ((1 - mix) * Math.LN2 * gauss + mix * lorentz * lorentz)) / area;
        byMix[i] = (lorentz - gauss) / area - all * change;
      }
    }
  };
}
