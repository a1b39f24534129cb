import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers, type ErrorData } from '../arrow/index.js';
import { read } from './index.js';
import { sweepColumns, writeMpr, type MprColumn } from './testing/mpr.js';

const sweep = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    frequency: 1e6 / 2 ** i,
    real: 50 + i,
    imaginary: -3 * i - 0.25
  }));

/** Where the writer puts the data module, and the points of the newest version. */
const DATA_AT = 52 + 65 + 0x600;
const POINTS_AT = DATA_AT + 65 + 1007;

function failure(bytes: Uint8Array, name = 'a.mpr'): ErrorData {
  try {
    read(name, bytes);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error(`${name} was read`);
}

const codes = (bytes: Uint8Array) => read('a.mpr', bytes).warnings.map(({ code }) => code);

test.each([0, 2, 3, 10, 11])('a sweep in version %i of the format reads back to the bit', version => {
  const points = sweep(40);
  const { kind, table } = read('cell.mpr', writeMpr(sweepColumns(points), { version }));
  expect(kind).toBe('impedance-spectrum');
  expect(numbers(table, 'frequency_hertz')).toEqual(Float64Array.from(points, p => Math.fround(p.frequency)));
  expect(numbers(table, 'real_impedance_ohm')).toEqual(Float64Array.from(points, p => p.real));
  expect(numbers(table, 'imaginary_impedance_ohm')).toEqual(Float64Array.from(points, p => p.imaginary));
  expect(numbers(table, 'elapsed_time_second')).toEqual(Float64Array.from(points, (_, i) => 1.5 * i));
  expect(numbers(table, 'cycle_count')!.every(value => value === 1)).toBe(true);
});

test('area, thickness, comments, start and device stand in the metadata', () => {
  const bytes = writeMpr(sweepColumns(sweep(9)), {
    area: 0.785,
    comments: 'Sample: Cl-13\r\npellet thickness = 0.85 mm',
    started: 45792.054697534724
  });
  const { table, warnings } = read('cell.mpr', bytes);
  expect(metadataOf(table)).toMatchObject({
    sample: 'Cl-13',
    pellet_thickness_mm: 0.85,
    electrode_area_cm2: 0.785,
    instrument: 'BioLogic (SN 1787)',
    measurement_date: '05/15/2025 01:18:45.867',
    source_file: 'cell.mpr'
  });
  expect(warnings).toEqual([]);
});

test('the area that EC-Lab writes by itself is read as unset, with a warning', () => {
  const bytes = writeMpr(sweepColumns(sweep(9)));
  expect(codes(bytes)).toEqual(['default-area']);
  expect(metadataOf(read('a.mpr', bytes).table).electrode_area_cm2).toBeUndefined();
});

test('loops become spectra of their own, also where the sweeps go on in one direction', () => {
  const points = sweep(12);
  const bytes = writeMpr(sweepColumns(points), { area: 1, loops: [0, 4, 8, 12] });
  expect([...numbers(read('a.mpr', bytes).table, 'spectrum')!]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
});

test('points recorded before the sweep have no frequency and are left out, with a warning', () => {
  const points = [{ frequency: 0, real: 0, imaginary: 0 }, ...sweep(5)];
  const bytes = writeMpr(sweepColumns(points), { area: 1 });
  expect(read('a.mpr', bytes).table.numRows).toBe(5);
  expect(codes(bytes)).toEqual(['bad-frequency']);
});

test('columns of unknown type are passed over, before and behind the ones that are needed', () => {
  const strange: MprColumn = { ids: [999], type: 'float64', values: sweep(7).map(() => NaN) };
  const [f, re, im, t, cycle] = sweepColumns(sweep(7));
  const expected = numbers(read('a.mpr', writeMpr([f, re, im, t, cycle])).table, 'imaginary_impedance_ohm');
  for (const columns of [
    [strange, f, re, im, t],
    [f, re, im, strange, t, cycle],
    [f, strange, re, im]
  ]) {
    const { table } = read('a.mpr', writeMpr(columns));
    expect(numbers(table, 'imaginary_impedance_ohm')).toEqual(expected);
  }
});

test('columns between two of unknown type cannot be placed, and are not guessed at', () => {
  const strange = (id: number): MprColumn => ({ ids: [id], type: 'uint16', values: sweep(7).map(() => 3) });
  const [f, re, im] = sweepColumns(sweep(7));
  const { code, message } = failure(writeMpr([strange(998), f, re, im, strange(999)]));
  expect(code).toBe('bad-table');
  expect(message).toContain('998, 999');
});

test('a copy that ends within the points is read as far as it goes, with a warning', () => {
  const bytes = writeMpr(sweepColumns(sweep(40)), { area: 1 });
  const end = POINTS_AT + 28 * 25 + 27; // a point has 28 bytes
  const { table, warnings } = read('a.mpr', bytes.slice(0, end));
  expect(table.numRows).toBe(25);
  expect(warnings.map(({ code }) => code)).toEqual(['truncated-file']);
});

test('a copy that ends behind the points is read whole, with a warning', () => {
  const bytes = writeMpr(sweepColumns(sweep(40)), { area: 1 });
  expect(read('a.mpr', bytes.slice(0, -100)).table.numRows).toBe(40);
  expect(codes(bytes.slice(0, -100))).toEqual(['truncated-file']);
});

test('a file without points, cut before them, or of a version to come is refused with the byte', () => {
  const bytes = writeMpr(sweepColumns(sweep(4)), { version: 11 });
  expect(failure(bytes.slice(0, 1500))).toMatchObject({ code: 'truncated-file', byte: 1500 });
  expect(failure(bytes.slice(0, 52))).toMatchObject({ code: 'truncated-file', byte: 52 });
  expect(failure(writeMpr(sweepColumns([])))).toMatchObject({ code: 'truncated-file' });
  const later = bytes.slice();
  later[DATA_AT + 53] = 77;
  expect(failure(later)).toMatchObject({ code: 'unknown-format' });
  expect(failure(later).message).toContain('version 77');
});

test('points that do not fill the space that they are given are not read', () => {
  const bytes = writeMpr(sweepColumns(sweep(40)));
  bytes[DATA_AT + 65] = 20; // half as many points, each twice as long
  expect(failure(bytes)).toMatchObject({ code: 'bad-table' });
});

const cycling = (mode: number[], control: number[], charge: number[]): MprColumn[] => [
  { ids: [1, 2, 3, 21, 31, 65], type: 'uint8', values: mode.map(value => value | 0b10100) },
  { ids: [131], type: 'uint16', values: mode.map((_, i) => (i < 2 ? 0 : 1)) },
  { ids: [4], type: 'float64', values: mode.map((_, i) => 10 * i) },
  { ids: [13], type: 'float64', values: charge },
  { ids: [5], type: 'float32', values: control },
  { ids: [6], type: 'float32', values: mode.map((_, i) => 3 + i / 8) }
];

test('a cycling technique becomes a cycling record, its current from what was controlled', () => {
  // rest, rest, 0.5 mA twice, then 10 s at constant voltage in which 0.001 mAh pass: 0.36 mA
  const columns = cycling([3, 3, 1, 1, 2], [0, 0, 0.5, 0.5, 3.5], [0, 0, 0, 0.0015, 0.0025]);
  const { kind, table, warnings } = read('a.mpr', writeMpr(columns, { technique: 4, area: 1 }));
  expect(kind).toBe('cycling-record');
  expect(numbers(table, 'test_time_second')).toEqual(Float64Array.of(0, 10, 20, 30, 40));
  expect(numbers(table, 'voltage_volt')).toEqual(Float64Array.of(3, 3.125, 3.25, 3.375, 3.5));
  const current = [...numbers(table, 'current_ampere')!];
  [0, 0, 5e-4, 5e-4, 3.6e-4].forEach((value, i) => expect(current[i]).toBeCloseTo(value, 15));
  expect([...numbers(table, 'step_count')!]).toEqual([1, 1, 2, 2, 3]);
  expect([...table.getChild('step_type')!]).toEqual(['rest', 'rest', 'CC charge', 'CC charge', 'CV charge']);
  expect(warnings.map(({ code }) => code)).toEqual(['current-derived']);
});

test('a measured current is taken as it stands, in mA', () => {
  const columns = cycling([1, 1], [9, 9], [0, 0]);
  columns.push({ ids: [8], type: 'float32', values: [0.25, -0.5] });
  const { table, warnings } = read('a.mpr', writeMpr(columns, { technique: 127, area: 1 }));
  expect(numbers(table, 'current_ampere')).toEqual(Float64Array.of(0.25e-3, -0.5e-3));
  expect(warnings).toEqual([]);
});

test('a cycling file from which no current follows is refused with the remedy', () => {
  const [flags, , time, , , voltage] = cycling([2, 2], [3, 3], [0, 0]);
  const { code, message } = failure(writeMpr([flags, time, voltage], { technique: 127 }));
  expect(code).toBe('missing-column');
  expect(message).toContain('I/mA');
});

test('a technique without time and voltage is refused by its name', () => {
  const columns: MprColumn[] = [{ ids: [39], type: 'uint16', values: [1, 2] }];
  const { code, message } = failure(writeMpr(columns, { technique: 6 }));
  expect(code).toBe('wrong-kind');
  expect(message).toContain('Cyclic Voltammetry');
});

test('the content goes before the extension, and a text named .mpr is read as what it is', () => {
  expect(read('renamed.txt', writeMpr(sweepColumns(sweep(5)))).table.numRows).toBe(5);
  expect(failure(new TextEncoder().encode('a letter'), 'a.mpr').code).toBe('unknown-format');
});

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  value: fc.integer({ min: 0, max: 255 }),
  kind: fc.constantFrom('set', 'cut', 'drop', 'insert', 'head')
});

