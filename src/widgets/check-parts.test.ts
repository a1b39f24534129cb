import { expect, it } from 'vitest';
import { makeTable } from '../arrow/index.js';
import { checkParts, MOST_PARTS } from './check-parts.js';

const spectra = (count: number) =>
  makeTable('impedance-spectrum', {
    spectrum: Int32Array.from({ length: count }, (_, i) => i),
    frequency_hertz: new Float64Array(count).fill(1),
    real_impedance_ohm: new Float64Array(count).fill(1),
    imaginary_impedance_ohm: new Float64Array(count).fill(-1)
  });

it('A table of more spectra than one widget can show is refused with what to do', () => {
  expect(() => checkParts(spectra(MOST_PARTS))).not.toThrow();
  expect(() => checkParts(spectra(MOST_PARTS + 1))).toThrow(
    'The table has more than 2000 spectra; so many cannot be shown in one widget. Split it, or analyse it in Python.'
  );
});

it('One spectrum may be as long as it likes, and so may a list of samples up to what can be shown', () => {
  const long = MOST_PARTS + 1;
  const one = makeTable('impedance-spectrum', {
    spectrum: new Int32Array(long),
    frequency_hertz: new Float64Array(long).fill(1),
    real_impedance_ohm: new Float64Array(long).fill(1),
    imaginary_impedance_ohm: new Float64Array(long).fill(-1)
  });
  expect(() => checkParts(one)).not.toThrow();
  const samples = (count: number) =>
    makeTable('composition', {
      label: new Array(count).fill('Cl-13'),
      formula: new Array(count).fill('Li5.7PS4.7Cl1.3')
    });
  expect(() => checkParts(samples(MOST_PARTS))).not.toThrow();
  expect(() => checkParts(samples(MOST_PARTS + 1))).toThrow('more than 2000 samples');
});
