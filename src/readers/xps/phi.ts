import type { PhotoelectronMetadata, SampleMetadata, Warning } from '../../arrow/index.js';
import { baseName, fileName, problem, quote } from '../file.js';
import { parseNumber } from '../number.js';
import type { InputFile, Reader, ReadResult } from '../reader.js';
import { decodeText } from '../text.js';
import { readPhiTraces } from './phi-traces.js';
import { regionAt, regionNamed } from './region.js';
import { positive, said } from './settings-text.js';
import { known, toPhotoelectronTable, type PhotoelectronSpectrum } from './spectrum.js';

const END_OF_HEADER = 'EOFH';

/** PHI's .spe, which SmartSoft writes and MultiPak opens: settings as text, then the spectra as binary numbers. */
export const phi: Reader = {
  name: 'PHI spe',
  extensions: ['spe'],
  binary: true,
  sniff: ({ text }) => /^SOFH\s/.test(text),
  read: readPhi
};

/** A region as `SpectralRegDef` describes it: `2 2 F1s 9 161 -0.1250 695.0 675.0 695.0 680.0 0.160000 29.35 AREA`. */
interface PhiRegion {
  label: string;
  points: number;
  /** eV; energies are binding energies. */
  step: number;
  start: number;
  /** On each point, all sweeps together. */
  seconds: number;
  passEnergy: number;
}

function readPhi({ name, bytes }: InputFile): ReadResult {
  const end = endOfHeader(name, bytes);
  const lines = decodeText(bytes.subarray(0, end)).split(/\r?\n/);
  const settings = new Map<string, string>();
  const regions: PhiRegion[] = [];
  for (const [i, line] of lines.entries()) {
    const at = line.indexOf(':');
    if (at < 0) continue;
    const key = line.slice(0, at).trim().toLowerCase();
    if (key === 'spectralregdef') regions.push(readRegion(name, line.slice(at + 1), i + 1));
    else if (!settings.has(key)) settings.set(key, line.slice(at + 1).trim());
  }
  const technique = said(settings, 'technique') ?? 'XPS';
  if (!/^(?:XPS|UPS)/i.test(technique)) {
    throw problem(
      'wrong-kind',
      name,
      `This PHI file is of the technique ${quote(technique)}, not of photoelectrons. Choose a file of XPS.`,
      { line: 2 }
    );
  }
  if (regions.length === 0) {
    throw problem(
      'bad-table',
      name,
      'The header describes no region (SpectralRegDef). Save the spectra from MultiPak again.'
    );
  }
  const traces = readPhiTraces(name, bytes, end, regions);
  const warnings: Warning[] = [];
  const spectra = regions.map((region, i) => toSpectrum(region, traces[i], settings));
  return toPhotoelectronTable(name, spectra, headMetadata(name, settings), warnings);
}

/** The first byte after the header's last line. */
function endOfHeader(name: string, bytes: Uint8Array): number {
  for (let i = bytes.indexOf(69); i >= 0; i = bytes.indexOf(69, i + 1)) {
    if ([...END_OF_HEADER].every((letter, k) => bytes[i + k] === letter.charCodeAt(0))) {
      const newline = bytes.indexOf(10, i);
      if (newline >= 0) return newline + 1;
    }
  }
  throw problem(
    'truncated-file',
    name,
    'The header of the PHI file has no end (EOFH). The copy is incomplete, or it is another program’s .spe: copy the file again.',
    { byte: bytes.length }
  );
}

function readRegion(name: string, text: string, line: number): PhiRegion {
  const cells = text.trim().split(/\s+/);
  const [, , label] = cells;
  const [points, step, start] = [4, 5, 6].map(i => parseNumber(cells[i] ?? '') ?? NaN);
  const [seconds, passEnergy] = [10, 11].map(i => parseNumber(cells[i] ?? '') ?? NaN);
  if (!(Number.isInteger(points) && points > 0) || !Number.isFinite(start) || !(Math.abs(step) > 0)) {
    throw problem(
      'bad-number',
      name,
      `A region is described by ${quote(text)}, which does not give its number of points, step and first energy. Save the spectra from MultiPak again.`,
      { line }
    );
  }
  return { label, points, step, start, seconds, passEnergy };
}

function toSpectrum(
  { label, points, step, start, seconds, passEnergy }: PhiRegion,
  { values, unit }: { values: ArrayLike<number>; unit: string },
  settings: ReadonlyMap<string, string>
): PhotoelectronSpectrum {
  const bindingEnergy = Array.from({ length: points }, (_, i) => Math.round((start + i * step) * 1e6) / 1e6);
  const region = regionNamed(label) ?? regionAt(bindingEnergy);
  const about: PhotoelectronMetadata = known({
    region,
    label: label === region ? undefined : label,
    technique: 'XPS',
    measurement_date: said(settings, 'acqfiledate') ?? said(settings, 'filedate'),
    source: said(settings, 'xraysource'),
    photon_energy_ev: photonEnergyOf(said(settings, 'xraysource')),
    pass_energy_ev: passEnergy > 0 ? passEnergy : undefined,
    work_function_ev: positive(settings, 'analyserworkfcn'),
    // rates times this time are whole numbers: it holds all sweeps
    dwell_second: seconds > 0 ? seconds : undefined,
    sweeps: seconds > 0 ? 1 : undefined
  });
  return {
    about,
    bindingEnergy,
    intensity: values,
    unit: unit === 'c/s' ? 'counts per second' : 'counts'
  };
}

/** `Al 1486.6 mono` */
function photonEnergyOf(source: string | undefined): number | undefined {
  const value = Number(/\s([\d.]+)/.exec(source ?? '')?.[1]);
  return value > 0 ? value : undefined;
}

function headMetadata(name: string, settings: ReadonlyMap<string, string>): SampleMetadata {
  const model = said(settings, 'instrumentmodel');
  const comment = /^\(\d+,\s*(.*)\)$/.exec(said(settings, 'filedesc') ?? '')?.[1];
  return {
    sample: comment || baseName(name),
    source_file: fileName(name),
    ...(model && { instrument: `PHI ${model}` })
  };
}