test('a damaged file is read, or refused in words, in no more time than the sound one takes', () => {
  const originals = [
    writeMpr(sweepColumns(sweep(60)), { loops: [0, 30, 60] }),
    writeMpr(sweepColumns(sweep(60)), { version: 3 }),
    writeMpr(cycling([3, 3, 1, 1, 2], [0, 0, 0.5, 0.5, 3.5], [0, 0, 0, 0.0015, 0.0025]), { technique: 4 })
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...originals),
      fc.array(mutation, { minLength: 1, maxLength: 8 }),
      (original, mutations) => {
        const damaged = mutations.reduce(mutate, original);
        let result;
        const start = performance.now();
        try {
          result = read('a.mpr', damaged);
        } catch (error) {
          if (!isArgyroditeError(error)) throw error;
          expect(error.message.startsWith('“a.mpr”')).toBe(true);
          return;
        } finally {
          expect(performance.now() - start).toBeLessThan(1000);
        }
        expect(result.table.numRows).toBeGreaterThan(0);
        for (const column of result.table.schema.names) {
          if (column === 'step_type') continue; // words
          expect(numbers(result.table, String(column))!.every(Number.isFinite)).toBe(true);
        }
      }
    ),
    { numRuns: 600 }
  );
});

function mutate(
  bytes: Uint8Array,
  { at, value, kind }: { at: number; value: number; kind: string }
): Uint8Array {
  if (bytes.length === 0) return bytes;
  const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
  const out = bytes.slice();
  if (kind === 'cut') return bytes.slice(0, place);
  if (kind === 'drop') return Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + value)]);
  if (kind === 'insert') return Uint8Array.from([...bytes.slice(0, place), value, ...bytes.slice(place)]);
  // the heads of the modules are short: without help they would hardly ever be hit
  const heads = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/MODULE/g)
  ].map(({ index }) => index);
  const head = heads[Math.floor(at * heads.length)] ?? 0;
  out[kind === 'head' ? Math.min(bytes.length - 1, head + (value % 120)) : place] = (value * 151) % 256;
  return out;
}

