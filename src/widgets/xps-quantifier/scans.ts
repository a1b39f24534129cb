import type { Table } from 'apache-arrow';
import { numbers } from '../../arrow/index.js';

/** The measured points of one spectrum, on the energies as measured. */
export interface Scan {
  energy: Float64Array;
  intensity: Float64Array;
  /** `counts` or `counts/s`. */
  unit: string;
}

/** Takes a spectrum's points out of a table, once for each table and spectrum. */
export function scansOf(): (table: Table, spectrum: number) => Scan {
  let last: Table | undefined;
  let scans = new Map<number, Scan>();
  return (table, spectrum) => {
    if (table !== last) scans = new Map();
    last = table;
    const scan = scans.get(spectrum) ?? readScan(table, spectrum);
    scans.set(spectrum, scan);
    return scan;
  };
}

function readScan(table: Table, spectrum: number): Scan {
  const of = numbers(table, 'spectrum')!;
  const rates = numbers(table, 'intensity_count_per_second');
  const intensity = numbers(table, 'intensity_counts') ?? rates!;
  const energy = numbers(table, 'binding_energy_electronvolt')!;
  const rows = Array.from(of.keys())
    .filter(row => of[row] === spectrum)
    .sort((a, b) => energy[a] - energy[b]);
  return {
    energy: Float64Array.from(rows, row => energy[row]),
    intensity: Float64Array.from(rows, row => intensity[row]),
    unit: table.getChild('intensity_counts') ? 'counts' : 'counts/s'
  };
}
