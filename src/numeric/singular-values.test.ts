import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from './dot.js';
import { singularValues } from './singular-values.js';

describe('singularValues', () => {
  it('takes a matrix apart so that the parts make it again', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true });
    const matrix = fc
      .integer({ min: 1, max: 5 })
      .chain(p => fc.array(fc.array(entry, { minLength: 7, maxLength: 7 }), { minLength: p, maxLength: p }));
    fc.assert(
      fc.property(matrix, columns => {
        const work = columns.map(column => Float64Array.from(column));
        const { values, vectors } = singularValues(work);
        const largest = Math.max(...values, 1e-300);
        // A v = σ u: the rotated columns are σ u, and are orthogonal
        values.forEach((value, k) => {
          for (let row = 0; row < 7; row++) {
            const product = columns.reduce((sum, column, i) => sum + column[row] * vectors[k][i], 0);
            expect(Math.abs(product - work[k][row])).toBeLessThan(1e-12 * largest + 1e-300);
          }
          for (let j = 0; j < k; j++) {
            expect(Math.abs(dot(vectors[k], vectors[j]))).toBeLessThan(1e-12);
            expect(Math.abs(dot(work[k], work[j]))).toBeLessThanOrEqual(
              1e-13 * value * values[j] + 1e-26 * largest ** 2
            );
          }
        });
      })
    );
  });

  // Läuchli's matrix: singular values √(2 + ε²) and ε; its normal equations in double precision are singular
  it('finds a singular value that is lost in the normal equations', () => {
    const tiny = 1e-9;
    const { values } = singularValues([Float64Array.of(1, tiny, 0), Float64Array.of(1, 0, tiny)]);
    const [small, large] = values.toSorted();
    expect(Math.abs(small / tiny - 1)).toBeLessThan(1e-6);
    expect(large).toBeCloseTo(Math.SQRT2, 14);
  });
});
