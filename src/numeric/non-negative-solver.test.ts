import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonNegativeSolver } from './non-negative-solver.js';

const SIZE = 6;
const number = fc.integer({ min: -20, max: 20 });

describe('exact non-negative least squares', () => {
  it('meets the conditions of a minimum: nothing below 0, and no slope that could be followed', () => {
    const problem = fc.record({
      rows: fc.array(fc.array(number, { minLength: SIZE, maxLength: SIZE }), { minLength: 8, maxLength: 8 }),
      right: fc.array(number, { minLength: 8, maxLength: 8 })
    });
    const solver = nonNegativeSolver(SIZE);
    const x = new Float64Array(SIZE);
    fc.assert(
      fc.property(problem, ({ rows, right }) => {
        const a = new Float64Array(SIZE * SIZE);
        const b = new Float64Array(SIZE);
        for (let i = 0; i < SIZE; i++) {
          for (let j = 0; j < SIZE; j++) {
            a[i * SIZE + j] = rows.reduce((sum, row) => sum + row[i] * row[j], i === j ? 0.1 : 0);
          }
          b[i] = rows.reduce((sum, row, k) => sum + row[i] * right[k], 0);
        }
        solver.solve(a, b, x);
        for (let i = 0; i < SIZE; i++) {
          const slope = x.reduce((sum, value, j) => sum + a[i * SIZE + j] * value, -b[i]);
          expect(x[i]).toBeGreaterThanOrEqual(0);
          expect(slope).toBeGreaterThan(-1e-7);
          expect(Math.abs(slope * x[i])).toBeLessThan(1e-7);
        }
      })
    );
  });
});
