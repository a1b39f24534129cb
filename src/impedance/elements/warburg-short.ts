import { finiteDiffusion } from './finite-diffusion.js';

/** Of tanh √w/√w = Σ c_k w^k, Abramowitz & Stegun 4.5.64. */
const SERIES = [1, -1 / 3, 2 / 15, -17 / 315, 62 / 2835, -1382 / 155925, 21844 / 6081075];

/**
 * Diffusion through a finite layer with a transmitting end: Z = Z0 tanh√(jωτ)/√(jωτ).
 *
 * With w = jωτ and f = tanh√w/√w, the derivative is closed: w f' = (sech²√w − f)/2.
 */
export const warburgShort = finiteDiffusion({
  symbol: 'Ws',
  title: 'Finite diffusion, transmitting',
  small: 0.01,
  series: SERIES,
  blocks: false,
  closed(v, out) {
    // √w = x (1 + j); everything divided by exp(2x), so that nothing overflows
    const x = Math.sqrt(v / 2);
    const e = Math.exp(-2 * x);
    const cos = Math.cos(x);
    const sin = Math.sin(x);
    const denominator = 2 * x * ((1 - e) * (1 - e) + 4 * e * cos * cos);
    const tanhRe = 1 - e * e;
    const tanhIm = 4 * e * sin * cos;
    out.re = (tanhRe + tanhIm) / denominator;
    out.im = (tanhIm - tanhRe) / denominator;
    // sech²√w = 2/(cosh 2√w + 1)
    const evenRe = (1 + e * e) * (1 - 2 * sin * sin) + 2 * e;
    const evenIm = (1 - e * e) * 2 * sin * cos;
    const square = evenRe * evenRe + evenIm * evenIm;
    out.slopeRe = ((4 * e * evenRe) / square - out.re) / 2;
    out.slopeIm = ((-4 * e * evenIm) / square - out.im) / 2;
  }
});
