import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isArgyroditeError, makeTable, type PhotoelectronMetadata } from '../../arrow/index.js';
import { normal } from '../../numeric/testing/normal.js';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import type { ComponentFit } from '../types.js';
import { depthNote } from './depth.js';
import { measuringTimes } from './measuring-time.js';
import type { QuantifyOptions } from './options.js';
import { quantify, type Quantifiable } from './quantify.js';
import { compareShares } from './shares.js';
import { studySamples, studyShares } from './study.js';
import { transmissionOf } from './transmission.js';

const component = (region: string, area: number, position = 160, name = 'A', area_error = 0) => ({
  id: `${region}-${name}`,
  name,
  region,
  position,
  area,
  area_error
});
const failure = (fits: Quantifiable, options: QuantifyOptions) => {
  try {
    quantify(fits, options);
  } catch (error) {
    if (isArgyroditeError(error)) return error.message;
    throw error;
  }
  return '';
};
const FILE = new URL('../../../../shared/data/xps/FeO_analyzed.vms', import.meta.url);

/** The four lines of FeO that were fitted in CasaXPS: binding energies, areas, and the shares that follow. */
const feo = {
  components: [
    component('Fe 2p', 63400.62, 709.03, '1'),
    component('Fe 2p', 29867.34, 715.73, '2'),
    component('Fe 2p', 42839.74, 722.18, '3'),
    component('Fe 2p', 15954.51, 730.22, '4')
  ]
};
const FEO_SHARES = [41.89, 19.65, 28.06, 10.4];

