import { expect, it } from 'vitest';
import { nyquistSettings, type NyquistSettings } from '../../impedance/settings.js';
import { resolveSettings } from '../../settings/index.js';
import { spectrumTable } from '../testing/spectrum-table.js';
import { correctedSpectra } from './corrected.js';
import { readSpectra } from './spectrum.js';

const table = spectrumTable(undefined, 2);
const settings = (given: Partial<NyquistSettings>) =>
  resolveSettings<NyquistSettings>(nyquistSettings, given);

it('the figures show what the analysis fits: the spectra without cables and blank', () => {
  const [measured] = readSpectra(table);
  const [first] = correctedSpectra()(table, settings({ inductance_henry: 1e-6 }));
  // 1 µH is 2π Ω at 1 MHz
  expect(measured.points.imaginary[0] - first.points.imaginary[0]).toBeCloseTo(2 * Math.PI, 9);
  const [nothing, blank] = correctedSpectra()(table, settings({ blank: 1 }));
  expect(nothing.points.real[5]).toBeCloseTo(0, 9);
  expect(blank.points.real[5]).toBe(measured.points.real[5]);
});

it('a blank that is not there takes nothing off, and the same settings give the same spectra', () => {
  const spectra = correctedSpectra();
  const first = spectra(table, settings({ blank: 7 }));
  expect(first[0].points.real).toEqual(readSpectra(table)[0].points.real);
  expect(spectra(table, settings({ blank: 7, weighting: 'unit' }))).toBe(first);
});
