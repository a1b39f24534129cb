import type { Element } from './element.js';

/** Z = 1/(jωC) */
export const capacitor: Element = {
  symbol: 'C',
  title: 'Capacitance',
  parameters: [{ unit: 'F', lower: 0, upper: Infinity }],
  evaluate({ count, omega }, values, z, [d]) {
    const c = values[0];
    for (let k = 0; k < count; k++) {
      const im = -1 / (omega[k] * c);
      z.re[k] = 0;
      z.im[k] = im;
      d.re[k] = 0;
      d.im[k] = -im / c;
    }
  },
  place: (resistance, timeConstant) => [timeConstant / resistance],
  capacitance: values => ({ q: values[0], alpha: 1 })
};
