import { finiteDiffusion } from './finite-diffusion.js';
import { COTH_SERIES } from './hyperbolic.js';

/**
 * Diffusion through a finite layer with a reflecting (blocking) end: Z = Z0 coth√(jωτ)/√(jωτ).
 *
 * With w = jωτ and f = coth√w/√w, the derivative is closed: w f' = −(f + csch²√w)/2.
 */
export const warburgOpen = finiteDiffusion({
  symbol: 'Wo',
  title: 'Finite diffusion, reflecting',
  small: 0.1,
  series: COTH_SERIES,
  blocks: true,
  closed(v, out) {
    // √w = x (1 + j); everything divided by exp(2x), so that nothing overflows
    const x = Math.sqrt(v / 2);
    const e = Math.exp(-2 * x);
    const cos = Math.cos(x);
    const sin = Math.sin(x);
    const denominator = 2 * x * ((1 - e) * (1 - e) + 4 * e * sin * sin);
    const cothRe = 1 - e * e;
    const cothIm = -4 * e * sin * cos;
    out.re = (cothRe + cothIm) / denominator;
    out.im = (cothIm - cothRe) / denominator;
    // csch²√w = 2/(cosh 2√w − 1)
    const evenRe = (1 + e * e) * (1 - 2 * sin * sin) - 2 * e;
    const evenIm = (1 - e * e) * 2 * sin * cos;
    const square = evenRe * evenRe + evenIm * evenIm;
    out.slopeRe = -(out.re + (4 * e * evenRe) / square) / 2;
    out.slopeIm = -(out.im - (4 * e * evenIm) / square) / 2;
  }
});
