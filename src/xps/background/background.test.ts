import { describe, expect, test } from 'vitest';
import type { BackgroundKind } from '../types.js';
import { background } from './background.js';

/** A Gaussian peak at 162 eV on a step of 100 over a baseline of 1000, as Shirley's integral makes it: erf in closed form. */
const energy = Float64Array.from({ length: 401 }, (_, i) => 155 + i * 0.035);
const step = energy.map(e => {
  const t = (e - 162) / 0.6;
  return 1000 + 50 * (1 + erf(t));
});
const spectrum = energy.map((e, i) => step[i] + 5000 * Math.exp(-(((e - 162) / 0.6) ** 2)));
const reversed = (values: Float64Array) => values.slice().reverse();

describe('Shirley’s background', () => {
  test.each(['shirley', 'active-shirley'] as const)(
    '%s on a baseline ten times the step is the analytic step, in either order of the axis',
    kind => {
      const up = background(kind, energy, spectrum);
      const down = background(kind, reversed(energy), reversed(spectrum));
      up.forEach((value, i) => expect(Math.abs(value - step[i])).toBeLessThan(0.02));
      expect([...reversed(down)]).toEqual([...up]);
    }
  );

  test('rises towards higher binding energy, from the lower end’s level to the higher end’s', () => {
    const b = background('shirley', energy, spectrum);
    expect(b[0]).toBeCloseTo(1000, 6);
    expect(b[400]).toBeCloseTo(1100, 6);
    expect(b[170]).toBeLessThan(1010);
    expect(b[230]).toBeGreaterThan(1090);
    b.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(i ? b[i - 1] - 1e-9 : 0));
  });

  test('is flat where there is no step', () => {
    const flat = energy.map(e => 50 + 900 * Math.exp(-(((e - 162) / 0.6) ** 2)));
    background('shirley', energy, flat).forEach(value => expect(value).toBeCloseTo(50, 9));
  });

  test('says so where it does not converge', () => {
    const dip = energy.map((e, i) => step[i] - 900 * Math.exp(-(((e - 162) / 0.6) ** 2)));
    expect(() => background('shirley', energy, dip)).toThrow('does not converge');
  });
});

test('a linear background joins the averages of the ends', () => {
  const line = energy.map(e => 3 * e - 100);
  background('linear', energy, line).forEach((value, i) => expect(value).toBeCloseTo(line[i], 8));
});

test('Tougaard’s background of a narrow peak has the shape of the universal cross section behind it', () => {
  const wide = Float64Array.from({ length: 1001 }, (_, i) => 100 + i * 0.1);
  const peak = wide.map(e => Math.exp(-(((e - 110) / 0.5) ** 2)));
  const b = background('tougaard', wide, peak);
  const area = 0.5 * Math.sqrt(Math.PI);
  for (const loss of [10, 23.4, 60]) {
    const expected = (2866 * loss * area) / (1643 + loss * loss) ** 2;
    expect(b[100 + loss * 10] / expected).toBeCloseTo(1, 2);
  }
});

test.each<BackgroundKind>(['shirley', 'linear', 'tougaard'])(
  '%s refuses too few points and unsorted energies',
  kind => {
    expect(() => background(kind, [1, 2, 3], [1, 2, 3])).toThrow('at least 11 points');
    const mixed = Array.from({ length: 20 }, (_, i) => (i * 7) % 20);
    expect(() => background(kind, mixed, mixed)).toThrow('must rise or fall throughout');
  }
);

/** By Simpson's rule: an independent witness. */
function erf(x: number): number {
  const n = 400;
  const h = x / n;
  let sum = 1 + Math.exp(-x * x);
  for (let i = 1; i < n; i++) sum += (i % 2 ? 4 : 2) * Math.exp(-((i * h) ** 2));
  return ((2 / Math.sqrt(Math.PI)) * h * sum) / 3;
}
