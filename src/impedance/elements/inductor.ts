import type { Element } from './element.js';

/** Z = jωL */
export const inductor: Element = {
  symbol: 'L',
  title: 'Inductance',
  parameters: [{ unit: 'H', lower: 0, upper: Infinity }],
  evaluate({ count, omega }, values, z, [d]) {
    const l = values[0];
    for (let k = 0; k < count; k++) {
      z.re[k] = 0;
      z.im[k] = omega[k] * l;
      d.re[k] = 0;
      d.im[k] = omega[k];
    }
  },
  place: (resistance, timeConstant) => [resistance * timeConstant]
};
