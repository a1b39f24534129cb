import { existsSync, readFileSync } from 'node:fs';
import type { Table } from 'apache-arrow';
import { makeTable, type SampleMetadata } from '../../arrow/index.js';
import { normal } from '../../numeric/testing/normal.js';
import { simulate } from '../circuit/simulate.js';

/** `count` frequencies from high to low, evenly in their logarithm. */
export function sweep(high: number, low: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => high * (low / high) ** (i / (count - 1)));
}

export function spectrumTable(rows: readonly (readonly number[])[], metadata: SampleMetadata = {}): Table {
  return makeTable(
    'impedance-spectrum',
    {
      spectrum: rows.map(() => 0),
      frequency_hertz: rows.map(row => row[0]),
      real_impedance_ohm: rows.map(row => row[1]),
      imaginary_impedance_ohm: rows.map(row => row[2])
    },
    metadata
  );
}

export interface Noise {
  /** Standard deviation of each part, as a share of |Z|. */
  noise?: number;
  seed?: number;
}

/** A spectrum that a circuit would give, with noise where it is wanted. */
export function simulatedTable(
  circuit: string,
  values: Record<string, number>,
  frequency: Float64Array,
  { noise = 0, seed = 1 }: Noise = {},
  metadata: SampleMetadata = {}
): Table {
  const { real, imaginary } = simulate(circuit, values, frequency);
  const gauss = normal(seed);
  const rows = Array.from(frequency, (f, k) => {
    const size = noise * Math.hypot(real[k], imaginary[k]);
    return [f, real[k] + size * gauss(), imaginary[k] + size * gauss()];
  });
  return spectrumTable(rows, metadata);
}

const FOLDER = new URL('../../../../shared/data/impedance/', import.meta.url);

/** Real files, which are not part of the project: tests on them are skipped where they are absent. */
export const sharedData = existsSync(FOLDER);

/** Lines of numbers of a file: frequency in Hz, real and imaginary part in Ω at these places, after a line that begins so. */
export function sharedRows(
  name: string,
  { after, places = [0, 1, 2], sign = 1 }: { after?: string; places?: number[]; sign?: 1 | -1 }
): number[][] {
  const lines = readFileSync(new URL(name, FOLDER), 'latin1').split(/\r?\n/);
  const start = after === undefined ? 0 : lines.findIndex(line => line.startsWith(after)) + 1;
  return lines
    .slice(start)
    .filter(line => line.trim())
    .map(line => line.split(/[\t,]/).map(Number))
    .map(cells => [cells[places[0]], cells[places[1]], sign * cells[places[2]]]);
}
