import { ArgyroditeError } from './error.js';
import { kinds, type PhotoelectronMetadata, type SampleMetadata, type TableMetadata } from './kinds.js';

type Check = (value: unknown) => boolean;

/** Longer texts are no names of anything, and would take a page long to lay out. */
const MOST_LETTERS = 10_000;

const text: Check = value => typeof value === 'string' && value.length <= MOST_LETTERS;
const number: Check = value => typeof value === 'number' && Number.isFinite(value);
const object: Check = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts: Check = value => Array.isArray(value) && value.every(text);
const numbers: Check = value => object(value) && Object.values(value as object).every(number);

const ofSample: Partial<Record<keyof SampleMetadata, [check: Check, is: string]>> = {
  sample: [text, 'a text'],
  composition: [text, 'a text'],
  source_file: [text, 'a text'],
  instrument: [text, 'a text'],
  electrode_area_cm2: [number, 'a number'],
  pellet_thickness_mm: [number, 'a number'],
  ambient_temperature_celsius: [number, 'a number'],
  stack_pressure_mpa: [number, 'a number']
};

const ofSpectrum: Record<keyof PhotoelectronMetadata, [check: Check, is: string]> = {
  region: [text, 'a text'],
  label: [text, 'a text'],
  sample: [text, 'a text'],
  technique: [text, 'a text'],
  measurement_date: [text, 'a text'],
  source: [text, 'a text'],
  photon_energy_ev: [number, 'a number'],
  pass_energy_ev: [number, 'a number'],
  work_function_ev: [number, 'a number'],
  dwell_second: [number, 'a number'],
  sweeps: [number, 'a number'],
  signal_mode: [text, 'a text'],
  variables: [numbers, 'an object of numbers'],
  comment: [texts, 'a list of texts']
};

/**
 * What a table says of itself, which anyone may have written: fields whose meaning is fixed are of their type. What is null is not given.
 *
 * @throws ArgyroditeError `bad-table`
 */
export function checkMetadata(given: unknown): TableMetadata {
  const { kind } = (object(given) ? given : {}) as TableMetadata;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
    throw new ArgyroditeError(
      'bad-table',
      `The Arrow table is of no known kind; the kinds are ${Object.keys(kinds).join(', ')}.`
    );
  }
  const metadata = withoutNulls(given as TableMetadata);
  checkFields('', metadata, ofSample);
  checkList('spectra', metadata.spectra, ofSpectrum);
  checkList('records', metadata.records, ofSample);
  return metadata;
}

function checkList(name: string, list: unknown, fields: object): void {
  if (list === undefined) return;
  if (!Array.isArray(list) || !list.every(object)) throw wrong(name, 'a list of objects');
  for (const [i, item] of list.entries()) checkFields(`${name}[${i}].`, item, fields);
}

function checkFields(path: string, of: object, fields: object): void {
  for (const [name, [check, is]] of Object.entries(fields as Record<string, [Check, string]>)) {
    const value = Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;
    if (value !== undefined && value !== null && !check(value)) throw wrong(path + name, is);
  }
}

function withoutNulls<T extends object>(of: T): T {
  const entries = Object.entries(of).map(([name, value]) => [name, value ?? undefined]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

function wrong(name: string, is: string): ArgyroditeError {
  return new ArgyroditeError(
    'bad-table',
    `What the table says of its measurement is not understood: “${name}” must be ${is}. Make the table again.`
  );
}
