import type { Element } from './element.js';

/** Semi-infinite diffusion: Z = A_W (1 − j)/√ω (Warburg 1899). */
export const warburg: Element = {
  symbol: 'W',
  title: 'Warburg diffusion',
  parameters: [{ unit: 'Ω s^(−1/2)', lower: 0, upper: Infinity }],
  evaluate({ count, rootOmega }, values, z, [d]) {
    const a = values[0];
    for (let k = 0; k < count; k++) {
      const unit = 1 / rootOmega[k];
      z.re[k] = a * unit;
      z.im[k] = -a * unit;
      d.re[k] = unit;
      d.im[k] = -unit;
    }
  },
  place: (resistance, timeConstant) => [resistance / Math.sqrt(2 * timeConstant)]
};
