import { describe, expect, it } from 'vitest';
import { covariance } from './covariance.js';

describe('covariance', () => {
  // a straight line through x = 0, 1, 2, 3: (JᵀJ)⁻¹ = [[14, −6], [−6, 4]]/20
  it('is variance (JᵀJ)⁻¹', () => {
    const matrix = covariance([Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)], 10);
    [7, -3, -3, 2].forEach((value, i) => expect(matrix[i]).toBeCloseTo(value, 12));
  });

  it('does not depend on the units of the parameters', () => {
    const matrix = covariance([Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1e9, 2e9, 3e9)], 10);
    expect(matrix[0]).toBeCloseTo(7, 12);
    expect(matrix[3] * 1e18).toBeCloseTo(2, 12);
  });

  it('is NaN for parameters that only a combination determines, and right for the others', () => {
    const line = Float64Array.of(0, 1, 2, 3);
    const matrix = covariance([Float64Array.of(1, 1, 1, 1), line, line.map(x => 2 * x)], 10);
    expect(matrix[0]).toBeCloseTo(7, 10);
    for (const place of [1, 2, 3, 4, 5, 6, 7, 8]) expect(matrix[place]).toBeNaN();
  });

  it('is NaN for a parameter without any effect', () => {
    const matrix = covariance([Float64Array.of(1, 1), Float64Array.of(0, 0)], 1);
    expect(matrix[0]).toBeCloseTo(0.5, 14);
    expect(matrix[3]).toBeNaN();
  });
});
