import type { Element } from './element.js';

/** A depressed and skewed arc: Z = R/(1 + (jωτ)^a)^b (Havriliak & Negami 1967, as an impedance). */
export const havriliakNegami: Element = {
  symbol: 'H',
  title: 'Depressed and skewed arc (Havriliak-Negami)',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 's', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: 1 },
    { unit: '', lower: 0, upper: 1 }
  ],
  evaluate({ count, logOmega }, values, z, [dr, dt, da, db]) {
    const [r, tau, a, b] = values;
    const logTau = Math.log(tau);
    const cos = Math.cos((a * Math.PI) / 2);
    const sin = Math.sin((a * Math.PI) / 2);
    for (let k = 0; k < count; k++) {
      const log = logOmega[k] + logTau;
      // u = (jωτ)^±a, whichever is at most 1, so that nothing overflows
      const modulus = Math.exp(-a * Math.abs(log));
      const uRe = modulus * cos;
      const uIm = log > 0 ? -modulus * sin : modulus * sin;
      const square = (1 + uRe) * (1 + uRe) + uIm * uIm;
      // ln(1 + (jωτ)^a)
      let logRe = Math.log1p(uRe * (2 + uRe) + uIm * uIm) / 2;
      let logIm = Math.atan2(uIm, 1 + uRe);
      // (jωτ)^a/(1 + (jωτ)^a)
      let shareRe = (uRe * (1 + uRe) + uIm * uIm) / square;
      let shareIm = uIm / square;
      if (log > 0) {
        logRe += a * log;
        logIm += (a * Math.PI) / 2;
        shareRe = (1 + uRe) / square;
        shareIm = -uIm / square;
      }
      const size = Math.exp(-b * logRe);
      dr.re[k] = size * Math.cos(b * logIm);
      dr.im[k] = -size * Math.sin(b * logIm);
      const re = (z.re[k] = r * dr.re[k]);
      const im = (z.im[k] = r * dr.im[k]);
      const slopeRe = -b * (re * shareRe - im * shareIm);
      const slopeIm = -b * (re * shareIm + im * shareRe);
      dt.re[k] = (a / tau) * slopeRe;
      dt.im[k] = (a / tau) * slopeIm;
      da.re[k] = slopeRe * log - (slopeIm * Math.PI) / 2;
      da.im[k] = slopeIm * log + (slopeRe * Math.PI) / 2;
      db.re[k] = im * logIm - re * logRe;
      db.im[k] = -re * logIm - im * logRe;
    }
  },
  place: (resistance, timeConstant, exponent) => [resistance, timeConstant, exponent, exponent],
  timeConstant: values => values[1],
  resistance: 0
};
