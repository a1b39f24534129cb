import { describe, expect, it } from 'vitest';
import { composition } from '../../composition/index.js';
import { decompositions, populations } from '../simulation/decomposition.js';
import { trueRegions } from '../simulation/lines.js';
import type { ComponentFit } from '../types.js';
import { findInLibrary, library } from './components.js';
import { sulfideBalance, sulfideOf } from './free-sulfide.js';
import { levelOf } from './levels.js';
import { libraryModel } from './model.js';

describe('the library', () => {
  it('names each state of a region once, begins within its range, and says where it is from', () => {
    const names = library.map(({ region, name }) => `${region} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { position, typical, source, region, name } of library) {
      expect(position[0], name).toBeLessThan(position[1]);
      expect(typical, name).toBeGreaterThanOrEqual(position[0]);
      expect(typical, name).toBeLessThanOrEqual(position[1]);
      expect(source.length, name).toBeGreaterThan(20);
      const { energies } = levelOf(region)!;
      expect(position[0], name).toBeGreaterThanOrEqual(energies[0]);
      expect(position[1], name).toBeLessThanOrEqual(energies[1]);
    }
  });

  it('has the thiophosphate of both regions 29.75 eV apart, as whatever charging leaves them', () => {
    const distance = (end: 0 | 1) =>
      findInLibrary('S 2p', 'PS4')!.position[end] - findInLibrary('P 2p', 'PS4')!.position[end];
    expect(Math.abs(distance(0) - 29.75)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(distance(1) - 29.75)).toBeLessThanOrEqual(0.2);
  });

  it('holds every line of the simulated samples within its range', () => {
    for (const [region, { position }] of Object.entries(trueRegions)) {
      for (const [name, energy] of Object.entries(position)) {
        const [low, high] = findInLibrary(region, name)!.position;
        expect(energy, `${region} ${name}`).toBeGreaterThanOrEqual(low);
        expect(energy, `${region} ${name}`).toBeLessThanOrEqual(high);
      }
    }
  });

  it('makes one component of a doublet, with splitting and ratio held', () => {
    expect(libraryModel('P 2p', 'PS4')).toMatchObject({ id: 'P-PS4', splitting: 0.87, ratio: 0.5 });
    expect(libraryModel('Li 1s', 'lithium')).not.toHaveProperty('splitting');
    expect(libraryModel('P 2p', 'kryptonite')).toBeUndefined();
  });
});

describe('sulfideBalance', () => {
  it('finds no Li2S in a pristine sample, whatever x', () => {
    for (const x of [0.6, 1, 1.5]) {
      const { free_sulfide, free_sulfide_share } = composition({ chlorine: x });
      const balance = sulfideBalance(
        { share: free_sulfide_share, error: 0.01 },
        { share: 4 / (6 - x), error: 0.01 },
        free_sulfide
      );
      expect(balance.of_decomposition).toBeCloseTo(0, 12);
    }
  });

  it('finds what decomposition made', () => {
    const atoms = populations(0.6, decompositions.bad)['S 2p'];
    const share = (name: string) => ({ share: atoms[name] / 5.4, error: 0.01 });
    const balance = sulfideBalance(share('sulfide'), share('PS4'), 1.4);
    // 70 % of the sulfur of 52 % of the formula units
    expect(balance.of_decomposition).toBeCloseTo(0.52 * 0.7, 12);
    expect(balance.of_decomposition_error).toBeCloseTo(0.01 * Math.hypot(1, 0.35), 12);
  });
});

describe('sulfideOf', () => {
  const component = (name: string, area: number) => ({ region: 'S 2p', name, area });
  const fit = (areas: number[], covariance: number[]) =>
    ({
      components: ['PS4', 'sulfide', 'Li2Sn'].map((name, i) => component(name, areas[i])),
      area_covariance: Float64Array.from(covariance)
    }) as unknown as ComponentFit;
  const covariance = [100, -40, 0, -40, 64, 10, 0, 10, 49];

  it('states the error with which repeated areas scatter', () => {
    const found = sulfideOf(fit([600, 300, 100], covariance), composition({ chlorine: 1 }))!;
    expect(found.found).toBeCloseTo(0.3, 12);
    expect(found.of_lattice).toBeCloseTo(0.15, 12);
    // by finite differences: of_decomposition = (a1 - a0/4)/(a0 + a1 + a2)
    const value = (a: number[]) => (a[1] - a[0] / 4) / (a[0] + a[1] + a[2]);
    const slopes = [0, 1, 2].map(i => {
      const at = (step: number) => value([600, 300, 100].map((area, j) => area + (i === j ? step : 0)));
      return (at(1e-3) - at(-1e-3)) / 2e-3;
    });
    let variance = 0;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) variance += slopes[i] * slopes[j] * covariance[3 * i + j];
    expect(found.of_decomposition_error).toBeCloseTo(Math.sqrt(variance), 9);
  });

  it('says nothing where there is no sulfide, or the composition is no argyrodite', () => {
    expect(sulfideOf(fit([600, 300, 100], covariance), composition('Li3PS4'))).toBeNull();
    const bare = { components: [component('PS4', 1)], area_covariance: new Float64Array(1) };
    expect(sulfideOf(bare as unknown as ComponentFit, composition({ chlorine: 1 }))).toBeNull();
  });
});
