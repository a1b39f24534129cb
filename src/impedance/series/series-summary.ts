import { formatQuantity, formatWithError } from '../../numeric/format.js';
import type { Growth, SeriesResult } from '../types.js';

/** What a series says as a whole, in lines of text: the activation energy, or from where to where a quantity went and by which law. */
export function seriesSummary(series: SeriesResult): [label: string, value: string][] {
  const { arrhenius, growth, quantity, quantity_unit: unit, spectra } = series;
  const count: [string, string] = ['Series', `${spectra.length} spectra, one circuit`];
  if (arrhenius) {
    const { energy_ev, standard_error, conductivity } = arrhenius;
    return [
      [
        'Activation energy',
        `${withError(energy_ev, standard_error, 'eV')}, ${conductivity.length} temperatures`
      ],
      count
    ];
  }
  const followed = series.parameters.find(({ name }) => name === quantity);
  const values = followed?.value ?? series.total_resistance_ohm;
  const errors = followed?.standard_error ?? series.total_resistance_error_ohm;
  const last = values.length - 1;
  const ends = [0, last].map(i => withError(values[i], errors[i], unit) + place(series, i));
  return [
    [followed ? quantity : 'Total resistance', ends.join(' → ')],
    ...(growth ? [law(quantity, growth)] : []),
    count
  ];
}

/** Which law, how sure, and its parameters. */
function law(quantity: string, { laws: [{ formula, parameters }], verdict }: Growth): [string, string] {
  const values = parameters.map(
    ({ name, value, standard_error, unit }) => `${name} = ${formatWithError(value, standard_error, unit)}`
  );
  return [`${quantity} over time`, `${verdict} ${formula} with ${values.join(', ')}`];
}

/** A value without an error that is known is stated without one. */
function withError(value: number, error: number, unit: string): string {
  return Number.isFinite(error) ? formatWithError(value, error, unit) : formatQuantity(value, unit, 3);
}

function place({ axis, elapsed_time_hour, temperature_celsius, cycle }: SeriesResult, i: number): string {
  if (axis === 'time') return ` (${Number(elapsed_time_hour[i].toFixed(1))} h)`;
  if (axis === 'temperature') return ` (${Number(temperature_celsius[i].toFixed(1))} °C)`;
  return axis === 'cycle' ? ` (cycle ${cycle[i]})` : '';
}
