import type { Table } from 'apache-arrow';
import { metadataOf, numbers } from '../../arrow/index.js';
import type { SeriesResult } from '../types.js';

export type SeriesAxes = Pick<SeriesResult, 'elapsed_time_hour' | 'temperature_celsius' | 'cycle' | 'axis'>;

/** What a thermostat and a room let a temperature vary by in a series at one temperature: the study measures at 24 ± 4 °C. */
const SAME_CELSIUS = 8;

/** Time, temperature and cycle of each spectrum (the mean over its points, NaN where the table has none), and which of them it is that changes. */
export function seriesAxes(table: Table, spectra: readonly number[]): SeriesAxes {
  const spectrum = numbers(table, 'spectrum')!;
  const mean = (column: string, divisor = 1): Float64Array => {
    const values = numbers(table, column);
    return Float64Array.from(spectra, wanted => {
      let [sum, count] = [0, 0];
      for (let row = 0; values && row < values.length; row++) {
        if (spectrum[row] !== wanted || !Number.isFinite(values[row])) continue;
        sum += values[row];
        count++;
      }
      return sum / count / divisor;
    });
  };
  const elapsed = mean('elapsed_time_second', 3600);
  const cycle = mean('cycle_count');
  let temperature = mean('ambient_temperature_celsius');
  const { ambient_temperature_celsius: everywhere } = metadataOf(table);
  if (temperature.every(Number.isNaN) && typeof everywhere === 'number')
    temperature = temperature.fill(everywhere);
  const axis =
    range(temperature) > SAME_CELSIUS
      ? 'temperature'
      : range(elapsed) > 0
        ? 'time'
        : range(cycle) > 0
          ? 'cycle'
          : 'spectrum';
  return { elapsed_time_hour: elapsed, temperature_celsius: temperature, cycle, axis };
}

function range(values: Float64Array): number {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return 0;
  return known.reduce((a, b) => Math.max(a, b)) - known.reduce((a, b) => Math.min(a, b));
}
