import type { ColumnValues } from '../arrow/index.js';
import type { NyquistResult, SeriesResult } from './types.js';

/** The parameters as columns; of a series, one row for each spectrum and for each parameter a column and one of its errors. */
export function nyquistColumns({ parameters, series }: NyquistResult): Record<string, ColumnValues> {
  if (series) return seriesColumns(series);
  const numbersOf = (key: 'value' | 'standard_error' | 'lower_95' | 'upper_95') =>
    Float64Array.from(parameters, parameter => parameter[key]);
  return {
    name: parameters.map(({ name }) => name),
    value: numbersOf('value'),
    standard_error: numbersOf('standard_error'),
    lower_95: numbersOf('lower_95'),
    upper_95: numbersOf('upper_95'),
    unit: parameters.map(({ unit }) => unit),
    fixed: Int32Array.from(parameters, ({ fixed }) => Number(fixed)),
    tied_to: parameters.map(({ tied_to }) => tied_to)
  };
}

function seriesColumns(series: SeriesResult): Record<string, ColumnValues> {
  const known = ([, values]: [string, Float64Array]) => values.some(Number.isFinite);
  return {
    spectrum: series.spectra,
    ...Object.fromEntries(
      (
        [
          ['elapsed_time_hour', series.elapsed_time_hour],
          ['ambient_temperature_celsius', series.temperature_celsius],
          ['cycle_count', series.cycle]
        ] as [string, Float64Array][]
      ).filter(known)
    ),
    ...Object.fromEntries(
      series.parameters.flatMap(({ name, value, standard_error }) => [
        [name, value],
        [`${name}_error`, standard_error]
      ])
    ),
    ...Object.fromEntries(
      (
        [
          ['total_resistance_ohm', series.total_resistance_ohm],
          ['total_resistance_error_ohm', series.total_resistance_error_ohm],
          ['ionic_conductivity_s_cm', series.ionic_conductivity_s_cm],
          ['ionic_conductivity_error_s_cm', series.ionic_conductivity_error_s_cm]
        ] as [string, Float64Array][]
      ).filter(known)
    ),
    reduced_chi_square: series.reduced_chi_square,
    converged: series.converged,
    warnings: series.warned
  };
}
