import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../types.js';
import { erfcx, faddeeva } from './faddeeva.js';
import { fillFrom, lineShape, makeProfile } from './profile.js';

const shapes: Shape[] = ['gl-sum', 'gl-product', 'voigt'];
const at = (shape: Shape, mix: number, t: number) => {
  const out = new Float64Array(3);
  makeProfile(shape, mix).at(t, out);
  return [...out];
};

describe('faddeeva', () => {
  test('is what it is known to be at 0, 1 and 1 + i', () => {
    // Abramowitz & Stegun 1964, table 7.9
    const known = [
      [0, 0, 1, 0],
      [1, 0, Math.exp(-1), 0.6071577058413937],
      [1, 1, 0.30474420525691254, 0.2082189382028316]
    ];
    const w = new Float64Array(2);
    for (const [x, y, re, im] of known) {
      faddeeva(x, y, w);
      expect(w[0]).toBeCloseTo(re, 12);
      expect(w[1]).toBeCloseTo(im, 12);
    }
  });

  test('is the convolution that defines it, (y/π)∫exp(−t²)/((x − t)² + y²) dt', () => {
    const w = new Float64Array(2);
    for (const [x, y] of [
      [0.5, 3],
      [0.1, 0.5],
      [4, 1],
      [9, 0.7],
      [30, 2]
    ]) {
      let sum = 0;
      for (let t = -10; t <= 10; t += 0.01) sum += (0.01 * Math.exp(-t * t)) / ((x - t) ** 2 + y * y);
      faddeeva(x, y, w);
      expect(w[0]).toBeCloseTo((y / Math.PI) * sum, 11);
    }
  });

  test('erfcx is exp(x²) erfc(x)', () => {
    expect(erfcx(0)).toBeCloseTo(1, 13);
    expect(erfcx(1)).toBeCloseTo(0.427583576155807, 13);
    expect(erfcx(10)).toBeCloseTo(0.05614099274382259, 13);
  });
});

describe.each(shapes)('%s', shape => {
  test('has the full width at half maximum that it is asked for, whatever the mix', () => {
    for (const mix of [0, 0.1, 0.3, 0.5, 0.9, 0.999, 1]) {
      expect(at(shape, mix, 1)[0] / at(shape, mix, 0)[0]).toBeCloseTo(0.5, 9);
    }
  });

  test('has unit area over the whole line', () => {
    for (const mix of [0, 1e-4, 0.02, 0.3, 0.8, 1]) {
      // t = tan θ takes in the tails
      const steps = 20000;
      let sum = 0;
      for (let k = 0; k < steps; k++) {
        const theta = -Math.PI / 2 + ((k + 0.5) * Math.PI) / steps;
        sum += (at(shape, mix, Math.tan(theta))[0] / Math.cos(theta) ** 2) * (Math.PI / steps);
      }
      expect(sum / 2).toBeCloseTo(1, 6);
    }
  });

  test('has the derivatives of finite differences, at random places', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0.01, max: 0.98, noNaN: true }),
        (t, mix) => {
          const h = 1e-5;
          const [, byT, byMix] = at(shape, mix, t);
          expect(byT).toBeCloseTo((at(shape, mix, t + h)[0] - at(shape, mix, t - h)[0]) / (2 * h), 6);
          expect(byMix).toBeCloseTo((at(shape, mix + h, t)[0] - at(shape, mix - h, t)[0]) / (2 * h), 6);
        }
      )
    );
  });

  test('is a Gaussian at mix 0 and a Lorentzian at mix 1', () => {
    for (const t of [0, 0.4, 1.7]) {
      expect(at(shape, 0, t)[0]).toBeCloseTo(
        Math.exp(-Math.LN2 * t * t) / Math.sqrt(Math.PI / Math.LN2 / 4),
        9
      );
      expect(at(shape, 1, t)[0]).toBeCloseTo(2 / Math.PI / (1 + t * t), 6);
    }
  });
});

test('lineShape is centred, scaled to its area, and in the order of the energies', () => {
  const energy = [160, 161, 162];
  const line = lineShape('gl-sum', energy, { position: 161, fwhm: 2, area: 3, mix: 0 });
  expect(line[0]).toBeCloseTo(line[1] / 2, 12);
  expect(line[1]).toBeCloseTo((3 * 2 * Math.sqrt(Math.LN2 / Math.PI)) / 2, 12);
});

test('all points at once are what one after another is, far from the centre too', () => {
  const energy = Float64Array.from({ length: 301 }, (_, i) => 140 + i * 0.15);
  for (const shape of ['gl-sum', 'gl-product', 'voigt'] as const) {
    const profile = makeProfile(shape, 0.3);
    const all = { value: energy.slice(), slope: energy.slice(), byMix: energy.slice() };
    fillFrom(profile, energy, 161.4, 0.6, all);
    const one = new Float64Array(3);
    energy.forEach((e, i) => {
      profile.at((e - 161.4) / 0.6, one);
      expect(all.value[i]).toBeCloseTo(one[0], 15);
      expect(all.slope[i]).toBeCloseTo(one[1], 15);
      expect(all.byMix[i]).toBeCloseTo(one[2], 15);
    });
  }
});
