import type { SeriesResult } from '../../../impedance/types.js';

export interface Followed {
  values: Float64Array;
  /** Standard errors. */
  errors: Float64Array;
  /** Where each stands on the series' axis; its number, counted from 1, where there is no other. */
  positions: Float64Array;
}

/** The quantity that the series follows, at each of its spectra. */
export function followed(series: SeriesResult): Followed {
  const { quantity, spectra, total_resistance_ohm, total_resistance_error_ohm } = series;
  const parameter = series.parameters.find(({ name }) => name === quantity);
  const positions = {
    time: series.elapsed_time_hour,
    temperature: series.temperature_celsius,
    cycle: series.cycle,
    spectrum: Float64Array.from(spectra, (_, i) => i + 1)
  }[series.axis];
  return parameter
    ? { values: parameter.value, errors: parameter.standard_error, positions }
    : { values: total_resistance_ohm, errors: total_resistance_error_ohm, positions };
}
