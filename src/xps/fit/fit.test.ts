import { describe, expect, test } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { libraryModel } from '../library/model.js';
import { lineShape } from '../shapes/profile.js';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import type { RegionModel, Shape } from '../types.js';
import { fitComponents } from './fit.js';

const { table, truth } = simulateArgyrodite({
  decomposition: 'bad',
  regions: ['S 2p', 'P 2p'],
  seed: 3,
  noise: false
});
const modelOf = (region: string): RegionModel => ({
  region,
  components: Object.keys(truth[0].fractions[region]).map(name => libraryModel(region, name)!)
});
const both = [modelOf('S 2p'), modelOf('P 2p')];

describe('fitComponents', () => {
  test('finds lines that were put there without noise, through an independent simulation', () => {
    const fit = fitComponents(table, both);
    expect(fit.converged).toBe(true);
    for (const { name, region, position, fwhm, fraction, area } of fit.components) {
      const line = truth[0].lines.find(line => line.name === name && line.region === region)!;
      expect(position).toBeCloseTo(line.position, 3);
      expect(fwhm).toBeCloseTo(line.fwhm, 2);
      expect(fraction).toBeCloseTo(truth[0].fractions[region][name], 3);
      expect(area / line.area).toBeCloseTo(1, 2);
    }
  });

  test('gives the same in either order of the axis', () => {
    const rows = table
      .toArray()
      .map(row => row!.toJSON() as Record<string, number>)
      .reverse();
    const column = (name: string) => Float64Array.from(rows, row => row[name]);
    const reversed = makeTable('xps-spectrum', {
      spectrum: Int32Array.from(rows, row => row.spectrum),
      region: rows.map(row => String(row.region)),
      binding_energy_electronvolt: column('binding_energy_electronvolt'),
      intensity_counts: column('intensity_counts')
    });
    const areas = (fit: ReturnType<typeof fitComponents>) => fit.components.map(({ area }) => area);
    expect(areas(fitComponents(reversed, both))).toEqual(areas(fitComponents(table, both)));
  });

  test('one shift for all regions, from a component that stands at its place by definition', () => {
    const charged = simulateArgyrodite({
      decomposition: 'bad',
      regions: ['S 2p', 'P 2p'],
      seed: 3,
      charge_shift: 1.7
    });
    const held = both.map(model => ({
      ...model,
      components: model.components.map(one => (one.id === 'S-PS4' ? { ...one, position: 161.6 } : one))
    }));
    const fit = fitComponents(charged.table, held, { charge: { reference: 'S-PS4', shift: 1.5 } });
    expect(fit.charge_shift).toBeCloseTo(1.7, 1);
    expect(fit.charge_shift_error).toBeGreaterThan(0);
    expect(fit.components[0].position).toBe(161.6);
    expect(fit.components[0].position_error).toBe(0);
    expect(fit.components.find(({ id }) => id === 'P-PS4')!.position).toBeCloseTo(131.85, 1);
  });

  test('the shift is found without a beginning, from an id, a region and name, or a name that only one component has', () => {
    const charged = simulateArgyrodite({
      decomposition: 'bad',
      regions: ['S 2p', 'P 2p'],
      seed: 4,
      charge_shift: -2.6
    });
    const fits = ['S-sulfide', 'S 2p/sulfide', 'sulfide'].map(reference =>
      fitComponents(charged.table, both, { charge: { reference } })
    );
    expect(fits[1]).toEqual(fits[0]);
    expect(fits[2]).toEqual(fits[0]);
    const { position } = both[0].components.find(({ id }) => id === 'S-sulfide')!;
    const line = charged.truth[0].lines.find(({ name }) => name === 'sulfide')!;
    expect(fits[0].charge_shift).toBeCloseTo(line.position - 2.6 - position, 1);
    expect(() => fitComponents(charged.table, both, { charge: { reference: 'PS4' } })).toThrow(
      'The charge reference “PS4” is the name of S-PS4 and P-PS4; give one of these ids.'
    );
  });

  test('how well the reference is known counts in the error of the shift', () => {
    const [exact, rough] = [0, 0.1].map(shift_error =>
      fitComponents(table, both, { charge: { reference: 'S-PS4', shift_error } })
    );
    expect(rough.charge_shift).toBe(exact.charge_shift);
    expect(rough.charge_shift_error).toBeCloseTo(Math.hypot(0.1, exact.charge_shift_error), 12);
  });

  test('says what the data do not determine, and nothing of the kind where they do', () => {
    const [ps4] = both[0].components;
    const linked = { position: { to: 'S-PS4', offset: 0 }, fwhm: { to: 'S-PS4', factor: 1 } };
    const twin = { ...ps4, id: 'twin', name: 'twin', linked };
    const same = { ...both[0], components: [...both[0].components, twin] };
    const { warnings, parameters } = fitComponents(table, same);
    expect(warnings.map(({ code }) => code)).toContain('not-determined');
    expect(warnings[0].message).toContain('twin.area');
    expect(parameters.find(({ name }) => name === 'twin.area')!.standard_error).toBeNaN();
    expect(fitComponents(table, both).warnings).toEqual([]);
  });

  test('links across regions hold, and their errors follow', () => {
    const linked = both.map(model => ({
      ...model,
      components: model.components.map(one =>
        one.id === 'P-PS4' ? { ...one, linked: { position: { to: 'S-PS4', offset: -29.75 } } } : one
      )
    }));
    const { components } = fitComponents(table, linked);
    const [s, p] = ['S-PS4', 'P-PS4'].map(id => components.find(one => one.id === id)!);
    expect(s.position - p.position).toBeCloseTo(29.75, 10);
    expect(p.position_error).toBeCloseTo(s.position_error, 12);
  });

  test.each<Shape>(['gl-sum', 'gl-product', 'voigt'])(
    '%s with a free mix is found again on every background',
    shape => {
      const energy = Float64Array.from({ length: 161 }, (_, i) => 155 + i * 0.08);
      const peak = (position: number, area: number) =>
        lineShape(shape, energy, { position, fwhm: 1.3, mix: 0.4, area });
      const [a, b] = [peak(161, 4000), peak(162.18, 2000)];
      const spectrum = makeTable('xps-spectrum', {
        spectrum: new Int32Array(161),
        region: Array<string>(161).fill('S 2p'),
        binding_energy_electronvolt: energy,
        intensity_counts: energy.map((_, i) => a[i] + b[i] + 500)
      });
      const component = {
        name: 'S',
        position: 160.7,
        fwhm: 1,
        shape,
        mix: 0.2,
        mix_bounds: [0, 1] as [number, number],
        splitting: 1.18
      };
      const fit = fitComponents(spectrum, { region: 'S2p', components: [component] });
      expect(fit.components[0].area).toBeCloseTo(6000, 3);
      expect(fit.components[0].mix).toBeCloseTo(0.4, 6);
      expect(fit.components[0].fwhm).toBeCloseTo(1.3, 6);
      for (const background of ['linear', 'shirley', 'tougaard'] as const) {
        const other = fitComponents(spectrum, {
          region: 'S 2p',
          background,
          components: [{ ...component, mix: 0.4, mix_bounds: undefined }]
        });
        expect(other.components[0].position).toBeCloseTo(161, 1);
      }
    }
  );

  test('repeated measurements scatter as the covariance says', () => {
    const noisy = simulateArgyrodite({ decomposition: 'bad', regions: ['P 2p'], seed: 5, peak_counts: 3000 });
    const fit = fitComponents(noisy.table, modelOf('P 2p'), { monte_carlo_samples: 200, seed: 7 });
    fit.components.forEach(({ fraction_error, position_error }, i) => {
      const repeated = fit.monte_carlo!.components[i];
      expect(repeated.fraction_error / fraction_error).toBeGreaterThan(0.8);
      expect(repeated.fraction_error / fraction_error).toBeLessThan(1.25);
      expect(repeated.position_error / position_error).toBeGreaterThan(0.8);
      expect(repeated.position_error / position_error).toBeLessThan(1.25);
    });
    const again = fitComponents(noisy.table, modelOf('P 2p'), { monte_carlo_samples: 200, seed: 7 });
    expect(again.monte_carlo).toEqual(fit.monte_carlo);
  });

  test.each([
    [{ region: 'Na 1s', components: both[0].components }, 'There is no region “Na 1s”'],
    [{ region: 'S 2p', components: [] }, 'There is no component to fit'],
    [
      { region: 'S 2p', range: [100, 101] as [number, number], components: both[0].components },
      'has 0 points'
    ],
    [
      { region: 'S 2p', components: [both[0].components[0], both[0].components[0]] },
      'Two components have the id'
    ],
    [
      {
        region: 'S 2p',
        components: [{ name: 'a', position: 1, fwhm: 1, linked: { fwhm: { to: 'b', factor: 1 } } }]
      },
      'is linked to “b”, and there is no such component'
    ],
    [
      {
        region: 'S 2p',
        components: [
          { name: 'a', position: 161, fwhm: 1, linked: { fwhm: { to: 'b', factor: 1 } } },
          { name: 'b', position: 161, fwhm: 1, linked: { fwhm: { to: 'a', factor: 1 } } }
        ]
      },
      'lead in a circle'
    ]
  ])('refuses a wrong model in a sentence: %#', (model, sentence) => {
    expect(() => fitComponents(table, model)).toThrow(sentence);
  });
});

