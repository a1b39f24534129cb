import { describe, expect, test } from 'vitest';
import { fitCircuit } from '../impedance/index.js';
import { spectrumTable } from './testing/spectrum-table.js';
import { toArrow, toJSON } from './result.js';

const fit = fitCircuit(spectrumTable(), 'R0-p(R1,CPE1)-CPE2', { starts: 2 });

describe('toArrow', () => {
  test('gives the parameters of a fit with their errors and units', () => {
    const table = toArrow(fit);
    expect(table.schema.names).toEqual([
      'name',
      'value',
      'standard_error',
      'lower_95',
      'upper_95',
      'unit',
      'fixed',
      'tied_to'
    ]);
    expect([...table.getChild('name')!]).toEqual(fit.parameters.map(({ name }) => name));
    expect([...table.getChild('unit')!]).toEqual(fit.parameters.map(({ unit }) => unit));
    expect([...table.getChild('value')!]).toEqual(fit.parameters.map(({ value }) => value));
  });

  test('refuses what is no result, in a sentence', () => {
    expect(() => toArrow({ type: 'something' })).toThrow(/no result of an analysis/);
  });
});

describe('toJSON', () => {
  test('writes typed arrays as lists and non-finite numbers as null', () => {
    expect(
      toJSON({ a: Float64Array.of(1, NaN), b: [Infinity, 'x', true, null], c: { d: -Infinity } })
    ).toEqual({
      a: [1, null],
      b: [null, 'x', true, null],
      c: { d: null }
    });
    expect(JSON.stringify(toJSON(fit))).toContain('"circuit":"R0-p(R1,CPE1)-CPE2"');
  });
});
