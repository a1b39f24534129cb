import type { Element } from './element.js';

/** Diffusion with a reaction that uses up what diffuses: Z = R/√(1 + jωτ) (Gerischer 1951). */
export const gerischer: Element = {
  symbol: 'G',
  title: 'Gerischer, diffusion with reaction',
  parameters: [
    { unit: 'Ω', lower: 0, upper: Infinity },
    { unit: 's', lower: 0, upper: Infinity }
  ],
  evaluate({ count, omega }, values, z, [dr, dt]) {
    const [r, tau] = values;
    for (let k = 0; k < count; k++) {
      const v = omega[k] * tau;
      const modulus = 1 / Math.sqrt(Math.hypot(1, v));
      const angle = Math.atan(v);
      dr.re[k] = modulus * Math.cos(angle / 2);
      dr.im[k] = -modulus * Math.sin(angle / 2);
      const re = (z.re[k] = r * dr.re[k]);
      const im = (z.im[k] = r * dr.im[k]);
      // −Z/(2τ) · jv/(1 + jv), and jv/(1 + jv) = sin θ (sin θ + j cos θ) with θ = arctan v
      const shareRe = (-Math.sin(angle) * Math.sin(angle)) / (2 * tau);
      const shareIm = (-Math.sin(angle) * Math.cos(angle)) / (2 * tau);
      dt.re[k] = re * shareRe - im * shareIm;
      dt.im[k] = re * shareIm + im * shareRe;
    }
  },
  place: (resistance, timeConstant) => [resistance, timeConstant],
  timeConstant: values => values[1]
};
