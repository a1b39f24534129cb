import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isArgyroditeError, makeTable, toBytes, type ErrorData } from '../../arrow/index.js';
import { student95 } from '../../numeric/student.js';
import { parseCircuit } from '../circuit/parse.js';
import { simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import type { CircuitFit } from '../types.js';
import { fitCircuit, fitCircuitSteps, type FitOptions } from './fit.js';

const frequency = sweep(1e6, 0.1, 57);
const blocking = { R0: 120, R1: 900, CPE1_0: 1e-7, CPE1_1: 0.85, CPE2_0: 2e-6, CPE2_1: 0.9 };
const BLOCKING = 'R0-p(R1,CPE1)-CPE2';

const valueOf = (fit: CircuitFit, name: string) => fit.parameters.find(parameter => parameter.name === name)!;
const warned = (fit: CircuitFit, code: string) =>
  fit.warnings.filter(warning => warning.code === code).map(({ subject }) => subject);
const logUniform = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

function failure(work: () => unknown): ErrorData {
  try {
    work();
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('fitCircuit', () => {
  it('recovers what noise-free data were made with, without any initial value', () => {
    const truth = fc.record({
      R0: logUniform(10, 1000),
      R1: logUniform(100, 1e4),
      time: logUniform(1e-6, 1e-4),
      CPE1_1: fc.double({ min: 0.7, max: 0.98, noNaN: true }),
      CPE2_0: logUniform(1e-6, 1e-4),
      CPE2_1: fc.double({ min: 0.75, max: 0.98, noNaN: true })
    });
    fc.assert(
      fc.property(truth, ({ time, ...values }) => {
        const wanted: Record<string, number> = { ...values, CPE1_0: time ** values.CPE1_1 / values.R1 };
        const fit = fitCircuit(simulatedTable(BLOCKING, wanted, frequency), BLOCKING);
        expect(fit.converged).toBe(true);
        for (const { name, value } of fit.parameters) {
          expect(Math.abs(value / wanted[name] - 1), name).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 25 }
    );
  });

  it('scales with the impedance: from µΩ to MΩ the same fit', () => {
    const table = simulatedTable(BLOCKING, blocking, frequency, { noise: 0.003 });
    const scaled = (factor: number) => {
      const column = (name: string) => Array.from(table.getChild(name)!.toArray() as Float64Array);
      return spectrumTable(
        column('frequency_hertz').map((f, k) => [
          f,
          factor * column('real_impedance_ohm')[k],
          factor * column('imaginary_impedance_ohm')[k]
        ])
      );
    };
    const power: Record<string, number> = { R0: 1, R1: 1, CPE1_0: -1, CPE2_0: -1, CPE1_1: 0, CPE2_1: 0 };
    const one = fitCircuit(table, BLOCKING);
    for (const factor of [1e-6, 1e-3, 1e6]) {
      const fit = fitCircuit(scaled(factor), BLOCKING);
      expect(Math.abs(fit.sum_of_squares / one.sum_of_squares - 1)).toBeLessThan(1e-9);
      fit.parameters.forEach(({ name, value, standard_error }, i) => {
        const by = factor ** power[name];
        expect(Math.abs(value / by / one.parameters[i].value - 1), name).toBeLessThan(1e-8);
        expect(Math.abs(standard_error / by / one.parameters[i].standard_error - 1), name).toBeLessThan(1e-6);
      });
    }
  });

  it('gives the same result for the same seed, and the same minimum for another', () => {
    const table = simulatedTable(BLOCKING, blocking, frequency, { noise: 0.005 });
    const one = fitCircuit(table, BLOCKING);
    expect(fitCircuit(table, BLOCKING)).toEqual(one);
    const other = fitCircuit(table, BLOCKING, { seed: 99 });
    other.parameters.forEach(({ value }, i) => {
      expect(Math.abs(value / one.parameters[i].value - 1)).toBeLessThan(1e-9);
    });
  });

  it('reports S and what follows from it as SCIENCE.md defines them', () => {
    const fit = fitCircuit(simulatedTable(BLOCKING, blocking, frequency, { noise: 0.005 }), BLOCKING);
    const { real, imaginary } = fit.residuals;
    const sum = real.reduce((s, r, k) => s + r * r + imaginary[k] ** 2, 0);
    const [n, p] = [114, 6];
    expect(fit.sum_of_squares).toBeCloseTo(sum, 14);
    expect(fit.reduced_chi_square).toBeCloseTo(sum / (n - p), 14);
    expect(fit.aic).toBeCloseTo(n * Math.log(sum / n) + 2 * p, 9);
    expect(fit.bic).toBeCloseTo(n * Math.log(sum / n) + p * Math.log(n), 9);
    expect(Math.sqrt(fit.reduced_chi_square)).toBeGreaterThan(0.004);
    expect(Math.sqrt(fit.reduced_chi_square)).toBeLessThan(0.006);
    expect(fit.fitted.frequency).toEqual(frequency);
    expect(fit.correlation).toHaveLength(p);
    fit.correlation.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(value).toBeCloseTo(fit.correlation[j][i], 12);
      });
      expect(row[i]).toBe(1);
    });
  });

  it('gives 95 % limits by Student’s t, for positive parameters as a factor', () => {
    const fit = fitCircuit(simulatedTable(BLOCKING, blocking, frequency, { noise: 0.005 }), BLOCKING);
    const t = student95(108);
    expect(t).toBeCloseTo(1.98217, 5); // tables of Student's t
    const { value, standard_error, lower_95, upper_95 } = valueOf(fit, 'R1');
    expect(upper_95 / value).toBeCloseTo(Math.exp((t * standard_error) / value), 12);
    expect(value / lower_95).toBeCloseTo(Math.exp((t * standard_error) / value), 12);
    const alpha = valueOf(fit, 'CPE1_1');
    expect(alpha.upper_95 - alpha.value).toBeCloseTo(t * alpha.standard_error, 12);
  });

  // of 200 repetitions, 190 ± 3.1 (binomial)
  it('states errors whose 95 % limits hold the truth in 95 of 100 repetitions', () => {
    const covered: Record<string, number> = {};
    for (let seed = 1; seed <= 200; seed++) {
      const table = simulatedTable(BLOCKING, blocking, frequency, { noise: 0.01, seed });
      const fit = fitCircuit(table, BLOCKING, { starts: 1, initial: blocking });
      for (const { name, lower_95, upper_95 } of fit.parameters) {
        const truth = blocking[name as keyof typeof blocking];
        covered[name] = (covered[name] ?? 0) + Number(lower_95 <= truth && truth <= upper_95);
      }
    }
    for (const [name, count] of Object.entries(covered)) {
      expect(count, name).toBeGreaterThan(190 - 13);
      expect(count, name).toBeLessThanOrEqual(200);
    }
    const total = Object.values(covered).reduce((a, b) => a + b);
    expect(total / 1200).toBeGreaterThan(0.93);
    expect(total / 1200).toBeLessThan(0.97);
  });

  it('counts each part by its own square under proportional weighting, with a floor', () => {
    const table = spectrumTable([
      [100, 10, -1],
      [10, 10, 0],
      [1, 10, -2]
    ]);
    const fit = fitCircuit(table, 'R0', { weighting: 'proportional' });
    // the imaginary part of a resistance is 0: residuals are 1/1, 0/(1e-3·10), 2/2
    expect(Array.from(fit.residuals.imaginary)).toEqual([1, 0, 1]);
    expect(valueOf(fit, 'R0').value).toBeCloseTo(10, 10);
  });

  it('under unit weighting is the ordinary mean for a resistance', () => {
    const table = spectrumTable([
      [100, 9, 0],
      [10, 10, 0],
      [1, 14, 0]
    ]);
    const fit = fitCircuit(table, 'R0', { weighting: 'unit' });
    const { value, standard_error } = valueOf(fit, 'R0');
    expect(value).toBeCloseTo(11, 12);
    // S = 4 + 1 + 9, n − p = 5, three points carry the information
    expect(standard_error).toBeCloseTo(Math.sqrt(14 / 5 / 3), 10);
  });

  it('lists arcs fastest first, whatever the labels', () => {
    const values = { R0: 10, R1: 300, CPE1_0: 1e-3, CPE1_1: 0.9, R2: 100, CPE2_0: 1e-7, CPE2_1: 0.95 };
    const table = simulatedTable('R0-p(R1,CPE1)-p(R2,CPE2)', values, frequency);
    for (const code of ['R0-p(R1,CPE1)-p(R2,CPE2)', 'Rx(Rslow-CPEslow)(Rfast-CPEfast)']) {
      const fit = fitCircuit(table, code, { initial: code.startsWith('R0') ? values : {} });
      expect(fit.parameters[1].value).toBeCloseTo(100, 5);
      expect(fit.parameters[4].value).toBeCloseTo(300, 5);
    }
  });

  it('leaves an arc where the user has fixed or limited it', () => {
    const values = { R0: 10, R1: 300, C1: 1e-3, R2: 100, C2: 1e-7 };
    const table = simulatedTable('R0-p(R1,C1)-p(R2,C2)', values, frequency);
    const fixed = fitCircuit(table, 'R0-p(R1,C1)-p(R2,C2)', { fixed: { C1: 1e-3 } });
    expect(valueOf(fixed, 'R1').value).toBeCloseTo(300, 5);
    const bounded = fitCircuit(table, 'R0-p(R1,C1)-p(R2,C2)', { bounds: { R1: [200, 400] } });
    expect(valueOf(bounded, 'R1').value).toBeCloseTo(300, 5);
  });

  it('keeps fixed values exactly, and states no error for them', () => {
    const table = simulatedTable(BLOCKING, blocking, frequency, { noise: 0.003 });
    const fit = fitCircuit(table, BLOCKING, { fixed: { R0: 100, CPE2_1: 0.91 } });
    const { value, standard_error, fixed } = valueOf(fit, 'R0');
    expect([value, standard_error, fixed]).toEqual([100, NaN, true]);
    expect(fit.correlation).toHaveLength(4);
    expect(fit.reduced_chi_square).toBeCloseTo(fit.sum_of_squares / 110, 14);
  });

  it('takes a resistance or a parallel capacitance that is fixed at 0 as not there', () => {
    const table = simulatedTable('R0-p(R1,C1)', { R0: 0, R1: 50, C1: 1e-6 }, frequency);
    const fit = fitCircuit(table, 'R0-p(R1,C1,C2)', { fixed: { R0: 0, C2: 0 } });
    expect(valueOf(fit, 'R1').value).toBeCloseTo(50, 8);
    expect(valueOf(fit, 'C1').value).toBeCloseTo(1e-6, 14);
  });

  it('refuses fixed values with which no current flows', () => {
    const table = simulatedTable('R0-C1', { R0: 1, C1: 1e-6 }, frequency);
    const error = failure(() => fitCircuit(table, 'R0-C1', { fixed: { C1: 0 } }));
    expect(error.code).toBe('bad-setting');
    expect(error.message).toMatch(/fixed values/);
  });

  it('only evaluates where everything is fixed', () => {
    const table = simulatedTable('R0-C1', { R0: 5, C1: 1e-5 }, frequency);
    const fit = fitCircuit(table, 'R0-C1', { fixed: { R0: 5, C1: 1e-5 } });
    expect(fit.sum_of_squares).toBeLessThan(1e-25);
    expect(fit.correlation).toEqual([]);
  });

  it('stays within limits given either way, and says which parameter is at one', () => {
    const table = simulatedTable(BLOCKING, blocking, frequency, { noise: 0.003 });
    for (const bounds of [{ R1: [10, 800] as const }, { R1: { upper: 800 } }]) {
      const fit = fitCircuit(table, BLOCKING, { bounds });
      expect(valueOf(fit, 'R1').value).toBe(800);
      expect(valueOf(fit, 'R1').standard_error).toBeNaN();
      expect(warned(fit, 'at-bound')).toEqual(['R1']);
    }
    const wide = fitCircuit(table, BLOCKING, { bounds: { R1: { lower: 1 } } });
    expect(warned(wide, 'at-bound')).toEqual([]);
  });

  it('uses the selected spectrum, range and rows only, highest frequency first', () => {
    const table = makeTable('impedance-spectrum', {
      spectrum: [0, 1, 1, 1, 1, 1],
      frequency_hertz: [1, 1, 10, 100, 1000, 1e4],
      real_impedance_ohm: [1, 7, 7, 7, 99, 7],
      imaginary_impedance_ohm: [0, 0, 0, 0, 0, 0]
    });
    const fit = fitCircuit(table, 'R0', { spectrum: 1, range: [1, 1000], exclude: [4] });
    expect([...fit.rows]).toEqual([3, 2, 1]);
    expect(valueOf(fit, 'R0').value).toBeCloseTo(7, 10);
  });

  it('takes IPC bytes and a parsed circuit', () => {
    const table = simulatedTable('R0-C1', { R0: 5, C1: 1e-5 }, frequency);
    const fit = fitCircuit(toBytes(table), parseCircuit('R0-C1'));
    expect(fit.circuit).toBe('R0-C1');
    expect(valueOf(fit, 'C1').value).toBeCloseTo(1e-5, 12);
  });

  it('tells how many of its starts are done, never going back', () => {
    const steps = fitCircuitSteps(simulatedTable(BLOCKING, blocking, frequency), BLOCKING, { starts: 20 });
    const seen: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) {
      expect(step.value).toMatchObject({ total: 20, label: 'starts' });
      seen.push(step.value.done);
    }
    expect(seen.length).toBeGreaterThan(14); // at least once for each start that is drawn
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(Math.max(...seen)).toBeLessThanOrEqual(20);
  });
});

