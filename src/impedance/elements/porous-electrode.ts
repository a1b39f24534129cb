import type { Element } from './element.js';
import { complexSlope, cothRatio } from './hyperbolic.js';

const f = complexSlope();

/**
 * Ions in the pores of a blocking electrode, a transmission line with constant phase elements: Z = √(R_i Z_s) coth√(R_i/Z_s) with
 * Z_s = 1/(Q (jω)^γ) (de Levie 1963; Landesfeind et al. 2016). With w = R_i Q (jω)^γ it is R_i coth√w/√w: R_i/3 and a
 * constant phase element at low frequency.
 */
export const porousElectrode: Element = {
  symbol: 'TLMQ',
  title: 'Porous electrode, transmission line',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 'F s^(γ−1)', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: 1 }
  ],
  evaluate({ count, logOmega }, values, z, [dr, dq, dg]) {
    const [r, q, gamma] = values;
    const cos = Math.cos((gamma * Math.PI) / 2);
    const sin = Math.sin((gamma * Math.PI) / 2);
    for (let k = 0; k < count; k++) {
      const modulus = r * q * Math.exp(gamma * logOmega[k]);
      cothRatio(modulus * cos, modulus * sin, f);
      z.re[k] = r * f.re;
      z.im[k] = r * f.im;
      dr.re[k] = f.re + f.slopeRe;
      dr.im[k] = f.im + f.slopeIm;
      dq.re[k] = (r / q) * f.slopeRe;
      dq.im[k] = (r / q) * f.slopeIm;
      dg.re[k] = r * (f.slopeRe * logOmega[k] - (f.slopeIm * Math.PI) / 2);
      dg.im[k] = r * (f.slopeIm * logOmega[k] + (f.slopeRe * Math.PI) / 2);
    }
  },
  place: (resistance, timeConstant, exponent) => [
    resistance,
    timeConstant ** exponent / resistance,
    exponent
  ],
  timeConstant: values => (values[0] * values[1]) ** (1 / values[2])
};
