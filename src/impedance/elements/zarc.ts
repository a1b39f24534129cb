import type { Element } from './element.js';

/** A depressed arc, written with its time constant: Z = R/(1 + (jωτ)^γ) (Cole & Cole 1941). */
export const zarc: Element = {
  symbol: 'Zarc',
  title: 'Depressed arc (Cole-Cole)',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 's', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: 1 }
  ],
  evaluate({ count, logOmega }, values, z, [dr, dt, dg]) {
    const [r, tau, gamma] = values;
    const logTau = Math.log(tau);
    const cos = Math.cos((gamma * Math.PI) / 2);
    const sin = Math.sin((gamma * Math.PI) / 2);
    for (let k = 0; k < count; k++) {
      const log = logOmega[k] + logTau;
      // with u = (jωτ)^±γ, whichever is at most 1: one of 1/(1 + u) and u/(1 + u) is Z/R, the other 1 − Z/R
      const modulus = Math.exp(-gamma * Math.abs(log));
      const uRe = modulus * cos;
      const uIm = log > 0 ? -modulus * sin : modulus * sin;
      const square = (1 + uRe) * (1 + uRe) + uIm * uIm;
      const oneRe = (1 + uRe) / square;
      const oneIm = -uIm / square;
      const otherRe = (uRe * (1 + uRe) + uIm * uIm) / square;
      const otherIm = uIm / square;
      const re = log > 0 ? otherRe : oneRe;
      const im = log > 0 ? otherIm : oneIm;
      dr.re[k] = re;
      dr.im[k] = im;
      z.re[k] = r * re;
      z.im[k] = r * im;
      // −R/(1 + u) · u/(1 + u), times γ/τ or ln(jωτ)
      const slopeRe = -r * (oneRe * otherRe - oneIm * otherIm);
      const slopeIm = -r * (oneRe * otherIm + oneIm * otherRe);
      dt.re[k] = (gamma / tau) * slopeRe;
      dt.im[k] = (gamma / tau) * slopeIm;
      dg.re[k] = slopeRe * log - (slopeIm * Math.PI) / 2;
      dg.im[k] = slopeIm * log + (slopeRe * Math.PI) / 2;
    }
  },
  place: (resistance, timeConstant, exponent) => [resistance, timeConstant, exponent],
  timeConstant: values => values[1],
  resistance: 0
};
