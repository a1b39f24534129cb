import type { Element } from './element.js';

/** Z = L (jω)^α: an inductance with losses (BioLogic, application note 42). α = 1 is an inductance. */
export const modifiedInductor: Element = {
  symbol: 'La',
  title: 'Inductance with losses',
  parameters: [
    { unit: 'H s^(α−1)', lower: 0, upper: Infinity },
    { unit: '', lower: 0, upper: 1 }
  ],
  evaluate({ count, logOmega }, values, z, [dl, da]) {
    const [l, alpha] = values;
    const cos = Math.cos((alpha * Math.PI) / 2);
    const sin = Math.sin((alpha * Math.PI) / 2);
    for (let k = 0; k < count; k++) {
      const modulus = Math.exp(alpha * logOmega[k]);
      dl.re[k] = modulus * cos;
      dl.im[k] = modulus * sin;
      const re = (z.re[k] = l * dl.re[k]);
      const im = (z.im[k] = l * dl.im[k]);
      // Z (ln ω + jπ/2)
      da.re[k] = re * logOmega[k] - (im * Math.PI) / 2;
      da.im[k] = im * logOmega[k] + (re * Math.PI) / 2;
    }
  },
  place: (resistance, timeConstant, exponent) => [resistance * timeConstant ** exponent, exponent]
};
