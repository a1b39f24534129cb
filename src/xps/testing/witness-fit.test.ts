import { expect, it } from 'vitest';
import { fitComponents } from '../fit/fit.js';
import { libraryModel } from '../library/model.js';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import { witnessFit } from './witness-fit.js';

it('the witness finds a simulated region again, within its errors', () => {
  const { table, truth } = simulateArgyrodite({
    decomposition: 'bad',
    chlorine: 0.6,
    seed: 4,
    peak_counts: 20_000
  });
  const components = ['PS4', 'LixP', 'Li3P'].map(name => libraryModel('P 2p', name)!);
  const fit = witnessFit(table, { region: 'P 2p', components });
  expect(Math.abs(fit.reduced_chi_square - 1)).toBeLessThan(4 * Math.sqrt(2 / fit.degrees_of_freedom));
  for (const { name, fraction, fraction_error, area, area_error } of fit.components) {
    expect(Math.abs(fraction - truth[0].fractions['P 2p'][name])).toBeLessThan(4 * fraction_error);
    const line = truth[0].lines.find(one => one.region === 'P 2p' && one.name === name)!;
    expect(Math.abs(area - line.area)).toBeLessThan(4 * area_error);
    expect(fraction_error).toBeLessThan(0.02);
  }
});

it('the fit and the witness, written apart, agree on every number', () => {
  for (const [region, names] of [
    ['S 2p', ['PS4', 'sulfide', 'Li2Sn']],
    ['P 2p', ['PS4', 'LixP', 'Li3P']]
  ] as const) {
    const { table } = simulateArgyrodite({ decomposition: 'bad', chlorine: 0.6, seed: 6 });
    const model = { region, components: names.map(name => libraryModel(region, name)!) };
    const [fit, witness] = [fitComponents(table, model), witnessFit(table, model)];
    expect(Math.abs(fit.bic - witness.bic)).toBeLessThan(0.01);
    fit.components.forEach((component, i) => {
      const other = witness.components[i];
      expect(Math.abs(component.fraction - other.fraction)).toBeLessThan(0.02 * component.fraction_error);
      expect(Math.abs(component.position - other.position)).toBeLessThan(0.02 * component.position_error);
      expect(Math.abs(component.fraction_error / other.fraction_error - 1)).toBeLessThan(0.02);
      expect(Math.abs(component.area_error / other.area_error - 1)).toBeLessThan(0.02);
    });
  }
});
