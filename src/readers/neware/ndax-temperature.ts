import { isArgyroditeError } from '../../arrow/index.js';
import { unpack, type Archive } from '../zip.js';
import { openNdc, rowsOf } from './ndc.js';

/** Versions whose rows of a further channel are a mark, a voltage (float32) and tenths of a degree (int16). */
const VERSIONS: ReadonlySet<number> = new Set([11, 16]);
const MARK = 0x65;
const ROW_BYTES = 7;
const TENTHS_AT = 5;

/** The parts of the archive that further channels have: thermometers, further voltages. */
export function channelPaths(archive: Archive): string[] {
  return [...archive.entries.keys()].filter(path => /^data_(?:AUX_[\d_]+|\d+)\.ndc$/.test(path)).sort();
}

/**
 * The temperature in °C of the first further channel that has one, for each record; `undefined` where none has, or its layout is
 * not known.
 *
 * @param number the records' numbers, counted from 0
 */
export function readTemperature(
  archive: Archive,
  number: Int32Array,
  most: number
): { temperature: Float64Array; path: string } | undefined {
  for (const path of channelPaths(archive)) {
    const temperature = ofChannel(archive, path, number, most);
    if (temperature) return { temperature, path };
  }
  return undefined;
}

function ofChannel(
  archive: Archive,
  path: string,
  number: Int32Array,
  most: number
): Float64Array | undefined {
  const bytes = unpackWhole(archive, path, most);
  const ndc = bytes && openNdc(bytes);
  if (!ndc || !VERSIONS.has(ndc.version)) return undefined;
  const rows = rowsOf(ndc, ROW_BYTES);
  const { view } = ndc;
  const byNumber = new Map<number, number>();
  let measured = false;
  for (const [i, at] of rows.at.entries()) {
    if (view.getUint8(at) !== MARK) return undefined;
    const tenths = view.getInt16(at + TENTHS_AT, true);
    if (tenths !== 0) measured = true;
    byNumber.set(rows.number[i], tenths / 10);
  }
  // zero throughout stands where no thermometer is connected
  if (!measured) return undefined;
  let last = NaN;
  return Float64Array.from(number, record => (last = byNumber.get(record) ?? last));
}

/** A damaged channel is as good as none: the caller says which were not read. */
function unpackWhole(archive: Archive, path: string, most: number): Uint8Array | undefined {
  try {
    return unpack(archive, path, most);
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return undefined;
  }
}
