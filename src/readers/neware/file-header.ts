import type { SampleMetadata, Warning } from '../../arrow/index.js';
import { baseName, fileName } from '../file.js';
import { decodeChinese } from '../text.js';

/** The records in which .nda files say what was tested, by the lowest version: their length, and where their texts stand. */
const TEST_RECORDS: readonly {
  from: number;
  bytes: number;
  start: number;
  name: [at: number, bytes: number];
  remarks: [at: number, bytes: number];
  barcode?: [at: number, bytes: number];
}[] = [
  { from: 29, bytes: 503, start: 37, name: [137, 90], remarks: [227, 100], barcode: [343, 40] },
  { from: 17, bytes: 383, start: 37, name: [137, 90], remarks: [227, 100], barcode: [343, 40] },
  { from: 16, bytes: 343, start: 37, name: [137, 90], remarks: [227, 100] },
  { from: 11, bytes: 327, start: 37, name: [137, 90], remarks: [227, 100] },
  { from: 0, bytes: 211, start: 36, name: [91, 20], remarks: [111, 100] }
];

const START_BYTES = 20;
const TEST_POINTER = 24;
/** Where the mass of active material stands, in micrograms, by the lowest version. */
const MASS_AT: readonly [from: number, at: number][] = [
  [9, 152],
  [8, 144],
  [0, 80]
];
/** What the program writes where nobody entered a mass. */
const UNSET_MASS_MG = 1;

/** What the head of an .nda file says of the cell and the test; `start` is the local time of the start, in s since 1970 as if it were UTC. */
export function ndaMetadata(
  name: string,
  bytes: Uint8Array,
  version: number
): { metadata: SampleMetadata; start?: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const metadata: SampleMetadata = {
    sample: baseName(name),
    source_file: fileName(name),
    instrument: 'Neware'
  };
  const mass = massOf(view, version);
  if (mass !== undefined) metadata.active_mass_mg = mass;
  const at = view.getUint32(TEST_POINTER, true);
  const layout = TEST_RECORDS.find(({ from }) => version >= from)!;
  const count = Math.floor(view.getUint32(TEST_POINTER + 4, true) / layout.bytes);
  const last = at + (count - 1) * layout.bytes;
  if (at === 0 || count < 1 || last + layout.bytes > bytes.length) return { metadata };
  const text = ([offset, length]: [number, number]) => fieldText(bytes, last + offset, length);
  const started = text([layout.start, START_BYTES]);
  const label = [layout.barcode, layout.remarks, layout.name]
    .map(field => (field ? text(field) : ''))
    .find(value => value !== '' && !isDate(value));
  if (label) metadata.sample = label;
  if (started) metadata.measurement_date = started;
  return { metadata, start: localSeconds(started) };
}

function massOf(view: DataView, version: number): number | undefined {
  const [, at] = MASS_AT.find(([from]) => version >= from)!;
  return usableMass(view.getUint32(at, true) / 1000);
}

/** Nothing, and the program's own default, are no mass that anyone entered. */
export function usableMass(milligram: number): number | undefined {
  return milligram > 0 && milligram !== UNSET_MASS_MG && Number.isFinite(milligram) ? milligram : undefined;
}

/** A text that ends with a zero, or with its field. */
function fieldText(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return decodeChinese(end < 0 ? field : field.subarray(0, end)).trim();
}

/** Neware names a test by its time where nobody named it. */
export function isDate(text: string): boolean {
  return /^\d{4}[-./]\d{1,2}[-./]\d{1,2}[ T]\d{1,2}[-:]\d{1,2}[-:]\d{1,2}$/.test(text);
}

/** `2020-01-28 10:26:22` as seconds since 1970, as if it were UTC. */
export function localSeconds(text: string): number | undefined {
  const found = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})[ T](\d{1,2})[-:](\d{1,2})[-:](\d{1,2})/.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

const QUARTER = 900;
const DAY = 86_400;

/**
 * How far the clock of the place was ahead of UTC, in minutes, from the local time of the start and the first record's time in UTC;
 * zones differ by quarters of an hour. `undefined` where the two do not fit.
 */
export function utcOffset(start: number | undefined, first: number): number | undefined {
  if (start === undefined || !Number.isFinite(first)) return undefined;
  const offset = Math.round((start - first) / QUARTER) * QUARTER;
  const rest = Math.abs(start - first - offset);
  return Math.abs(offset) <= DAY && rest < 120 ? offset / 60 : undefined;
}

export function warnAboutZone(warnings: Warning[]): void {
  warnings.push({
    code: 'time-zone-unknown',
    message: 'The file’s dates name no time zone: unix_time_second takes them as UTC.',
    subject: 'unix_time_second'
  });
}
