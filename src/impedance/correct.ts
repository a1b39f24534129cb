import type { Table } from 'apache-arrow';
import {
  ArgyroditeError,
  kinds,
  makeTable,
  metadataOf,
  numbers,
  toTable,
  type TableLike
} from '../arrow/index.js';

export interface Correction {
  /** Of the cables, in series with the cell. */
  inductance_henry?: number;
  /** The number of the spectrum that was measured without the sample: the same cables and holder, shorted. */
  blank?: number;
}

/**
 * The table without what cables and holder add in series: an inductance, a measured blank, or both. Rows, spectra and their numbers stay
 * as they are, the blank's among them, which is left as it was measured. Between the blank's frequencies its resistance and its
 * inductance (Z''/ω) are interpolated over ln f; beyond them, they are those of its ends.
 *
 * @returns the same table where there is nothing to take off
 * @throws ArgyroditeError `bad-setting` where there is no such spectrum; `bad-number`
 */
export function correctTable(given: TableLike, { inductance_henry = 0, blank }: Correction): Table {
  const table = toTable(given);
  if (!(Number.isFinite(inductance_henry) && inductance_henry >= 0)) {
    throw new ArgyroditeError(
      'bad-number',
      `The inductance is ${inductance_henry}; it must be a number of at least 0, in H.`
    );
  }
  if (inductance_henry === 0 && blank === undefined) return table;
  const spectrum = numbers(table, 'spectrum')!;
  const frequency = numbers(table, 'frequency_hertz')!;
  const real = numbers(table, 'real_impedance_ohm')!;
  const imaginary = numbers(table, 'imaginary_impedance_ohm')!;
  const added = blank === undefined ? undefined : blankOf(spectrum, frequency, real, imaginary, blank);
  for (let row = 0; row < frequency.length; row++) {
    if (spectrum[row] === blank) continue;
    const omega = 2 * Math.PI * frequency[row];
    const { resistance, inductance } = added?.(frequency[row]) ?? { resistance: 0, inductance: 0 };
    real[row] -= resistance;
    imaginary[row] -= omega * (inductance + inductance_henry);
  }
  return withImpedance(table, real, imaginary);
}

function withImpedance(table: Table, real: Float64Array, imaginary: Float64Array): Table {
  const known = kinds['impedance-spectrum'];
  const columns = Object.fromEntries(
    Object.entries(known)
      .filter(([name]) => table.getChild(name))
      .map(([name, { type }]) => {
        const values = numbers(table, name)!;
        return [name, type === 'int32' ? Int32Array.from(values) : values];
      })
  );
  const { kind, ...metadata } = metadataOf(table);
  return makeTable(
    kind,
    { ...columns, real_impedance_ohm: real, imaginary_impedance_ohm: imaginary },
    metadata
  );
}

/** What a blank adds at any frequency. */
function blankOf(
  spectrum: Float64Array,
  frequency: Float64Array,
  real: Float64Array,
  imaginary: Float64Array,
  blank: number
): (hertz: number) => { resistance: number; inductance: number } {
  const rows = Array.from(spectrum.keys()).filter(
    row => spectrum[row] === blank && frequency[row] > 0 && Number.isFinite(real[row] + imaginary[row])
  );
  if (rows.length === 0) {
    throw new ArgyroditeError(
      'bad-setting',
      `There is no spectrum ${blank} in this table that could be taken off as a blank. Spectra are counted from 0.`
    );
  }
  rows.sort((a, b) => frequency[a] - frequency[b]);
  const x = rows.map(row => Math.log(frequency[row]));
  const resistance = rows.map(row => real[row]);
  const inductance = rows.map(row => imaginary[row] / (2 * Math.PI * frequency[row]));
  return hertz => {
    const at = Math.log(hertz);
    const above = x.findIndex(value => value >= at);
    const [i, j] = above < 0 ? [x.length - 1, x.length - 1] : [Math.max(above - 1, 0), above];
    const share = x[j] > x[i] ? Math.max(0, (at - x[i]) / (x[j] - x[i])) : 0;
    return {
      resistance: resistance[i] + share * (resistance[j] - resistance[i]),
      inductance: inductance[i] + share * (inductance[j] - inductance[i])
    };
  };
}
