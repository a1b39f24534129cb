import { makeTable, type ColumnValues, type SampleMetadata, type Warning } from '../arrow/index.js';
import type { Columns } from './columns.js';
import { fromPolar } from './polar.js';
import type { ReadResult } from './reader.js';
import type { Rows } from './rows.js';
import { splitSpectra } from './split.js';

/** Below absolute zero stand the markers that instruments write when no thermometer is connected (-327.67). */
const ABSOLUTE_ZERO = -273.15;

/** The table of the rows, in the order of the file. */
export function toSpectra(
  rows: Rows,
  columns: Columns,
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  const { real, imaginary } = impedance(rows, columns, warnings);
  warnIfInductive(imaginary, columns, warnings);
  const out: Record<string, ColumnValues> = {
    spectrum: splitSpectra(rows),
    frequency_hertz: Float64Array.from(rows.values.frequency!),
    real_impedance_ohm: real,
    imaginary_impedance_ohm: imaginary
  };
  const { time, temperature, cycle } = rows.values;
  if (time?.every(Number.isFinite)) out.elapsed_time_second = Float64Array.from(time);
  if (temperature?.every(value => value >= ABSOLUTE_ZERO)) {
    out.ambient_temperature_celsius = Float64Array.from(temperature);
  }
  if (cycle?.every(isSmallInteger)) out.cycle_count = Int32Array.from(cycle);
  const table = makeTable('impedance-spectrum', out, metadata);
  return { kind: 'impedance-spectrum', table, warnings };
}

function isSmallInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

/** Z' and Z'' as they stand, else from modulus and phase. */
function impedance(
  { values }: Rows,
  { byQuantity }: Columns,
  warnings: Warning[]
): { real: Float64Array; imaginary: Float64Array } {
  if (values.real && values.imaginary) {
    return { real: Float64Array.from(values.real), imaginary: Float64Array.from(values.imaginary) };
  }
  const modulus = values.modulus!;
  const factor = byQuantity.phase!.unit ? 1 : phaseFactor(values.phase!, warnings);
  const real = new Float64Array(modulus.length);
  const imaginary = new Float64Array(modulus.length);
  for (let i = 0; i < modulus.length; i++) {
    const point = fromPolar(modulus[i], values.phase![i] * factor);
    real[i] = point.real;
    imaginary[i] = point.imaginary;
  }
  return { real, imaginary };
}

/** Degrees or radians, where the file does not say: no phase of an impedance is above π/2 by much. */
function phaseFactor(phase: readonly number[], warnings: Warning[]): number {
  const degrees = phase.some(value => Math.abs(value) > 2);
  warnings.push({
    code: 'phase-unit-assumed',
    message: `The file gives no unit for the phase; by its size it is read as ${degrees ? 'degrees' : 'radians'}.`,
    subject: 'imaginary_impedance_ohm'
  });
  return degrees ? Math.PI / 180 : 1;
}

/** Many people write -Z'' under the title Z'': a spectrum that is inductive nearly throughout is worth a question. */
function warnIfInductive(imaginary: Float64Array, { byQuantity }: Columns, warnings: Warning[]): void {
  const title = byQuantity.imaginary?.title ?? byQuantity.phase?.title;
  if (title === undefined || title === '') return;
  const positive = imaginary.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  if (imaginary.length < 5 || positive < 0.9 * imaginary.length) return;
  warnings.push({
    code: 'sign-doubtful',
    message: `By the title “${title}” nearly all points are inductive. If the column holds the other sign, put a minus before the title (or take it away).`,
    subject: 'imaginary_impedance_ohm'
  });
}
