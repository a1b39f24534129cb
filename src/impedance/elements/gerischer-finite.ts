import type { Element } from './element.js';
import { complexSlope, cothRatio } from './hyperbolic.js';

const f = complexSlope();

/**
 * Gerischer's diffusion with reaction in a layer of finite length: Z = R/(√(1 + jωτ) tanh(φ√(1 + jωτ))) (Boukamp & Bouwmeester
 * 2003). With w = φ²(1 + jωτ) it is R φ coth√w/√w.
 */
export const gerischerFinite: Element = {
  symbol: 'Gs',
  title: 'Gerischer in a layer of finite length',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 's', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: Infinity, reach: [1e-6, 1e6] }
  ],
  evaluate({ count, omega }, values, z, [dr, dt, dphi]) {
    const [r, tau, phi] = values;
    for (let k = 0; k < count; k++) {
      const v = omega[k] * tau;
      cothRatio(phi * phi, phi * phi * v, f);
      dr.re[k] = phi * f.re;
      dr.im[k] = phi * f.im;
      z.re[k] = r * dr.re[k];
      z.im[k] = r * dr.im[k];
      dphi.re[k] = r * (f.re + 2 * f.slopeRe);
      dphi.im[k] = r * (f.im + 2 * f.slopeIm);
      // R φ w f'/τ · jv/(1 + jv)
      const angle = Math.atan(v);
      const shareRe = (r * phi * Math.sin(angle) * Math.sin(angle)) / tau;
      const shareIm = (r * phi * Math.sin(angle) * Math.cos(angle)) / tau;
      dt.re[k] = f.slopeRe * shareRe - f.slopeIm * shareIm;
      dt.im[k] = f.slopeRe * shareIm + f.slopeIm * shareRe;
    }
  },
  // φ from 0.1 to 10 over the exponents that starts are drawn with
  place: (resistance, timeConstant, exponent) => [resistance, timeConstant, 10 ** (4 * exponent - 3)],
  timeConstant: values => values[1]
};
