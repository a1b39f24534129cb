import type { SampleMetadata } from '../../arrow/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import { statedConductivity } from '../../impedance/conductivity.js';
import type { NyquistResult } from '../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import { version } from '../../version.js';
import { roundWithPrefix } from '../controls/quantity.js';

const weightings = {
  modulus: 'modulus weighting (1/|Z|²)',
  unit: 'unit weighting',
  proportional: 'proportional weighting (1/Z′², 1/Z″²)'
};

/** What a paper's methods section has to say of this fit, in sentences. */
export function methodsSentence(
  result: NyquistResult,
  settings: NyquistSettings,
  sample: string,
  measured: number,
  metadata: SampleMetadata
): string {
  const { frequency } = result.fitted;
  const span = `${roundWithPrefix(Number(frequency[frequency.length - 1].toPrecision(3)), 'Hz')} to ${roundWithPrefix(Number(frequency[0].toPrecision(3)), 'Hz')}`;
  const left = measured - result.rows.length;
  const temperature = metadata.ambient_temperature_celsius;
  const values = result.parameters.map(({ name, value, standard_error, unit, fixed }) =>
    fixed
      ? `${name} = ${formatQuantity(value, unit)} (fixed)`
      : `${name} = ${formatWithError(value, standard_error, unit)}`
  );
  return [
    `The impedance of ${sample}${typeof temperature === 'number' ? ` at ${temperature} °C` : ''} (${span}, ${result.rows.length} points${left > 0 ? `, ${left} left out` : ''}) was fitted with the equivalent circuit ${result.circuit} by complex nonlinear least squares with ${weightings[result.weighting]}, the best of ${settings.starts} starts (argyrodite ${version}).`,
    `It gave ${values.join(', ')} (value ± standard error; reduced χ² = ${formatQuantity(result.reduced_chi_square, '', 3)}).`,
    ...conductivity(result)
  ].join(' ');
}

function conductivity(result: NyquistResult): string[] {
  const stated = statedConductivity(result);
  if (!stated) return [];
  const known = stated.startsWith('=');
  const resistance = formatWithError(result.total_resistance_ohm, result.total_resistance_error_ohm, 'Ω');
  return [
    `With the total resistance of ${resistance}, a thickness of ${result.pellet_thickness_mm} mm and an electrode area of ${result.electrode_area_cm2} cm², the ionic conductivity is ${known ? stated.slice(2) : `at least ${stated.slice(2)}, as the total includes an interface`} (the errors of thickness and area are not included).`
  ];
}
