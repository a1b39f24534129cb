/** Fills a column of all records, from one row to another; `at` has the byte offsets of the records. */
export type FieldReader = (
  view: DataView,
  at: Int32Array,
  offset: number,
  out: Int32Array | Float64Array,
  from: number,
  to: number
) => void;

/** A column, and how and where it stands in a record. */
export interface FieldColumn {
  out: Int32Array | Float64Array;
  read: FieldReader;
  offset: number;
}

/** So many records stay in a processor's nearest memory while one column after another is read from them. */
const BLOCK = 256;

/** Reads columns of records. A loop for each width: one that asks each record's layout would take several times as long. */
export function readFields(view: DataView, at: Int32Array, columns: readonly FieldColumn[]): void {
  for (let from = 0; from < at.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, at.length);
    for (const { out, read, offset } of columns) read(view, at, offset, out, from, to);
  }
}

export const uint8: FieldReader = (view, at, offset, out, from, to) => {
  for (let i = from; i < to; i++) out[i] = view.getUint8(at[i] + offset);
};

export const uint16: FieldReader = (view, at, offset, out, from, to) => {
  for (let i = from; i < to; i++) out[i] = view.getUint16(at[i] + offset, true);
};

export const int32: FieldReader = (view, at, offset, out, from, to) => {
  for (let i = from; i < to; i++) out[i] = view.getInt32(at[i] + offset, true);
};

export const uint32: FieldReader = (view, at, offset, out, from, to) => {
  for (let i = from; i < to; i++) out[i] = view.getUint32(at[i] + offset, true);
};

const TWO_32 = 2 ** 32;

export const int64: FieldReader = (view, at, offset, out, from, to) => {
  for (let i = from; i < to; i++) {
    const low = at[i] + offset;
    out[i] = view.getUint32(low, true) + view.getInt32(low + 4, true) * TWO_32;
  }
};

export const uint64: FieldReader = (view, at, offset, out, from, to) => {
  for (let i = from; i < to; i++) {
    const low = at[i] + offset;
    out[i] = view.getUint32(low, true) + view.getUint32(low + 4, true) * TWO_32;
  }
};

/** Year (two bytes), month, day, hour, minute and second as seconds since 1970, as if they were UTC. */
export const calendar: FieldReader = (view, at, offset, out, from, to) => {
  let date = -1;
  let midnight = 0;
  for (let i = from; i < to; i++) {
    const place = at[i] + offset;
    const ofRecord = view.getUint32(place, true);
    if (ofRecord !== date) {
      date = ofRecord;
      midnight = Date.UTC(date & 0xffff, ((date >> 16) & 0xff) - 1, date >>> 24) / 1000;
    }
    out[i] =
      midnight + view.getUint8(place + 4) * 3600 + view.getUint8(place + 5) * 60 + view.getUint8(place + 6);
  }
};
