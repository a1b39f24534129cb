import { describe, expect, it } from 'vitest';
import { simulatedTable, sweep } from '../testing/spectra.js';
import type { CircuitFit } from '../types.js';
import { fitCircuit } from './fit.js';
import { profileLikelihood } from '../profile/profile-likelihood.js';

const frequency = sweep(1e6, 0.1, 57);
const CIRCUIT = 'R0-p(R1,CPE1)-p(R2,CPE2)';
/** Two interfaces that are alike but for their size: the second has twice the resistance and the same exponent. */
const truth = { R0: 20, R1: 100, CPE1_0: 1e-6, CPE1_1: 0.9, R2: 200, CPE2_0: 3e-5, CPE2_1: 0.9 };
const table = (seed = 1) => simulatedTable(CIRCUIT, truth, frequency, { noise: 0.005, seed });
const ties = { R2: { to: 'R1', factor: 2 }, CPE2_1: { to: 'CPE1_1', factor: 1 } };
const valueOf = (fit: CircuitFit, name: string) => fit.parameters.find(parameter => parameter.name === name)!;

describe('tied parameters', () => {
  it('are the same multiple of another in the result, and count as no free parameter', () => {
    const fit = fitCircuit(table(), CIRCUIT, { ties });
    const [r1, r2] = ['R1', 'R2'].map(name => valueOf(fit, name));
    expect(r2.value).toBeCloseTo(2 * r1.value, 10);
    expect(r2).toMatchObject({ fixed: false, tied_to: 'R1' });
    expect(r1.tied_to).toBe('');
    expect(fit.correlation).toHaveLength(5);
    const n = 2 * 57;
    expect(fit.reduced_chi_square).toBeCloseTo(fit.sum_of_squares / (n - 5), 15);
    expect(fit.bic).toBeCloseTo(n * Math.log(fit.sum_of_squares / n) + 5 * Math.log(n), 9);
  });

  it('have the errors and limits of what they follow, times the factor, less than when they are free', () => {
    const fit = fitCircuit(table(), CIRCUIT, { ties });
    const free = fitCircuit(table(), CIRCUIT);
    const [r1, r2] = ['R1', 'R2'].map(name => valueOf(fit, name));
    for (const key of ['standard_error', 'lower_95', 'upper_95'] as const)
      expect(r2[key]).toBeCloseTo(2 * r1[key], 10);
    expect(r1.standard_error).toBeLessThan(valueOf(free, 'R1').standard_error);
  });

  it('hold the truth in 95 of 100 limits', () => {
    let inside = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const fit = fitCircuit(table(seed), CIRCUIT, { ties, initial: truth, starts: 1 });
      for (const { name, lower_95, upper_95 } of fit.parameters) {
        const value = truth[name as keyof typeof truth];
        inside += Number(lower_95 <= value && value <= upper_95);
      }
    }
    expect(inside / 1400).toBeGreaterThan(0.92);
    expect(inside / 1400).toBeLessThan(0.98);
  });

  it('reach the minimum that the same circuit has where they are one', () => {
    const double = simulatedTable('R0-p(R1,C1)', { R0: 10, R1: 100, C1: 1e-5 }, frequency, { noise: 0.002 });
    const one = fitCircuit(double, 'R0-p(R1,C1)');
    // two equal halves in series
    const halves = fitCircuit(double, 'R0-p(R1,C1)-p(R2,C2)', {
      ties: { R2: { to: 'R1', factor: 1 }, C2: { to: 'C1', factor: 1 } }
    });
    expect(halves.sum_of_squares / one.sum_of_squares).toBeCloseTo(1, 9);
    expect(2 * valueOf(halves, 'R2').value).toBeCloseTo(valueOf(one, 'R1').value, 6);
  });

  it('follow a chain to its end, and what is fixed', () => {
    const fit = fitCircuit(table(), CIRCUIT, {
      ties: { R2: { to: 'R1', factor: 2 }, R1: { to: 'R0', factor: 5 } },
      fixed: { R0: 20 }
    });
    expect(['R1', 'R2'].map(name => valueOf(fit, name).value)).toEqual([100, 200]);
    expect(valueOf(fit, 'R2').standard_error).toBeNaN();
  });

  it('keep an exponent within its meaning', () => {
    const fit = fitCircuit(table(), CIRCUIT, { ties: { CPE2_1: { to: 'CPE1_1', factor: 1.3 } } });
    expect(valueOf(fit, 'CPE2_1').value).toBeLessThanOrEqual(1);
  });

  it('leave the profile to what they follow', () => {
    const { lower_95, upper_95 } = profileLikelihood(table(), CIRCUIT, 'R1', { ties });
    const fit = fitCircuit(table(), CIRCUIT, { ties });
    expect(lower_95 / valueOf(fit, 'R1').lower_95).toBeCloseTo(1, 2);
    expect(upper_95 / valueOf(fit, 'R1').upper_95).toBeCloseTo(1, 2);
    expect(() => profileLikelihood(table(), CIRCUIT, 'R2', { ties })).toThrow(/profile of R1/);
  });

  it.each([
    [{ R9: { to: 'R1', factor: 1 } }, {}, /R9/],
    [{ R1: { to: 'R9', factor: 1 } }, {}, /R9/],
    [{ R1: { to: 'R2', factor: 1 }, R2: { to: 'R1', factor: 1 } }, {}, /circle/],
    [{ R1: { to: 'R1', factor: 1 } }, {}, /circle/],
    [{ R2: { to: 'R1', factor: -1 } }, {}, /positive/],
    [{ R2: { to: 'R1', factor: 1 } }, { fixed: { R2: 5 } }, /both fixed and tied/],
    [{ R2: { to: 'R1', factor: 1 } }, { bounds: { R2: [1, 2] as [number, number] } }, /limit R1 instead/]
  ])('are refused where they make no sense: %j %j', (wrong, options, message) => {
    expect(() => fitCircuit(table(), CIRCUIT, { ties: wrong, ...options })).toThrow(message);
  });
});

describe('values from 1e-12 to 1e9', () => {
  it.each([
    ['R0-p(R1,C1)', { R0: 1e6, R1: 1e9, C1: 1e-12 }, sweep(1e5, 1, 60)],
    ['R0-p(R1,C1)', { R0: 1e-6, R1: 1e-3, C1: 1e3 }, sweep(100, 1e-4, 60)],
    ['L0-R0-p(R1,CPE1)', { L0: 1e-12, R0: 1e-5, R1: 1e-3, CPE1_0: 1, CPE1_1: 0.9 }, sweep(1e7, 1, 80)],
    [
      'p(R1,CPE1)-CPE2',
      { R1: 1e8, CPE1_0: 1e-11, CPE1_1: 0.9, CPE2_0: 1e-8, CPE2_1: 0.9 },
      sweep(1e6, 1e-3, 90)
    ]
  ])('%s with %j is found without initial values', (circuit, values, hertz) => {
    const fit = fitCircuit(simulatedTable(circuit, values, hertz), circuit);
    for (const { name, value } of fit.parameters) {
      expect(Math.abs(value / (values as Record<string, number>)[name] - 1), name).toBeLessThan(1e-6);
    }
    expect(fit.converged).toBe(true);
  });
});
