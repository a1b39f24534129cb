import { expect, test } from 'vitest';
import { recogniseTitle, type Quantity } from './columns.js';

const known: [title: string, quantity: Quantity, scale: number][] = [
  ['freq/Hz', 'frequency', 1],
  ['Frequency (kHz)', 'frequency', 1e3],
  ['Freq(Hz)', 'frequency', 1],
  ['f [mHz]', 'frequency', 1e-3],
  ['ω / rad/s', 'frequency', 1 / (2 * Math.PI)],
  ['omega (rad s⁻¹)', 'frequency', 1 / (2 * Math.PI)],
  ['omega', 'frequency', 1 / (2 * Math.PI)],
  ['f / s-1', 'frequency', 1],
  ['Re(Z)/Ohm', 'real', 1],
  ['Z′ / Ω', 'real', 1],
  ["Z' (kΩ)", 'real', 1e3],
  ['Z’ / mΩ', 'real', 1e-3],
  ["Z' / MΩ", 'real', 1e6],
  ['Zre (ohms)', 'real', 1],
  ['Z Real', 'real', 1],
  ['Zreal_kOhm', 'real', 1e3],
  ['-Im(Z)/Ohm', 'imaginary', -1],
  ['-Z″ (Ω)', 'imaginary', -1],
  ['–Z’’ / kΩ', 'imaginary', -1e3],
  ["-(Z'')/Ohm", 'imaginary', -1],
  ['minus Zim', 'imaginary', -1],
  ['Z"/ohm', 'imaginary', 1],
  ["Z''(b)", 'imaginary', 1],
  ["Data: Z''", 'imaginary', 1],
  ['Imaginary Impedance / ohm', 'imaginary', 1],
  ['|Z|/Ohm', 'modulus', 1],
  ['Zmod', 'modulus', 1],
  ['Phase(Z)/deg', 'phase', Math.PI / 180],
  ['Zphz (°)', 'phase', Math.PI / 180],
  ['Theta (Z)', 'phase', 1],
  ['-Phase (rad)', 'phase', -1],
  ['time/s', 'time', 1],
  ['Elapsed Time (min)', 'time', 60],
  ['T / °C', 'temperature', 1],
  ['t/h', 'time', 3600],
  ['cycle number', 'cycle', 1],
  ['loop_index', 'cycle', 1],
  ['Spectrum #', 'spectrum', 1]
];

test.each(known)('%s is %s, times %f', (title, quantity, scale) => {
  const meaning = recogniseTitle(title, 0);
  expect(meaning?.quantity).toBe(quantity);
  expect(meaning!.scale / scale).toBeCloseTo(1, 12);
});

test.each([
  '<Ewe>/V',
  'Re(Y)/Ohm-1',
  'Im/A',
  'Cs/µF',
  'I Range',
  '-f/Hz',
  "Z'/Hz",
  'T',
  'W',
  'Points per decade',
  'E Real',
  'I Imag',
  'Zsig',
  '|I|/A',
  'Voltage (V)',
  '',
  ' ',
  '/',
  'ohm',
  '(Hz)'
])('%s is none of our columns', title => {
  expect(recogniseTitle(title, 0)).toBeUndefined();
});
