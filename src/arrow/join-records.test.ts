import { expect, test } from 'vitest';
import { joinRecords, joinTables, makeTable, metadataOf } from './index.js';

const record = (time: number[], metadata = {}, more = {}) =>
  makeTable(
    'cycling-record',
    {
      test_time_second: time,
      voltage_volt: time.map(t => t / 10),
      current_ampere: time.map(() => 1),
      ...more
    },
    metadata
  );

test('cells are told apart by their number, and each keeps what is known of it', () => {
  const joined = joinRecords([
    record([0, 1], { sample: 'a', electrode_area_cm2: 0.785 }),
    record([0, 5, 9], { sample: 'b' })
  ]);
  expect([...joined.getChild('record')!]).toEqual([0, 0, 1, 1, 1]);
  expect([...joined.getChild('test_time_second')!]).toEqual([0, 1, 0, 5, 9]);
  expect(metadataOf(joined)).toEqual({
    kind: 'cycling-record',
    version: 1,
    records: [{ sample: 'a', electrode_area_cm2: 0.785 }, { sample: 'b' }]
  });
});

test('cells that were joined before are counted on', () => {
  const two = joinRecords([record([0], { sample: 'a' }), record([0], { sample: 'b' })]);
  const three = joinTables([record([7], { sample: 'first' }), two]);
  expect([...three.getChild('record')!]).toEqual([0, 1, 2]);
  expect((metadataOf(three).records as { sample: string }[]).map(({ sample }) => sample)).toEqual([
    'first',
    'a',
    'b'
  ]);
});

test('step numbers are kept where every file has them, and left out where one has not', () => {
  const numbered = record([0, 1], {}, { step_count: new Int32Array([1, 2]) });
  expect([...joinRecords([numbered, numbered]).getChild('step_count')!]).toEqual([1, 2, 1, 2]);
  expect(joinRecords([numbered, record([0])]).getChild('step_count')).toBeNull();
});

test('spectra among cycling records are refused', () => {
  const spectrum = makeTable('impedance-spectrum', {
    spectrum: new Int32Array(1),
    frequency_hertz: [1],
    real_impedance_ohm: [1],
    imaginary_impedance_ohm: [1]
  });
  expect(() => joinTables([record([0]), spectrum])).toThrow(/impedance-spectrum/);
  expect(() => joinTables([spectrum, record([0])])).toThrow(/cycling-record/);
});
