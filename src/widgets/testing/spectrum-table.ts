import type { Table } from 'apache-arrow';
import { makeTable, type SampleMetadata } from '../../arrow/index.js';
import { simulate } from '../../impedance/index.js';

/** A pellet of 20 Ω between blocking electrodes, 1 MHz to 0.1 Hz, with a ripple of 0.2 % in place of noise. */
export function spectrumTable(metadata: SampleMetadata = { sample: 'Cl-13' }, spectra = 1): Table {
  const count = 36;
  const frequency = Float64Array.from({ length: count }, (_, i) => 10 ** (6 - i / 5));
  const values = { R0: 12, R1: 8, CPE1_0: 2e-7, CPE1_1: 0.92, CPE2_0: 2e-5, CPE2_1: 0.93 };
  const { real, imaginary } = simulate('R0-p(R1,CPE1)-CPE2', values, frequency);
  const ripple = (i: number) => 1 + 0.002 * Math.sin(12.9898 * i);
  const repeat = (values: ArrayLike<number>) =>
    Float64Array.from({ length: spectra * count }, (_, row) => values[row % count]);
  return makeTable(
    'impedance-spectrum',
    {
      spectrum: Int32Array.from({ length: spectra * count }, (_, row) => Math.floor(row / count)),
      frequency_hertz: repeat(frequency),
      real_impedance_ohm: repeat(real.map((value, i) => value * ripple(i))),
      imaginary_impedance_ohm: repeat(imaginary.map((value, i) => value * ripple(i + 0.5)))
    },
    metadata
  );
}
