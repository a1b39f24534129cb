import type { Table } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { sharedData, sharedRows, spectrumTable } from '../testing/spectra.js';
import type { CircuitFit } from '../types.js';
import { fitCircuit } from './fit.js';

/** Expected numbers are printed with so many digits: equal within half of the last one. */
function expectValues(fit: CircuitFit, expected: Record<string, string>): void {
  for (const [name, printed] of Object.entries(expected)) {
    const { value } = fit.parameters.find(parameter => parameter.name === name)!;
    const digits = printed
      .replace(/e.*/, '')
      .replace(/^0\.0*/, '')
      .replace('.', '').length;
    expect(Number(value.toPrecision(digits)), `${name} is ${value}`).toBe(Number(printed));
  }
}

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

const codes = (fit: CircuitFit, subject: string) =>
  fit.warnings.filter(warning => warning.subject === subject).map(warning => warning.code);

// The numbers are those of SCIENCE.md, section 5.
describe.skipIf(!sharedData)('real spectra (../shared/data, skipped where it is absent)', () => {
  const example = (): Table =>
    spectrumTable(sharedRows('exampleData.csv', {}).filter(([, , imaginary]) => imaginary < 0));
  const zplot = (name: string): Table =>
    spectrumTable(sharedRows(name, { after: 'End Comments', places: [0, 4, 5] }));
  const pellet = (): Table =>
    spectrumTable(sharedRows('PEIS_LPSCl_IonBlocking_-25C.txt', { after: 'freq/Hz', sign: -1 }));

  it('exampleData: the global minimum, without any initial value, from any seed', () => {
    const table = example();
    for (const seed of [1, 2, 3]) {
      const fit = fitCircuit(table, 'R0-p(R1,C1)-p(R2-Wo1,C2)', { weighting: 'unit', seed });
      expect(fit.rows).toHaveLength(57);
      expect(fit.converged).toBe(true);
      expect(relative(fit.sum_of_squares, 1.403138e-5)).toBeLessThan(1e-6);
      expectValues(fit, {
        R0: '0.01650509',
        R1: '0.005335846',
        C1: '0.2203906',
        R2: '0.009145478',
        Wo1_0: '0.140009',
        Wo1_1: '1262.2',
        C2: '2.765312'
      });
      expect(codes(fit, 'Wo1_0')).toContain('not-identifiable');
      expect(codes(fit, 'Wo1_1')).toContain('not-identifiable');
      expect(codes(fit, 'R1')).toEqual([]);
    }
  });

  it('exampleData: the same digits from whichever start the minimum is reached', () => {
    const fits = [1, 2, 3].map(seed =>
      fitCircuit(example(), 'R0-p(R1,C1)-p(R2-Wo1,C2)', { weighting: 'unit', seed })
    );
    for (const fit of fits) {
      fit.parameters.forEach(({ value }, i) => {
        expect(relative(value, fits[0].parameters[i].value)).toBeLessThan(1e-9);
      });
    }
  });

  it('exampleData: the local minimum below the published start', () => {
    const fit = fitCircuit(example(), 'R0-p(R1,C1)-p(R2-Wo1,C2)', {
      weighting: 'unit',
      starts: 1,
      initial: { R0: 0.01, R1: 0.01, C1: 100, R2: 0.01, Wo1_0: 0.05, Wo1_1: 100, C2: 1 }
    });
    expect(relative(fit.sum_of_squares, 1.94275e-5)).toBeLessThan(1e-6);
    expectValues(fit, { Wo1_1: '237.8473' });
  });

  it('exampleData, Randles with finite diffusion: global and local minimum', () => {
    const fit = fitCircuit(example(), 'R0-p(R1-Wo1,C1)', { weighting: 'unit' });
    expect(relative(fit.sum_of_squares, 1.18162024e-4)).toBeLessThan(1e-8);
    expectValues(fit, {
      R0: '0.0186619',
      R1: '0.0118170',
      Wo1_0: '0.151205',
      Wo1_1: '1406.30',
      C1: '1.20242'
    });
    const local = fitCircuit(example(), 'R0-p(R1-Wo1,C1)', {
      weighting: 'unit',
      starts: 1,
      initial: { R0: 0.01, R1: 0.005, Wo1_0: 0.01, Wo1_1: 200, C1: 0.1 }
    });
    expect(relative(local.sum_of_squares, 1.20502642e-4)).toBeLessThan(1e-8);
  });

  it('Circuit1 and Circuit3, dummy cells of one resistance and one arc', () => {
    const first = fitCircuit(zplot('Circuit1_EIS_1.z'), 'R0-p(R1,C1)', { weighting: 'unit' });
    expectValues(first, { R0: '29.1411', R1: '46.6526', C1: '1.04282e-5' });
    const third = fitCircuit(zplot('Circuit3_EIS_1.z'), 'R0-p(R1,C1)', { weighting: 'unit' });
    expectValues(third, { R0: '1505.73', R1: '4631.73', C1: '2.01832e-8' });
  });

  it('an argyrodite pellet between blocking electrodes, with and without a series resistance', () => {
    const one = fitCircuit(pellet(), 'p(R1,CPE1)-CPE2');
    expect(relative(one.sum_of_squares, 7.058284e-2)).toBeLessThan(1e-6);
    expectValues(one, {
      R1: '1497.58',
      CPE1_0: '1.1279e-8',
      CPE1_1: '0.67733',
      CPE2_0: '1.79864e-7',
      CPE2_1: '0.892574'
    });
    const two = fitCircuit(pellet(), 'R0-p(R1,CPE1)-CPE2');
    expect(relative(two.sum_of_squares, 2.500461e-2)).toBeLessThan(1e-6);
    expectValues(two, {
      R0: '170.543',
      R1: '1297.38',
      CPE1_0: '2.62256e-9',
      CPE1_1: '0.785352',
      CPE2_0: '1.80388e-7',
      CPE2_1: '0.891607'
    });
    expect(two.bic).toBeLessThan(one.bic);
  });

  it('the first start alone already finds the pellet’s minimum', () => {
    const fit = fitCircuit(pellet(), 'R0-p(R1,CPE1)-CPE2', { starts: 1 });
    expect(relative(fit.sum_of_squares, 2.500461e-2)).toBeLessThan(1e-6);
  });
});
