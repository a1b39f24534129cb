import { describe, expect, it } from 'vitest';
import { normal } from '../../numeric/testing/normal.js';
import { simulate } from '../circuit/simulate.js';
import { sharedData, sharedRows, simulatedTable, spectrumTable, sweep } from '../testing/spectra.js';
import { kramersKronig } from './kramers-kronig.js';
import { fitVoigtChain } from './voigt-chain.js';

const TWO_ARCS = 'R0-p(R1,CPE1)-p(R2,CPE2)';
const values = { R0: 10, R1: 100, CPE1_0: 1e-6, CPE1_1: 0.85, R2: 300, CPE2_0: 1e-4, CPE2_1: 0.9 };
const codes = ({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code);

/** A slow arc whose resistance grows while it is measured from high to low frequency, three periods a point. */
function drifting(growth: number, seed: number) {
  const frequency = sweep(1e6, 0.1, 57);
  const total = frequency.reduce((sum, f) => sum + 3 / f, 0);
  const gauss = normal(seed);
  let time = 0;
  return spectrumTable(
    Array.from(frequency, f => {
      time += 3 / f;
      const z = simulate(TWO_ARCS, { ...values, R2: 300 * (1 + (growth * time) / total) }, [f]);
      const noise = 0.001 * Math.hypot(z.real[0], z.imaginary[0]);
      return [f, z.real[0] + noise * gauss(), z.imaginary[0] + noise * gauss()];
    })
  );
}

describe('the linear Kramers-Kronig test', () => {
  it.each(['complex', 'real', 'imaginary'] as const)('finds noise to obey the relations (%s)', method => {
    for (let seed = 1; seed <= 40; seed++) {
      const table = simulatedTable(TWO_ARCS, values, sweep(1e6, 0.1, 57), { noise: 0.005, seed });
      const result = kramersKronig(table, { method });
      expect(result.valid, `seed ${seed}`).toBe(true);
      expect(codes(result)).not.toContain('kramers-kronig-failed');
    }
  });

  it.each(['complex', 'real', 'imaginary'] as const)(
    'flags a resistance that grew by 20 % during the measurement (%s)',
    method => {
      for (let seed = 1; seed <= 10; seed++) {
        const result = kramersKronig(drifting(0.2, seed), { method });
        expect(result.valid, `seed ${seed}`).toBe(false);
        expect(codes(result)).toContain('kramers-kronig-failed');
      }
    }
  );

  it('says where the parts contradict each other', () => {
    const { message } = kramersKronig(drifting(0.5, 1)).warnings.find(
      ({ code }) => code === 'kramers-kronig-failed'
    )!;
    expect(message).toMatch(/between 100 mHz and 17\.78 Hz/);
  });

  it('takes noise for what it is up to 3 %, and not beyond', () => {
    const noisy = (noise: number) =>
      kramersKronig(simulatedTable(TWO_ARCS, values, sweep(1e6, 0.1, 57), { noise, seed: 5 })).valid;
    expect(noisy(0.02)).toBe(true);
    expect(noisy(0.1)).toBe(false);
  });

  it('finds exactly the chain that made the data', () => {
    // τ at the ends and the middle of the range: what 3 elements can be
    const frequency = sweep(1e5, 0.1, 40);
    const tau = [1e5, 100, 0.1].map(f => 1 / (2 * Math.PI * f));
    const arcs = { K1_0: 20, K1_1: tau[0], K2_0: -3, K2_1: tau[1], K3_0: 40, K3_1: tau[2] };
    const z = simulate('L0-R0-K1-K2-K3-C0', { L0: 1e-5, R0: 5, C0: 0.01, ...arcs }, frequency);
    for (const method of ['complex', 'real', 'imaginary'] as const) {
      const chain = fitVoigtChain({ frequency, ...z }, 3, method, true, true);
      [20, -3, 40].forEach((r, k) => expect(chain.resistance[k]).toBeCloseTo(r, 8));
      expect(chain.ohmic).toBeCloseTo(5, 8);
      expect(chain.inductance).toBeCloseTo(1e-5, 13);
      expect(chain.elastance).toBeCloseTo(100, 8);
      expect(chain.mu).toBeCloseTo(1 - 3 / 60, 9);
      expect(chain.rms).toBeLessThan(1e-10);
    }
  });

  it('puts a series capacitance where the spectrum ends in a spike, and nowhere else', () => {
    const blocking = simulatedTable(
      'R0-p(R1,CPE1)-CPE2',
      { R0: 50, R1: 100, CPE1_0: 1e-9, CPE1_1: 0.9, CPE2_0: 1e-6, CPE2_1: 0.9 },
      sweep(1e6, 0.1, 57),
      { noise: 0.002 }
    );
    const result = kramersKronig(blocking);
    expect(result.capacitance_farad).not.toBeNaN();
    expect(result.valid).toBe(true);
    const arcs = simulatedTable(TWO_ARCS, values, sweep(1e6, 0.01, 57), { noise: 0.002 });
    expect(kramersKronig(arcs).capacitance_farad).toBeNaN();
  });

  it('says when μ ended the search before the chain was long enough', () => {
    const table = simulatedTable(TWO_ARCS, values, sweep(1e6, 0.1, 57), { noise: 0.001 });
    const result = kramersKronig(table);
    expect(result.residual_rms).toBeGreaterThan(0.1);
    expect(codes(result)).toContain('chain-too-short');
    expect(result.valid).toBe(true);
    expect(codes(kramersKronig(table, { c: 0.3 }))).not.toContain('chain-too-short');
  });

  it('refuses what it cannot work with, in a sentence', () => {
    const table = simulatedTable('R0', { R0: 1 }, sweep(1e3, 1, 7));
    expect(() => kramersKronig(table)).toThrow(/at least 8 points/);
    expect(() => kramersKronig(table, { c: 2 })).toThrow(/c of μ is 2/);
    expect(() => kramersKronig(table, { method: 'all' as 'real' })).toThrow(/“all”/);
  });
});

// SCIENCE.md, section 5: the real part by Schönleber's own program, the complex one by impedance.py 1.7.1
describe.skipIf(!sharedData)('real spectra (../shared/data, skipped where it is absent)', () => {
  const circuit3 = () =>
    spectrumTable(sharedRows('Circuit3_EIS_1.z', { after: 'End Comments', places: [0, 4, 5] }));

  it('Circuit3, real part, c = 0.69: M = 10 and μ = 0.684382111788538', () => {
    const { elements, mu } = kramersKronig(circuit3(), { method: 'real', c: 0.69 });
    expect(elements).toBe(10);
    expect(mu).toBeCloseTo(0.684382111788538, 11);
  });

  it('Circuit3, complex, c = 0.69: M = 13 and μ = 0.6434', () => {
    const { elements, mu } = kramersKronig(circuit3(), { c: 0.69 });
    expect(elements).toBe(13);
    expect(mu).toBeCloseTo(0.6433627682807274, 9);
  });

  it('Circuit3, imaginary part, c = 0.69: M = 5 and μ = 0.6253, with series C 0.6700', () => {
    const options = { method: 'imaginary', c: 0.69 } as const;
    expect(kramersKronig(circuit3(), options).mu).toBeCloseTo(0.6253203976974778, 9);
    const { elements, mu } = kramersKronig(circuit3(), { ...options, capacitance: true });
    expect(elements).toBe(5);
    expect(mu).toBeCloseTo(0.6700431420400007, 9);
  });

  it('the dummy cells and the argyrodite pellet are valid', () => {
    const pellet = spectrumTable(
      sharedRows('PEIS_LPSCl_IonBlocking_-25C.txt', { after: 'freq/Hz', sign: -1 })
    );
    expect(kramersKronig(circuit3()).valid).toBe(true);
    expect(kramersKronig(pellet).valid).toBe(true);
  });
});
