import { describe, expect, it } from 'vitest';
import { fitCircuit } from '../fit/fit.js';
import { simulatedTable, sweep } from '../testing/spectra.js';
import { fitMany } from './fit-many.js';

const CIRCUIT = 'R0-p(R1,C1)';
const truth = (i: number) => ({ R0: 10 + i, R1: 100, C1: 1e-6 });
const table = (i: number) =>
  simulatedTable(CIRCUIT, truth(i), sweep(1e5, 10, 30), { noise: 0.003, seed: i + 1 });

describe('fitMany', () => {
  it('gives each spectrum what fitCircuit gives it', () => {
    const tables = [table(0), table(1), table(2)];
    const rows = fitMany(tables, CIRCUIT);
    const fits = tables.map(one => fitCircuit(one, CIRCUIT));
    expect(rows.R0).toEqual(Float64Array.from(fits, ({ parameters }) => parameters[0].value));
    expect(rows.C1_error).toEqual(Float64Array.from(fits, ({ parameters }) => parameters[2].standard_error));
    expect(rows.table).toEqual(Int32Array.of(0, 1, 2));
    expect(rows.converged).toEqual(Int32Array.of(1, 1, 1));
  });

  it('goes on after a table that cannot be fitted, and says why', () => {
    const rows = fitMany([table(0), table(1).slice(0, 1), new Uint8Array(9), table(3)], CIRCUIT);
    expect(rows.table).toEqual(Int32Array.of(0, 1, 2, 3));
    expect([...(rows.R0 as Float64Array)].map(Number.isFinite)).toEqual([true, false, false, true]);
    const errors = rows.error as string[];
    expect(errors[0]).toBe('');
    expect(errors[1]).toMatch(/points/);
    expect(errors[2]).not.toBe('');
  });

  it('refuses a circuit that is none before any fit', () => {
    expect(() => fitMany([table(0)], 'R0-')).toThrow(/circuit/i);
  });
});