describe('quantify', () => {
  it('gives the shares of FeO that follow from areas, one factor and the transmission that stands in the file', ({
    skip
  }) => {
    if (!existsSync(FILE)) skip('the instrument files are not part of the project');
    const lines = readFileSync(FILE, 'latin1').split(/\r?\n/);
    const first = lines.indexOf('736.61');
    const points = Array.from({ length: 1121 }, (_, k) =>
      lines.slice(first + 3 * k, first + 3 * k + 3).map(Number)
    );
    expect(points.every(point => point.length === 3 && point.every(Number.isFinite))).toBe(true);
    const table = makeTable('xps-spectrum', {
      spectrum: points.map(() => 0),
      region: points.map(() => 'Fe 2p'),
      binding_energy_electronvolt: points.map(([kinetic]) => 1486.61 - kinetic),
      intensity_counts: points.map(([, counts]) => counts),
      transmission: points.map(([, , transmission]) => transmission)
    });
    const rows = Int32Array.from(points.keys()).reverse();
    const binding_energy = Float64Array.from(rows, row => 1486.61 - points[row][0]);
    const regions = [{ region: 'Fe 2p', rows, binding_energy }] as unknown as ComponentFit['regions'];
    const transmission = transmissionOf(table, { ...feo, regions } as ComponentFit)!;
    const result = quantify(feo, { factors: { 'Fe 2p': 16.42 }, transmission, escape_depth: 'none' });
    result.forEach(({ atomic_percent }, i) =>
      expect(Math.abs(atomic_percent - FEO_SHARES[i])).toBeLessThan(0.005)
    );
  });

  it('gives them from the transmission that the file has at the four lines', () => {
    const transmission = {
      'Fe 2p-1': 2.699064,
      'Fe 2p-2': 2.710834,
      'Fe 2p-3': 2.722314,
      'Fe 2p-4': 2.736826
    };
    const result = quantify(feo, { factors: { 'Fe 2p': 16.42 }, transmission });
    result.forEach(({ atomic_percent }, i) =>
      expect(Math.abs(atomic_percent - FEO_SHARES[i])).toBeLessThan(0.005)
    );
  });

  it('finds the atoms of a simulated sample again with the library that made it', () => {
    const { table, truth } = simulateArgyrodite({ chlorine: 1.3, decomposition: 'bad', library: 'kratos' });
    const { lines, atomic_percent } = truth[0];
    // every region has 5000 counts at its top: weak ones were counted for longer
    const regions = ['S 2p', 'P 2p', 'Cl 2p', 'Li 1s'].map((region, spectrum) => ({ region, spectrum }));
    const times = measuringTimes(table, { regions })!;
    expect(times['Li 1s'] / times['S 2p']).toBeGreaterThan(5);
    const components = lines.map(line => component(line.region, line.area, line.position, line.name));
    for (const { name, region, atomic_percent: found } of quantify(
      { components },
      { library: 'kratos', measuring_time_second: times }
    )) {
      expect(found).toBeCloseTo(atomic_percent[region][name], 9);
    }
  });

  it('takes rates as they are, and counts of unknown duration for counted alike', () => {
    const table = (intensity: string, spectra: PhotoelectronMetadata[]) =>
      makeTable(
        'xps-spectrum',
        { spectrum: [0], region: ['S 2p'], binding_energy_electronvolt: [161], [intensity]: [5] },
        { spectra }
      );
    const regions = [{ region: 'S 2p', spectrum: 0 }];
    const scan = { region: 'S 2p', dwell_second: 0.1, sweeps: 20 };
    expect(measuringTimes(table('intensity_counts', [scan]), { regions })).toEqual({ 'S 2p': 2 });
    expect(measuringTimes(table('intensity_count_per_second', [scan]), { regions })).toBeUndefined();
    expect(measuringTimes(table('intensity_counts', [{ region: 'S 2p' }]), { regions })).toBeUndefined();
  });

  it('applies the escape depth by the library’s own account, by word, or not', () => {
    const fit = { components: [component('S 2p', 1000, 161.6), component('Li 1s', 1000, 55.7)] };
    const ratio = (options: QuantifyOptions) => {
      const [sulfur, lithium] = quantify(fit, options);
      return sulfur.atomic_percent / lithium.atomic_percent;
    };
    const factors = 0.0568 / 1.677;
    const depth = ((1486.6 - 55.7) / (1486.6 - 161.6)) ** 0.6;
    expect(ratio({ library: 'scofield' })).toBeCloseTo(factors * depth, 12);
    expect(ratio({ library: 'scofield', escape_depth: 'none' })).toBeCloseTo(factors, 12);
    expect(ratio({ library: 'thermo' })).toBeCloseTo(0.061 / 1.881, 12);
    expect(ratio({ library: 'thermo', escape_depth: 'applied' })).toBeCloseTo((0.061 / 1.881) * depth, 12);
  });

  it('divides by the transmission once only: factors that contain it are not divided again', () => {
    const fit = { components: [component('S 2p', 1000, 161.6), component('P 2p', 500, 131.9)] };
    const transmission = { 'S 2p': 2, 'P 2p': 3 };
    expect(quantify(fit, { library: 'kratos', transmission })).toEqual(quantify(fit, { library: 'kratos' }));
    expect(quantify(fit, { library: 'thermo', transmission })).not.toEqual(
      quantify(fit, { library: 'thermo' })
    );
  });

  it('shows what each area was divided by', () => {
    const fit = { components: [component('S 2p', 1000, 161.6), component('P 2p', 500, 131.9)] };
    const [sulfur] = quantify(fit, { library: 'scofield', transmission: { 'S 2p': 2, 'P 2p': 2.1 } });
    expect(sulfur).toMatchObject({
      sensitivity_library: 'Scofield',
      sensitivity_factor: 1.677,
      transmission: 2
    });
    expect(sulfur.escape_depth).toBeCloseTo(1.325 ** 0.6, 12);
  });

  it('states the errors that repeated areas scatter with, and those that factors scatter with, apart', () => {
    const areas = [1000, 400, 300];
    const errors = [20, 30, 15];
    const regions = ['S 2p', 'S 2p', 'P 2p'];
    // the first two are correlated
    const covariance = Float64Array.from([400, -300, 0, -300, 900, 0, 0, 0, 225]);
    const fit = (list: number[]) => ({
      components: list.map((area, i) => component(regions[i], area, 160, String(i), errors[i])),
      area_covariance: covariance
    });
    const own = { 'S 2p': 1.7, 'P 2p': 1.2 };
    const stated = quantify(fit(areas), { factors: own, factor_error: 0.05 });
    const gauss = normal(3);
    const n = 20_000;
    const scatter = (draw: () => number[]) => {
      const draws = Array.from({ length: n }, draw);
      return areas.map((_, i) => {
        const mean = draws.reduce((sum, values) => sum + values[i], 0) / n;
        return Math.sqrt(draws.reduce((sum, values) => sum + (values[i] - mean) ** 2, 0) / n);
      });
    };
    const counting = scatter(() => {
      const a = gauss();
      const rest = Math.sqrt(900 - 15 ** 2) * gauss();
      const drawn = [areas[0] + 20 * a, areas[1] - 15 * a + rest, areas[2] + 15 * gauss()];
      return quantify(fit(drawn), { factors: own }).map(q => q.atomic_percent);
    });
    const factors = scatter(() =>
      quantify(fit(areas), {
        factors: { 'S 2p': 1.7 * Math.exp(0.05 * gauss()), 'P 2p': 1.2 * Math.exp(0.05 * gauss()) }
      }).map(q => q.atomic_percent)
    );
    stated.forEach((quantity, i) => {
      expect(Math.abs(quantity.standard_error / counting[i] - 1)).toBeLessThan(0.03);
      expect(Math.abs(quantity.systematic_error / factors[i] - 1)).toBeLessThan(0.03);
    });
  });

  it('has no systematic error among components of one region', () => {
    const fit = {
      components: [component('P 2p', 500, 131.9, 'PS4', 10), component('P 2p', 300, 128, 'LixP', 10)]
    };
    for (const { systematic_error, standard_error } of quantify(fit, { library: 'kratos' })) {
      expect(systematic_error).toBeLessThan(1e-12);
      // both shares move together, by (300 σ ⊕ 500 σ)/800²
      expect(standard_error).toBeCloseTo((100 * Math.hypot(3000, 5000)) / 800 ** 2, 12);
    }
  });

  it('says of impossible requests what is wrong', () => {
    const sulfur = { components: [component('S 2p', 100)] };
    expect(failure(sulfur, { library: 'thermo', factors: { 'S 2p': 1 } })).toContain('mixing');
    expect(failure({ components: [component('Fe 2p', 100)] }, {})).toContain('Fe 2p (Scofield');
    expect(failure({ components: [component('S 2p', 0)] }, {})).toContain('all areas are 0');
    expect(failure(sulfur, { transmission: {} })).toContain('transmission');
    expect(failure({ components: [component('S 2p', 9, 1500)] }, { library: 'scofield' })).toContain(
      'kinetic energy'
    );
  });
});

