import type { Element } from './element.js';

/** A resistance beside a capacitance, written with its time constant: Z = R/(1 + jωτ) (Voigt 1892; Boukamp 1995). */
export const voigt: Element = {
  symbol: 'K',
  title: 'Voigt element (RC)',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 's', lower: 0, upper: Infinity }
  ],
  evaluate({ count, omega }, values, z, [dr, dt]) {
    const [r, tau] = values;
    for (let k = 0; k < count; k++) {
      const v = omega[k] * tau;
      const re = 1 / (1 + v * v);
      const im = -v * re;
      dr.re[k] = re;
      dr.im[k] = im;
      z.re[k] = r * re;
      z.im[k] = r * im;
      // −R jω/(1 + jωτ)²
      dt.re[k] = 2 * r * omega[k] * re * im;
      dt.im[k] = -r * omega[k] * (re * re - im * im);
    }
  },
  place: (resistance, timeConstant) => [resistance, timeConstant],
  timeConstant: values => values[1],
  resistance: 0
};