describe('warnings of a fit', () => {
  it('are none where the circuit is right and the data suffice', () => {
    const fit = fitCircuit(
      simulatedTable('R0-p(R1,C1)', { R0: 10, R1: 50, C1: 1e-6 }, frequency, { noise: 0.003 }),
      'R0-p(R1,C1)'
    );
    expect(fit.warnings).toEqual([]);
  });

  it('name parameters that only together have an effect, and give no error for them', () => {
    const table = simulatedTable('R0-C1', { R0: 10, C1: 1e-5 }, frequency, { noise: 0.003 });
    const fit = fitCircuit(table, 'R0-R1-C1');
    expect(new Set(warned(fit, 'not-identifiable'))).toEqual(new Set(['R0', 'R1']));
    expect(valueOf(fit, 'R0').standard_error).toBeNaN();
    expect(valueOf(fit, 'C1').standard_error).toBeGreaterThan(0);
    expect(fit.warnings.find(({ subject }) => subject === 'R0')!.message).toMatch(/not determined/);
  });

  it('name an arc that the data do not show', () => {
    const table = simulatedTable('R0-p(R1,C1)', { R0: 10, R1: 50, C1: 1e-6 }, frequency, { noise: 0.003 });
    const fit = fitCircuit(table, 'R0-p(R1,C1)-p(R2,C2)');
    expect(warned(fit, 'not-identifiable').some(name => /^[RC]2$|^[RC]1$/.test(name!))).toBe(true);
  });

  it('name an arc whose top lies outside the measured range', () => {
    const values = { R0: 10, R1: 1e3, C1: 1e-12 };
    const table = simulatedTable('R0-p(R1,C1)', values, frequency, { noise: 0.001 });
    // 1/(2π R C) = 159 MHz, above 1 MHz
    expect(
      warned(fitCircuit(table, 'R0-p(R1,C1)', { initial: values, starts: 1 }), 'arc-outside-range')
    ).toEqual(['R1']);
  });

  it('name a pair that is hard to tell apart', () => {
    const values = { R0: 100, Wo1_0: 300, Wo1_1: 10 };
    const table = simulatedTable('R0-Wo1', values, frequency, { noise: 0.01 });
    const fit = fitCircuit(table, 'R0-Wo1');
    const pair = fit.warnings.find(({ code }) => code === 'correlated')!;
    expect(pair.subject).toBe('Wo1_0');
    expect(pair.message).toMatch(/Wo1_1.*0\.9/);
  });

  it('tell residuals with a pattern', () => {
    const table = simulatedTable('R0-p(R1,CPE1)-CPE2', blocking, frequency, { noise: 0.001 });
    const fit = fitCircuit(table, 'R0-p(R1,C1)-CPE2');
    expect(fit.warnings.map(({ code }) => code)).toContain('structured-residuals');
  });

  it('tell that points are few', () => {
    const table = simulatedTable(BLOCKING, blocking, sweep(1e5, 1, 7));
    expect(fitCircuit(table, BLOCKING).warnings.map(({ code }) => code)).toContain('few-points');
  });

  it('tell which points could not be used', () => {
    const rows = [
      [0, 5, 0],
      [NaN, 5, 0],
      [100, NaN, 0],
      [10, 0, 0],
      [5, 5, 0],
      [4, 5, 0]
    ];
    const fit = fitCircuit(spectrumTable(rows), 'R0');
    expect([...fit.rows]).toEqual([4, 5]);
    expect(fit.warnings[0].code).toBe('points-ignored');
    expect(fit.warnings[0].message).toMatch(/4 points.*0, 1, 2, 3/);
  });

  it('tell which rows to be left out the table does not have', () => {
    const table = simulatedTable('R0', { R0: 5 }, sweep(1e3, 1, 10));
    const { warnings, rows } = fitCircuit(table, 'R0', { exclude: [2, 9999] });
    expect(rows).toHaveLength(9);
    expect(warnings.find(({ code }) => code === 'no-such-row')!.message).toMatch(/no row 9999 .* 0 to 9/);
    expect(warned(fitCircuit(table, 'R0', { exclude: [2] }), 'no-such-row')).toEqual([]);
  });

  it('tell that several spectra are fitted as one', () => {
    const table = makeTable('impedance-spectrum', {
      spectrum: [0, 1, 2],
      frequency_hertz: [1, 1, 1],
      real_impedance_ohm: [5, 6, 7],
      imaginary_impedance_ohm: [0, 0, 0]
    });
    expect(fitCircuit(table, 'R0').warnings.map(({ code }) => code)).toContain('several-spectra');
  });
});

