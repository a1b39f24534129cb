import type { PhotoelectronMetadata } from '../../arrow/index.js';
import { baseName, fileName, problem, quote } from '../file.js';
import { parseNumber } from '../number.js';
import type { ReadResult } from '../reader.js';
import { regionAt, regionNamed } from './region.js';
import { difference, known, toPhotoelectronTable, type PhotoelectronSpectrum } from './spectrum.js';

/** A sheet of a workbook: its rows, with tabs between the cells. */
export interface SheetText {
  title: string;
  lines: readonly string[];
}

/** Above the numbers there are fewer lines than this. */
const LONGEST_HEAD = 60;
const ENERGY = /^(binding|kinetic) energy \(e\)/i;

/**
 * Thermo's Avantage exports a workbook with a sheet for each scan: settings, a row with `Binding Energy (E)`, the units, the
 * numbers. Other sheets (`Peak Table`, ...) are none. `undefined` where no sheet is a scan.
 *
 * @throws ArgyroditeError `missing-column`
 */
export function readAvantage(name: string, sheets: readonly SheetText[]): ReadResult | undefined {
  const spectra = sheets.flatMap(sheet => {
    const head = headOf(sheet);
    return head ? [toSpectrum(name, sheet, head)] : [];
  });
  if (spectra.length === 0) return undefined;
  const metadata = { sample: baseName(name), source_file: fileName(name), instrument: 'Thermo, Avantage' };
  return toPhotoelectronTable(name, spectra, metadata, []);
}

interface SheetHead {
  /** Index of the row with `Binding Energy (E)`. */
  titlesAt: number;
  energy: number;
  scale: 'binding' | 'kinetic';
  intensity: number;
  unit: PhotoelectronSpectrum['unit'];
}

const cellsOf = (line: string | undefined) => (line ?? '').split('\t').map(cell => cell.trim());

function headOf({ lines }: SheetText): SheetHead | undefined {
  const head = lines.slice(0, LONGEST_HEAD).map(cellsOf);
  const titlesAt = head.findIndex(cells => cells.some(cell => ENERGY.test(cell)));
  const axisAt = head.findIndex(cells =>
    cells.some((cell, i) => cell === 'Axis' && /^energy/i.test(cells[i + 1] ?? ''))
  );
  if (titlesAt < 0 || axisAt < 0 || axisAt > titlesAt) return undefined;
  const titles = head[titlesAt];
  const energy = titles.findIndex(title => ENERGY.test(title));
  // the units stand in the next row; the first intensities are the measured ones, those of a fit have a name
  const units = cellsOf(lines[titlesAt + 1]);
  const intensity = units.findIndex((unit, i) => i !== energy && /^counts|^cps|^c\/s/i.test(unit));
  if (intensity < 0) return undefined;
  return {
    titlesAt,
    energy,
    scale: /kinetic/i.test(titles[energy]) ? 'kinetic' : 'binding',
    intensity,
    unit: /\/\s?s|cps/i.test(units[intensity]) ? 'counts per second' : 'counts'
  };
}

function toSpectrum(name: string, { title, lines }: SheetText, head: SheetHead): PhotoelectronSpectrum {
  const settings = lines.slice(0, head.titlesAt);
  const photonEnergy = settingOf(settings, /(?:source|photon|excitation) energy/i);
  if (head.scale === 'kinetic' && photonEnergy === undefined) {
    throw problem(
      'missing-column',
      name,
      `The sheet ${quote(title)} gives kinetic energies without the photon energy, so that no binding energies follow. Export it from Avantage in binding energy.`,
      { line: head.titlesAt + 1 }
    );
  }
  const rows = lines.slice(head.titlesAt + 2).map(line => {
    const cells = cellsOf(line);
    return [head.energy, head.intensity].map(i => (cells[i] ? (parseNumber(cells[i]) ?? NaN) : NaN));
  });
  const points = rows.filter(row => row.every(Number.isFinite));
  const energy = points.map(([value]) => value);
  const bindingEnergy =
    head.scale === 'kinetic' ? energy.map(value => difference(photonEnergy!, value)) : energy;
  const region = regionNamed(title) ?? regionAt(bindingEnergy);
  return {
    about: aboutSheet(settings, region, title, photonEnergy),
    bindingEnergy,
    ...(head.scale === 'kinetic' && { kineticEnergy: energy }),
    intensity: points.map(([, value]) => value),
    unit: head.unit
  };
}

function aboutSheet(
  settings: readonly string[],
  region: string,
  title: string,
  photonEnergy: number | undefined
): PhotoelectronMetadata {
  const milliseconds = settings.some(line =>
    /dwell time[^\d]{0,20}[\d.]+\s*ms|dwell time\s*\(ms\)/i.test(line)
  );
  const dwell = settingOf(settings, /dwell time/i);
  return known({
    region,
    label: title === region ? undefined : title,
    technique: 'XPS',
    photon_energy_ev: photonEnergy,
    pass_energy_ev: settingOf(settings, /pass energy/i),
    dwell_second: dwell === undefined ? undefined : dwell * (milliseconds ? 1e-3 : 1),
    sweeps: settingOf(settings, /(?:number|no\.?) of scans/i)
  });
}

/** The first positive number after a word in the rows above the table. */
function settingOf(settings: readonly string[], word: RegExp): number | undefined {
  for (const line of settings) {
    const at = word.exec(line.slice(0, 2000));
    const value = at ? Number(/\d+(?:\.\d+)?/.exec(line.slice(at.index + at[0].length))?.[0]) : NaN;
    if (value > 0) return value;
  }
  return undefined;
}
