import type { SampleMetadata, Warning } from '../../arrow/index.js';
import { commentMark, splitCells } from '../cells.js';
import { baseName, fileName, lineList, problem, type TextFile } from '../file.js';
import { metadataFromRemarks } from '../metadata.js';
import { parseNumber } from '../number.js';
import type { ReadResult } from '../reader.js';
import { findPhotoelectronColumns, type PhotoelectronColumns } from './columns.js';
import { tryLayouts } from './layout.js';
import { regionAt, regionNamed } from './region.js';
import { difference, known, toPhotoelectronTable, type PhotoelectronSpectrum } from './spectrum.js';

/** Delimited text whose titles name a binding or kinetic energy, or two columns that can be nothing else; else `undefined`. */
export function readPhotoelectronText(file: TextFile): ReadResult | undefined {
  const warnings: Warning[] = [];
  const columns = findPhotoelectronColumns(file.lines) ?? twoColumns(file, warnings);
  if (!columns) return undefined;
  const { name, lines } = file;
  const remarks = lines.slice(0, Math.max(columns.line, 0));
  const photonEnergy = photonEnergyIn(remarks);
  if (columns.scale === 'kinetic' && photonEnergy === undefined) {
    throw problem(
      'missing-column',
      name,
      'The energies are kinetic, and the photon energy is not given, so that no binding energies follow. Put a line such as “# photon energy: 1486.6 eV” above, or export binding energies.',
      { line: columns.line + 1 }
    );
  }
  const groups = readRows(file, columns, warnings);
  const spectra = groups.flatMap(group => toSpectra(name, group, columns, photonEnergy, remarks));
  const metadata: SampleMetadata = {
    sample: baseName(name),
    ...metadataFromRemarks(remarks),
    source_file: fileName(name)
  };
  return toPhotoelectronTable(name, spectra, metadata, warnings);
}

interface Row {
  energy: number;
  values: number[];
  transmission: number;
}

interface Group {
  region?: string;
  rows: Row[];
}

/** Rows by spectrum, where a column tells; else one group. What is no row of numbers is left out, with its line. */
function readRows({ lines, name }: TextFile, columns: PhotoelectronColumns, warnings: Warning[]): Group[] {
  const { layout, energy, intensities, spectrum, region, transmission } = columns;
  const groups = new Map<string, Group>();
  const bad: number[] = [];
  for (let i = columns.line + 1; i < lines.length; i++) {
    if (lines[i].trim() === '' || commentMark(lines[i]) > 0) continue;
    const cells = splitCells(lines[i], layout.delimiter);
    const number = (index: number) => parseNumber(cells[index] ?? '', layout.decimalComma) ?? NaN;
    const row = {
      energy: number(energy),
      values: intensities.map(({ index }) => number(index)),
      transmission: transmission === undefined ? NaN : number(transmission)
    };
    if (!Number.isFinite(row.energy) || !row.values.some(Number.isFinite)) {
      bad.push(i + 1);
      continue;
    }
    const label = region === undefined ? undefined : cells[region]?.trim();
    const key = `${spectrum === undefined ? '' : cells[spectrum]} ${label}`;
    if (!groups.has(key)) groups.set(key, { ...(label && { region: label }), rows: [] });
    groups.get(key)!.rows.push(row);
  }
  if (groups.size === 0) {
    throw problem(
      'truncated-file',
      name,
      'The titles are there, but no row of numbers follows. Perhaps the copy is incomplete: export it again.',
      { line: columns.line + 1 }
    );
  }
  // a row of units below the titles is none
  const rows = bad.filter(line => line !== columns.line + 2);
  if (rows.length) {
    warnings.push({
      code: 'not-a-number',
      message: `No energy and intensity stand in ${lineList(rows)}, which ${rows.length === 1 ? 'was' : 'were'} left out.`
    });
  }
  return [...groups.values()];
}

