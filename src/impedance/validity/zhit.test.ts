import { describe, expect, it } from 'vitest';
import { simulate } from '../circuit/simulate.js';
import { simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import { zhit } from './zhit.js';

const frequency = sweep(1e6, 0.01, 81);
const TWO_ARCS = 'R0-p(R1,CPE1)-p(R2,CPE2)';
const values = { R0: 10, R1: 100, CPE1_0: 1e-6, CPE1_1: 0.85, R2: 300, CPE2_0: 1e-4, CPE2_1: 0.9 };
const largest = (numbers: Float64Array) => numbers.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

describe('the Z-HIT', () => {
  it('is exact where the phase is constant: a constant phase element', () => {
    const result = zhit(simulatedTable('CPE1', { CPE1_0: 1e-5, CPE1_1: 0.8 }, frequency));
    expect(largest(result.deviation)).toBeLessThan(1e-9);
  });

  it('finds the modulus of arcs from their phase within 3 %, from the middle third on', () => {
    const result = zhit(simulatedTable(TWO_ARCS, values, frequency));
    expect(largest(result.deviation)).toBeLessThan(0.03);
    expect(result.frequency[0]).toBe(1e6);
  });

  it('does not depend on the unit of resistance', () => {
    const scaled = { ...values, R0: 1e4, R1: 1e5, R2: 3e5, CPE1_0: 1e-9, CPE2_0: 1e-7 };
    const [one, other] = [values, scaled].map(truth => zhit(simulatedTable(TWO_ARCS, truth, frequency)));
    other.deviation.forEach((value, k) => expect(value).toBeCloseTo(one.deviation[k], 9));
  });

  it('shows a drift at the slow end, with its sign: a resistance that grew makes |Z| larger than its phase says', () => {
    const total = frequency.reduce((sum, f) => sum + 3 / f, 0);
    let time = 0;
    const drifted = spectrumTable(
      Array.from(frequency, f => {
        time += 3 / f;
        const z = simulate(TWO_ARCS, { ...values, R2: 300 * (1 + (0.4 * time) / total) }, [f]);
        return [f, z.real[0], z.imaginary[0]];
      })
    );
    const { deviation } = zhit(drifted);
    expect(deviation[80]).toBeGreaterThan(0.1);
    expect(Math.abs(deviation[30])).toBeLessThan(0.03);
  });

  it('refuses too few points in a sentence', () => {
    expect(() => zhit(simulatedTable('R0', { R0: 1 }, sweep(1e3, 1, 7)))).toThrow(/at least 8 points/);
  });
});
