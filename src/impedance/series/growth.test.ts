import { describe, expect, it } from 'vitest';
import { normal } from '../../numeric/testing/normal.js';
import { growthOf } from './growth.js';

const time = Array.from({ length: 40 }, (_, i) => 15 * i);
function grown(law: (hour: number) => number, noise = 0.01, seed = 1) {
  const gauss = normal(seed);
  const value = time.map(t => law(t) * (1 + noise * gauss()));
  return growthOf(
    time,
    value,
    value.map(v => noise * v),
    'Ω'
  )!;
}

describe('growthOf', () => {
  it.each([
    ['square-root', (t: number) => 50 + 18 * Math.sqrt(t)],
    ['linear', (t: number) => 50 + 0.7 * t],
    ['logarithmic', (t: number) => 50 + 60 * Math.log1p(t / 5)],
    ['constant', () => 50]
  ] as const)('prefers the law that made the data, in at least 8 of 10 series: %s', (name, law) => {
    let right = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { laws } = grown(law, 0.01, seed);
      right += Number(laws[0].law === name);
      const deltas = laws.map(({ delta_bic }) => delta_bic);
      expect(deltas[0]).toBe(0);
      expect(deltas).toEqual(deltas.slice().sort((a, b) => a - b));
    }
    expect(right).toBeGreaterThanOrEqual(32);
  });

  it('gives R0 and k with errors that hold the truth', () => {
    let inside = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const [r0, k] = grown(t => 50 + 18 * Math.sqrt(t), 0.01, seed).laws.find(
        ({ law }) => law === 'square-root'
      )!.parameters;
      expect([r0.unit, k.unit]).toEqual(['Ω', 'Ω/√h']);
      if (
        Math.abs(r0.value - 50) < 2.02 * r0.standard_error &&
        Math.abs(k.value - 18) < 2.02 * k.standard_error
      )
        inside++;
    }
    // both at once, correlated: between 90 and 95 of 100
    expect(inside).toBeGreaterThanOrEqual(84);
  });

  it('says in a sentence which law, and where the data cannot tell', () => {
    expect(grown(t => 50 + 18 * Math.sqrt(t)).verdict).toMatch(
      /^Growth with the square root of time.*strongly/
    );
    expect(grown(t => 500 - 10 * Math.sqrt(t)).verdict).toMatch(/^Fall with the square root of time:/);
    const few = growthOf([0, 1, 2, 3], [50, 51.3, 51.2, 52.6], [1, 1, 1, 1], 'Ω')!;
    expect(few.verdict).toMatch(/hardly tell/);
  });

  // Zeng et al.: Cl-13 grows from 50 to 486 Ω in 600 h, Cl-06 from 209 by 591 to 9093
  it('draws each law over the measured time', () => {
    const { laws } = grown(t => 50 + 17.8 * Math.sqrt(t), 0);
    const { time_hour: hours, value } = laws[0].curve;
    expect([hours[0], hours[99]]).toEqual([0, 585]);
    expect(value[0]).toBeCloseTo(50, 6);
    expect(value[99]).toBeCloseTo(50 + 17.8 * Math.sqrt(585), 6);
  });

  it('needs four times, and passes over what has no time or value', () => {
    expect(growthOf([0, 1, 2], [1, 2, 3], [0.1, 0.1, 0.1], 'Ω')).toBeNull();
    expect(growthOf([0, 1, 2, NaN, 4], [1, NaN, 3, 4, 5], [1, 1, 1, 1, 1], 'Ω')).toBeNull();
    expect(growthOf([0, 0, 0, 0], [1, 2, 3, 4], [1, 1, 1, 1], 'Ω')).toBeNull();
  });
});
