import { describe, expect, it } from 'vitest';
import { makeTable } from '../arrow/index.js';
import { efficiency } from './efficiency.js';
import { estimateCcd } from './estimate-ccd.js';
import { modeOf } from './mode.js';
import { recordsOf } from './record.js';

const THREE = [
  [100, 68],
  [80, 72],
  [80, 60]
];

/** Cycles at 1 mA, of so many minutes of charge and discharge; of 3 to 4 V where `volt` is 3. */
function fullCell(cycles = THREE, volt = 3) {
  const time: number[] = [];
  const voltage: number[] = [];
  const current: number[] = [];
  let now = 0;
  const pass = (minutes: number, sign: number) => {
    for (let i = 0; i <= minutes; i++, now += 60) {
      time.push(now);
      current.push(sign * 1e-3);
      voltage.push(sign > 0 ? volt + i / minutes : volt + 1 - i / minutes);
    }
  };
  for (const [charge, discharge] of cycles) {
    pass(charge, 1);
    if (discharge) pass(discharge, -1);
  }
  return makeTable(
    'cycling-record',
    { test_time_second: time, voltage_volt: voltage, current_ampere: current },
    { active_mass_mg: 10 }
  );
}

describe('a full cell', () => {
  const result = efficiency(fullCell());

  it('has capacities, efficiencies and retention, by hand', () => {
    const { cycles } = result;
    expect([...cycles.charge_capacity_mah]).toEqual(
      [100, 80, 80].map(minutes => expect.closeTo(minutes / 60, 9))
    );
    expect([...cycles.discharge_capacity_mah_g]).toEqual(
      [68, 72, 60].map(minutes => expect.closeTo(minutes / 0.6, 6))
    );
    expect(result.first_coulombic_efficiency_percent).toBeCloseTo(68, 9);
    expect(result.mean_coulombic_efficiency_percent).toBeCloseTo((90 + 75) / 2, 9);
    expect(result.last_retention_percent).toBeCloseTo((100 * 60) / 68, 9);
    expect(cycles.mean_charge_volt[0]).toBeCloseTo(3.5, 9);
    expect(
      efficiency(fullCell(), { reference_cycle: 2, lifetime_retention_percent: 90 }).lifetime_cycles
    ).toBe(3);
  });

  it('has profiles, and a dQ/dV whose integral is the capacity', () => {
    expect(result.profiles.map(({ cycle }) => cycle)).toEqual([1, 1, 2, 2, 3, 3]);
    for (const { grid_volt, dq_dv_mah_v, capacity_mah } of result.profiles) {
      const width = grid_volt[1] - grid_volt[0];
      const integral = dq_dv_mah_v.reduce((sum, value) => sum + value * width, 0);
      expect(integral / capacity_mah[capacity_mah.length - 1]).toBeCloseTo(1, 1);
    }
    expect(Object.keys(efficiency(fullCell(), { profile_cycles: { 2: true } }).profiles)).toHaveLength(2);
  });

  it('is known as one, since its voltage keeps its sign', () => {
    const [record] = recordsOf(fullCell());
    expect(modeOf(record)).toBe('full-cell');
    expect(() => estimateCcd(fullCell())).not.toThrow();
  });

  it('is known as one where it ends near 0 V, as a half cell does', () => {
    expect(modeOf(recordsOf(fullCell(THREE, 0.01))[0])).toBe('full-cell');
  });

  it('has not lost what comes back later, nor what an unfinished cycle lacks', () => {
    const rates = efficiency(
      fullCell([
        [100, 90],
        [40, 30],
        [95, 88],
        [50, 0]
      ])
    );
    expect(rates.lifetime_cycles).toBeNull();
    expect(rates.last_retention_percent).toBeCloseTo((100 * 88) / 90, 9);
    const lost = efficiency(
      fullCell([
        [100, 90],
        [95, 88],
        [60, 50],
        [55, 45]
      ])
    );
    expect(lost.lifetime_cycles).toBe(3);
  });
});
