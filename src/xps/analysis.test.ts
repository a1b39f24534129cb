import { describe, expect, test } from 'vitest';
import type { Table } from 'apache-arrow';
import { metadataOf, withMetadata } from '../arrow/index.js';
import { resolveSettings } from '../settings/index.js';
import { analyseXps, xpsColumns, xpsSummary } from './analysis.js';
import { libraryModel } from './library/model.js';
import { sensitivityLibraries } from './quantify/sensitivity.js';
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

function run(settings: XpsSettings, of = table) {
  const steps = analyseXps(of, settings);
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

  test('a composition in the file that is no formula is a warning, in the settings an error', () => {
    const metadata = metadataOf(table);
    const unsound = withMetadata(table, { ...metadata, composition: 'Xy7!' });
    const [{ warnings, fit }] = run(settingsWith(), unsound).samples;
    expect(warnings.find(({ code }) => code === 'bad-composition')!.message).toContain(
      'there is no element Xy'
    );
    expect(fit.converged).toBe(true);
    const codes = run(settingsWith()).samples[0].warnings.map(({ code }) => code);
    expect(codes).not.toContain('bad-composition');
    expect(() => run(settingsWith({ composition: 'Xy7!' }))).toThrow('there is no element Xy');
  });

  test('takes sensitivity factors of one’s own instead of a library, for all regions', () => {
    const atoms = (given: object) => run(settingsWith(given)).samples[0].quantities;
    const factors = { ...sensitivityLibraries.scofield.factors };
    const own = atoms({ sensitivity_factors: factors, escape_depth: 'applied' });
    atoms({}).forEach(({ atomic_percent }, i) =>
      expect(own[i].atomic_percent).toBeCloseTo(atomic_percent, 9)
    );
    expect(() => atoms({ sensitivity_factors: { 'S 2p': 1.7 } })).toThrow('P 2p (own factors) is not given');
    expect(() => settingsWith({ sensitivity_factors: { 'S 2p': 0 } })).toThrow('must be a number above 0');
  });

  test('objects to counts of several regions whose counting times are not known', () => {
    const codes = (of: Table) => run(settingsWith(), of).samples[0].warnings.map(({ code }) => code);
    const { spectra = [], ...metadata } = metadataOf(table);
    const timed = (dwell_second?: number) =>
      withMetadata(table, {
        ...metadata,
        spectra: spectra.map(one => ({ ...one, dwell_second, sweeps: 10 }))
      });
    expect(codes(timed())).toContain('unknown-counting-times');
    expect(codes(timed(0.1))).not.toContain('unknown-counting-times');
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
    expect(xpsSummary(result)[0]).toEqual([
      'before: PS4 left',
      expect.stringMatching(/^\d.* ± .* at% of phosphorus$/)
    ]);
  });
});
