import type { PhotoelectronMetadata, Warning } from '../../arrow/index.js';
import { splitCells } from '../cells.js';
import { baseName, fileName, lineList, problem, quote, textFile, type TextFile } from '../file.js';
import { parseNumber } from '../number.js';
import type { InputFile, Reader, ReadResult } from '../reader.js';
import { regionAt, regionNamed } from './region.js';
import { positive, said, type SettingsText } from './settings-text.js';
import { difference, known, toPhotoelectronTable, type PhotoelectronSpectrum } from './spectrum.js';

/** The text that Scienta's SES exports, with a section for each region. */
export const scienta: Reader = {
  name: 'Scienta txt',
  extensions: [], // .txt belongs to everybody: its first lines tell
  sniff: ({ text }) => /^\s*\[Info\]\s+Number of Regions=/i.test(text),
  read: (file: InputFile) => readScienta(textFile(file))
};

/** `[Region 1]`, `[Info 1]` and `[Data 1]` belong together. */
interface Section {
  settings: Map<string, string>;
  /** 1-based line of `[Data n]`. */
  line: number;
  rows: number[][];
}

const SECTION = /^\[(Region|Info|Data|Run Mode Information)\s*(\d*)\]/i;

function readScienta(file: TextFile): ReadResult {
  const { name } = file;
  const warnings: Warning[] = [];
  const sections = readSections(file, warnings).filter(({ rows }) => rows.length > 0);
  if (sections.length === 0) {
    throw problem(
      'truncated-file',
      name,
      'No section [Data 1] with rows of numbers follows. Perhaps the copy is incomplete: export it from SES again.',
      { line: file.lines.length }
    );
  }
  const spectra = sections.map(section => toSpectrum(name, section, warnings));
  const instrument = said(sections[0].settings, 'instrument');
  const metadata = {
    sample: baseName(name),
    source_file: fileName(name),
    ...(instrument && { instrument: `Scienta ${instrument}` })
  };
  return toPhotoelectronTable(name, spectra, metadata, warnings);
}

function readSections({ lines }: TextFile, warnings: Warning[]): Section[] {
  const sections = new Map<string, Section>();
  const bad: number[] = [];
  let current: Section | undefined;
  let inData = false;
  lines.forEach((line, i) => {
    const heading = SECTION.exec(line.trim());
    if (heading) {
      const [, kind, number] = heading;
      inData = kind.toLowerCase() === 'data';
      current = number === '' ? undefined : sections.get(number);
      if (number !== '' && !current) {
        current = { settings: new Map(), line: i + 1, rows: [] };
        sections.set(number, current);
      }
      if (inData && current) current.line = i + 1;
    } else if (!current || line.trim() === '') return;
    else if (inData) {
      const row = splitCells(line, 'blanks').map(cell => parseNumber(cell) ?? NaN);
      if (row.length > 1 && row.every(Number.isFinite)) current.rows.push(row);
      else bad.push(i + 1);
    } else {
      const at = line.indexOf('=');
      if (at > 0) current.settings.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1));
    }
  });
  if (bad.length) {
    warnings.push({
      code: 'not-a-number',
      message: `No energy and intensity stand in ${lineList(bad)}, which ${bad.length === 1 ? 'was' : 'were'} left out.`
    });
  }
  return [...sections.values()];
}

/** A second dimension (angles, places on the slit) is summed up. */
function toSpectrum(
  name: string,
  { settings, line, rows }: Section,
  warnings: Warning[]
): PhotoelectronSpectrum {
  const axis = settings.get('dimension 1 name') ?? 'Kinetic Energy [eV]';
  const photonEnergy = positive(settings, 'excitation energy');
  const energy = rows.map(([value]) => value);
  const kinetic = !/binding/i.test(axis);
  if (kinetic && (photonEnergy === undefined || !/kinetic/i.test(axis))) {
    throw problem(
      'bad-table',
      name,
      `The axis is ${quote(axis)}${/kinetic/i.test(axis) ? ', and no excitation energy is given, so that no binding energies follow' : ', not an energy'}. Export it from SES in binding energy.`,
      { line }
    );
  }
  const slices = rows[0].length - 1;
  const label = said(settings, 'region name');
  const bindingEnergy = kinetic ? energy.map(value => difference(photonEnergy!, value)) : energy;
  const region = regionNamed(label ?? '') ?? regionAt(bindingEnergy);
  if (slices > 1) {
    warnings.push({
      code: 'slices-summed',
      message: `${region}: the ${slices} slices were summed to one spectrum.`,
      subject: region
    });
  }
  return {
    about: aboutSection(settings, region, label, photonEnergy),
    bindingEnergy,
    ...(kinetic && { kineticEnergy: energy }),
    intensity: rows.map(row => row.slice(1).reduce((sum, value) => sum + value, 0)),
    unit: 'counts'
  };
}

function aboutSection(
  settings: SettingsText,
  region: string,
  label: string | undefined,
  photonEnergy: number | undefined
): PhotoelectronMetadata {
  const milliseconds = positive(settings, 'step time');
  const date = [said(settings, 'date'), said(settings, 'time')].filter(Boolean).join(' ');
  const comment = said(settings, 'comments')?.replace(/^;$/, '');
  return known({
    region,
    label: label === region ? undefined : label,
    sample: said(settings, 'sample'),
    technique: 'XPS',
    measurement_date: date || undefined,
    photon_energy_ev: photonEnergy,
    pass_energy_ev: positive(settings, 'pass energy'),
    dwell_second: milliseconds === undefined ? undefined : milliseconds / 1000,
    sweeps: positive(settings, 'number of sweeps'),
    // SES reads the camera's brightness (ADC) or counts its flashes
    signal_mode: /adc/i.test(settings.get('detectormode') ?? settings.get('detector mode') ?? '')
      ? 'analogue'
      : 'pulse counting',
    comment: comment ? [comment] : undefined
  });
}
