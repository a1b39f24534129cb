import type { InputFile } from './reader.js';

/**
 * BioLogic's binary files are modules, one after the other: 52 bytes that say what the file is, then for each module `MODULE`,
 * a short name (10 bytes), a long name (25), the length and version of its content, a date (8), and the content. Since
 * EC-Lab 11.50 the largest possible length stands before the length, and an old version before the version.
 *
 * The layout is published nowhere by the maker; the facts are those that the authors of galvani and yadg found out.
 */
export interface Module {
  /** `VMP Set`, `VMP data`, `VMP LOG`, `VMP loop`, ... */
  name: string;
  version: number;
  /** Byte of the file at which the content begins. */
  start: number;
  content: DataView;
  /** False where the file ends before the content does. */
  whole: boolean;
}

const MAGIC = 'BIO-LOGIC MODULAR FILE';
const FIRST_MODULE = 52;
const MARK = 'MODULE';
const LENGTH_AT = 41;
const HEADER = 57;
const RECENT_HEADER = 65;
const NO_LIMIT = 0xffffffff;

export function isMpr(bytes: Uint8Array): boolean {
  return hasText(bytes, 0, MAGIC);
}

/** The modules up to the end, or to `brokenAt`: the byte where the next should begin and does not, or is cut off. */
export function readModules({ bytes }: Pick<InputFile, 'bytes'>): { modules: Module[]; brokenAt?: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const modules: Module[] = [];
  let at = FIRST_MODULE;
  while (at < bytes.length) {
    if (!hasText(bytes, at, MARK) || at + RECENT_HEADER > bytes.length) return { modules, brokenAt: at };
    const { start, length, version } = readHeader(bytes, view, at);
    const there = Math.min(length, bytes.length - start);
    modules.push({
      name: ascii(bytes, at + MARK.length, 10).trim(),
      version,
      start,
      content: new DataView(bytes.buffer, bytes.byteOffset + start, there),
      whole: there === length
    });
    if (there < length) return { modules, brokenAt: bytes.length };
    at = start + length;
  }
  return modules.length ? { modules } : { modules, brokenAt: bytes.length };
}

function readHeader(bytes: Uint8Array, view: DataView, at: number) {
  const first = view.getUint32(at + LENGTH_AT, true);
  const second = view.getUint32(at + LENGTH_AT + 4, true);
  const fits = (end: number) => end === bytes.length || hasText(bytes, end, MARK);
  const recent = first === NO_LIMIT || (!fits(at + HEADER + first) && fits(at + RECENT_HEADER + second));
  return recent
    ? { start: at + RECENT_HEADER, length: second, version: view.getUint32(at + LENGTH_AT + 12, true) }
    : { start: at + HEADER, length: first, version: second };
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