describe('compareShares', () => {
  const fit = (shares: Record<string, number>) => ({
    components: Object.entries(shares).map(([name, fraction]) => ({
      ...component('P 2p', 1, 131.9, name),
      fraction,
      fraction_error: 0.01,
      fraction_lower_95: fraction - 0.02,
      fraction_upper_95: fraction + 0.02
    })) as ComponentFit['components']
  });

  it('lays two samples side by side, with the change and its error, and nothing where there is nothing', () => {
    const bars = compareShares(
      { fit: fit({ PS4: 1 }), label: 'before' },
      { fit: fit({ PS4: 0.48, LixP: 0.52 }), label: 'after' }
    );
    expect(bars.map(({ name }) => name)).toEqual(['PS4', 'LixP']);
    expect(bars[0].change).toBeCloseTo(-52, 12);
    expect(bars[0].change_error).toBeCloseTo(Math.SQRT2, 12);
    expect(bars[1].before).toBeNull();
    expect(bars[1].change).toBeNaN();
  });
});

describe('the study’s samples', () => {
  it('are simulated to 48 and 81 at% of PS4³⁻ left', () => {
    const { truth } = simulateArgyrodite(studySamples());
    expect(truth.map(({ fractions }) => fractions['P 2p'].PS4)).toEqual([1, 0.48, 1, 0.81]);
    expect(studyShares.map(share => share.tetrahedra_left_percent)).toEqual([48, 81]);
    expect(truth[3].fractions['S 2p']).not.toHaveProperty('Li2Sn');
  });
});

describe('depthNote', () => {
  it('says how much deeper the line of the fastest electrons sees', () => {
    // (1433.6/1290.1)^0.6
    expect(depthNote(['Cl 2p', 'S 2p', 'Li 1s'])).toContain('Li 1s about 7 % deeper than Cl 2p');
    expect(depthNote(['S 2p'])).toBeNull();
    expect(depthNote(['S 2p', 'Fe 2p'])).toBeNull();
  });
});
