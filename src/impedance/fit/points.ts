import type { Table } from 'apache-arrow';
import { ArgyroditeError, kindOf, numbers, type Warning } from '../../arrow/index.js';
import type { Selection, Spectrum, Weighting } from '../types.js';
import type { RootWeights } from './problem.js';

/** The points that a fit uses, highest frequency first. */
export interface Points extends Spectrum {
  /** Their row numbers in the table. */
  rows: Int32Array;
  warnings: Warning[];
}

/**
 * The selected points of a table. Points without a sensible frequency and impedance (not a number, 0, infinite) are left out, with a
 * warning.
 *
 * @throws ArgyroditeError `wrong-kind`; `bad-setting` for a spectrum that is not there; `too-few-points` where none is left
 */
export function selectPoints(table: Table, selection: Selection): Points {
  if (kindOf(table) !== 'impedance-spectrum') {
    throw new ArgyroditeError(
      'wrong-kind',
      `A circuit is fitted to a table of kind impedance-spectrum; this one is of kind ${kindOf(table)}.`
    );
  }
  const { spectrum, rowsOf, frequency, real, imaginary } = columnsOf(table);
  const [low, high] = checkRange(selection.range);
  const exclude = new Set(selection.exclude);
  const warnings: Warning[] = [];
  const rows: number[] = [];
  const unusable: number[] = [];
  const candidates =
    selection.spectrum === undefined ? frequency.keys() : (rowsOf.get(selection.spectrum) ?? []);
  for (const row of candidates) {
    if (exclude.has(row)) continue;
    if (!isUsable(frequency[row], real[row], imaginary[row])) unusable.push(row);
    else if (frequency[row] >= low && frequency[row] <= high) rows.push(row);
  }
  checkSpectrum(spectrum, selection.spectrum);
  if (unusable.length) warnings.push(unusableWarning(unusable));
  const absent = [...exclude].filter(row => !(row >= 0 && row < frequency.length && Number.isInteger(row)));
  if (absent.length) warnings.push(absentWarning(absent, frequency.length));
  if (rows.length === 0) throw nothingLeft(selection, unusable.length);
  if (rows.some(row => spectrum[row] !== spectrum[rows[0]])) {
    warnings.push({
      code: 'several-spectra',
      message:
        'The points of several spectra are fitted together. Choose one with “spectrum” if they are not one and the same.',
      subject: 'spectrum'
    });
  }
  rows.sort((a, b) => frequency[b] - frequency[a] || a - b);
  const take = (values: Float64Array) => Float64Array.from(rows, row => values[row]);
  return {
    frequency: take(frequency),
    real: take(real),
    imaginary: take(imaginary),
    rows: Int32Array.from(rows),
    warnings
  };
}

interface Columns extends Spectrum {
  spectrum: Float64Array;
  /** Of each spectrum, ascending. */
  rowsOf: ReadonlyMap<number, number[]>;
}

/** A series asks for its table's columns hundreds of times; tables do not change. */
const known = new WeakMap<Table, Columns>();

function columnsOf(table: Table): Columns {
  let columns = known.get(table);
  if (!columns) {
    const spectrum = numbers(table, 'spectrum')!;
    columns = {
      spectrum,
      rowsOf: rowsBySpectrum(spectrum),
      frequency: numbers(table, 'frequency_hertz')!,
      real: numbers(table, 'real_impedance_ohm')!,
      imaginary: numbers(table, 'imaginary_impedance_ohm')!
    };
    known.set(table, columns);
  }
  return columns;
}

function rowsBySpectrum(spectrum: Float64Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  spectrum.forEach((number, row) => {
    const own = rows.get(number);
    if (own) own.push(row);
    else rows.set(number, [row]);
  });
  return rows;
}

/** Floor of the parts under proportional weighting, as a share of |Z|: a part that crosses zero must not rule the fit. */
const PROPORTIONAL_FLOOR = 1e-3;

/** Square roots of the weights: 1, 1/|Z|, or 1/|Z'| and 1/|Z''|. */
export function rootWeights({ real, imaginary }: Spectrum, weighting: Weighting): RootWeights {
  if (weighting === 'unit') return { real: real.map(() => 1), imaginary: real.map(() => 1) };
  const modulus = real.map((re, k) => Math.hypot(re, imaginary[k]));
  if (weighting === 'modulus') {
    const weights = modulus.map(z => 1 / z);
    return { real: weights, imaginary: weights };
  }
  const part = (value: number, k: number) => 1 / Math.max(Math.abs(value), PROPORTIONAL_FLOOR * modulus[k]);
  return { real: real.map(part), imaginary: imaginary.map(part) };
}

/** Wider than any instrument; beyond, numbers come from a damaged file, and squares of them overflow. */
const SENSIBLE = { hertz: [1e-9, 1e15], ohm: [1e-18, 1e24] } as const;

function isUsable(frequency: number, real: number, imaginary: number): boolean {
  const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
  return within(frequency, SENSIBLE.hertz) && within(Math.hypot(real, imaginary), SENSIBLE.ohm);
}

function checkRange(range: readonly [number, number] | undefined): readonly [number, number] {
  if (range === undefined) return [0, Infinity];
  if (!(range[0] <= range[1])) {
    throw new ArgyroditeError(
      'bad-setting',
      `The frequency range must be [lowest, highest] in Hz; it is [${range.join(', ')}].`
    );
  }
  return range;
}

function checkSpectrum(spectra: Float64Array, wanted: number | undefined): void {
  if (wanted === undefined || spectra.includes(wanted)) return;
  const there = [...new Set(spectra)].sort((a, b) => a - b);
  const list = there.length > 8 ? `${there[0]} to ${there.at(-1)}` : there.join(', ');
  throw new ArgyroditeError(
    'bad-setting',
    there.length
      ? `There is no spectrum ${wanted} in this table; it holds ${list}.`
      : 'The table has no rows: there is nothing to fit.'
  );
}

function unusableWarning(rows: number[]): Warning {
  const list = rows.length > 6 ? `${rows.slice(0, 6).join(', ')} and others` : rows.join(', ');
  return {
    code: 'points-ignored',
    message: `${rows.length === 1 ? '1 point is' : `${rows.length} points are`} left out (row ${list}): not a positive frequency of sensible size with an impedance of sensible size.`
  };
}

function absentWarning(rows: number[], count: number): Warning {
  const list = rows.length > 6 ? `${rows.slice(0, 6).join(', ')} and others` : rows.join(', ');
  return {
    code: 'no-such-row',
    message: `There is no row ${list} that could be left out: the table’s rows are 0 to ${count - 1}.`,
    subject: 'exclude'
  };
}

function nothingLeft(selection: Selection, unusable: number): ArgyroditeError {
  const reason = unusable
    ? 'the selected rows hold no positive frequency with an impedance that is a number'
    : selection.range
      ? `no point lies between ${selection.range[0]} and ${selection.range[1]} Hz. Widen the range`
      : 'all points are left out. Bring some back';
  return new ArgyroditeError('too-few-points', `There is nothing to fit: ${reason}.`);
}
