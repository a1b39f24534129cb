import { existsSync, readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers } from '../arrow/index.js';
import { read } from './index.js';
import { writeNda, writeNdax, type NewareRow } from './testing/neware.js';

const rows: NewareRow[] = Array.from({ length: 60 }, (_, i) => {
  const step = Math.floor(i / 20) + 1;
  return {
    stepTime: (i % 20) * 0.5,
    voltage: 0.01 * (i % 20),
    current: [0, 35e-6, -35e-6][step - 1],
    cycle: 1,
    step,
    type: [4, 1, 2][step - 1]
  };
});
const column = (name: string, bytes: Uint8Array, of: string) => [...numbers(read(name, bytes).table, of)!];

test('an .nda gives time since the start, volts, amperes, steps and their kinds', () => {
  const { kind, table, warnings } = read('cell.nda', writeNda(rows));
  expect([kind, table.numRows]).toEqual(['cycling-record', 60]);
  expect(warnings.map(({ code }) => code)).toEqual(['time-zone-unknown']);
  const time = numbers(table, 'test_time_second')!;
  expect([time[19], time[20], time[21], time[59]]).toEqual([9.5, 9.5, 10, 28.5]);
  expect(numbers(table, 'current_ampere')![30]).toBeCloseTo(35e-6, 12);
  expect([...numbers(table, 'step_count')!].filter((step, i, all) => step !== all[i - 1])).toEqual([1, 2, 3]);
  expect([0, 20, 40].map(i => table.getChild('step_type')!.get(i))).toEqual([
    'rest',
    'CC charge',
    'CC discharge'
  ]);
});

test('a record that stands twice is read once, and out of order is put into order', () => {
  const bytes = writeNda(rows);
  bytes.copyWithin(1024 + 59 * 86, 1024 + 58 * 86, 1024 + 59 * 86);
  const first = read('a.nda', bytes);
  expect([first.table.numRows, first.warnings[1].code]).toEqual([59, 'duplicate-rows']);
  const swapped = writeNda(rows);
  const record = swapped.slice(1024 + 30 * 86, 1024 + 31 * 86);
  swapped.copyWithin(1024 + 30 * 86, 1024 + 31 * 86, 1024 + 32 * 86);
  swapped.set(record, 1024 + 31 * 86);
  expect(read('a.nda', swapped).warnings[1].code).toBe('out-of-order');
  expect(column('a.nda', swapped, 'voltage_volt')).toEqual(column('a.nda', writeNda(rows), 'voltage_volt'));
});

test('a file of a version that nobody knows is read where its records make sense, and says so', () => {
  expect(read('a.nda', writeNda(rows, { version: 77 })).warnings[0].code).toBe('unverified-version');
  const nonsense = writeNda(rows, { version: 77 }).map((byte, i) =>
    i > 1024 ? (byte * 7 + i) & 0xff : byte
  );
  expect(failure('a.nda', nonsense)).toMatchObject({ code: 'unknown-format' });
});

test('an .nda that is cut off gives the records that are there, with a warning', () => {
  const { table, warnings } = read('a.nda', writeNda(rows).slice(0, 1024 + 86 * 40 + 10));
  expect([table.numRows, warnings[0].code]).toEqual([40, 'truncated-file']);
  expect(failure('a.nda', writeNda(rows).slice(0, 100))).toMatchObject({ code: 'truncated-file' });
});

