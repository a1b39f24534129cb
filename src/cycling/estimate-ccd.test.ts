import { describe, expect, it } from 'vitest';
import { makeTable, withMetadata } from '../arrow/index.js';
import { estimateCcd } from './estimate-ccd.js';
import { plating } from './plating.js';
import { simulateSymmetricCell } from './simulation/symmetric-cell.js';

const event = { kind: 'hard', step: 20, at: 0.3, ratio: 0.05 } as const;
const { table, truth } = simulateSymmetricCell({ seed: 5, event });

describe('a staircase with a hard short in its 20th step', () => {
  it('is bracketed, with the time, the evidence and the rule', () => {
    const result = estimateCcd(table);
    expect(result.last_survived).toBeCloseTo(0.665, 3);
    expect(result.first_failed).toBeCloseTo(0.7, 3);
    expect(result.critical_current_density).toBe(result.last_survived);
    expect(result.censoring).toBe('none');
    expect(result.short).toMatchObject({ kind: 'hard', step: 20, decided_by: 'analysis' });
    expect(Math.abs(result.short!.time_second - truth.short_time_second!)).toBeLessThanOrEqual(20);
    const [first] = result.short!.evidence;
    expect(first.setting).toBe('hard_ratio');
    expect(first.value).toBeLessThan(first.threshold);
    expect(result.steps[18].verdict).toBe('healthy');
    expect(result.steps[20].verdict).toBe('shorted');
  });

  it('has a resistance × area of what was simulated', () => {
    const { steps } = estimateCcd(table);
    // 60 Ω cm² by default, ±4 °C around it: a factor of 1.2 either way
    for (const { resistance_area_ohm_cm2: resistance } of steps.slice(0, 19)) {
      expect(resistance).toBeGreaterThan(48);
      expect(resistance).toBeLessThan(80);
    }
  });

  it('says so where a person decided otherwise, and keeps what the analysis says', () => {
    const none = estimateCcd(table, { short_time_second: { 0: 'none' } });
    expect(none).toMatchObject({ censoring: 'right', decided_by: 'person', short: null });
    expect(none.analysed).toMatchObject({ censoring: 'none', short: { step: 20 } });
    const time = estimateCcd(table).steps[9].start_time_second + 100;
    const earlier = estimateCcd(table, { short_time_second: { 0: time } });
    expect(earlier.short).toMatchObject({ step: 10, time_second: time, decided_by: 'person' });
    expect(earlier.last_survived).toBeCloseTo(9 * 0.035, 3);
  });

  it('keeps amperes and says what is missing where the area is not known', () => {
    const result = estimateCcd(withMetadata(table, { electrode_area_cm2: undefined }));
    expect(result.last_survived).toBeNull();
    expect(result.last_survived_ampere).toBeCloseTo((19 * 0.035 * 0.785) / 1000, 6);
    expect(result.warnings.map(({ code }) => code)).toContain('no-area');
    expect(estimateCcd(table, { electrode_area_cm2: 1.57 }).last_survived).toBeCloseTo(0.3325, 3);
  });

  it('is another with other thresholds', () => {
    expect(estimateCcd(table, { hard_ratio: 0.01 }).short).toMatchObject({ kind: 'soft', step: 20 });
    expect(estimateCcd(table, { hard_ratio: 0.01, soft_ratio: 0.02 }).censoring).toBe('right');
  });
});

describe('the file’s resolution', () => {
  it('of LAND, which shows 27 µA as zero, is told, and the staircase behind it found', () => {
    const { table } = simulateSymmetricCell({ seed: 5, event, current_decimals: 4, voltage_decimals: 4 });
    const result = estimateCcd(table);
    expect(result.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['inferred-current', 'hidden-steps'])
    );
    expect(result.last_survived).toBeCloseTo(0.665, 6);
    expect(result.short!.step).toBe(20);
    const given = estimateCcd(table, { first_step_ma_cm2: 0.035, increment_ma_cm2: 0.035 });
    expect(given.protocol.current_source).toBe('given');
    expect(given.last_survived).toBeCloseTo(0.665, 6);
  });
});

describe('what is no short', () => {
  it('a record without a current is refused in words', () => {
    const zero = new Float64Array(50);
    const time = zero.map((_, i) => i);
    const rest = makeTable('cycling-record', {
      test_time_second: time,
      voltage_volt: zero,
      current_ampere: zero
    });
    expect(() => estimateCcd(rest)).toThrow(/no half cycle/);
  });

  it('voids end the test: censored, and said so', () => {
    const event = { kind: 'void', step: 12, limit_volt: 5, growth: 0.3, exponent: 3 } as const;
    const { table, truth } = simulateSymmetricCell({ seed: 6, event });
    const result = estimateCcd(table);
    expect(result).toMatchObject({
      censoring: 'right',
      ended: 'void',
      short: null,
      critical_current_density: null
    });
    expect(result.last_survived).toBeCloseTo(truth.last_survived!, 3);
  });

  it('a dip that recovers within its half cycle is noted, and survived', () => {
    const dips = [{ step: 8, half_cycle: 1, from: 0.4, to: 0.6, ratio: 0.4 }];
    const result = estimateCcd(simulateSymmetricCell({ seed: 7, dips }).table);
    expect(result.censoring).toBe('right');
    expect(result.steps[7]).toMatchObject({ verdict: 'dip', rule: 'recovers-within' });
  });
});

describe('plating at one current', () => {
  it('shorts in the cycle in which it did, and its polarization grows as it did', () => {
    const { table } = simulateSymmetricCell({
      seed: 8,
      increment_ma_cm2: 0,
      first_ma_cm2: 0.25,
      steps: 120,
      temperature_swing_celsius: 0,
      asymmetry: 0,
      event: { kind: 'hard', step: 90, at: 0.6, ratio: 0.1 }
    });
    const result = plating(table);
    expect(result.short_cycle).toBe(90);
    expect(result.lifetime_cycles).toBe(89);
    expect(result.lifetime_hours).toBeCloseTo(89.6, 1);
    // 0.25 mA/cm² · 60 Ω cm² · 0.002 per hour, and a cycle takes an hour
    expect(result.growth_mv_per_cycle).toBeCloseTo(0.25 * 60 * 0.002, 2);
  });
});
