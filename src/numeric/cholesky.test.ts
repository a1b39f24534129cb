import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveDamped } from './cholesky.js';

const entry = fc.double({ min: -1, max: 1, noNaN: true });

describe('solveDamped', () => {
  it('solves what it was given, whatever the scales of the unknowns', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain(m =>
          fc.record({
            rows: fc.array(fc.array(entry, { minLength: m, maxLength: m }), {
              minLength: m + 4,
              maxLength: m + 4
            }),
            x: fc.array(entry, { minLength: m, maxLength: m }),
            scales: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: m, maxLength: m }),
            damping: fc.constantFrom(0.01, 1)
          })
        ),
        ({ rows, x, scales, damping }) => {
          const m = x.length;
          const columns = scales.map((s, j) => rows.map(row => row[j] * 10 ** s));
          const a = new Float64Array(m * m);
          for (let i = 0; i < m; i++) {
            for (let j = 0; j < m; j++) {
              a[i * m + j] = columns[i].reduce((sum, value, k) => sum + value * columns[j][k], 0);
            }
          }
          fc.pre(scales.every((s, i) => a[i * m + i] > 1e-6 * 10 ** (2 * s)));
          const wanted = x.map((value, i) => value / 10 ** scales[i]);
          const b = Float64Array.from(x, (_, i) =>
            wanted.reduce((sum, value, j) => sum + a[i * m + j] * (i === j ? 1 + damping : 1) * value, 0)
          );
          const found = new Float64Array(m);
          expect(solveDamped(a, b, damping, m, found, new Float64Array(m * m), new Float64Array(m))).toBe(
            true
          );
          found.forEach((value, i) =>
            expect(Math.abs(value - wanted[i])).toBeLessThan(1e-9 / 10 ** scales[i])
          );
        }
      )
    );
  });

  it('says so where the matrix is not positive definite', () => {
    const solve = (a: number[]) =>
      solveDamped(
        Float64Array.from(a),
        Float64Array.of(1, 1),
        0,
        2,
        new Float64Array(2),
        new Float64Array(4),
        new Float64Array(2)
      );
    expect(solve([1, 2, 2, 1])).toBe(false);
    expect(solve([1, 1, 1, 1])).toBe(false);
    expect(solve([0, 0, 0, 1])).toBe(false);
    expect(solve([2, 1, 1, 2])).toBe(true);
  });
});
