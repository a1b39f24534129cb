import { describe, expect, it } from 'vitest';
import { fitCircuit } from '../fit/fit.js';
import { simulatedTable, sweep } from '../testing/spectra.js';
import { circuitOfPeaks } from './circuit-of-peaks.js';
import { relaxationTimes } from './relaxation-times.js';

describe('a circuit of the peaks', () => {
  it('has an arc for each, and begins where one start finds what made the data', () => {
    const values = { R0: 10, R1: 100, CPE1_0: 1e-7, CPE1_1: 0.92, R2: 200, CPE2_0: 1e-5, CPE2_1: 0.9 };
    const code = 'R0-p(R1,CPE1)-p(R2,CPE2)';
    const table = simulatedTable(code, values, sweep(1e6, 0.1, 71), { noise: 0.001, seed: 4 });
    const { circuit, initial } = circuitOfPeaks(relaxationTimes(table));
    expect(circuit).toBe(code);
    const { parameters } = fitCircuit(table, circuit, { initial, starts: 1 });
    for (const { name, value } of parameters) {
      expect(Math.abs(value / values[name as keyof typeof values] - 1), name).toBeLessThan(0.1);
    }
  });

  it('ends with the element of a spike that was taken out', () => {
    const blocking = { R0: 10, R1: 100, CPE1_0: 1e-7, CPE1_1: 0.92, CPE2_0: 1e-5, CPE2_1: 0.9 };
    const table = simulatedTable('R0-p(R1,CPE1)-CPE2', blocking, sweep(1e6, 0.1, 71));
    const relaxation = relaxationTimes(table);
    const { circuit, initial } = circuitOfPeaks(relaxation);
    const last = `CPE${relaxation.peaks.length + 1}`;
    expect(circuit.endsWith(`-${last}`)).toBe(true);
    expect(initial[`${last}_0`]).toBe(relaxation.spike!.q);
    expect(Math.abs(initial[`${last}_1`] - 0.9)).toBeLessThan(0.02);
  });
});
