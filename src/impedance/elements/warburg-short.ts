import type { Element } from './element.js';

/** Below this |sτ| the power series is more exact than the closed form. */
const SMALL = 0.01;

/** Above it tanh √w is 1 to the last digit: exp(−2√(v/2)) < 1e-17. */
const LARGE = 800;

/** Of tanh √w/√w = Σ c_k w^k, Abramowitz & Stegun 4.5.64. */
const SERIES = [1, -1 / 3, 2 / 15, -17 / 315, 62 / 2835, -1382 / 155925, 21844 / 6081075];

/**
 * Diffusion through a finite layer with a transmitting end: Z = Z0 tanh√(jωτ)/√(jωτ).
 *
 * With w = jωτ and f = tanh√w/√w, the derivative is closed: w f' = (sech²√w − f)/2.
 */
export const warburgShort: Element = {
  symbol: 'Ws',
  title: 'Finite diffusion, transmitting',
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
        const denominator = 2 * x * ((1 - e) * (1 - e) + 4 * e * cos * cos);
        const tanhRe = 1 - e * e;
        const tanhIm = 4 * e * sin * cos;
        re = (tanhRe + tanhIm) / denominator;
        im = (tanhIm - tanhRe) / denominator;
        // sech²√w = 2/(cosh 2√w + 1)
        const evenRe = (1 + e * e) * (1 - 2 * sin * sin) + 2 * e;
        const evenIm = (1 - e * e) * 2 * sin * cos;
        const square = evenRe * evenRe + evenIm * evenIm;
        slopeRe = ((4 * e * evenRe) / square - re) / 2;
        slopeIm = ((-4 * e * evenIm) / square - im) / 2;
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
