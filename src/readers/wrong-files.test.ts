/** Real files of cyclers under other names, cut off, and other things under their names. Without the files these tests are skipped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hashBytes, isArgyroditeError, numbers } from '../arrow/index.js';
import { read } from './index.js';
import type { ReadResult } from './reader.js';

const folder = new URL('../../../shared/data/cycling/', import.meta.url);
const present = existsSync(folder);
const names = present ? readdirSync(folder).filter(name => !name.endsWith('.truth.arrow')) : [];
const contentOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

const EXTENSIONS = ['.nda', '.csv', '.mpt', '.mpr', '.xlsx', '.parquet', '.DTA', '.xy', '.vms', '.exe', ''];
/** Bytes that are left, or the share of them. */
const CUTS = [1, 20, 300, 1100, 0.2, 0.5, 0.87, 0.999];
const NEEDED = ['test_time_second', 'voltage_volt', 'current_ampere'];

/** What comes out: a result, or the sentence of the refusal; anything else is thrown on. */
function outcome(name: string, bytes: Uint8Array): ReadResult | string {
  try {
    return read(name, bytes);
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    expect(error.message, 'the sentence names the file').toContain(name);
    expect(error.message.length, 'and says more than that').toBeGreaterThan(name.length + 20);
    return error.message;
  }
}

/** Of all bytes of the needed columns: comparing them one by one takes long. */
const fingerprint = (result: ReadResult) =>
  hashBytes(Buffer.concat(columnsOf(result).map(({ buffer }) => new Uint8Array(buffer))));

const columnsOf = ({ table }: ReadResult) => NEEDED.map(name => numbers(table, name)!);

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${folder.pathname})`}`, () => {
  test.each(names)('%s is the same under any extension', name => {
    const bytes = contentOf(name);
    const own = outcome(name, bytes);
    for (const extension of EXTENSIONS) {
      const other = outcome(`a${extension}`, bytes);
      if (typeof own === 'string' || typeof other === 'string') {
        expect(typeof other, `${extension}: ${String(other)}`).toBe(typeof own);
        continue;
      }
      expect(other.kind, extension).toBe(own.kind);
      expect(fingerprint(other), extension).toBe(fingerprint(own));
    }
  });

  test.each(names)('%s cut off gives its first rows, or is refused in words', name => {
    const bytes = contentOf(name);
    const whole = outcome(name, bytes);
    for (const cut of CUTS) {
      const length = cut < 1 ? Math.floor(cut * bytes.length) : cut;
      if (length >= bytes.length) continue;
      const part = outcome(name, bytes.slice(0, length));
      if (typeof part === 'string') continue;
      expect(typeof whole).toBe('object');
      expect(part.kind).toBe('cycling-record');
      // a last number may lack its last digits, which cannot be seen
      const rows = part.table.numRows - 1;
      expect(rows).toBeLessThan((whole as ReadResult).table.numRows);
      const expected = columnsOf(whole as ReadResult).map(values => values.subarray(0, rows));
      columnsOf(part).forEach((values, k) => {
        let furthest = 0;
        for (let i = 0; i < rows; i++) furthest = Math.max(furthest, Math.abs(values[i] - expected[k][i]));
        expect(furthest, `${NEEDED[k]} after ${length} bytes`).toBeLessThan(1e-9);
      });
    }
  });

  test.each(names)(
    'nothing, zeros, noise or the head alone under the name of %s is refused in words',
    name => {
      const bytes = contentOf(name);
      const noise = Uint8Array.from({ length: 20_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24);
      const head = new Uint8Array(20_000);
      head.set(bytes.subarray(0, 64));
      const noisy = noise.slice();
      noisy.set(bytes.subarray(0, 64));
      for (const content of [new Uint8Array(0), new Uint8Array(5000), noise, head, noisy]) {
        expect(outcome(name, content)).toBeTypeOf('string');
      }
    }
  );

  test.each(names)('the name of a folder does no harm to %s', name => {
    const bytes = contentOf(name);
    expect(typeof outcome('measurements.nda/', bytes)).toBe(typeof outcome(name, bytes));
    expect(outcome('measurements/', new Uint8Array(0))).toContain('empty');
  });
});
