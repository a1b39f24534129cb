import type { SampleMetadata } from '../../arrow/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import { statedConductivity } from '../../impedance/conductivity.js';
import type { NyquistResult, SeriesResult } from '../../impedance/types.js';
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
    ...corrections(settings),
    ...conductivity(result, settings),
    ...(result.series ? [series(result.series)] : [])
  ].join(' ');
}

function corrections({ inductance_henry, blank, ties }: NyquistSettings): string[] {
  const taken = [
    inductance_henry ? `a cable inductance of ${formatQuantity(inductance_henry, 'H')}` : '',
    blank === 'none' ? '' : 'the impedance of a shorted blank'
  ].filter(Boolean);
  const tied = Object.entries(ties).map(
    ([name, { to, factor }]) => `${name} = ${factor === 1 ? '' : `${factor} × `}${to}`
  );
  return [
    taken.length ? `Before the fit, ${taken.join(' and ')} was taken off.` : '',
    tied.length ? `The fit kept ${tied.join(' and ')}.` : ''
  ].filter(Boolean);
}

function series({ spectra, growth, arrhenius, quantity, parameters }: SeriesResult): string {
  const fitted = `The ${spectra.length} spectra of the series were fitted with this circuit, each from its neighbours’ values.`;
  if (arrhenius) {
    const { energy_ev, standard_error, unit, conductivity } = arrhenius;
    const energy = Number.isFinite(standard_error)
      ? formatWithError(energy_ev, standard_error, 'eV')
      : formatQuantity(energy_ev, 'eV', 3);
    return `${fitted} A straight line through ln(${unit === 'S/cm' ? 'σT' : 'T/R'}) against 1/T at ${conductivity.length} temperatures gives an activation energy of ${energy}.`;
  }
  if (!growth) return fitted;
  const [{ formula, parameters: of }] = growth.laws;
  const values = of.map(
    ({ name, value, standard_error, unit }) => `${name} = ${formatWithError(value, standard_error, unit)}`
  );
  const what = parameters.some(({ name }) => name === quantity) ? quantity : 'the total resistance';
  return `${fitted} Of the laws compared by BIC, ${formula} describes the change of ${what} with time best: ${values.join(', ')}.`;
}

function conductivity(result: NyquistResult, { resistance_from }: NyquistSettings): string[] {
  const stated = statedConductivity(result);
  if (!stated) return [];
  const known = stated.startsWith('=');
  const reading = result.readings.find(({ way }) => way === resistance_from);
  const [ohm, error] = reading
    ? [reading.resistance_ohm, reading.standard_error_ohm]
    : [result.total_resistance_ohm, result.total_resistance_error_ohm];
  const resistance = error > 0 ? formatWithError(ohm, error, 'Ω') : formatQuantity(ohm, 'Ω');
  const named = reading
    ? `the resistance of ${resistance} read at ${readAt[reading.way]}`
    : `the total resistance of ${resistance}`;
  const { pellet_thickness_mm: thickness, electrode_area_cm2: area } = result;
  const { pellet_thickness_error_mm: thicknessError, electrode_area_error_cm2: areaError } = result;
  const included = thicknessError > 0 || areaError > 0;
  return [
    `With ${named}, a thickness of ${geometry(thickness, thicknessError, 'mm')} and an electrode area of ${geometry(area, areaError, 'cm²')}, the ionic conductivity is ${known ? stated.slice(2) : `at least ${stated.slice(2)}, as the total includes an interface`}${included ? '' : ' (the errors of thickness and area are not included)'}.`
  ];
}

const readAt = {
  'local-minimum': 'the local minimum between arc and spike',
  'axis-crossing': 'the crossing of the real axis',
  spike: 'the spike extrapolated to the real axis'
};

function geometry(value: number, error: number, unit: string): string {
  return error > 0 ? formatWithError(value, error, unit) : `${value} ${unit}`;
}
