import type { PhotoelectronMetadata, Warning } from '../../../arrow/index.js';
import { problem, quote } from '../../file.js';
import { regionAt, regionNamed } from '../region.js';
import { difference, known, type PhotoelectronSpectrum } from '../spectrum.js';
import type { Ordinate, VamasBlock } from './block.js';
import type { VamasHeader } from './header.js';

/** What VAMAS writes where nothing is known, and above. */
const UNKNOWN = 1e36;

/** Energies of the usual lines, eV, for a file that names its anode but not its energy. */
const SOURCES: readonly [pattern: RegExp, energy: number][] = [
  [/^al\b/i, 1486.6],
  [/^mg\b/i, 1253.6],
  [/^ag\b/i, 2984.3],
  [/^he ?ii\b/i, 40.8],
  [/^he\b/i, 21.2]
];

/** True for a block that shows the electrons which photons have set free. */
export function isPhotoelectron({ technique }: VamasBlock): boolean {
  return /^(?:XPS|UPS|ESCA|HAXPES|ARXPS)\b/i.test(technique);
}

/** The spectrum in a block: which list is the energy, which the intensity, and on which scale. */
export function toSpectrum(
  name: string,
  block: VamasBlock,
  header: VamasHeader,
  warnings: Warning[]
): PhotoelectronSpectrum {
  const { axis, others } = energyAxis(name, block);
  const intensity = others.find(({ label }) => !isTransmission(label));
  if (!intensity) {
    throw problem('bad-table', name, `The block ${quote(block.label)} holds no intensity.`, {
      line: block.line
    });
  }
  const photonEnergy = photonEnergyOf(block, warnings);
  const { bindingEnergy, kineticEnergy } = onBothScales(name, block, axis, photonEnergy);
  const region =
    regionNamed(`${block.species} ${block.transition}`) ??
    regionNamed(block.label) ??
    regionAt(bindingEnergy);
  const transmission = others.find(({ label }) => isTransmission(label))?.values;
  return {
    about: aboutBlock(block, header, region, photonEnergy),
    bindingEnergy,
    ...(kineticEnergy && { kineticEnergy }),
    intensity: intensity.values,
    unit: /\/ *s\b|per sec|cps|c\/s|rate/i.test(`${intensity.label} ${intensity.unit}`)
      ? 'counts per second'
      : 'counts',
    ...(transmission && { transmission })
  };
}

function isTransmission(label: string): boolean {
  return /^transmission|^t\(e\)/i.test(label);
}

interface Axis {
  label: string;
  unit: string;
  values: Float64Array;
}

/** Regular scans count the energies up from the first; in others the first list holds them. */
function energyAxis(
  name: string,
  { abscissa, ordinates, label, line }: VamasBlock
): { axis: Axis; others: Ordinate[] } {
  if (!abscissa) return { axis: ordinates[0], others: ordinates.slice(1) };
  const { start, increment } = abscissa;
  if (increment === 0 && ordinates[0].values.length > 1) {
    throw problem(
      'bad-table',
      name,
      `The energies of the block ${quote(label)} do not advance: their step is 0.`,
      {
        line
      }
    );
  }
  const values = ordinates[0].values.map((_, i) => start + i * increment);
  return { axis: { label: abscissa.label, unit: abscissa.unit, values }, others: ordinates };
}

/**
 * Kinetic energies of VAMAS files count from the Fermi level: the work function is in them already (SpecsLab's and CasaXPS's
 * own binding energies of the same scans are hν - KE).
 */
function onBothScales(
  name: string,
  { label, line }: VamasBlock,
  { label: axis, unit, values }: Axis,
  photonEnergy: number | undefined
): { bindingEnergy: Float64Array; kineticEnergy?: Float64Array } {
  if (/binding/i.test(axis)) return { bindingEnergy: values };
  if (!/kinetic|energy/i.test(axis) || !/^m?k?ev$/i.test(unit)) {
    throw problem(
      'wrong-kind',
      name,
      `The block ${quote(label)} has ${quote(axis)} in ${quote(unit)} along its axis, not an energy in eV.`,
      { line }
    );
  }
  if (photonEnergy === undefined) {
    throw problem(
      'bad-table',
      name,
      `The block ${quote(label)} gives kinetic energies without the photon energy, so that no binding energies follow. Enter the source’s energy in the program that wrote the file, and export it again.`,
      { line }
    );
  }
  return { bindingEnergy: values.map(value => difference(photonEnergy, value)), kineticEnergy: values };
}

function photonEnergyOf(
  { photonEnergy, source, label }: VamasBlock,
  warnings: Warning[]
): number | undefined {
  if (photonEnergy > 0 && photonEnergy < UNKNOWN) return photonEnergy;
  const energy = SOURCES.find(([pattern]) => pattern.test(source))?.[1];
  if (energy !== undefined) {
    warnings.push({
      code: 'photon-energy-assumed',
      message: `${quote(label)} gives no photon energy; its source ${quote(source)} is taken for ${energy} eV.`,
      subject: label
    });
  }
  return energy;
}

function aboutBlock(
  block: VamasBlock,
  { variables }: VamasHeader,
  region: string,
  photonEnergy: number | undefined
): PhotoelectronMetadata {
  const { label, sample, comment } = block;
  const positive = (value: number) => (value > 0 && value < UNKNOWN ? value : undefined);
  const conditions = variables
    .map((variable, i) => [variable, block.variables[i]] as const)
    .filter(([, value]) => Math.abs(value) < UNKNOWN && value !== 0);
  return known({
    region,
    label: label && label !== region ? label : undefined,
    sample: saidOr(sample),
    technique: block.technique,
    measurement_date: dateOf(block.date),
    source: saidOr(block.source),
    photon_energy_ev: photonEnergy,
    pass_energy_ev: positive(block.passEnergy),
    work_function_ev: positive(block.workFunction),
    dwell_second: positive(block.dwell),
    sweeps: positive(block.sweeps),
    signal_mode: /^analogue/i.test(block.signalMode) ? 'analogue' : 'pulse counting',
    variables: conditions.length ? Object.fromEntries(conditions) : undefined,
    comment: comment.length ? comment : undefined
  });
}

function saidOr(text: string): string | undefined {
  return text === '' || /^not specified$/i.test(text) ? undefined : text;
}

/** `2023-08-24 14:19:47`; nothing where the year is not filled in. */
function dateOf([year, ...rest]: number[]): string | undefined {
  if (!(year > 1900 && year < 3000)) return undefined;
  const [month, day, hour, minute, second] = rest.map(value =>
    value >= 0 && value < 100 ? String(Math.floor(value)).padStart(2, '0') : '00'
  );
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}
