import { describe, expect, it } from 'vitest';
import { isArgyroditeError } from '../arrow/index.js';
import { ionicConductivity } from './conductivity.js';

describe('ionicConductivity', () => {
  it('is thickness over resistance and area, in S/cm', () => {
    // 1 mm, 20 Ω, 0.5 cm²: 0.1 cm/(20 Ω · 0.5 cm²) = 0.01 S/cm
    expect(
      ionicConductivity({ resistance_ohm: 20, pellet_thickness_mm: 1, electrode_area_cm2: 0.5 })
    ).toBeCloseTo(0.01, 15);
  });

  it('names what is not a positive number', () => {
    for (const name of ['resistance_ohm', 'pellet_thickness_mm', 'electrode_area_cm2'] as const) {
      for (const wrong of [0, -1, NaN, Infinity]) {
        const of = { resistance_ohm: 20, pellet_thickness_mm: 1, electrode_area_cm2: 0.5, [name]: wrong };
        try {
          ionicConductivity(of);
          throw new Error('accepted');
        } catch (error) {
          expect(isArgyroditeError(error) && error.message).toContain(name);
        }
      }
    }
  });
});