describe('what cannot be fitted', () => {
  const table = simulatedTable(BLOCKING, blocking, frequency);
  const attempt = (circuit: string, options: FitOptions) =>
    failure(() => fitCircuit(table, circuit, options));

  it('ten parameters for five points: says how many points are needed', () => {
    const five = simulatedTable(BLOCKING, blocking, sweep(1e5, 1, 5));
    const error = failure(() => fitCircuit(five, 'R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)'));
    expect(error.code).toBe('too-few-points');
    expect(error.message).toMatch(/10 free parameters.*5 points.*6 are needed/);
  });

  it.each([
    ['an unknown fixed parameter', { fixed: { R9: 1 } }, 'unknown-parameter', /R9/],
    ['an unknown initial value', { initial: { CPE1: 1 } }, 'unknown-parameter', /CPE1_0/],
    ['unknown limits', { bounds: { X: [0, 1] } }, 'unknown-parameter', /X/],
    ['limits the wrong way round', { bounds: { R1: [5, 1] } }, 'bad-setting', /R1/],
    ['limits without a meaning', { bounds: { CPE1_1: [2, 3] } }, 'bad-setting', /CPE1_1/],
    ['a negative fixed resistance', { fixed: { R1: -5 } }, 'bad-setting', /R1/],
    ['an exponent above 1', { fixed: { CPE1_1: 1.5 } }, 'bad-setting', /CPE1_1/],
    ['an initial value that is no number', { initial: { R1: NaN } }, 'bad-setting', /R1/],
    ['a spectrum that is not there', { spectrum: 7 }, 'bad-setting', /spectrum 7/],
    ['a range without points', { range: [1e8, 1e9] }, 'too-few-points', /Widen/],
    ['a range the wrong way round', { range: [10, 1] }, 'bad-setting', /range/],
    ['no starts', { starts: 0 }, 'bad-setting', /starts/],
    ['a broken seed', { seed: 0.5 }, 'bad-setting', /seed/],
    ['an unknown weighting', { weighting: 'cubic' as never }, 'bad-setting', /cubic/]
  ] as [string, FitOptions, string, RegExp][])('%s', (_, options, code, message) => {
    const error = attempt(BLOCKING, options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('a table of another kind', () => {
    const record = makeTable('cycling-record', {
      test_time_second: [0],
      voltage_volt: [0],
      current_ampere: [0]
    });
    expect(failure(() => fitCircuit(record, 'R0')).code).toBe('wrong-kind');
  });

  it('nothing but unusable points', () => {
    expect(failure(() => fitCircuit(spectrumTable([[0, 1, 1]]), 'R0')).code).toBe('too-few-points');
    expect(failure(() => fitCircuit(spectrumTable([]), 'R0')).code).toMatch(/too-few-points|bad-setting/);
  });

  it('never a failure other than ArgyroditeError, whatever the numbers are', () => {
    const number = fc.oneof(
      fc.double({ min: -1e3, max: 1e3 }),
      fc.double({ min: -1e30, max: 1e30 }),
      fc.constantFrom(0, NaN, Infinity, -Infinity, 1e-30, 1)
    );
    const rows = fc.array(fc.tuple(number, number, number), { maxLength: 12 });
    const circuit = fc.constantFrom('R0', 'R0-p(R1,C1)', 'L1-R0-p(R1,CPE1)-Wo1', 'R0-p(R1-Ws1,C1)-W1');
    const weighting = fc.constantFrom('unit' as const, 'modulus' as const, 'proportional' as const);
    fc.assert(
      fc.property(rows, circuit, weighting, (rows, circuit, weighting) => {
        let fit: CircuitFit;
        try {
          fit = fitCircuit(spectrumTable(rows), circuit, { weighting, starts: 4 });
        } catch (error) {
          if (!isArgyroditeError(error)) throw error;
          return;
        }
        expect(fit.sum_of_squares).toBeGreaterThanOrEqual(0);
        for (const { value } of fit.parameters) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 300 }
    );
  });
});