test('an .ndax joins records with the run and the steps, through changes of the interval', () => {
  const n = 5000;
  const time = Float64Array.from({ length: n }, (_, i) => (i < 3000 ? i * 0.5 : 1499.5 + (i - 2999) * 2));
  const step = Int32Array.from({ length: n }, (_, i) => 1 + Math.floor(i / 2500));
  const current = Float64Array.from(step, value => (value === 1 ? 1e-4 : -1e-4));
  const voltage = Float64Array.from(time, t => 0.05 + 1e-5 * t);
  const { table, warnings } = read('cell.ndax', writeNdax({ time, voltage, current, step }));
  expect(warnings).toEqual([]);
  const got = numbers(table, 'test_time_second')!;
  // a step begins anew at 0: between the last record of one and the first of the next nothing is known to pass
  const expected = (i: number) => time[i] - (i >= 2500 ? 0.5 : 0);
  expect(Math.max(...got.map((t, i) => Math.abs(t - expected(i))))).toBeLessThan(1e-6);
  expect(numbers(table, 'step_count')!.at(-1)).toBe(2);
  expect(metadataOf(table)).toMatchObject({ sample: 'Simulated cell', utc_offset_minute: 0 });
  expect(numbers(table, 'charging_capacity_ah')!.at(-1)).toBeCloseTo((1e-4 * 2499 * 0.5) / 3600, 9);
});

function failure(name: string, bytes: Uint8Array): { code: string; message: string } {
  try {
    read(name, bytes);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error(`${name} was read`);
}

const folder = new URL('../../../shared/data/cycling/', import.meta.url);
const present = existsSync(folder);
const bytesOf = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${folder.pathname})`}`, () => {
  test('the thermometer of a further channel of an .ndax gives the temperature', () => {
    const { table, warnings } = read('a.ndax', bytesOf('46_1_5_60_bts16.ndax'));
    const temperature = numbers(table, 'ambient_temperature_celsius')!;
    // fastnda 1.3.1: the first three, the last, and the sum over the 84 records
    expect([...temperature.subarray(0, 3), temperature.at(-1)]).toEqual([23.6, 23.6, 23.4, 23.9]);
    expect(temperature.reduce((sum, value) => sum + value)).toBeCloseTo(1986.8, 3);
    expect(warnings).toEqual([]);
  });

  // the last number is the resolution of the current in the maker's export, A
  test.each([
    ['nda8.nda', 46805, 1e-9],
    ['nda_v23.nda', 2706, 1e-6],
    ['new_nda_file.nda', 439, 1e-9],
    ['SINTEF__G20M7_BTS91.nda', 17587, 1e-7],
    ['46_1_5_60_bts16.ndax', 84, 1e-6],
    ['nw4-120-1-6-53.ndax', 18700, 1e-6],
    ['test_2.ndax', 108563, 1e-6]
  ])('%s is what the export of the maker’s program has', (file, count, ampere) => {
    const { table } = read(file, bytesOf(file));
    const truth = tableFromIPC(readFileSync(new URL(file.replace(/\.ndax?$/, '.truth.arrow'), folder)));
    expect([table.numRows, truth.numRows]).toEqual([count, count]);
    const most: [string, number][] = [
      ['test_time_second', 1.1e-3],
      ['voltage_volt', 6e-5],
      ['current_ampere', ampere],
      ['cycle_count', 0],
      ['step_count', 0]
    ];
    for (const [name, allowed] of most) {
      const [ours, theirs] = [numbers(table, name)!, numbers(truth, name)!];
      const worst = ours.reduce((max, value, i) => Math.max(max, Math.abs(value - theirs[i])), 0);
      expect(worst, name).toBeLessThanOrEqual(allowed);
    }
  });

  test('test_2.ndax has 216 steps', () => {
    expect(numbers(read('test_2.ndax', bytesOf('test_2.ndax')).table, 'step_count')!.at(-1)).toBe(216);
  });

  test('a damaged .ndax gives what is readable, with warnings', () => {
    const { table, warnings } = read('Unit27.ndax', bytesOf('Unit27_Example_Corrupt.ndax'));
    expect(table.numRows).toBe(301);
    expect(warnings.map(({ code }) => code)).toContain('damaged-part');
  });

  test('an empty .ndax is refused in words', () => {
    expect(failure('empty.ndax', bytesOf('empty.ndax'))).toMatchObject({ code: 'empty-file' });
  });
});
