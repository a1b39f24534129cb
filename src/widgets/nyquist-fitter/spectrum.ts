import type { Table } from 'apache-arrow';
import { numbers } from '../../arrow/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';

/** The points of one spectrum, highest frequency first. */
export interface SpectrumPoints {
  /** Row numbers of the table. */
  rows: number[];
  frequency: Float64Array;
  real: Float64Array;
  imaginary: Float64Array;
}

/** `used` by the fit; `left-out` by hand; `outside` the frequency range. */
export type PointState = 'used' | 'left-out' | 'outside';

export interface SpectrumEntry {
  /** As it stands in the column `spectrum`. */
  spectrum: number;
  points: SpectrumPoints;
  elapsedHours?: number;
  temperatureCelsius?: number;
  cycle?: number;
}

/** The table's spectra in the order of their numbers. Points that no logarithm takes are not there: the analysis warns of them. */
export function readSpectra(table: Table): SpectrumEntry[] {
  const [spectrum, frequency, real, imaginary] = [
    'spectrum',
    'frequency_hertz',
    'real_impedance_ohm',
    'imaginary_impedance_ohm'
  ].map(name => numbers(table, name)!);
  const time = numbers(table, 'elapsed_time_second');
  const temperature = numbers(table, 'ambient_temperature_celsius');
  const cycle = numbers(table, 'cycle_count');

  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < spectrum.length; row++) {
    const rows = rowsOf.get(spectrum[row]) ?? [];
    if (rows.length === 0) rowsOf.set(spectrum[row], rows);
    const drawable = frequency[row] > 0 && [frequency[row], real[row], imaginary[row]].every(Number.isFinite);
    if (drawable) rows.push(row);
  }
  const first = (values: Float64Array | undefined, rows: number[]) => {
    const value = values?.[rows[0]];
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  };
  const cycles = new Set(cycle);
  return [...rowsOf.entries()]
    .sort(([a], [b]) => a - b)
    .map(([spectrum, unsorted]) => {
      const rows = unsorted.sort((a, b) => frequency[b] - frequency[a] || a - b);
      const take = (values: Float64Array) => Float64Array.from(rows, row => values[row]);
      const seconds = first(time, rows);
      return {
        spectrum,
        points: { rows, frequency: take(frequency), real: take(real), imaginary: take(imaginary) },
        elapsedHours: seconds === undefined ? undefined : seconds / 3600,
        temperatureCelsius: first(temperature, rows),
        // a number that all share tells no spectrum from another
        cycle: cycles.size > 1 ? first(cycle, rows) : undefined
      };
    });
}

/** For each point, whether the fit uses it. */
export function pointStates(
  { rows, frequency }: SpectrumPoints,
  { range, exclude }: Pick<NyquistSettings, 'range' | 'exclude'>
): PointState[] {
  const [low, high] = range === 'all' ? [0, Infinity] : range;
  return rows.map((row, i) =>
    exclude[row] ? 'left-out' : frequency[i] < low || frequency[i] > high ? 'outside' : 'used'
  );
}
