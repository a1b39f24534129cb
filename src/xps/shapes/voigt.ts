import { faddeeva } from './faddeeva.js';
import { glSum } from './gl-sum.js';
import type { Profile } from './profile.js';

const ROOT_OF_PI = Math.sqrt(Math.PI);

/**
 * The Voigt profile, a Gaussian convolved with a Lorentzian, from the Faddeeva function: exact, not a sum of the two. `mix` is the
 * Lorentzian's full width over that of the whole; the Gaussian's is the one that makes the whole as wide as asked for.
 */
export function voigt(mix: number): Profile {
  // next to its ends the profile is what it ends in, to far below any noise
  if (mix > 1 - 1e-7) return glSum(1);
  const { s, change } = scaleOf(mix);
  const w = new Float64Array(2);
  return {
    at(t, out) {
      const x = t * s;
      const y = mix * s;
      faddeeva(x, y, w);
      // w' = −2 z w + 2i/√π
      const dr = -2 * (x * w[0] - y * w[1]);
      const di = -2 * (x * w[1] + y * w[0]) + 2 / ROOT_OF_PI;
      const factor = (2 * s) / ROOT_OF_PI;
      out[0] = factor * w[0];
      out[1] = factor * s * dr;
      // z = (t + i mix) s, so dz/dmix = (t + i mix) s' + i s
      const zr = t * change;
      const zi = mix * change + s;
      out[2] = (2 / ROOT_OF_PI) * change * w[0] + factor * (dr * zr - di * zi);
    }
  };
}

/**
 * s = √(ln 2) × total width over Gaussian width, and ds/dmix: where Re w((1 + i mix) s) is half of Re w(i mix s), by Newton's method from
 * the approximation of Olivero & Longbothum (1977).
 */
function scaleOf(mix: number): { s: number; change: number } {
  const gauss = Math.sqrt(Math.max((1 - 0.5346 * mix) ** 2 - 0.2166 * mix * mix, 1e-9));
  let s = Math.sqrt(Math.LN2) / gauss;
  let slopes = halfHeight(s, mix);
  for (let i = 0; i < 60; i++) {
    const step = slopes.value / slopes.byS;
    s -= Math.max(-0.5 * s, Math.min(0.5 * s, step));
    slopes = halfHeight(s, mix);
    if (Math.abs(step) < 1e-14 * s) break;
  }
  return { s, change: -slopes.byMix / slopes.byS };
}

function halfHeight(s: number, mix: number): { value: number; byS: number; byMix: number } {
  const edge = derivative(s, mix * s);
  const top = derivative(0, mix * s);
  return {
    value: edge.re - top.re / 2,
    byS: edge.dr - mix * edge.di + (mix * top.di) / 2,
    byMix: -s * edge.di + (s * top.di) / 2
  };
}

/** Re w(z) and w'(z). */
function derivative(x: number, y: number): { re: number; dr: number; di: number } {
  const w = new Float64Array(2);
  faddeeva(x, y, w);
  return {
    re: w[0],
    dr: -2 * (x * w[0] - y * w[1]),
    di: -2 * (x * w[1] + y * w[0]) + 2 / ROOT_OF_PI
  };
}
