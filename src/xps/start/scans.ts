import type { Table } from 'apache-arrow';
import { numbers } from '../../arrow/index.js';

/** One region as it was measured: binding energies as the instrument shows them, ascending. */
export interface Scan {
  region: string;
  energy: Float64Array;
  intensity: Float64Array;
}

/** The scans with these `spectrum` numbers, in their order in the table. */
export function scansOf(table: Table, spectra: readonly number[]): Scan[] {
  const numbersOfRows = numbers(table, 'spectrum')!;
  const energy = numbers(table, 'binding_energy_electronvolt')!;
  const intensity = numbers(table, 'intensity_counts') ?? numbers(table, 'intensity_count_per_second')!;
  const regions = table.getChild('region')!;
  return spectra.flatMap(spectrum => {
    const rows = Array.from(numbersOfRows.keys())
      .filter(row => numbersOfRows[row] === spectrum && Number.isFinite(energy[row] + intensity[row]))
      .sort((a, b) => energy[a] - energy[b]);
    if (rows.length === 0) return [];
    return [
      {
        region: String(regions.get(rows[0])),
        energy: Float64Array.from(rows, row => energy[row]),
        intensity: Float64Array.from(rows, row => intensity[row])
      }
    ];
  });
}
