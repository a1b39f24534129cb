import type { Element } from './element.js';
import { complexSlope, cothRatio, cschRatio } from './hyperbolic.js';

const f = complexSlope();
const g = complexSlope();

/**
 * A porous electrode in which ions and electrons both move: Z = A coth β/β + B/(β sinh β), β = √(a + jωb) (Paasch, Micka & Gersdorf
 * 1993). In that model B <= A.
 */
export const macrohomogeneous: Element = {
  symbol: 'T',
  title: 'Porous electrode, macrohomogeneous model',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: Infinity, reach: [1e-9, 1e9] },
    { unit: 's', lower: 0, upper: Infinity }
  ],
  evaluate({ count, omega }, values, z, [dA, dB, da, db]) {
    const [A, B, a, b] = values;
    for (let k = 0; k < count; k++) {
      const w = omega[k] * b;
      cothRatio(a, w, f);
      cschRatio(a, w, f, g);
      dA.re[k] = f.re;
      dA.im[k] = f.im;
      dB.re[k] = g.re;
      dB.im[k] = g.im;
      z.re[k] = A * f.re + B * g.re;
      z.im[k] = A * f.im + B * g.im;
      // dZ/dβ² = (A w f' + B w g')/w, w = a + jωb
      const modulus = Math.hypot(a, w);
      const cos = a / modulus;
      const sin = w / modulus;
      const slopeRe = (A * f.slopeRe + B * g.slopeRe) / modulus;
      const slopeIm = (A * f.slopeIm + B * g.slopeIm) / modulus;
      const re = (da.re[k] = slopeRe * cos + slopeIm * sin);
      const im = (da.im[k] = slopeIm * cos - slopeRe * sin);
      db.re[k] = -omega[k] * im;
      db.im[k] = omega[k] * re;
    }
  },
  // a from 0.1 to 10 over the exponents that starts are drawn with
  place: (resistance, timeConstant, exponent) => [
    resistance,
    resistance / 2,
    10 ** (4 * exponent - 3),
    timeConstant
  ],
  timeConstant: values => values[3]
};
