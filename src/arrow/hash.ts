import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Table } from 'apache-arrow';
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
    const values = table.getChild(name)!.toArray() as ArrayBufferView | unknown[];
    if (ArrayBuffer.isView(values)) {
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    } else {
      for (const value of values) add(String(value));
    }
  }
  return bytesToHex(hash.digest()).slice(0, 16);
}

/** SHA-256 of bytes, in hexadecimal: what a seed says of the file that it points to. */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
