import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from './dot.js';
import { linearLeastSquares } from './linear-least-squares.js';

const number = fc.integer({ min: -1000, max: 1000 });

describe('linear least squares', () => {
  it('leaves a residual that is orthogonal to every column, whatever their scales', () => {
    const problem = fc.record({
      columns: fc.array(fc.array(number, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 5 }),
      scales: fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 5, maxLength: 5 }),
      right: fc.array(number, { minLength: 9, maxLength: 9 })
    });
    fc.assert(
      fc.property(problem, ({ columns, scales, right }) => {
        const a = columns.map((column, j) => Float64Array.from(column, value => value * 10 ** scales[j]));
        const b = Float64Array.from(right);
        const { x, sumOfSquares } = linearLeastSquares(
          a.map(column => column.slice()),
          b.slice()
        );
        const rest = b.map((value, k) => a.reduce((sum, column, j) => sum - column[k] * x[j], value));
        const size = Math.sqrt(dot(b, b)) + 1e-300;
        for (const column of a) {
          const length = Math.sqrt(dot(column, column));
          // a dependent column's coefficients may be large before they cancel
          const reach = size + Math.max(...a.map((c, j) => Math.sqrt(dot(c, c)) * Math.abs(x[j])));
          expect(Math.abs(dot(column, rest))).toBeLessThanOrEqual(1e-11 * length * reach);
        }
        expect(Math.abs(sumOfSquares - dot(rest, rest))).toBeLessThanOrEqual(
          1e-9 * Math.max(...a.map((c, j) => dot(c, c) * x[j] ** 2), dot(b, b))
        );
      })
    );
  });

  it('gives a column that another one repeats the coefficient 0', () => {
    const column = Float64Array.of(1, 2, 3);
    const { x, sumOfSquares } = linearLeastSquares(
      [column.slice(), column.map(v => 2 * v)],
      column.map(v => 6 * v)
    );
    expect(x[0] + 2 * x[1]).toBeCloseTo(6, 12);
    expect([...x]).toContain(0);
    expect(sumOfSquares).toBeLessThan(1e-25);
  });
});
