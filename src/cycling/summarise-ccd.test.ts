import { describe, expect, it } from 'vitest';
import { makeDraws } from './simulation/random.js';
import { summariseCcd } from './summarise-ccd.js';
import type { CcdResult, Protocol } from './types.js';
import { fitWeibull } from './weibull.js';

const protocol: Protocol = {
  first_ma_cm2: 0.035,
  increment_ma_cm2: 0.035,
  half_cycle_second: 1800,
  half_cycles_per_step: 2,
  rest_second: 0,
  current_source: 'file',
  electrode_area_cm2: 0.785,
  ambient_temperature_celsius: NaN,
  temperature_range_celsius: NaN,
  stack_pressure_mpa: NaN,
  lithium_thickness_um: NaN
};

function cell(low: number, high: number | null, changes: Partial<CcdResult> = {}) {
  return {
    sample: `cell ${low}`,
    last_survived: low,
    first_failed: high,
    critical_current_density: high === null ? null : low,
    censoring: high === null ? ('right' as const) : ('none' as const),
    protocol,
    ...changes
  };
}

describe('replicates', () => {
  it('have a mean and both standard deviations, by hand', () => {
    const summary = summariseCcd([cell(0.9, 0.935), cell(1.0, 1.035), cell(1.1, 1.135)]);
    expect(summary.n).toBe(3);
    expect(summary.mean).toBeCloseTo(1, 12);
    expect(summary.population_sd).toBeCloseTo(Math.sqrt(0.02 / 3), 12);
    expect(summary.sample_sd).toBeCloseTo(0.1, 12);
    expect(summary.weibull).toBeNull();
  });

  it('name censored and undeterminable cells, which are in no mean', () => {
    const none = cell(0, null, { censoring: 'not-determinable', last_survived: null, sample: 'shorted' });
    const summary = summariseCcd([cell(0.5, 0.535), cell(1.4, null, { ended: 'void' }), none]);
    expect(summary.mean).toBe(0.5);
    expect(summary.censored).toEqual([{ sample: 'cell 1.4', last_survived: 1.4, ended: 'void' }]);
    expect(summary.not_determinable).toEqual(['shorted']);
    expect(summary.warnings.map(({ code }) => code)).toEqual(['censored']);
  });

  it('warn where the protocols differ', () => {
    const other = cell(1, 1.1, { protocol: { ...protocol, increment_ma_cm2: 0.1 } });
    const [warning] = summariseCcd([cell(0.5, 0.535), other]).warnings;
    expect(warning).toMatchObject({ code: 'protocols-differ' });
    expect(warning.message).toMatch(/increments/);
  });
});

describe('a Weibull distribution', () => {
  it('is found again from intervals, and its 95 % intervals hold the truth about as often as they say', () => {
    const { uniform } = makeDraws(11);
    const [scale, shape, step] = [0.8, 4, 0.05];
    let held = 0;
    const rounds = 30;
    for (let round = 0; round < rounds; round++) {
      const intervals = Array.from({ length: 30 }, () => {
        const value = scale * (-Math.log(1 - uniform())) ** (1 / shape);
        const low = Math.floor(value / step) * step;
        return { low, high: low > 1 ? Infinity : low + step };
      });
      const fit = fitWeibull(intervals)!;
      if (fit.scale.lower_95 < scale && scale < fit.scale.upper_95) held++;
      if (fit.shape.lower_95 < shape && shape < fit.shape.upper_95) held++;
    }
    console.log(`${held} of ${2 * rounds} intervals hold the truth (seed 11)`);
    // 57 expected; 99.9 % of binomial draws are at least 51
    expect(held).toBeGreaterThanOrEqual(51);
  }, 20_000);

  it('has the likelihood’s maximum where its derivatives vanish', () => {
    const intervals = [0.5, 0.6, 0.6, 0.7, 0.7, 0.75, 0.8, 0.8, 0.9, 1].map(low => ({
      low,
      high: low + 0.05
    }));
    const fit = fitWeibull(intervals)!;
    const at = (scale: number, shape: number) =>
      intervals.reduce(
        (sum, { low, high }) =>
          sum + Math.log(Math.exp(-((low / scale) ** shape)) - Math.exp(-((high / scale) ** shape))),
        0
      );
    const [scale, shape] = [fit.scale.value, fit.shape.value];
    expect(fit.log_likelihood).toBeCloseTo(at(scale, shape), 9);
    expect((at(scale * 1.0001, shape) - at(scale / 1.0001, shape)) / 2e-4).toBeCloseTo(0, 3);
    expect((at(scale, shape * 1.0001) - at(scale, shape / 1.0001)) / 2e-4).toBeCloseTo(0, 3);
  });

  it('does not exist where all cells failed in one and the same step, or none failed', () => {
    expect(
      fitWeibull([
        { low: 1, high: 2 },
        { low: 1, high: 2 }
      ])
    ).toBeNull();
    expect(fitWeibull([{ low: 1, high: Infinity }])).toBeNull();
  });
});