/** Each column of intensities is a spectrum. */
function toSpectra(
  name: string,
  { region: label, rows }: Group,
  { intensities, scale, unit, transmission }: PhotoelectronColumns,
  photonEnergy: number | undefined,
  remarks: readonly string[]
): PhotoelectronSpectrum[] {
  return intensities.map(({ title }, k) => {
    const own = rows.filter(({ values }) => Number.isFinite(values[k]));
    const energy = own.map(row => row.energy);
    const bindingEnergy =
      scale === 'kinetic' ? energy.map(value => difference(photonEnergy!, value)) : energy;
    const several = intensities.length > 1;
    const region =
      regionNamed(label ?? '') ??
      (label || undefined) ??
      regionNamed(title) ??
      regionNamed(baseName(name)) ??
      regionAt(bindingEnergy);
    const whole = transmission !== undefined && own.every(row => Number.isFinite(row.transmission));
    return {
      about: known({
        region,
        label: several && title !== region ? title : undefined,
        sample: several ? title : undefined,
        photon_energy_ev: photonEnergy,
        dwell_second: quantityIn(remarks, /\bdwell(?:[ _]time)?\b/i),
        sweeps: quantityIn(remarks, /\b(?:number of )?(?:sweeps|scans)\b/i)
      }),
      bindingEnergy,
      ...(scale === 'kinetic' && { kineticEnergy: energy }),
      intensity: own.map(({ values }) => values[k]),
      unit,
      ...(whole && { transmission: own.map(row => row.transmission) })
    };
  });
}

function photonEnergyIn(remarks: readonly string[]): number | undefined {
  return quantityIn(remarks, /\b(?:photon|excitation|source)[ _]energy\b|\bhν|\bhv\b/i);
}

/** The first positive number behind a word; milliseconds become seconds. */
function quantityIn(remarks: readonly string[], word: RegExp): number | undefined {
  for (const line of remarks) {
    const at = line.length < 400 ? word.exec(line) : null;
    const found =
      at &&
      /^[^\d-]{0,20}?(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(ms\b)?/.exec(line.slice(at.index + at[0].length));
    const value = found ? Number(found[1]) * (found[2] ? 1e-3 : 1) : NaN;
    if (value > 0 && Number.isFinite(value)) return value;
  }
  return undefined;
}

/** A spectrum has at least so many points, and its steps are alike. */
const FEWEST_POINTS = 20;
const HIGHEST_ENERGY = 12_000;

/** Two columns without titles: energies in even steps, and intensities that are not below zero. They are read as binding energies. */
function twoColumns({ lines }: TextFile, warnings: Warning[]): PhotoelectronColumns | undefined {
  const layout = tryLayouts(lines);
  if (layout?.width !== 2) return undefined;
  const above = lines.slice(0, layout.firstRow).filter(line => line.trim() !== '' && commentMark(line) === 0);
  if (above.length > 1) return undefined;
  const rows = lines
    .slice(layout.firstRow)
    .filter(line => line.trim() !== '' && commentMark(line) === 0)
    .map(line =>
      splitCells(line, layout.delimiter).map(cell => parseNumber(cell, layout.decimalComma) ?? NaN)
    );
  const energy = rows.map(([value]) => value);
  const steps = energy.slice(1).map((value, i) => value - energy[i]);
  const usual = steps.slice().sort((a, b) => a - b)[steps.length >> 1];
  const even = steps.filter(step => Math.abs(step - usual) <= 0.02 * Math.abs(usual)).length;
  const fits =
    rows.length >= FEWEST_POINTS &&
    Math.abs(usual) > 0.001 &&
    Math.abs(usual) <= 5 &&
    even >= 0.98 * steps.length &&
    energy.every(value => value > -50 && value < HIGHEST_ENERGY) &&
    rows.every(([, value]) => value >= 0);
  // a descending axis is what photoelectron spectrometers write; time and frequency ascend, from 0 on
  if (!fits || (usual > 0 && energy[0] < 5)) return undefined;
  warnings.push({
    code: 'no-header',
    message:
      'The file names no columns: they are read as binding energy in eV and intensity in counts. A header line such as “Binding Energy (eV),Counts” settles it.',
    subject: 'binding_energy_electronvolt'
  });
  return {
    layout,
    line: -1,
    energy: 0,
    scale: 'binding',
    intensities: [{ index: 1, title: '' }],
    unit: 'counts'
  };
}
