import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromPolar } from './polar.js';

test('modulus and phase give the parts that Math.cos and Math.sin give, to the last bits', () => {
  fc.assert(
    fc.property(fc.double({ min: -720, max: 720, noNaN: true }), phase => {
      const { real, imaginary } = fromPolar(1, phase);
      expect(Math.abs(real - Math.cos(phase))).toBeLessThan(4e-16);
      expect(Math.abs(imaginary - Math.sin(phase))).toBeLessThan(4e-16);
    }),
    { numRuns: 5000 }
  );
});

test('the axes are where they should be', () => {
  expect(fromPolar(2, 0)).toEqual({ real: 2, imaginary: 0 });
  expect(fromPolar(2, -Math.PI / 2).imaginary).toBe(-2);
});

test('the bits are those of sums and products, the same in every engine', () => {
  // computed once in V8 14.4 (embedded in Python) and in V8 11.3 (Node 20): they agree, and their Math.sin do not
  expect(fromPolar(50.752583, (-20.75998 * Math.PI) / 180)).toEqual({
    real: 47.45739459359761,
    imaginary: -17.989451897138522
  });
});
