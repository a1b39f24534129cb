import { describe, expect, it } from 'vitest';
import { parseCircuit } from '../circuit/parse.js';
import { simulatedTable, sweep } from '../testing/spectra.js';
import { directResistance, findArcs } from './arcs.js';
import { fitCircuit } from './fit.js';

describe('elements that are arcs by themselves', () => {
  it('are listed with their resistance and time constant, beside pairs', () => {
    const circuit = parseCircuit('R0-Zarc1-p(R2,C2)-K3-H4-G5');
    const values = [10, 20, 1e-6, 0.9, 30, 1e-6, 40, 1e-3, 50, 1e-1, 0.9, 0.8, 60, 1];
    expect(findArcs(circuit).map(arc => [arc.resistance, arc.element, arc.time(values)])).toEqual([
      ['Zarc1_0', 'Zarc1', 1e-6],
      ['R2', 'C2', expect.closeTo(3e-5, 15)],
      ['K3_0', 'K3', 1e-3],
      ['H4_0', 'H4', 1e-1]
    ]);
    expect(directResistance(circuit, values)!.value).toBe(150);
  });

  it('are fitted without initial values and told fastest first', () => {
    const truth = {
      R0: 12,
      Zarc1_0: 80,
      Zarc1_1: 2e-6,
      Zarc1_2: 0.9,
      Zarc2_0: 300,
      Zarc2_1: 4e-3,
      Zarc2_2: 0.8
    };
    const table = simulatedTable('R0-Zarc1-Zarc2', truth, sweep(1e6, 0.1, 60), { noise: 0.002, seed: 3 });
    const fit = fitCircuit(table, 'R0-Zarc1-Zarc2');
    for (const { name, value, standard_error } of fit.parameters) {
      expect(Math.abs(value - truth[name as keyof typeof truth])).toBeLessThan(4 * standard_error);
    }
    expect(fit.warnings).toEqual([]);
  });

  it.each<[string, Record<string, number>]>([
    ['R0-G1', { R0: 5, G1_0: 100, G1_1: 0.01 }],
    ['R0-Gs1', { R0: 5, Gs1_0: 100, Gs1_1: 0.01, Gs1_2: 0.7 }],
    ['R0-H1', { R0: 5, H1_0: 100, H1_1: 0.01, H1_2: 0.9, H1_3: 0.6 }],
    ['R0-TLMQ1', { R0: 5, TLMQ1_0: 100, TLMQ1_1: 1e-4, TLMQ1_2: 0.85 }],
    ['R0-T1', { R0: 5, T1_0: 100, T1_1: 40, T1_2: 0.5, T1_3: 0.01 }],
    ['La1-R0-K1', { La1_0: 1e-6, La1_1: 0.9, R0: 5, K1_0: 100, K1_1: 0.01 }]
  ])('%s: the values that made the data are found', (circuit, truth) => {
    const table = simulatedTable(circuit, truth, sweep(1e5, 0.01, 50));
    for (const { name, value } of fitCircuit(table, circuit).parameters) {
      expect(Math.abs(value / truth[name] - 1), name).toBeLessThan(1e-5);
    }
  });
});
