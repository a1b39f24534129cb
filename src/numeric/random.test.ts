import { describe, expect, it } from 'vitest';
import { uniform } from './random.js';

describe('uniform', () => {
  it('gives the same numbers for the same seed', () => {
    const [a, b] = [uniform(5), uniform(5)];
    for (let i = 0; i < 100; i++) expect(a()).toBe(b());
  });

  it('gives first numbers that do not follow the seed', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => uniform(seed)());
    const mean = firsts.reduce((a, b) => a + b) / 1000;
    const variance = firsts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 999;
    const neighbours = firsts.slice(1).reduce((sum, x, i) => sum + (x - mean) * (firsts[i] - mean), 0) / 999;
    // of 1000 independent numbers: 1/2 ± 0.009, 1/12 ± 0.0024, correlation 0 ± 0.032
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.04);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.01);
    expect(Math.abs(neighbours / variance)).toBeLessThan(0.13);
    for (const x of firsts) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(1);
    }
  });
});
