import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DataType, type Table, type Vector } from 'apache-arrow';
import { kindOf } from './table.js';

/**
 * A hash of what the table holds: 16 hexadecimal digits of a SHA-256 over its kind and its columns.
 *
 * It does not depend on how the rows are cut into batches, nor on the metadata: a corrected sample name leaves row numbers valid.
 */
export function hashTable(table: Table): string {
  const hash = sha256.create();
  const add = (text: string) => hash.update(utf8ToBytes(`${text}\0`));
  add(kindOf(table));
  for (const name of table.schema.names.map(String).sort()) {
    add(name);
    const vector = table.getChild(name)!;
    if (DataType.isDictionary(vector.type)) {
      const { words, codes } = inOrderOfUse(vector);
      words.forEach(add);
      hash.update(digestible(codes));
      continue;
    }
    const values = vector.toArray() as ArrayBufferView | unknown[];
    if (ArrayBuffer.isView(values)) {
      hash.update(digestible(values));
    } else {
      for (const value of values) add(String(value));
    }
  }
  return bytesToHex(hash.digest()).slice(0, 16);
}

/** Columns above this are folded before they are hashed: SHA-256 takes a second for a hundred megabytes. */
const LARGE_BYTES = 2 ** 20;
const LANES = 16;

/**
 * The bytes of a column, or what stands for them where they are many: sixteen words of 32 bits, each of which mixes every sixteenth word of
 * the column by multiplication and rotation, and the length. That tells data apart that differ by chance or by an edit; nobody is kept from
 * making two large tables with one hash on purpose.
 */
function digestible(values: ArrayBufferView): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (bytes.length <= LARGE_BYTES) return bytes;
  const whole = bytes.length - (bytes.length % 4);
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, whole / 4);
  const lanes = Int32Array.from({ length: LANES + 1 }, (_, lane) => Math.imul(lane + 1, 0x9e3779b1));
  for (let i = 0; i < words.length; i++) {
    const lane = i & (LANES - 1);
    const mixed = Math.imul(lanes[lane] ^ words[i], 0x85ebca77);
    lanes[lane] = (mixed << 13) | (mixed >>> 19);
  }
  lanes[LANES] = bytes.length;
  const out = new Uint8Array(lanes.byteLength + bytes.length - whole);
  out.set(new Uint8Array(lanes.buffer));
  out.set(bytes.subarray(whole), lanes.byteLength);
  return out;
}

/** The words of a column, and for each row the place of its own: whatever the list of words is that the column was made with. */
function inOrderOfUse(vector: Vector): { words: string[]; codes: Int32Array } {
  const codes = new Int32Array(vector.length);
  const words: string[] = [];
  const byWord = new Map<string, number>();
  let row = 0;
  for (const data of vector.data) {
    const list = data.dictionary!;
    const place = new Int32Array(list.length).fill(-1);
    for (let i = 0; i < data.length; i++, row++) {
      const key = data.getValid(i) ? Number(data.values[i]) : -1;
      if (key >= 0 && place[key] >= 0) codes[row] = place[key];
      else {
        const word = key < 0 ? 'null' : String(list.get(key));
        let at = byWord.get(word);
        if (at === undefined) byWord.set(word, (at = words.push(word) - 1));
        if (key >= 0) place[key] = at;
        codes[row] = at;
      }
    }
  }
  return { words, codes };
}

/** SHA-256 of bytes, in hexadecimal: what a seed says of the file that it points to. */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
