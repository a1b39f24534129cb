import { problem } from '../file.js';

/** The numbers of one region. */
export interface PhiTrace {
  values: ArrayLike<number>;
  /** `c/s` */
  unit: string;
}

/** Bytes of a trace's header that we know; its whole length stands in the file. */
const TRACE_FIELDS = 96;
const POINTS_AT = 20;
const UNIT_AT = 56;
const TYPE_AT = 72;
const BYTES_AT = 76;

/**
 * The binary part of PHI's .spe, little-endian: four counts (group, traces, length of a trace's header, length of this one), a
 * header for each trace (points, unit, type of number, bytes), then the numbers of one trace after another.
 */
export function readPhiTraces(
  name: string,
  bytes: Uint8Array,
  from: number,
  regions: readonly { label: string; points: number }[]
): PhiTrace[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const need = (at: number, length: number, what: string) => {
    if (at >= from && length >= 0 && at + length <= bytes.length) return;
    throw problem(
      'truncated-file',
      name,
      `The file ends before ${what} (byte ${bytes.length}). The copy is incomplete: copy it again.`,
      { byte: bytes.length }
    );
  };
  need(from, 16, 'its spectra begin');
  const [count, headerLength, start] = [4, 8, 12].map(at => view.getUint32(from + at, true));
  if (count !== regions.length || headerLength < TRACE_FIELDS || headerLength > 4096 || start > 4096) {
    throw problem(
      'bad-table',
      name,
      `The header describes ${regions.length} regions, and the spectra behind it do not fit that. The file is damaged, or of a kind of PHI’s that is not known: export it as VAMAS (.vms).`,
      { byte: from }
    );
  }
  need(from + start, count * headerLength, 'the descriptions of its spectra end');
  let at = from + start + count * headerLength;
  return regions.map(({ label, points }, i) => {
    const header = from + start + i * headerLength;
    const text = (offset: number) =>
      String.fromCharCode(...bytes.subarray(header + offset, header + offset + 4)).replace(/\0.*$/s, '');
    const type = text(TYPE_AT);
    const size = type === 'f4' ? 4 : type === 'f8' ? 8 : 0;
    const length = view.getUint32(header + BYTES_AT, true);
    if (view.getUint32(header + POINTS_AT, true) !== points || size * points !== length) {
      throw problem(
        'bad-table',
        name,
        `The spectrum of ${label} does not have the ${points} points that the header tells of. The file is damaged: export it as VAMAS (.vms).`,
        { byte: header }
      );
    }
    need(at, length, `the spectrum of ${label} ends`);
    const values = Float64Array.from({ length: points }, (_, k) =>
      size === 4 ? view.getFloat32(at + 4 * k, true) : view.getFloat64(at + 8 * k, true)
    );
    at += length;
    return { values, unit: text(UNIT_AT) };
  });
}
