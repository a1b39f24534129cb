/**
 * Neware's .ndc: pages of 4096 bytes, of which the first is a head. A page has a bit for each of its rows that is there, and the rows
 * from byte 132 on. Facts of the format: the authors of NewareNDA and fastnda.
 */
export interface Ndc {
  view: DataView;
  /** 1 for records, 5 for another channel, 7 for steps, 18 for the course of the run. */
  type: number;
  version: number;
}

const PAGE = 4096;
const ROWS_AT = 132;
const BITS_AT = 4;
/** The last byte of a page belongs to no row. */
const END = 1;

export function openNdc(bytes: Uint8Array): Ndc | undefined {
  if (bytes.length < PAGE) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { view, type: bytes[0], version: bytes[2] };
}

/** The rows that are there: byte offsets, and their numbers counted from 0 over all places for a row. */
export function rowsOf({ view }: Ndc, rowBytes: number): { at: Int32Array; number: Int32Array } {
  const perPage = Math.floor((PAGE - ROWS_AT - END) / rowBytes);
  const pages = Math.floor(view.byteLength / PAGE);
  const at = new Int32Array(Math.max(0, pages - 1) * perPage);
  const number = new Int32Array(at.length);
  let count = 0;
  for (let page = 1; page < pages; page++) {
    const start = page * PAGE;
    for (let row = 0; row < perPage; row++) {
      if (((view.getUint8(start + BITS_AT + (row >> 3)) >> (row & 7)) & 1) === 0) continue;
      at[count] = start + ROWS_AT + row * rowBytes;
      number[count++] = (page - 1) * perPage + row;
    }
  }
  return { at: at.subarray(0, count), number: number.subarray(0, count) };
}
