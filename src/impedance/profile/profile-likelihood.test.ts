import { describe, expect, it } from 'vitest';
import { student95 } from '../../numeric/student.js';
import { fitCircuit } from '../fit/fit.js';
import { sharedData, sharedRows, simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import { profileLikelihood } from './profile-likelihood.js';

const CIRCUIT = 'R0-p(R1,CPE1)-CPE2';
const values = { R0: 120, R1: 900, CPE1_0: 1e-7, CPE1_1: 0.85, CPE2_0: 2e-6, CPE2_1: 0.9 };
const table = simulatedTable(CIRCUIT, values, sweep(1e6, 0.1, 57), { noise: 0.003 });

describe('profile likelihood', () => {
  it.each(['R0', 'R1', 'CPE1_0', 'CPE1_1', 'CPE2_0'])(
    'of %s, which the data determine well, agrees with its standard error',
    name => {
      const fit = fitCircuit(table, CIRCUIT);
      const parameter = fit.parameters.find(parameter => parameter.name === name)!;
      const profile = profileLikelihood(table, CIRCUIT, name);
      expect(profile.value).toBe(parameter.value);
      const half = (parameter.upper_95 - parameter.lower_95) / 2;
      expect(Math.abs(profile.lower_95 - parameter.lower_95)).toBeLessThan(0.1 * half);
      expect(Math.abs(profile.upper_95 - parameter.upper_95)).toBeLessThan(0.1 * half);
      expect([profile.lower_open, profile.upper_open]).toEqual([false, false]);
      expect(profile.warnings).toEqual([]);
    }
  );

  it('follows the parabola of the standard error near the minimum', () => {
    const fit = fitCircuit(table, CIRCUIT);
    const { value, standard_error } = fit.parameters.find(({ name }) => name === 'R1')!;
    const { values, sum_of_squares, minimum } = profileLikelihood(table, CIRCUIT, 'R1');
    expect(values.length).toBeGreaterThan(10);
    values.forEach((v, k) => {
      const expected = fit.reduced_chi_square * (Math.log(v / value) / (standard_error / value)) ** 2;
      expect(Math.abs(sum_of_squares[k] - minimum - expected)).toBeLessThan(0.08 * expected + 1e-12);
    });
  });

  it('has its limits where refitting there gives the threshold', () => {
    const profile = profileLikelihood(table, CIRCUIT, 'R0');
    const fit = fitCircuit(table, CIRCUIT);
    const t = student95(2 * 57 - 6);
    expect(profile.threshold).toBeCloseTo(fit.sum_of_squares * (1 + (t * t) / (2 * 57 - 6)), 12);
    for (const R0 of [profile.lower_95, profile.upper_95]) {
      const { sum_of_squares } = fitCircuit(table, CIRCUIT, { fixed: { R0 } });
      expect(Math.abs(sum_of_squares / profile.threshold - 1)).toBeLessThan(1e-6);
    }
  });

  it('values rise from one end to the other, and none fits better than the best', () => {
    const { values, sum_of_squares, minimum } = profileLikelihood(table, CIRCUIT, 'CPE1_1');
    for (let k = 1; k < values.length; k++) expect(values[k]).toBeGreaterThan(values[k - 1]);
    for (const sum of sum_of_squares) expect(sum).toBeGreaterThanOrEqual(minimum * (1 - 1e-7));
  });

  it('is open above for a resistance that the measurement never bypasses', () => {
    // the arc of R1 lies a thousand times below the lowest frequency: any larger R1 does as well
    const slow = simulatedTable('R0-p(R1,C1)', { R0: 10, R1: 1e9, C1: 1e-6 }, sweep(1e5, 1, 41), {
      noise: 0.01
    });
    const profile = profileLikelihood(slow, 'R0-p(R1,C1)', 'R1');
    expect(profile.upper_open).toBe(true);
    expect(profile.upper_95).toBe(Infinity);
    expect(profile.lower_open).toBe(false);
    expect(profile.lower_95).toBeGreaterThan(1e5);
    expect(profile.warnings.map(({ code }) => code)).toEqual(['open-interval']);
  });

  it('ends at the limit of an exponent', () => {
    const capacitor = simulatedTable('R0-p(R1,C1)', { R0: 10, R1: 100, C1: 1e-6 }, sweep(1e6, 10, 41), {
      noise: 0.01
    });
    const profile = profileLikelihood(capacitor, 'R0-p(R1,CPE1)', 'CPE1_1');
    expect(profile.upper_95).toBeLessThanOrEqual(1);
    expect(profile.lower_95).toBeLessThan(1);
    expect(profile.lower_95).toBeGreaterThan(0.97);
  });

  it('refuses a parameter that is not there, or fixed', () => {
    expect(() => profileLikelihood(table, CIRCUIT, 'R9')).toThrow(/“R9”/);
    expect(() => profileLikelihood(table, CIRCUIT, 'R0', { fixed: { R0: 1 } })).toThrow(/R0 is fixed/);
  });
});

describe.skipIf(!sharedData)('real spectra (../shared/data, skipped where it is absent)', () => {
  it('exampleData: the diffusion time, not identifiable by SCIENCE.md, has no upper limit', () => {
    const rows = sharedRows('exampleData.csv', {}).filter(([, , imaginary]) => imaginary < 0);
    const options = { weighting: 'unit' } as const;
    const profile = profileLikelihood(spectrumTable(rows), 'R0-p(R1,C1)-p(R2-Wo1,C2)', 'Wo1_1', options);
    expect(profile.upper_open).toBe(true);
    expect(profile.lower_open).toBe(false);
  });
});
