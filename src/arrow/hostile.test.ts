import { tableToIPC, Dictionary, Int8, Table, Utf8, Vector, makeData, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashTable, isArgyroditeError, makeTable, numbers, toBytes, toTable, withMetadata } from './index.js';

const spectra = () =>
  makeTable(
    'xps-spectrum',
    {
      spectrum: Int32Array.of(0, 0, 1, 1),
      region: ['S 2p', 'S 2p', 'P 2p', 'P 2p'],
      binding_energy_electronvolt: [160, 161, 130, 131],
      intensity_counts: [10, 20, 30, 40]
    },
    { sample: 'Cl-13' }
  );

/** What comes of the bytes: an error of ours in words, or a table all of which can be read. */
function outcome(bytes: Uint8Array): string {
  try {
    const table = toTable(bytes);
    hashTable(table);
    for (const name of table.schema.names) numbers(table, String(name));
    return 'a table';
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return error.message;
  }
}

/** Generous: a busy machine is no hang. A lying length that is believed takes minutes, or all memory. */
const LONGEST_MILLISECONDS = 3000;

describe('Arrow bytes that lie', () => {
  const lies = [
    0n,
    1n,
    7n,
    127n,
    255n,
    65536n,
    2n ** 31n - 1n,
    2n ** 31n,
    2n ** 32n - 1n,
    2n ** 53n,
    2n ** 62n,
    -1n,
    -(2n ** 31n),
    -(2n ** 63n)
  ];

  test.each(['stream', 'file'] as const)(
    'about any length or offset of a %s give an error in words or a table, and soon',
    format => {
      const sound = toBytes(spectra(), format);
      fc.assert(
        fc.property(
          fc.array(
            fc.tuple(fc.nat(Math.floor(sound.length / 4) - 3), fc.constantFrom(...lies), fc.boolean()),
            {
              minLength: 1,
              maxLength: 3
            }
          ),
          changes => {
            const bytes = sound.slice();
            const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
            for (const [word, value, whole] of changes) {
              if (whole) view.setBigInt64(4 * word, BigInt.asIntN(64, value), true);
              else view.setInt32(4 * word, Number(BigInt.asIntN(32, value)), true);
            }
            const start = performance.now();
            outcome(bytes);
            expect(performance.now() - start).toBeLessThan(LONGEST_MILLISECONDS);
          }
        ),
        { numRuns: 1000 } // a failure prints its seed
      );
    }
  );

  test('about compression are refused with the remedy', () => {
    // pyarrow 21, IpcWriteOptions(compression="lz4"): a spectrum of 40 equal rows
    expect(outcome(Uint8Array.from(Buffer.from(COMPRESSED, 'base64')))).toContain('Write them uncompressed');
  });

  test('about texts that many rows share are refused before they are written out', () => {
    const rows = 50_000;
    const type = new Dictionary(new Utf8(), new Int8());
    const dictionary = vectorFromArray(['x'.repeat(200_000)], new Utf8());
    const region = new Vector([
      makeData({ type, length: rows, nullCount: 0, data: new Int8Array(rows), dictionary })
    ]);
    const table = new Table({ region });
    expect(outcome(tableToIPC(table))).toContain('more than is read');
  });
});

describe('What a table says of itself', () => {
  test.each<[string, unknown]>([
    ['sample', { toString: 1 }],
    ['sample', 'x'.repeat(1e6)],
    ['source_file', ['a']],
    ['electrode_area_cm2', '1'],
    ['spectra', { length: 1e9 }],
    ['spectra', [null]],
    ['spectra', [{ region: 'S 2p', dwell_second: 'long' }]],
    ['spectra', [{ region: 'S 2p', variables: { 'Etch Time (s)': {} } }]],
    ['records', 'abc'],
    ['records', [{ sample: 5 }]]
  ])('is refused where “%s” is of the wrong type', (key, value) => {
    expect(outcome(toBytes(withMetadata(spectra(), { [key]: value })))).toContain(`“${key}`);
  });

  test.each(['__proto__', 'constructor', 'toString', '', 5, null, [], { toString: 1 }])(
    'is refused where its kind is %j',
    kind => {
      const table = spectra();
      table.schema.metadata.set('argyrodite', JSON.stringify({ kind, version: 1 }));
      expect(outcome(tableToIPC(table))).toContain('of no known kind');
    }
  );

  test('may leave out with null what is not known', () => {
    expect(outcome(toBytes(withMetadata(spectra(), { sample: null as never, records: null as never })))).toBe(
      'a table'
    );
  });
});

