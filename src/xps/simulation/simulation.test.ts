import { describe, expect, it } from 'vitest';
import { isArgyroditeError, numbers } from '../../arrow/index.js';
import { uniform } from '../../numeric/random.js';
import { simulateArgyrodite } from './argyrodite.js';
import { decompositions, populations } from './decomposition.js';
import { lineAt, type TrueLine } from './line.js';
import { poisson } from './poisson.js';
import type { SimulatedSample } from './sample.js';
import { channels, expectedCounts } from './spectrum.js';

const line: TrueLine = {
  name: 'PS4',
  region: 'S 2p',
  position: 161.6,
  fwhm: 1.1,
  mix: 0.3,
  splitting: 1.18,
  ratio: 0.5,
  area: 1000
};

describe('poisson', () => {
  it.each([0.3, 5, 29, 31, 700, 1e5])(
    'has the mean and the variance %f, and a skewness of its root',
    mean => {
      const random = uniform(11);
      const n = 40_000;
      const draws = Array.from({ length: n }, () => poisson(mean, random));
      const average = draws.reduce((a, b) => a + b, 0) / n;
      const moment = (power: number) => draws.reduce((a, b) => a + (b - average) ** power, 0) / n;
      // four standard errors of each
      expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / n));
      expect(Math.abs(moment(2) / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / n));
      const skewness = moment(3) / moment(2) ** 1.5;
      expect(Math.abs(skewness - 1 / Math.sqrt(mean))).toBeLessThan(4 * Math.sqrt(6 / n) * (1 + 3 / mean));
    }
  );

  it('gives nothing where nothing is expected', () => expect(poisson(0, uniform(1))).toBe(0));
});

describe('a simulated line', () => {
  it('has its area, as its intensity summed up and as what is below far above it', () => {
    const energy = channels([161.6 - 400, 161.6 + 400], 0.02);
    const summed = energy.reduce((sum, e) => sum + 0.02 * lineAt(line, e).intensity, 0);
    // the Lorentzian wings beyond 400 eV hold 0.06 % of this line
    expect(Math.abs(summed / line.area - 1)).toBeLessThan(1e-3);
    expect(Math.abs(lineAt(line, 1e7).below / line.area - 1)).toBeLessThan(1e-6);
    const between = channels([155, 170], 0.001).reduce(
      (sum, e) => sum + 0.001 * lineAt(line, e).intensity,
      0
    );
    const difference = lineAt(line, 170).below - lineAt(line, 155).below;
    expect(Math.abs(between / difference - 1)).toBeLessThan(1e-4);
  });

  it('is half as high at half its width from its top', () => {
    const alone = { ...line, ratio: 0 };
    const top = lineAt(alone, 161.6).intensity;
    expect(lineAt(alone, 161.6 + 0.55).intensity / top).toBeCloseTo(0.5, 12);
    expect(lineAt(alone, 161.6 - 0.55).intensity / top).toBeCloseTo(0.5, 12);
  });

  it('stands on a background that rises to the side of higher binding energy by step × area', () => {
    const { background } = expectedCounts([line], {
      energy: channels([100, 220], 0.1),
      baseline: 1e4,
      step: 0.05
    });
    expect(background[0] - 1e4).toBeLessThan(1);
    expect(Math.abs(background[background.length - 1] - 1e4 - 50)).toBeLessThan(1);
  });
});

describe('populations', () => {
  it('keep every atom of the formula, and gain only lithium', () => {
    for (const x of [0.6, 1, 1.3, 2]) {
      for (const decomposition of Object.values(decompositions)) {
        const atoms = populations(x, decomposition);
        const total = (region: string) => Object.values(atoms[region]).reduce((a, b) => a + b, 0);
        expect(total('S 2p')).toBeCloseTo(6 - x, 12);
        expect(total('P 2p')).toBeCloseTo(1, 12);
        expect(total('Cl 2p')).toBeCloseTo(x, 12);
        expect(total('Li 1s')).toBeGreaterThanOrEqual(7 - x - 1e-12);
      }
    }
  });

  it('have the nominal free sulfide before anything decomposes: 20 % at x = 1', () => {
    expect(populations(1, decompositions.pristine)['S 2p'].sulfide / 5).toBeCloseTo(0.2, 12);
  });

  it('have the share of PS4 that the study found in P 2p', () => {
    expect(populations(0.6, decompositions.bad)['P 2p'].PS4).toBe(0.48);
    expect(populations(1.3, decompositions.mild)['P 2p'].PS4).toBe(0.81);
  });
});

describe('simulateArgyrodite', () => {
  const counts = (sample: SimulatedSample) => numbers(simulateArgyrodite(sample).table, 'intensity_counts')!;

  it('gives the same spectra for the same seed, and others for another', () => {
    expect(counts({ seed: 4 })).toEqual(counts({ seed: 4 }));
    expect(counts({ seed: 5 })).not.toEqual(counts({ seed: 4 }));
  });

  it('measures a region alike whatever else is measured', () => {
    const alone = counts({ regions: ['P 2p'], seed: 3 });
    const together = counts({ regions: ['S 2p', 'P 2p'], seed: 3 });
    expect(Array.from(together.subarray(together.length - alone.length))).toEqual(Array.from(alone));
  });

  it('has as many counts above the background as were asked for', () => {
    const y = counts({ regions: ['P 2p'], peak_counts: 700, baseline: 0, step: 0, noise: false });
    expect(Math.max(...y)).toBeGreaterThan(690);
    expect(Math.max(...y)).toBeLessThanOrEqual(700.1);
  });

  it('has rates from which the composition follows: areas over time over sensitivity', () => {
    const { table, truth } = simulateArgyrodite({ chlorine: 1.3, noise: false, baseline: 0, step: 0 });
    const rate = numbers(table, 'intensity_count_per_second')!;
    const region = [...table.getChild('region')!] as string[];
    const area = (name: string) => rate.reduce((sum, y, k) => sum + (region[k] === name ? 0.1 * y : 0), 0);
    // the window cuts off 2 % of the Lorentzian wings
    expect(area('S 2p') / 1.881 / (area('P 2p') / 1.353) / 4.7).toBeCloseTo(1, 1);
    expect(truth[0].atomic_percent['S 2p'].PS4 / truth[0].atomic_percent['P 2p'].PS4).toBeCloseTo(4, 12);
  });

  it('shifts all regions alike by charging', () => {
    const at = (shift: number) =>
      numbers(simulateArgyrodite({ charge_shift: shift }).table, 'binding_energy_electronvolt')!;
    const plain = at(0);
    at(1.7).forEach((energy, k) => expect(energy - plain[k]).toBeCloseTo(1.7, 9));
  });

  it('says of impossible samples what is wrong', () => {
    const failure = (sample: SimulatedSample) => {
      try {
        simulateArgyrodite(sample);
      } catch (error) {
        if (isArgyroditeError(error)) return error.message;
        throw error;
      }
      return '';
    };
    expect(failure({ chlorine: 3 })).toContain('chlorine must be from 0 to 2');
    expect(failure({ peak_counts: 0 })).toContain('peak_counts');
    expect(failure({ channel_electronvolt: 0 })).toContain('channel_electronvolt');
    expect(failure({ decomposition: { tetrahedra_left: 1.2, fully_reduced: 0, polysulfide: 0 } })).toContain(
      'tetrahedra_left'
    );
  });
});
