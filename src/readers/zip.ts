import { Inflate } from 'fflate';
import { problem } from './file.js';

/** A zip archive's files, by their paths. Layout: PKWARE, APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
export interface Archive {
  name: string;
  bytes: Uint8Array;
  entries: ReadonlyMap<string, Entry>;
}

interface Entry {
  path: string;
  method: number;
  checksum: number;
  packedBytes: number;
  bytes: number;
  headerAt: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** A file above this is refused: a page that unpacks more stands still. */
const MAX_UNPACKED_BYTES = 64 * 2 ** 20;

/** Pieces of this size go into the unpacking, so that it can be stopped: deflate packs at most 1032 bytes into one. */
const PIECE_BYTES = 8192;

/** @throws ArgyroditeError `truncated-file` where its directory is missing or damaged */
export function openArchive(name: string, bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw damaged(name, bytes.length);
  const count = view.getUint16(end + 10, true);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL)
      throw damaged(name, Math.min(at, bytes.length));
    const nameBytes = view.getUint16(at + 28, true);
    const path = utf8(bytes.subarray(at + 46, at + 46 + nameBytes));
    const extraAt = at + 46 + nameBytes;
    entries.set(path, {
      path,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      ...readSizes(view, at, extraAt, Math.min(extraAt + view.getUint16(at + 30, true), end))
    });
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { name, bytes, entries };
}

/** Stands where the number is in an extra field of 64 bits (section 4.5.3), as some programs write it for small files, too. */
const ELSEWHERE = 0xffffffff;
const ZIP64 = 1;

function readSizes(view: DataView, at: number, extraAt: number, extraEnd: number) {
  let wide = extraEnd;
  for (let field = extraAt; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) === ZIP64) wide = field + 4;
  }
  const size = (narrowAt: number) => {
    const narrow = view.getUint32(narrowAt, true);
    if (narrow !== ELSEWHERE || wide + 8 > extraEnd) return narrow;
    const value = view.getUint32(wide, true) + view.getUint32(wide + 4, true) * 2 ** 32;
    wide += 8;
    return value;
  };
  const bytes = size(at + 24);
  const packedBytes = size(at + 20);
  return { bytes, packedBytes, headerAt: size(at + 42) };
}

/** Where the end of the directory is: a comment may follow it. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

/**
 * A file of the archive, unpacked; `undefined` where there is none of that path.
 *
 * @throws ArgyroditeError `too-large`, `truncated-file` where its bytes are damaged, `unknown-format` for another packing
 */
export function unpack(
  { name, bytes, entries }: Archive,
  path: string,
  most = MAX_UNPACKED_BYTES
): Uint8Array | undefined {
  const entry = entries.get(path);
  if (!entry) return undefined;
  if (entry.bytes > most) {
    throw problem(
      'too-large',
      name,
      `“${path}” in it has ${Math.round(entry.bytes / 2 ** 20)} MB when unpacked; up to ${most / 2 ** 20} MB are read. Save it as CSV, in parts.`
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { headerAt, packedBytes } = entry;
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL) throw damaged(name, headerAt);
  const from = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (from + packedBytes > bytes.length) throw damaged(name, headerAt);
  const packed = bytes.subarray(from, from + packedBytes);
  const out = entry.method === STORED ? packed : inflate(name, packed, entry);
  if (out.length !== entry.bytes || crc32(out) !== entry.checksum) throw damaged(name, headerAt);
  return out;
}

function inflate(name: string, packed: Uint8Array, { method, bytes, headerAt, path }: Entry): Uint8Array {
  if (method !== DEFLATED) {
    throw problem(
      'unknown-format',
      name,
      `“${path}” in it is packed in a way that is not known. Save the sheet as CSV.`
    );
  }
  const out = new Uint8Array(bytes);
  let length = 0;
  const unpacking = new Inflate(piece => {
    if (length + piece.length > bytes) throw damaged(name, headerAt);
    out.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      unpacking.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    }
  } catch {
    throw damaged(name, headerAt); // whatever the library says is wrong with the packed bytes
  }
  return out.subarray(0, length);
}

/** The checksum of ISO 3309, least significant bit first. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function damaged(name: string, byte: number): Error {
  return problem(
    'truncated-file',
    name,
    `The archive is damaged or cut off (byte ${byte}). Copy or save it again.`,
    { byte }
  );
}
