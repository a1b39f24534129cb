import { describe, expect, it } from 'vitest';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import type { SimulatedSample } from '../simulation/sample.js';
import { scansOf } from './scans.js';
import { estimateShift } from './shift.js';

const estimate = (sample: SimulatedSample) => {
  const { table } = simulateArgyrodite(sample);
  const count = sample.regions?.length ?? 4;
  return estimateShift(scansOf(table, [...Array(count).keys()]));
};

describe('estimateShift', () => {
  it.each(['pristine', 'mild', 'bad'] as const)('finds how far a sample is charged: %s', decomposition => {
    for (const charge_shift of [-4, -1.5, 0, 0.7, 3.3, 6]) {
      for (const regions of [undefined, ['S 2p', 'P 2p'] as const]) {
        const { shift } = estimate({ decomposition, charge_shift, regions, seed: 5, peak_counts: 1500 });
        // S 2p is looked for at 161.6, P 2p at 131.9 and Cl 2p at 198.6 eV, on a grid of 0.1 eV
        expect(Math.abs(shift - charge_shift), `${charge_shift} eV`).toBeLessThanOrEqual(0.21);
      }
    }
  });

  it('sees roughly what is there', () => {
    const { shares } = estimate({ decomposition: 'bad', chlorine: 0.6, charge_shift: 1 });
    expect(Math.abs(shares['P 2p'].PS4 - 0.48)).toBeLessThan(0.05);
    expect(shares['S 2p'].sulfate).toBeLessThan(0.02);
  });

  it('knows no shift from regions that the library does not have', () =>
    expect(
      estimateShift([{ region: 'Fe 2p', energy: new Float64Array(50), intensity: new Float64Array(50) }])
    ).toEqual({ shift: 0, shares: {} }));
});
