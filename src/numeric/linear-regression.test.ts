import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineAt, linearRegression, outliers } from './linear-regression.js';
import { normal } from './testing/normal.js';

it('gives the certified values of NIST’s linear regression data set Norris', () => {
  // https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml: y, x
  const data =
    `0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6 778.9 777.0
    559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1
    998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0
    10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5`
      .trim()
      .split(/\s+/)
      .map(Number);
  const y = data.filter((_, i) => i % 2 === 0);
  const x = data.filter((_, i) => i % 2 === 1);
  const line = linearRegression(x, y)!;
  expect(line.degrees_of_freedom).toBe(34);
  expect(line.intercept).toBeCloseTo(-0.262323073774029, 10);
  expect(line.slope).toBeCloseTo(1.00211681802045, 12);
  expect(line.intercept_error).toBeCloseTo(0.232818234301152, 10);
  expect(line.slope_error).toBeCloseTo(0.000429796848199937, 13);
  expect(line.residual_standard_deviation).toBeCloseTo(0.884796396144373, 10);
  expect(line.r_squared).toBeCloseTo(0.999993745883712, 12);
});

it('gives a point that counts double the weight of two', () => {
  const line = linearRegression([0, 1, 2], [0, 1, 4], [1, 1, Math.SQRT1_2])!;
  const twice = linearRegression([0, 1, 2, 2], [0, 1, 4, 4])!;
  expect(line.slope).toBeCloseTo(twice.slope, 12);
  expect(line.intercept).toBeCloseTo(twice.intercept, 12);
});

it('does not change where all errors are alike, whatever their size', () => {
  const [x, y] = [
    [0, 1, 2, 3],
    [0.1, 0.9, 2.2, 2.9]
  ];
  const plain = linearRegression(x, y)!;
  const weighted = linearRegression(x, y, [5, 5, 5, 5])!;
  expect(weighted.slope_error).toBeCloseTo(plain.slope_error, 12);
  expect(weighted.intercept_error).toBeCloseTo(plain.intercept_error, 12);
});

it('covers the true line with its interval in 95 % of trials', () => {
  let covered = 0;
  const trials = 2000;
  const noise = normal(7);
  const x = [0, 1, 2, 3, 4];
  for (let i = 0; i < trials; i++) {
    const line = linearRegression(
      x,
      x.map(value => 2 + 3 * value + noise())
    )!;
    const [value, error] = lineAt(line, 1.5);
    covered += Number(Math.abs(value - 6.5) <= line.t_95 * error);
  }
  // binomial standard error 0.5 %
  expect(covered / trials).toBeGreaterThan(0.935);
  expect(covered / trials).toBeLessThan(0.965);
});

it('needs three points at two places', () => {
  expect(linearRegression([0, 1], [0, 1])).toBeUndefined();
  expect(linearRegression([1, 1, 1], [0, 1, 2])).toBeUndefined();
});

it('calls a point off a line an outlier, and none on a line', () => {
  expect(outliers([0, 1, 2, 3, 4, 5], [0, 1.1, 1.9, 8, 4.1, 4.9])).toEqual([
    false,
    false,
    false,
    true,
    false,
    false
  ]);
  expect(outliers([0, 1, 2], [0, 9, 2])).toEqual([false, false, false]);
  const hundredths = fc.integer({ min: -900, max: 900 });
  fc.assert(
    fc.property(hundredths, hundredths, (a, b) => {
      const x = [0, 0.3, 1, 1.7, 2];
      const y = x.map(value => (a + b * value) / 100);
      expect(outliers(x, y)).not.toContain(true);
    })
  );
});

it('calls an honest point an outlier in fewer than one series of twelve', () => {
  const noise = normal(3);
  const x = [0, 1, 2, 3, 4, 5];
  let alarms = 0;
  for (let i = 0; i < 1000; i++)
    alarms += Number(
      outliers(
        x,
        x.map(() => noise())
      ).includes(true)
    );
  expect(alarms / 1000).toBeLessThan(0.08);
  expect(alarms / 1000).toBeGreaterThan(0.02);
});

it('believes the stated errors of points that lie on their line by chance', () => {
  // two pairs, of which one agrees far better than its errors ask for
  const errors = [0.008, 0.2, 0.3, 0.3];
  expect(outliers([1.3, 1.3, 1.6, 1.6], [5.299, 5.3, 8.3, 8.8], errors)).not.toContain(true);
  expect(
    outliers([1.3, 1.3, 1.45, 1.6, 1.6, 1.7], [5.3, 5.3, 40, 8.5, 8.5, 9.5], Array(6).fill(0.2))
  ).toEqual([false, false, true, false, false, false]);
});
