import { describe, expect, test } from 'vitest';
import { resolveSettings } from '../settings/index.js';
import { analyseXps, xpsColumns, xpsSummary } from './analysis.js';
import { libraryModel } from './library/model.js';
import { xpsSettings, type XpsSettings } from './settings.js';
import { simulateArgyrodite } from './simulation/argyrodite.js';

const { table, truth } = simulateArgyrodite([
  { label: 'before', decomposition: 'pristine', regions: ['S 2p', 'P 2p'], chlorine: 1, seed: 1 },
  { label: 'after', decomposition: 'mild', regions: ['S 2p', 'P 2p'], chlorine: 1, seed: 2 }
]);

function settingsWith(given: object = {}): XpsSettings {
  const components = Object.fromEntries(
    ['S 2p', 'P 2p'].flatMap(region =>
      Object.keys(truth[1].fractions[region]).map(name => {
        const { id, ...component } = libraryModel(region, name)!;
        return [id!, { ...component, region }];
      })
    )
  );
  return resolveSettings<XpsSettings>(xpsSettings, {
    components,
    regions: { 'S 2p': {}, 'P 2p': {} },
    ...given
  });
}

function run(settings: XpsSettings) {
  const steps = analyseXps(table, settings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('analyseXps', { timeout: 60_000 }, () => {
  test('fits two samples with one model, and finds what became of the first in the second', () => {
    const { samples } = run(settingsWith({ compared_sample: 1, composition: 'Li6PS5Cl' }));
    expect(samples.map(({ label }) => label)).toEqual(['before', 'after']);
    samples.forEach(({ fit, quantities }, i) => {
      const ps4 = fit.components.find(({ id }) => id === 'P-PS4')!;
      expect(Math.abs(ps4.fraction - truth[i].fractions['P 2p'].PS4)).toBeLessThan(0.03);
      const sum = quantities.reduce((total, { atomic_percent }) => total + atomic_percent, 0);
      expect(sum).toBeCloseTo(100, 8);
      const expected = truth[i].atomic_percent['P 2p'].PS4;
      expect(
        Math.abs(quantities.find(({ component }) => component === 'P-PS4')!.atomic_percent - expected)
      ).toBeLessThan(1.5);
    });
  });

  test('is the same whatever the order in which components were added', () => {
    const settings = settingsWith({ sample: 1 });
    const other = {
      ...settings,
      components: Object.fromEntries(Object.entries(settings.components).reverse())
    };
    expect(run(other)).toEqual(run(settings));
  });

  test('has nothing to say without components, and names a sample that is not there', () => {
    expect(run(settingsWith({ components: {} })).samples).toEqual([]);
    expect(() => run(settingsWith({ sample: 2 }))).toThrow('There is no sample 2; the table has 2');
  });

  test('has one row for each component of each sample, and a line of text', () => {
    const result = run(settingsWith({ compared_sample: 1 }));
    const columns = xpsColumns(result);
    const count = 2 * Object.keys(settingsWith().components).length;
    for (const values of Object.values(columns)) expect(values).toHaveLength(count);
    expect(xpsSummary(result)[0][0]).toMatch(/^before: /);
  });
});
