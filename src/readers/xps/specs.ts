import type { PhotoelectronMetadata, Warning } from '../../arrow/index.js';
import { baseName, fileName, problem, textFile, type TextFile } from '../file.js';
import type { InputFile, Reader, ReadResult } from '../reader.js';
import { regionAt, regionNamed } from './region.js';
import { positive, said, type SettingsText } from './settings-text.js';
import { readSpecsScans, type SpecsScan } from './specs-scans.js';
import { difference, known, toPhotoelectronTable, type PhotoelectronSpectrum } from './spectrum.js';

/** The text that SpecsLab Prodigy and SpecsLab 2 export: .xy. */
export const specs: Reader = {
  name: 'SPECS xy',
  extensions: ['xy'],
  shared: true,
  sniff: ({ text }) =>
    /^\S*\s*Created by:\s+SpecsLab/i.test(text) || /XY-Serializer Export Settings/i.test(text),
  read: (file: InputFile) => readSpecs(textFile(file))
};

function readSpecs(file: TextFile): ReadResult {
  const { name } = file;
  const warnings: Warning[] = [];
  const scans = readSpecsScans(file, warnings);
  if (scans.length === 0) {
    throw problem(
      'truncated-file',
      name,
      'No spectrum follows the settings of SpecsLab. Perhaps the copy is incomplete: export it again.',
      { line: file.lines.length }
    );
  }
  const spectra = groupScans(scans).map(group => toSpectrum(name, mergeScans(group, warnings), group.length));
  const metadata = { sample: baseName(name), source_file: fileName(name) };
  return toPhotoelectronTable(name, spectra, metadata, warnings);
}

/** Scans and channels of one region in one cycle are one measurement; several curves are not. */
function groupScans(scans: readonly SpecsScan[]): SpecsScan[][] {
  const groups = new Map<string, SpecsScan[]>();
  for (const scan of scans) {
    const key = `${scan.region} ${scan.cycle} ${scan.curve}`;
    groups.set(key, [...(groups.get(key) ?? []), scan]);
  }
  return [...groups.values()];
}

/** Counts of several sweeps add up, rates are averaged; channels of one sweep always add up. */
function mergeScans(group: readonly SpecsScan[], warnings: Warning[]): SpecsScan & { sweeps: number } {
  const longest = Math.max(...group.map(({ energy }) => energy.length));
  const whole = group.filter(({ energy }) => energy.length === longest);
  const [first] = whole;
  if (whole.length < group.length) {
    warnings.push({
      code: 'short-scan',
      message: `${first.settings.get('region') ?? 'A region'}: ${group.length - whole.length} of ${group.length} sweeps ended early and were left out.`
    });
  }
  const sweeps = new Set(whole.map(({ scan }) => scan)).size;
  const share = first.unit === 'counts' ? 1 : 1 / sweeps;
  const intensity = first.intensity.map(
    (_, i) => whole.reduce((sum, scan) => sum + scan.intensity[i], 0) * share
  );
  const listed = positive(first.settings, 'number of scans') ?? 1;
  return { ...first, intensity, sweeps: sweeps > 1 ? sweeps : listed };
}

function toSpectrum(
  name: string,
  scan: SpecsScan & { sweeps: number },
  parts: number
): PhotoelectronSpectrum {
  const { settings, energy, intensity, unit, transmission } = scan;
  const photonEnergy = positive(settings, 'excitation energy');
  const kinetic = /kinetic/i.test(settings.get('energy axis') ?? '');
  if (kinetic && photonEnergy === undefined) {
    throw problem(
      'bad-table',
      name,
      'The file gives kinetic energies without the excitation energy, so that no binding energies follow. Export it with Energy Axis: Binding Energy.',
      { line: scan.line }
    );
  }
  const bindingEnergy = kinetic ? energy.map(value => difference(photonEnergy!, value)) : energy;
  const label = said(settings, 'region');
  const region = regionNamed(label ?? '') ?? regionAt(bindingEnergy);
  // one list for each sweep holds one sweep's rate; without separate scans the lists hold the mean or the sum of all
  const about = aboutScan(
    settings,
    region,
    label,
    photonEnergy,
    parts > 1 || scan.sweeps > 1 ? scan.sweeps : 1
  );
  return {
    about,
    bindingEnergy,
    ...(kinetic && { kineticEnergy: energy }),
    intensity,
    unit,
    ...(transmission.length === energy.length && { transmission })
  };
}

function aboutScan(
  settings: SettingsText,
  region: string,
  label: string | undefined,
  photonEnergy: number | undefined,
  sweeps: number
): PhotoelectronMetadata {
  const comment = said(settings, 'comment');
  return known({
    region,
    label: label === region ? undefined : label,
    sample: said(settings, 'group')?.replace(/^\d+\s+/, ''),
    technique: said(settings, 'analysis method'),
    measurement_date: said(settings, 'acquisition date'),
    source: said(settings, 'source'),
    photon_energy_ev: photonEnergy,
    pass_energy_ev: positive(settings, 'pass energy'),
    work_function_ev: positive(settings, 'eff. workfunction', 'effective workfunction'),
    dwell_second: positive(settings, 'dwell time'),
    sweeps,
    comment: comment === undefined ? undefined : [comment]
  });
}