test.each(['constructor', 'toString', '__proto__', '<b>'])('a column called %j is one like others', name => {
  const columns = Object.fromEntries([
    ['label', ['a']],
    ['formula', ['Li6PS5Cl']],
    [name, [1.5]]
  ]);
  const table = toTable(toBytes(makeTable('composition', columns)));
  expect([...numbers(table, name)!]).toEqual([1.5]);
  expect(({} as any).polluted).toBeUndefined();
});

const COMPRESSED =
  '/////6gBAAAQAAAAAAAKAA4ABgAFAAgACgAAAAABBAAQAAAAAAAKAAwAAAAEAAgACgAAAGgAAAAEAAAAAQAAAAwAAAAIAAwABAAIAAgAAAA8AAAABAAAACwAAAB7ImtpbmQiOiAiaW1wZWRhbmNlLXNwZWN0cnVtIiwgInZlcnNpb24iOiAxfQAAAAAKAAAAYXJneXJvZGl0ZQAABAAAANAAAACAAAAARAAAAAQAAABQ////AAABAxAAAAAoAAAABAAAAAAAAAAXAAAAaW1hZ2luYXJ5X2ltcGVkYW5jZV9vaG0Akv///wAAAgCM////AAABAxAAAAAkAAAABAAAAAAAAAASAAAAcmVhbF9pbXBlZGFuY2Vfb2htAADK////AAACAMT///8AAAEDEAAAACgAAAAEAAAAAAAAAA8AAABmcmVxdWVuY3lfaGVydHoAAAAGAAgABgAGAAAAAAACABAAFAAIAAYABwAMAAAAEAAQAAAAAAABAhAAAAAkAAAABAAAAAAAAAAIAAAAc3BlY3RydW0AAAAACAAMAAgABwAIAAAAAAAAASAAAAAAAAAA/////ygBAAAUAAAAAAAAAAwAGAAGAAUACAAMAAwAAAAAAwQAHAAAALgAAAAAAAAAAAAAAAwAHAAQAAQACAAMAAwAAACoAAAAHAAAABQAAAAoAAAAAAAAAAAAAAAEAAQABAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAiAAAAAAAAACgAAAAAAAAAAAAAAAAAAAAoAAAAAAAAACsAAAAAAAAAWAAAAAAAAAAAAAAAAAAAAFgAAAAAAAAAKwAAAAAAAACIAAAAAAAAAAAAAAAAAAAAiAAAAAAAAAArAAAAAAAAAAAAAAAEAAAAKAAAAAAAAAAAAAAAAAAAACgAAAAAAAAAAAAAAAAAAAAoAAAAAAAAAAAAAAAAAAAAKAAAAAAAAAAAAAAAAAAAAKAAAAAAAAAABCJNGGBAggsAAAAfAAEAh1AAAAAAAAAAAAAAAAAAAABAAQAAAAAAAAQiTRhgQIIUAAAAEQABACHwPwcADwgA/xxQAAAA8D8AAAAAAAAAAABAAQAAAAAAAAQiTRhgQIIUAAAAEQABACHwPwcADwgA/xxQAAAA8D8AAAAAAAAAAABAAQAAAAAAAAQiTRhgQIIUAAAAEQABACHwPwcADwgA/xxQAAAA8D8AAAAAAAAAAAD/////AAAAAA==';
