import { describe, expect, it } from 'vitest';
import { linearRegression, lineAt } from './linear-regression.js';
import { errorAt, valueAt, weightedPolynomial } from './polynomial.js';
import { normal } from './testing/normal.js';

const x = Float64Array.from({ length: 12 }, (_, i) => i - 4);

describe('weightedPolynomial', () => {
  it('finds the parabola that made the points, whatever they weigh', () => {
    const y = x.map(v => 3 - 2 * v + 0.5 * v * v);
    for (const weights of [undefined, x.map((_, i) => 1 + i)]) {
      const { coefficients, sumOfSquares } = weightedPolynomial(x, y, 2, weights);
      [3, -2, 0.5].forEach((c, i) => expect(coefficients[i]).toBeCloseTo(c, 12));
      expect(sumOfSquares).toBeLessThan(1e-24);
    }
  });

  it('of degree 1 is the regression line, with its errors', () => {
    const gauss = normal(4);
    const y = x.map(v => 1 + 2 * v + 0.1 * gauss());
    const errors = x.map((_, i) => 0.1 + 0.02 * i);
    const polynomial = weightedPolynomial(
      x,
      y,
      1,
      errors.map(error => 1 / error)
    );
    const line = linearRegression(x, y, errors)!;
    expect(polynomial.coefficients[0]).toBeCloseTo(line.intercept, 12);
    expect(polynomial.coefficients[1]).toBeCloseTo(line.slope, 12);
    const [value, error] = lineAt(line, 2.5);
    expect(valueAt(polynomial, 2.5)).toBeCloseTo(value, 12);
    expect(errorAt(polynomial, 2.5)).toBeCloseTo(error, 12);
  });

  it('has no errors with as many points as coefficients', () => {
    const two = weightedPolynomial(x.slice(0, 2), x.slice(0, 2), 1);
    expect(two.covariance.every(Number.isNaN)).toBe(true);
  });
});
