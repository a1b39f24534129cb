import type { Table } from 'apache-arrow';
import { ArgyroditeError, kindOf, numbers } from '../../arrow/index.js';
import { regionsOf, sameRegion, samplesOf, scanOf } from '../samples.js';
import type { FitOptions, RegionModel } from '../types.js';

/** The points of one region that a fit uses, ascending in binding energy. */
export interface Points {
  spectrum: number;
  /** As measured, eV. */
  energy: Float64Array;
  intensity: Float64Array;
  rows: Int32Array;
  /** NaN where it is not known. */
  countsPerUnit: number;
}

/**
 * @param shift of the charge, eV: ranges are of corrected energies
 * @throws ArgyroditeError `wrong-kind`, `bad-setting` for a region that is not there, `too-few-points`
 */
export function selectPoints(table: Table, model: RegionModel, options: FitOptions, shift: number): Points {
  if (kindOf(table) !== 'xps-spectrum') {
    throw new ArgyroditeError(
      'wrong-kind',
      `Components are fitted to photoelectron spectra; this table is of kind ${kindOf(table)}.`
    );
  }
  const spectrum = findSpectrum(table, model.region, options.spectra);
  const of = numbers(table, 'spectrum')!;
  const energies = numbers(table, 'binding_energy_electronvolt')!;
  const counts = numbers(table, 'intensity_counts');
  const intensities = counts ?? numbers(table, 'intensity_count_per_second')!;
  const [low, high] = model.range ?? [-Infinity, Infinity];
  const rows: number[] = [];
  for (let i = 0; i < of.length; i++) {
    const energy = energies[i] - shift;
    if (of[i] === spectrum && energy >= low && energy <= high && Number.isFinite(intensities[i]))
      rows.push(i);
  }
  rows.sort((a, b) => energies[a] - energies[b] || a - b);
  const different = rows.filter((row, i) => i === 0 || energies[row] > energies[rows[i - 1]]);
  if (different.length < 10) {
    throw new ArgyroditeError(
      'too-few-points',
      `${model.region} has ${different.length} points from ${low} to ${high} eV; a fit needs at least 10. Widen the range.`
    );
  }
  return {
    spectrum,
    energy: Float64Array.from(different, row => energies[row]),
    intensity: Float64Array.from(different, row => intensities[row]),
    rows: Int32Array.from(different),
    countsPerUnit: options.counts_per_unit ?? countsPerUnit(table, spectrum, counts !== undefined)
  };
}

/** @throws ArgyroditeError `bad-setting` */
export function findSpectrum(table: Table, region: string, spectra: readonly number[] | undefined): number {
  const regions = regionsOf(table);
  const among = spectra ?? Object.values(samplesOf(table)[0]?.spectra ?? {});
  const found = among.find(spectrum => sameRegion(regions.get(spectrum) ?? '', region));
  if (found === undefined) {
    const there = among.map(spectrum => regions.get(spectrum) ?? `no spectrum ${spectrum}`).join(', ');
    throw new ArgyroditeError(
      'bad-setting',
      `There is no region “${region}” in this sample; there are ${there || 'none'}. Take it out of the model, or name it as the table does.`
    );
  }
  return found;
}

function countsPerUnit(table: Table, spectrum: number, areCounts: boolean): number {
  const { dwell_second, sweeps, signal_mode } = scanOf(table, spectrum);
  if (signal_mode === 'analogue') return NaN;
  if (areCounts) return 1;
  const time = (dwell_second ?? NaN) * (sweeps ?? NaN);
  return time > 0 ? time : NaN;
}
