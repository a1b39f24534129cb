import { describe, expect, it } from 'vitest';
import { normal } from '../numeric/testing/normal.js';
import { activationEnergy } from './activation-energy.js';

/** σ = (σ0/T) exp(−E/kT), with k = 8.617333262e-5 eV/K (CODATA 2018). */
const conduction = (energy: number, celsius: number) => {
  const kelvin = celsius + 273.15;
  return {
    temperature_celsius: celsius,
    conductivity: (5e4 / kelvin) * Math.exp(-energy / (8.617333262e-5 * kelvin))
  };
};
const TEMPERATURES = [-25, 0, 25, 40, 60, 80];

describe('activation energy', () => {
  it('is the slope of ln(σT) against 1/T', () => {
    const result = activationEnergy(TEMPERATURES.map(t => conduction(0.35, t)));
    expect(result.energy_ev).toBeCloseTo(0.35, 9);
    expect(result.prefactor / 5e4).toBeCloseTo(1, 7);
    expect(result.standard_error).toBeLessThan(1e-9);
  });

  it('has an error whose 95 % limits hold the truth in 95 of 100 repetitions', () => {
    const gauss = normal(7);
    let held = 0;
    for (let i = 0; i < 2000; i++) {
      const { lower_95, upper_95 } = activationEnergy(
        TEMPERATURES.map(t => {
          const point = conduction(0.35, t);
          return { ...point, conductivity: point.conductivity * Math.exp(0.05 * gauss()) };
        })
      );
      if (lower_95 <= 0.35 && upper_95 >= 0.35) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThan(0.97);
  });

  it('of two points has no error', () => {
    const result = activationEnergy([conduction(0.3, 20), conduction(0.3, 60)]);
    expect(result.energy_ev).toBeCloseTo(0.3, 9);
    expect(result.standard_error).toBeNaN();
  });

  it('warns of a bent line', () => {
    const bent = TEMPERATURES.map(t => conduction(t < 30 ? 0.45 : 0.25, t));
    const scale = conduction(0.45, 30).conductivity / conduction(0.25, 30).conductivity;
    const points = bent.map(p =>
      p.temperature_celsius < 30 ? p : { ...p, conductivity: p.conductivity * scale }
    );
    expect(activationEnergy(points).warnings.map(({ code }) => code)).toEqual(['curved-arrhenius']);
    const straight = TEMPERATURES.map((t, i) => {
      const point = conduction(0.35, t);
      return { ...point, conductivity: point.conductivity * (i % 2 ? 1.02 : 0.98) };
    });
    expect(activationEnergy(straight).warnings).toEqual([]);
  });

  it('refuses one temperature, and numbers that are none', () => {
    expect(() => activationEnergy([conduction(0.3, 20)])).toThrow(/two temperatures/);
    expect(() => activationEnergy([{ temperature_celsius: 20, conductivity: 0 }])).toThrow(/point 1 is 0/);
    expect(() => activationEnergy([{ temperature_celsius: -300, conductivity: 1 }])).toThrow(/absolute zero/);
  });
});
