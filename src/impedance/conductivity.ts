import { ArgyroditeError } from '../arrow/index.js';

/**
 * σ = thickness/(R · area), in S/cm.
 *
 * @throws ArgyroditeError `bad-number` where one of them is not a positive number
 */
export function ionicConductivity(of: {
  resistance_ohm: number;
  pellet_thickness_mm: number;
  electrode_area_cm2: number;
}): number {
  for (const name of ['resistance_ohm', 'pellet_thickness_mm', 'electrode_area_cm2'] as const) {
    if (!(of[name] > 0 && of[name] < Infinity)) {
      throw new ArgyroditeError('bad-number', `${name} is ${of[name]}; it must be a positive number.`);
    }
  }
  return of.pellet_thickness_mm / 10 / (of.resistance_ohm * of.electrode_area_cm2);
}
