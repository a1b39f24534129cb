import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shape } from '../types.js';
import { ComponentCurve } from './evaluate.js';
import { PARTS } from './quantities.js';

const energy = Float64Array.from({ length: 41 }, (_, i) => 158 + i * 0.2);
const place = { position: fc.double({ min: 160, max: 163, noNaN: true }) };
const STEP = 1e-5;

test('a component’s derivatives are those of finite differences, also where a splitting or ratio is 0', () => {
  const numbers = fc.record({
    ...place,
    shape: fc.constantFrom<Shape>('gl-sum', 'gl-product', 'voigt'),
    fwhm: fc.double({ min: 0.6, max: 2, noNaN: true }),
    mix: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    splitting: fc.constantFrom(0, 0.87, 1.18),
    ratio: fc.constantFrom(0, 0.5, 0.7),
    shift: fc.constantFrom(0, -1.3)
  });
  fc.assert(
    fc.property(numbers, ({ shape, position, fwhm, mix, splitting, ratio, shift }) => {
      const values = Float64Array.of(position, fwhm, 100, mix, splitting, ratio);
      const curve = new ComponentCurve(energy, shape, new Set(PARTS));
      const at = (part: number, change: number) => {
        const moved = values.slice();
        moved[part] += change;
        curve.evaluate(moved, 0, shift);
        return curve.curve.slice();
      };
      PARTS.forEach((_, part) => {
        const [after, before] = [at(part, STEP), at(part, -STEP)];
        curve.evaluate(values, 0, shift);
        curve.byPart[part].forEach((derivative, i) =>
          expect(Math.abs(derivative - (after[i] - before[i]) / (2 * STEP))).toBeLessThan(2e-4)
        );
      });
    }),
    { numRuns: 60 }
  );
});

test('only the derivatives that are asked for are worked out, and the curve is the same', () => {
  const values = Float64Array.of(161, 1.2, 100, 0.3, 1.18, 0.5);
  const [all, few] = [new Set(PARTS), new Set(['area'] as const)].map(
    wanted => new ComponentCurve(energy, 'gl-sum', wanted)
  );
  for (const curve of [all, few]) curve.evaluate(values, 0, 0);
  expect(few.curve).toEqual(all.curve);
  expect(few.byPart.map(({ length }) => length)).toEqual([41, 41, 41, 0, 0, 0]);
});
