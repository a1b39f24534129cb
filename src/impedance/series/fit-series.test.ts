import { describe, expect, it } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { fitCircuit } from '../fit/fit.js';
import { simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import { fitSeries } from './fit-series.js';

const CIRCUIT = 'R0-p(R1,CPE1)-p(R2,CPE2)';
const frequency = sweep(1e6, 0.1, 57);
/** An interface that grows over time, from below the other arc's resistance to above it. */
const truth = (i: number) => ({
  R0: 20,
  R1: 100,
  CPE1_0: 1e-7,
  CPE1_1: 0.9,
  R2: 20 + 15 * Math.sqrt(i),
  CPE2_0: 2e-5,
  CPE2_1: 0.85
});
const spectrum = (i: number) => simulatedTable(CIRCUIT, truth(i), frequency, { noise: 0.003, seed: i + 1 });

function series(count: number) {
  const rows = Array.from({ length: count }, (_, i) => spectrum(i)).map(table =>
    ['frequency_hertz', 'real_impedance_ohm', 'imaginary_impedance_ohm'].map(
      name => table.getChild(name)!.toArray() as Float64Array
    )
  );
  const column = (which: number) => Float64Array.from(rows.flatMap(columns => [...columns[which]]));
  return makeTable('impedance-spectrum', {
    spectrum: Int32Array.from({ length: 57 * count }, (_, k) => Math.floor(k / 57)),
    frequency_hertz: column(0),
    real_impedance_ohm: column(1),
    imaginary_impedance_ohm: column(2)
  });
}

describe('fitSeries', () => {
  it('finds in every spectrum the minimum that 64 starts find there', () => {
    const table = series(12);
    const fits = fitSeries(table, CIRCUIT);
    expect(fits).toHaveLength(12);
    fits.forEach((fit, i) => {
      const alone = fitCircuit(table, CIRCUIT, { spectrum: i });
      expect(Math.abs(fit.sum_of_squares / alone.sum_of_squares - 1)).toBeLessThan(1e-9);
      expect(fit.rows[0]).toBe(57 * i);
    });
  });

  it('keeps the arcs fastest first though their resistances cross', () => {
    const fits = fitSeries(series(60), CIRCUIT);
    fits.forEach((fit, i) => {
      const r2 = fit.parameters.find(({ name }) => name === 'R2')!;
      expect(Math.abs(r2.value - truth(i).R2)).toBeLessThan(5 * r2.standard_error);
    });
  });

  it('thorough fits are never worse', () => {
    const table = series(6);
    const quick = fitSeries(table, CIRCUIT);
    fitSeries(table, CIRCUIT, { thorough: true, starts: 16 }).forEach((fit, i) =>
      expect(fit.sum_of_squares).toBeLessThanOrEqual(quick[i].sum_of_squares * (1 + 1e-9))
    );
  });

  it('says which spectrum cannot be fitted', () => {
    const table = series(3);
    expect(() => fitSeries(table, CIRCUIT, { range: [2e6, 3e6] })).toThrow(/^Spectrum 0: /);
  });

  it('takes a single spectrum', () => {
    const table = spectrumTable([
      [1e3, 10, -1],
      [1e2, 10, -10],
      [1e1, 10, -100]
    ]);
    expect(fitSeries(table, 'R0-C1')[0].parameters[1].value).toBeCloseTo(1 / (2 * Math.PI * 1e3), 6);
  });
});
