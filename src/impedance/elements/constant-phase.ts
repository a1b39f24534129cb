import type { Element } from './element.js';

/** Z = 1/(Q (jω)^α); α = 1 is a capacitance, α = 0 a conductance. */
export const constantPhase: Element = {
  symbol: 'CPE',
  alias: 'Q',
  title: 'Constant phase element',
  parameters: [
    { unit: 'F s^(α−1)', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: 1 }
  ],
  evaluate({ count, logOmega }, values, z, [dq, da]) {
    const [q, alpha] = values;
    const phase = (alpha * Math.PI) / 2;
    const cos = Math.cos(phase) / q;
    const sin = -Math.sin(phase) / q;
    for (let k = 0; k < count; k++) {
      const modulus = Math.exp(-alpha * logOmega[k]);
      const re = modulus * cos;
      const im = modulus * sin;
      z.re[k] = re;
      z.im[k] = im;
      dq.re[k] = -re / q;
      dq.im[k] = -im / q;
      // −Z (ln ω + jπ/2)
      da.re[k] = (im * Math.PI) / 2 - re * logOmega[k];
      da.im[k] = (-re * Math.PI) / 2 - im * logOmega[k];
    }
  },
  place: (resistance, timeConstant, exponent) => [timeConstant ** exponent / resistance, exponent],
  capacitance: values => ({ q: values[0], alpha: values[1] })
};
