import { describe, expect, it } from 'vitest';
import { isArgyroditeError } from '../../arrow/index.js';
import { parseCircuit } from './parse.js';
import { simulate } from './simulate.js';

const codeOf = (f: () => unknown): unknown => {
  try {
    f();
  } catch (error) {
    if (isArgyroditeError(error)) return error.code;
    throw error;
  }
  return undefined;
};

describe('simulate', () => {
  // impedance.py 1.7.1: CustomCircuit('R0-p(R1,CPE1)-Wo1', initial_guess=[10, 100, 1e-6, .9, 50, 2]).predict([.01, 1, 1000])
  it('gives the impedance that impedance.py gives', () => {
    const { real, imaginary } = simulate(
      'R0-p(R1,CPE1)-Wo1',
      { R0: 10, R1: 100, CPE1_0: 1e-6, CPE1_1: 0.9, Wo1_0: 50, Wo1_1: 2 },
      [0.01, 1, 1000]
    );
    const expected = [
      [126.66486625585051, -398.02778150271257],
      [120.13109638032894, -9.9365916731445],
      [100.78555523703542, -22.80800819323454]
    ];
    expected.forEach(([re, im], k) => {
      expect(real[k]).toBeCloseTo(re, 9);
      expect(imaginary[k]).toBeCloseTo(im, 9);
    });
  });

  it('takes a code or a parsed circuit', () => {
    const circuit = parseCircuit('R0-C1');
    expect(simulate(circuit, { R0: 1, C1: 2 }, [3])).toEqual(simulate('R0-C1', { R0: 1, C1: 2 }, [3]));
  });

  it('shorts a parallel group by a branch of no resistance', () => {
    const { real, imaginary } = simulate('R0-p(R1,C1)', { R0: 1, R1: 0, C1: 1e-6 }, [10]);
    expect([real[0], imaginary[0]]).toEqual([1, 0]);
  });

  it('says which parameter is missing, too much, or no number', () => {
    expect(codeOf(() => simulate('R0-C1', { R0: 1 }, [1]))).toBe('unknown-parameter');
    expect(codeOf(() => simulate('R0', { R0: 1, R1: 1 }, [1]))).toBe('unknown-parameter');
    expect(codeOf(() => simulate('R0', { R0: NaN }, [1]))).toBe('bad-number');
    expect(codeOf(() => simulate('R0', { R0: 1 }, [1, 0]))).toBe('bad-number');
    expect(codeOf(() => simulate('R0-p(', { R0: 1 }, [1]))).toBe('bad-circuit');
  });
});