test('500 pairs: fractions are unbiased and the truth is in the 95 % intervals', { timeout: 120_000 }, () => {
  const pairs = 500;
  let [inside, all, bias] = [0, 0, 0];
  let worst = 0;
  const sums = new Map<string, [sum: number, n: number]>();
  for (let i = 0; i < pairs; i++) {
    const one = simulateArgyrodite({
      decomposition: (['pristine', 'mild', 'bad'] as const)[i % 3],
      chlorine: [0.6, 1, 1.3][Math.floor(i / 3) % 3],
      peak_counts: [1000, 4000, 10_000][Math.floor(i / 9) % 3],
      regions: ['S 2p', 'P 2p'],
      seed: 1000 + i
    });
    const { fractions } = one.truth[0];
    const models = ['S 2p', 'P 2p'].map(region => ({
      region,
      components: Object.keys(fractions[region]).map(name => libraryModel(region, name)!)
    }));
    for (const { region, name, fraction, fraction_lower_95: low, fraction_upper_95: high } of fitComponents(
      one.table,
      models
    ).components) {
      const true_ = fractions[region][name];
      if (models.find(model => model.region === region)!.components.length < 2) continue;
      all++;
      if (low <= true_ && true_ <= high) inside++;
      const key = `${i % 3} ${region} ${name}`;
      const [sum, n] = sums.get(key) ?? [0, 0];
      sums.set(key, [sum + fraction - true_, n + 1]);
      bias += fraction - true_;
    }
  }
  for (const [sum, n] of sums.values()) worst = Math.max(worst, Math.abs(sum / n));
  console.log(
    `${pairs} pairs, ${all} fractions: ${((100 * inside) / all).toFixed(1)} % inside, largest mean error ${(100 * worst).toFixed(3)} at%, mean ${((100 * bias) / all).toFixed(4)}`
  );
  const spread = 3 * Math.sqrt((0.95 * 0.05) / all);
  expect(inside / all).toBeGreaterThan(0.95 - Math.max(0.02, spread));
  expect(inside / all).toBeLessThan(0.95 + Math.max(0.02, spread));
  expect(worst).toBeLessThan(0.003);
});
