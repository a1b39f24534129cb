import { expect, test } from 'vitest';
import { joinSpectra, makeTable, metadataOf } from './index.js';

const spectrum = (values: Record<string, number[]>, metadata = {}) =>
  makeTable('impedance-spectrum', values, metadata);
const first = {
  spectrum: [0, 0, 1],
  frequency_hertz: [10, 1, 10],
  real_impedance_ohm: [1, 2, 3],
  imaginary_impedance_ohm: [-1, -2, -3]
};
const second = {
  spectrum: [4, 5],
  frequency_hertz: [100, 100],
  real_impedance_ohm: [4, 5],
  imaginary_impedance_ohm: [-4, -5]
};

test('the spectra of a second file are counted on from those of the first', () => {
  const joined = joinSpectra([spectrum(first), spectrum(second), spectrum(first)]);
  expect([...joined.getChild('spectrum')!]).toEqual([0, 0, 1, 2, 3, 4, 4, 5]);
  expect([...joined.getChild('real_impedance_ohm')!]).toEqual([1, 2, 3, 4, 5, 1, 2, 3]);
});

test('one file stays as it is', () => {
  const joined = joinSpectra([spectrum(first, { sample: 'Cl-13' })]);
  expect(joined.numRows).toBe(3);
  expect(metadataOf(joined)).toMatchObject({ sample: 'Cl-13', kind: 'impedance-spectrum' });
});

test('elapsed time is kept where all files have it, and left out where one has not', () => {
  const timed = (times: number[], values: typeof first) =>
    spectrum({ ...values, elapsed_time_second: times });
  const both = joinSpectra([timed([0, 1, 2], first), timed([5, 6], second)]);
  expect([...both.getChild('elapsed_time_second')!]).toEqual([0, 1, 2, 5, 6]);
  expect(joinSpectra([timed([0, 1, 2], first), spectrum(second)]).getChild('elapsed_time_second')).toBeNull();
});

test('the elapsed time counts from the first beginning where all files say when they were begun', () => {
  const begun = (date: string, instrument = 'BioLogic SP-300') =>
    spectrum({ ...second, elapsed_time_second: [1, 2] }, { measurement_date: date, instrument });
  const times = (...tables: ReturnType<typeof begun>[]) => [
    ...joinSpectra(tables).getChild('elapsed_time_second')!
  ];
  const [a, b] = ['03/10/2026 08:00:00', '03/11/2026 09:00:00.500'].map(date => begun(date));
  expect(times(a, b)).toEqual([1, 2, 90001.5, 90002.5]);
  expect(times(b, a)).toEqual([90001.5, 90002.5, 1, 2]);
  expect(times(a, begun('2026-03-10 09:00', 'Zahner'))).toEqual([1, 2, 3601, 3602]);
  // another program's 03/11 may be in March or in November
  expect(times(a, begun('03/11/2026 09:00:00', 'Gamry'))).toEqual([1, 2, 1, 2]);
});

test('what all files say of the sample is kept, and what they contradict is not', () => {
  const joined = joinSpectra([
    spectrum(first, { electrode_area_cm2: 0.785, source_file: 'a.mpt' }),
    spectrum(second, { electrode_area_cm2: 0.785, source_file: 'b.mpt' })
  ]);
  expect(metadataOf(joined).electrode_area_cm2).toBe(0.785);
  expect(metadataOf(joined)).not.toHaveProperty('source_file');
});

test('temperatures that differ from file to file become a column, and one that all agree on stays what it is', () => {
  const at = (celsius: number, values: typeof first, column = {}) =>
    spectrum({ ...values, ...column }, { ambient_temperature_celsius: celsius });
  const joined = joinSpectra([at(-25, first), at(60, second)]);
  expect([...joined.getChild('ambient_temperature_celsius')!]).toEqual([-25, -25, -25, 60, 60]);
  const mixed = joinSpectra([at(24, first), at(60, second, { ambient_temperature_celsius: [59, 61] })]);
  expect([...mixed.getChild('ambient_temperature_celsius')!]).toEqual([24, 24, 24, 59, 61]);
  const same = joinSpectra([at(24, first), at(24, second)]);
  expect(same.getChild('ambient_temperature_celsius')).toBeNull();
  expect(metadataOf(same).ambient_temperature_celsius).toBe(24);
  const unknown = joinSpectra([at(24, first), spectrum(second)]);
  expect(unknown.getChild('ambient_temperature_celsius')).toBeNull();
});

test('a table of another kind is refused in words', () => {
  const cards = makeTable('composition', { label: ['a'], formula: ['Li6PS5Cl'] });
  expect(() => joinSpectra([spectrum(first), cards])).toThrow(/kind composition/);
});
