import { describe, expect, it } from 'vitest';
import { sharedData, sharedRows, simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import { candidates } from './candidates.js';
import { suggestCircuit } from './suggest-circuit.js';

const frequency = sweep(1e6, 0.1, 57);

describe('suggestCircuit', () => {
  it.each<[string, Record<string, number>]>([
    ['R0-CPE1', { R0: 50, CPE1_0: 1e-6, CPE1_1: 0.9 }],
    ['R0-p(R1,C1)', { R0: 50, R1: 200, C1: 1e-6 }],
    ['R0-p(R1,CPE1)', { R0: 50, R1: 200, CPE1_0: 1e-6, CPE1_1: 0.85 }],
    ['R0-p(R1,CPE1)-CPE2', { R0: 120, R1: 900, CPE1_0: 1e-7, CPE1_1: 0.85, CPE2_0: 2e-6, CPE2_1: 0.9 }],
    [
      'R0-p(R1,CPE1)-p(R2,CPE2)',
      { R0: 20, R1: 100, CPE1_0: 1e-7, CPE1_1: 0.9, R2: 300, CPE2_0: 1e-4, CPE2_1: 0.8 }
    ],
    ['R0-p(R1,CPE1)-W2', { R0: 20, R1: 100, CPE1_0: 1e-6, CPE1_1: 0.9, W2: 60 }]
  ])('finds %s in data that it made', (circuit, values) => {
    const table = simulatedTable(circuit, values, frequency, { noise: 0.005, seed: 12 });
    const [best, second] = suggestCircuit(table, { starts: 8 });
    expect(best.circuit).toBe(circuit);
    expect(best.refused).toBe(false);
    expect(best.reasons[1]).toMatch(/lowest BIC/);
    expect(second.bic > best.bic || second.refused).toBe(true);
  });

  it('refuses circuits whose parameters the data do not determine, and ranks the others by BIC', () => {
    const table = simulatedTable(
      'R0-p(R1,CPE1)',
      { R0: 50, R1: 200, CPE1_0: 1e-6, CPE1_1: 0.85 },
      frequency,
      {
        noise: 0.005
      }
    );
    const all = suggestCircuit(table, { starts: 8 });
    expect(all.length).toBeGreaterThanOrEqual(candidates.length);
    expect(new Set(all.map(({ circuit }) => circuit)).size).toBe(all.length);
    const accepted = all.filter(({ refused }) => !refused);
    expect(accepted.length).toBeGreaterThan(0);
    expect(all.slice(0, accepted.length)).toEqual(accepted);
    accepted.forEach(({ bic }, i) => expect(bic).toBeGreaterThanOrEqual(accepted[Math.max(i - 1, 0)].bic));
    const three = all.filter(({ circuit }) => circuit.includes('R3'));
    expect(three.length).toBeGreaterThan(0);
    for (const { refused, reasons } of three) {
      expect(refused).toBe(true);
      expect(reasons[1]).toMatch(/^Refused/);
    }
  });

  it('leaves out what has more parameters than there are data', () => {
    const table = simulatedTable('R0-C1', { R0: 50, C1: 1e-6 }, sweep(1e5, 10, 3), { noise: 0.001 });
    for (const { fit } of suggestCircuit(table, { starts: 4 })) {
      expect(fit.parameters.length).toBeLessThan(6);
    }
  });
});

describe.skipIf(!sharedData)('real spectra (../shared/data, skipped where it is absent)', () => {
  it('the argyrodite pellet between blocking electrodes: an arc and a constant phase element', () => {
    const table = spectrumTable(
      sharedRows('PEIS_LPSCl_IonBlocking_-25C.txt', { after: 'freq/Hz', sign: -1 })
    );
    const [{ circuit }] = suggestCircuit(table, { starts: 16 });
    expect(circuit).toBe('R0-p(R1,CPE1)-CPE2');
  });

  it('a dummy cell of two resistors and a capacitor: just these', () => {
    const table = spectrumTable(sharedRows('Circuit1_EIS_1.z', { after: 'End Comments', places: [0, 4, 5] }));
    expect(suggestCircuit(table, { starts: 8 })[0].circuit).toBe('R0-p(R1,C1)');
  });
});
