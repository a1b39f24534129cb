import {
  makeTable,
  type ColumnValues,
  type PhotoelectronMetadata,
  type SampleMetadata,
  type Warning
} from '../../arrow/index.js';
import { problem } from '../file.js';
import type { ReadResult } from '../reader.js';

/** One spectrum as a file holds it; all lists are of one length. */
export interface PhotoelectronSpectrum {
  about: PhotoelectronMetadata;
  /** eV */
  bindingEnergy: ArrayLike<number>;
  /** eV, where the file has it */
  kineticEnergy?: ArrayLike<number>;
  intensity: ArrayLike<number>;
  unit: 'counts' | 'counts per second';
  transmission?: ArrayLike<number>;
}

/** VAMAS and its kin write 1E37 for a value that nobody knows. */
const UNKNOWN = 1e36;

/**
 * The table of the spectra, one after the other in the order of the file.
 *
 * @throws ArgyroditeError `bad-table` where no spectrum has a point
 */
export function toPhotoelectronTable(
  name: string,
  spectra: readonly PhotoelectronSpectrum[],
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  const usable = spectra.map(spectrum => withoutUnknown(spectrum, warnings)).filter(hasPoints);
  if (usable.length === 0) {
    throw problem(
      'bad-table',
      name,
      'There is no spectrum in the file: no row has both an energy and an intensity. Export the measurement again.'
    );
  }
  const one = oneUnit(usable, warnings);
  const rates = one[0].unit === 'counts per second';
  const columns: Record<string, ColumnValues> = {
    spectrum: Int32Array.from(one.flatMap((spectrum, i) => Array(spectrum.intensity.length).fill(i))),
    region: one.flatMap(({ about, intensity }) => Array<string>(intensity.length).fill(about.region)),
    binding_energy_electronvolt: join(one.map(({ bindingEnergy }) => bindingEnergy)),
    [rates ? 'intensity_count_per_second' : 'intensity_counts']: join(one.map(({ intensity }) => intensity))
  };
  const kinetic = columnOfAll(one, 'kineticEnergy');
  if (kinetic) columns.kinetic_energy_electronvolt = kinetic;
  const transmission = columnOfAll(one, 'transmission');
  if (transmission) columns.transmission = transmission;
  warnAbout(one, !!transmission, warnings);
  const about = one.map(spectrum => spectrum.about);
  const table = makeTable('xps-spectrum', columns, { ...metadata, ...shared(about), spectra: about });
  return { kind: 'xps-spectrum', table, warnings };
}

function hasPoints({ intensity }: PhotoelectronSpectrum): boolean {
  return intensity.length > 0;
}

function isKnown(value: number): boolean {
  return Math.abs(value) < UNKNOWN;
}

/** The spectrum without the points whose energy or intensity is not known. */
function withoutUnknown(spectrum: PhotoelectronSpectrum, warnings: Warning[]): PhotoelectronSpectrum {
  const { bindingEnergy, kineticEnergy, intensity, transmission } = spectrum;
  const whole = (i: number) =>
    [bindingEnergy, kineticEnergy, intensity, transmission].every(list => !list || isKnown(list[i]));
  const keep = Array.from(intensity, (_, i) => i).filter(whole);
  const missing = intensity.length - keep.length;
  if (missing === 0) return spectrum;
  warnings.push({
    code: 'not-a-number',
    message: `${spectrum.about.region}: ${missing} ${missing === 1 ? 'point has' : 'points have'} no number and ${missing === 1 ? 'was' : 'were'} left out.`,
    subject: spectrum.about.region
  });
  const pick = (list: ArrayLike<number>) => keep.map(i => list[i]);
  const out: PhotoelectronSpectrum = {
    ...spectrum,
    bindingEnergy: pick(bindingEnergy),
    intensity: pick(intensity)
  };
  if (kineticEnergy) out.kineticEnergy = pick(kineticEnergy);
  if (transmission) out.transmission = pick(transmission);
  return out;
}

/** A table has counts or rates: where a file mixes them, counts become rates by their time. */
function oneUnit(spectra: readonly PhotoelectronSpectrum[], warnings: Warning[]): PhotoelectronSpectrum[] {
  if (spectra.every(({ unit }) => unit === spectra[0].unit)) return [...spectra];
  return spectra.flatMap(spectrum => {
    const { about, intensity } = spectrum;
    if (spectrum.unit === 'counts per second') return [spectrum];
    const time = (about.dwell_second ?? NaN) * (about.sweeps ?? NaN);
    if (time > 0) {
      return [
        {
          ...spectrum,
          intensity: Array.from(intensity, value => value / time),
          unit: 'counts per second' as const
        }
      ];
    }
    warnings.push({
      code: 'mixed-units',
      message: `${about.region} holds counts while others hold counts per second, and its dwell time is not known: it was left out. Export it as a file of its own.`,
      subject: about.region
    });
    return [];
  });
}

function columnOfAll(
  spectra: readonly PhotoelectronSpectrum[],
  key: 'kineticEnergy' | 'transmission'
): Float64Array | undefined {
  const lists = spectra.map(spectrum => spectrum[key]).filter(list => list !== undefined);
  return lists.length === spectra.length ? join(lists) : undefined;
}

function join(lists: readonly ArrayLike<number>[]): Float64Array {
  const out = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    out.set(list, at);
    at += list.length;
  }
  return out;
}

/** The sample's name stands at the top where all spectra agree. */
function shared(about: readonly PhotoelectronMetadata[]): SampleMetadata {
  const { sample } = about[0];
  return sample && about.every(other => other.sample === sample) ? { sample } : {};
}

function warnAbout(
  spectra: readonly PhotoelectronSpectrum[],
  hasTransmission: boolean,
  warnings: Warning[]
): void {
  if (!hasTransmission && spectra.some(({ transmission }) => transmission)) {
    warnings.push({
      code: 'transmission-dropped',
      message:
        'Some spectra of the file come with the analyser’s transmission and others do not: it was left out.'
    });
  }
  const analogue = spectra.filter(({ about }) => about.signal_mode === 'analogue');
  for (const region of new Set(analogue.map(({ about }) => about.region))) {
    warnings.push({
      code: 'not-counted',
      message: `${region} was measured as a current, not by counting electrons: errors by counting statistics do not hold for it.`,
      subject: region
    });
  }
}

/** An energy below another, eV, without the dust of binary fractions: 1486.61 - 736.61 is 750. */
export function difference(a: number, b: number): number {
  return Math.round((a - b) * 1e6) / 1e6 + 0; // + 0: not -0
}

/** Drops what is `undefined`, so that the metadata say only what is known. */
export function known(about: { [K in keyof PhotoelectronMetadata]: PhotoelectronMetadata[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(about).filter(([, value]) => value !== undefined)
  ) as unknown as PhotoelectronMetadata;
}
