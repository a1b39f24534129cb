import type { Element } from './element.js';
import { COTH_SERIES as SERIES } from './hyperbolic.js';

/** Below this |sτ| the power series is more exact than the closed form. */
const SMALL = 0.1;

/** Above it coth √w is 1 to the last digit: exp(−2√(v/2)) < 1e-17. */
const LARGE = 800;

/**
 * Diffusion through a finite layer with a reflecting (blocking) end: Z = Z0 coth√(jωτ)/√(jωτ).
 *
 * With w = jωτ and f = coth√w/√w, the derivative is closed: w f' = −(f + csch²√w)/2.
 */
export const warburgOpen: Element = {
  symbol: 'Wo',
  title: 'Finite diffusion, reflecting',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 's', lower: 0, upper: Infinity }
  ],
  evaluate({ count, omega }, values, z, [d0, dt]) {
    const [z0, tau] = values;
    for (let k = 0; k < count; k++) {
      const v = omega[k] * tau; // w = j v
      let re = 0;
      let im = 0;
      let slopeRe = 0; // w f'
      let slopeIm = 0;
      if (v < SMALL) {
        let powerRe = 1; // w^n
        let powerIm = 0;
        for (let n = 0; n < SERIES.length; n++) {
          re += SERIES[n] * powerRe;
          im += SERIES[n] * powerIm;
          slopeRe += n * SERIES[n] * powerRe;
          slopeIm += n * SERIES[n] * powerIm;
          const next = -powerIm * v;
          powerIm = powerRe * v;
          powerRe = next;
        }
        im -= 1 / v;
        slopeIm += 1 / v;
      } else if (v > LARGE) {
        re = 1 / Math.sqrt(2 * v);
        im = -re;
        slopeRe = -re / 2;
        slopeIm = re / 2;
      } else {
        // √w = x (1 + j); everything divided by exp(2x), so that nothing overflows
        const x = Math.sqrt(v / 2);
        const e = Math.exp(-2 * x);
        const cos = Math.cos(x);
        const sin = Math.sin(x);
        const denominator = 2 * x * ((1 - e) * (1 - e) + 4 * e * sin * sin);
        const cothRe = 1 - e * e;
        const cothIm = -4 * e * sin * cos;
        re = (cothRe + cothIm) / denominator;
        im = (cothIm - cothRe) / denominator;
        // csch²√w = 2/(cosh 2√w − 1)
        const evenRe = (1 + e * e) * (1 - 2 * sin * sin) - 2 * e;
        const evenIm = (1 - e * e) * 2 * sin * cos;
        const square = evenRe * evenRe + evenIm * evenIm;
        slopeRe = -(re + (4 * e * evenRe) / square) / 2;
        slopeIm = -(im - (4 * e * evenIm) / square) / 2;
      }
      z.re[k] = z0 * re;
      z.im[k] = z0 * im;
      d0.re[k] = re;
      d0.im[k] = im;
      dt.re[k] = (z0 / tau) * slopeRe;
      dt.im[k] = (z0 / tau) * slopeIm;
    }
  },
  place: (resistance, timeConstant) => [resistance, timeConstant],
  timeConstant: values => values[1]
};
