import fc from 'fast-check';
import { Int64, Table, tableFromIPC, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { hashTable, makeTable, metadataOf, numbers, toBytes, toTable, withMetadata } from './index.js';

const spectrum = (frequency: number[], metadata = {}) =>
  makeTable(
    'impedance-spectrum',
    {
      spectrum: new Int32Array(frequency.length),
      frequency_hertz: Float64Array.from(frequency),
      real_impedance_ohm: Float64Array.from(frequency, f => 100 + f),
      imaginary_impedance_ohm: Float64Array.from(frequency, f => -f)
    },
    metadata
  );

describe('makeTable', () => {
  test('says what it is, and the unit of every column', () => {
    const table = spectrum([1, 10], { sample: 'Cl-13', electrode_area_cm2: 0.785 });
    expect(metadataOf(table)).toEqual({
      kind: 'impedance-spectrum',
      version: 1,
      sample: 'Cl-13',
      electrode_area_cm2: 0.785
    });
    expect(table.schema.fields.map(field => field.metadata.get('unit'))).toEqual(['', 'Hz', 'Ω', 'Ω']);
  });

  test('refuses a table without a required column, and names it', () => {
    expect(() => makeTable('impedance-spectrum', { spectrum: Int32Array.of(0) })).toThrow(
      /needs the column “frequency_hertz”/
    );
  });

  test('refuses columns of unequal length, and names them', () => {
    expect(() =>
      makeTable('cycling-record', { test_time_second: [1, 2], voltage_volt: [1], current_ampere: [1] })
    ).toThrow(/“test_time_second” has 2 rows, “voltage_volt” has 1/);
  });

  test('makes a dictionary of the region of a photoelectron spectrum', () => {
    const table = makeTable('xps-spectrum', {
      spectrum: [0, 0],
      region: ['S 2p', 'S 2p'],
      binding_energy_electronvolt: [161, 162],
      intensity_counts: [10, 20]
    });
    expect([...toTable(toBytes(table)).getChild('region')!]).toEqual(['S 2p', 'S 2p']);
  });

  test('keeps columns that no kind knows', () => {
    const table = makeTable('composition', { label: ['a'], formula: ['Li6PS5Cl'], conductivity: [5.3] });
    expect(numbers(table, 'conductivity')).toEqual(Float64Array.of(5.3));
  });
});

describe('toTable', () => {
  test('gives back a sound table of ours as it is', () => {
    const table = spectrum([1, 10]);
    expect(toTable(table)).toBe(table);
  });

  test('a table goes through IPC streams and files bit by bit', () => {
    const value = fc.double({ noDefaultInfinity: false });
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom('stream' as const, 'file' as const), (values, format) => {
        const table = spectrum(values, { sample: 'µ ± ²' });
        const back = toTable(toBytes(table, format));
        expect(metadataOf(back)).toEqual(metadataOf(table));
        for (const name of table.schema.names as string[]) {
          const [a, b] = [table, back].map(t => new BigUint64Array(numbers(t, name)!.buffer));
          expect(b).toEqual(a);
        }
        expect(hashTable(back)).toBe(hashTable(table));
      })
    );
  });

  test('takes a table of another copy of apache-arrow', () => {
    const table = spectrum([1, 10], { sample: 'Cl-13' });
    const foreign = {
      schema: { fields: table.schema.fields.map(({ name }) => ({ name })), metadata: table.schema.metadata },
      getChild: (name: string) => table.getChild(name)
    };
    const back = toTable(foreign);
    expect(back).toBeInstanceOf(Table);
    expect(toBytes(back)).toEqual(toBytes(table));
  });

  test('brings int64 spectrum numbers, as pandas makes them, to int32, and nulls to NaN', () => {
    const table = spectrum([1, 10]);
    const foreign = new Table({
      spectrum: vectorFromArray([0n, 1n], new Int64()),
      frequency_hertz: vectorFromArray([1, 10]),
      real_impedance_ohm: vectorFromArray([1, null]),
      imaginary_impedance_ohm: vectorFromArray([1, 2])
    });
    foreign.schema.metadata.set('argyrodite', table.schema.metadata.get('argyrodite')!);
    const back = toTable(foreign);
    expect(back.getChild('spectrum')!.toArray()).toEqual(Int32Array.of(0, 1));
    expect(numbers(back, 'real_impedance_ohm')).toEqual(Float64Array.of(1, NaN));
  });

  test.each([
    ['no bytes at all', new Uint8Array()],
    ['other bytes', new TextEncoder().encode('not an Arrow table at all, only a sentence')],
    ['a stream that is cut off', toBytes(spectrum([1, 10, 100])).slice(0, 300)]
  ])('refuses %s in a sentence', (_, bytes) => {
    expect(() => toTable(bytes)).toThrow(
      expect.objectContaining({ name: 'ArgyroditeError', code: 'bad-table' })
    );
  });

  test.each(['stream', 'file'] as const)(
    'a damaged %s gives an ArgyroditeError or a table, and at once',
    format => {
      const bytes = toBytes(spectrum([1, 10, 100], { sample: 'x' }), format);
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
          const damaged = bytes.slice();
          damaged[at] ^= flip;
          try {
            toTable(damaged);
          } catch (error) {
            expect((error as Error).name).toBe('ArgyroditeError');
          }
        }),
        { numRuns: 2000 }
      );
    }
  );

  test('refuses what is no table, and says what to do', () => {
    expect(() => toTable({} as never)).toThrow(/Make a table with read\(\) or makeTable\(\)/);
    expect(() => toTable(tableFromIPC(toBytes(new Table({ a: vectorFromArray([1]) }))))).toThrow(
      /does not say what it is/
    );
  });
});

describe('hashTable', () => {
  test('does not change with the sample’s name, and does with any value', () => {
    const table = spectrum([1, 10]);
    expect(hashTable(withMetadata(table, { sample: 'other' }))).toBe(hashTable(table));
    expect(hashTable(spectrum([1, 10.000001]))).not.toBe(hashTable(table));
    expect(hashTable(table)).toMatch(/^[0-9a-f]{16}$/);
  });
});

test('the hash of a large table tells one changed value, and does not depend on the list of words', () => {
  const n = 200_000;
  const time = Float64Array.from({ length: n }, (_, i) => i);
  const make = (current: Float64Array, codes: Int32Array, words: string[]) =>
    hashTable(
      makeTable('cycling-record', {
        test_time_second: time,
        voltage_volt: time,
        current_ampere: current,
        step_type: { codes, words }
      })
    );
  const codes = Int32Array.from(time, i => i % 2);
  const turned = codes.map(code => 1 - code);
  const changed = time.slice();
  changed[123_456] += 1e-9;
  const hash = make(time, codes, ['rest', 'charge']);
  expect(make(time, turned, ['charge', 'rest'])).toBe(hash);
  expect(make(changed, codes, ['rest', 'charge'])).not.toBe(hash);
  expect(make(time, turned, ['rest', 'charge'])).not.toBe(hash);
});
