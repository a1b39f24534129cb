import { describe, expect, it } from 'vitest';
import { libraryModel } from '../library/model.js';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import { fitComponents } from '../fit/fit.js';
import type { ComponentModel, RegionModel } from '../types.js';
import { referee } from './referee.js';
import { restrict } from './restrict.js';
import { scores } from './score.js';
import { fitted, madeFit } from './testing/fits.js';

const { table } = simulateArgyrodite({
  chlorine: 0.6,
  decomposition: 'bad',
  regions: ['S 2p', 'P 2p'],
  seed: 12
});
const refit = (model: RegionModel) => fitComponents(table, model);
const P = (name: string, linked?: ComponentModel['linked']): ComponentModel => ({
  ...libraryModel('P 2p', name)!,
  ...(linked ? { linked } : {})
});
const toTetrahedra = { fwhm: { to: 'P-PS4', factor: 1 } };

describe('other models', () => {
  it('name the component that is too many, also where the widths of others hang on it', () => {
    const anchor = { fwhm: { to: 'P-P0', factor: 1 } };
    const model: RegionModel = {
      region: 'P 2p',
      components: [P('P0'), P('PS4', anchor), P('LixP', anchor), P('Li3P', anchor)]
    };
    const simpler = referee(refit(model), [model], { refit }).filter(({ code }) => code === 'simpler-model');
    expect(simpler.map(({ subject }) => subject)).toEqual(['P-P0']);
  });

  it('say where a component is missing, how much of it, and what stands there', () => {
    const model: RegionModel = { region: 'P 2p', components: [P('PS4'), P('LixP', toTetrahedra)] };
    const [richer] = referee(refit(model), [model], { refit }).filter(({ code }) => code === 'richer-model');
    expect(richer.subject).toBe('P 2p');
    // Li3P stands at 126.3 eV with 21 % of the phosphorus
    expect(richer.message).toMatch(/near 126\.[2-4] eV with (19|2[0-3]) % of the area; Li3P stands there/);
  });

  it('leave a right model alone, and are not tried where nothing can fit them', () => {
    const model: RegionModel = {
      region: 'P 2p',
      components: [P('PS4'), P('LixP', toTetrahedra), P('Li3P', toTetrahedra)]
    };
    expect(referee(refit(model), [model], { refit })).toEqual([]);
    const poor: RegionModel = { region: 'P 2p', components: [P('PS4')] };
    expect(referee(refit(poor), [poor]).map(({ code }) => code)).not.toContain('richer-model');
  });
});

describe('restrict', () => {
  const fit = madeFit([fitted('P 2p', 'PS4', { position: 131.9, fwhm: 1.21, area: 700 })]);
  const settle = (linked: ComponentModel['linked']) =>
    restrict({ region: 'P 2p', components: [P('PS4', linked)] }, fit).components[0];

  it('holds what was linked to another region where the fit has put it', () => {
    expect(settle({ position: { to: 'S-PS4', offset: -29.75 } }).position_bounds).toEqual([131.9, 131.9]);
    expect(settle({ fwhm: { to: 'S-PS4', factor: 1.1 } }).fwhm_bounds).toEqual([1.21, 1.21]);
    expect(settle({ area: { to: 'S-PS4', factor: 0.2 } }).area).toBe(700);
  });

  it('leaves as much room as a fitted offset had', () => {
    const link = { to: 'S-PS4', offset: -29.75, offset_bounds: [-29.95, -29.55] as [number, number] };
    const [low, high] = settle({ position: link }).position_bounds!;
    expect(low).toBeCloseTo(131.7, 9);
    expect(high).toBeCloseTo(132.1, 9);
  });
});

describe('scores', () => {
  it('are highest where a doublet is left over, and nowhere high where nothing is', () => {
    const PS4 = fitted('P 2p', 'PS4', { area: 5000 });
    const further = fitted('P 2p', 'LixP', { position: 128.4, area: 600 });
    const whole = madeFit([PS4, further]);
    const [region] = whole.regions;
    expect(scores(whole, region, PS4)[0]?.fall ?? 0).toBeLessThan(15);
    // the same spectrum, fitted without the further one
    const left = madeFit([PS4]).regions[0];
    const envelope = region.binding_energy.map((_, k) => region.envelope[k]);
    const lacking = region.residuals.map(
      (value, k) => value + (envelope[k] - left.envelope[k]) / region.sigma[k]
    );
    const [best] = scores({ ...whole, components: [PS4] }, { ...region, residuals: lacking }, PS4);
    expect(Math.abs(best.position - 128.4)).toBeLessThan(0.15);
    expect(best.fall).toBeGreaterThan(100);
  });
});