const folder = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(folder);
const open = (path: string) => read(path, new Uint8Array(readFileSync(new URL(path, folder))));

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${folder.pathname})`}`, () => {
  test('the .mpr and the text export of one measurement give the same table', () => {
    const name = 'impedance/PEIS_LPSCl_IonBlocking_-25C';
    const [binary, text] = [open(`${name}.mpr`).table, open(`${name}.txt`).table];
    expect(binary.schema.names).toEqual(text.schema.names);
    for (const column of binary.schema.names.map(String)) {
      const [a, b] = [numbers(binary, column)!, numbers(text, column)!];
      expect(a.length).toBe(79);
      // the text has eight digits
      a.forEach((value, i) => expect(Math.abs(value - b[i])).toBeLessThanOrEqual(5.1e-8 * Math.abs(value)));
    }
    expect(metadataOf(binary).measurement_date).toBe('05/15/2025 01:18:45.867');
    expect(metadataOf(binary).measurement_date).toBe(metadataOf(text).measurement_date);
    expect(metadataOf(binary).instrument).toBe('BioLogic (SN 1787)');
    expect(open(`${name}.mpr`).warnings.map(({ code }) => code)).toEqual(['default-area']);
  });

  test('the RelaxIS export of the same .mpr has the very same numbers', () => {
    const name = 'impedance/PEIS_LPSCl_IonBlocking_-25C';
    const [binary, text] = [open(`${name}.mpr`).table, open(`${name}_RelaxIS.txt`).table];
    for (const column of ['frequency_hertz', 'real_impedance_ohm', 'imaginary_impedance_ohm']) {
      expect(numbers(binary, column)).toEqual(numbers(text, column)!.reverse());
    }
  });

  test('PEIS-0.mpr: sixty points from 10 kHz to 9 mHz, with the area that was entered', () => {
    const { table, warnings } = open('impedance/PEIS-0.mpr');
    expect(table.numRows).toBe(60);
    const f = numbers(table, 'frequency_hertz')!;
    expect([f[0], f[59]]).toEqual([10001, 0.009313225746154785]);
    expect(numbers(table, 'real_impedance_ohm')![0]).toBe(5.5213141441345215);
    expect(numbers(table, 'imaginary_impedance_ohm')![59]).toBe(-80.35274505615234);
    expect(numbers(table, 'spectrum')!.every(value => value === 0)).toBe(true);
    expect(metadataOf(table).electrode_area_cm2).toBe(1.539);
    expect(warnings).toEqual([]);
  });

  test('GCPL-0.mpr and MB-0.mpr: records at rest', () => {
    const gcpl = open('cycling/GCPL-0.mpr');
    expect(gcpl.kind).toBe('cycling-record');
    expect([...numbers(gcpl.table, 'test_time_second')!].map(Math.round)).toEqual([0, 1, 2, 3]);
    expect(numbers(gcpl.table, 'voltage_volt')![0]).toBe(3.515087604522705);
    expect(numbers(gcpl.table, 'current_ampere')!.every(value => value === 0)).toBe(true);
    const mb = open('cycling/MB-0.mpr');
    expect([mb.kind, mb.table.numRows]).toEqual(['cycling-record', 2]);
    expect(numbers(mb.table, 'voltage_volt')![1]).toBe(1.4890865087509155);
  });
});
