import type { Element } from './element.js';

/** Z = R */
export const resistor: Element = {
  symbol: 'R',
  title: 'Resistance',
  parameters: [{ unit: 'Ω', lower: 0, upper: Infinity }],
  evaluate({ count }, values, z, [d]) {
    const r = values[0];
    for (let k = 0; k < count; k++) {
      z.re[k] = r;
      z.im[k] = 0;
      d.re[k] = 1;
      d.im[k] = 0;
    }
  },
  place: resistance => [resistance],
  resistance: 0
};
