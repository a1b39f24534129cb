import { ArgyroditeError } from '../arrow/index.js';
import { formatQuantity, formatWithError } from '../numeric/format.js';
import type { NyquistResult } from './types.js';

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

/**
 * A result's ionic conductivity as it may be quoted, `= 5.30 ± 0.02 mS/cm`; `undefined` where the geometry is not known.
 *
 * Where the total resistance seems to hold an interface as well (warning `interface-in-total`), the electrolyte's own is less, and all
 * that can be said is a lower limit: `≥ 0.214 mS/cm`.
 */
export function statedConductivity(result: NyquistResult): string | undefined {
  const { ionic_conductivity_s_cm: sigma, ionic_conductivity_error_s_cm: error, warnings } = result;
  if (!(sigma > 0)) return undefined;
  const mixed = warnings.some(({ code }) => code === 'interface-in-total');
  return mixed
    ? `≥ ${formatQuantity(sigma * 1000, 'mS/cm', 3)}`
    : `= ${formatWithError(sigma * 1000, error * 1000, 'mS/cm')}`;
}
