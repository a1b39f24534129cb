import { describe, expect, it } from 'vitest';
import { isArgyroditeError, makeTable } from '../../arrow/index.js';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import type { SimulatedSample } from '../simulation/sample.js';
import { startModel } from './start-model.js';

const begin = (sample: SimulatedSample) => {
  const { table, truth } = simulateArgyrodite(sample);
  const start = startModel(table);
  const names = Object.fromEntries(
    start.models.map(({ region, components }) => [region, components.map(({ name }) => name).sort()])
  );
  const wanted = Object.fromEntries(
    Object.entries(truth[0].fractions).map(([region, shares]) => [region, Object.keys(shares).sort()])
  );
  return { start, names, wanted };
};

describe('startModel', () => {
  it.each(['pristine', 'mild', 'bad'] as const)(
    'chooses what is there, whatever the charging: %s',
    decomposition => {
      for (const charge_shift of [-2, 1.3, 4]) {
        const { names, wanted, start } = begin({
          decomposition,
          charge_shift,
          chlorine: 1,
          seed: 8,
          regions: ['S 2p', 'P 2p']
        });
        expect(names).toEqual(wanted);
        expect(Math.abs(start.charge_shift - charge_shift)).toBeLessThan(0.25);
        expect(start.charge).toEqual({ reference: 'S-PS4' });
      }
    }
  );

  it('knows S 2p, P 2p, Cl 2p and Li 1s', () => {
    const { names, wanted } = begin({ decomposition: 'mild' });
    expect(names).toEqual(wanted);
  });

  it('links widths within a region, and P 2p to S 2p of the tetrahedra', () => {
    const { start } = begin({ decomposition: 'mild', regions: ['S 2p', 'P 2p'] });
    const find = (id: string) => start.models.flatMap(model => model.components).find(one => one.id === id)!;
    expect(find('P-LixP').linked?.fwhm).toEqual({ to: 'P-PS4', factor: 1 });
    expect(find('P-PS4').linked?.position).toEqual({
      to: 'S-PS4',
      offset: -29.75,
      offset_bounds: [-29.95, -29.55]
    });
    expect(find('S-PS4')).toMatchObject({ splitting: 1.18, ratio: 0.5, position: 161.6 });
  });

  it('names what else may stand where it put something', () => {
    const { start } = begin({ decomposition: 'bad', chlorine: 0.6, regions: ['S 2p', 'P 2p'], seed: 2 });
    const note = start.notes.find(({ subject }) => subject === 'S-Li2Sn')!;
    expect(note.message).toContain('P-S-P and S0');
  });

  it('says of regions that it does not know what to do', () => {
    const table = makeTable('xps-spectrum', {
      spectrum: [0, 0],
      region: ['Fe 2p', 'Fe 2p'],
      binding_energy_electronvolt: [700, 701],
      intensity_counts: [1, 2]
    });
    let message = '';
    try {
      startModel(table);
    } catch (error) {
      if (!isArgyroditeError(error)) throw error;
      message = error.message;
    }
    expect(message).toContain('add components by hand');
  });
});
