import { expect, test } from 'vitest';
import type { Rows } from './rows.js';
import { splitSpectra } from './split.js';

function split(frequency: number[], more: Rows['values'] = {}, block = frequency.map(() => 0)): string {
  return [...splitSpectra({ line: [], block, values: { frequency, ...more } })].join('');
}
const down = [1e5, 1e4, 1e3, 1e2, 10];
const up = [...down].reverse();

test('one sweep is one spectrum, up or down, evenly or unevenly spaced', () => {
  expect(split(down)).toBe('00000');
  expect(split(up)).toBe('00000');
  expect(split([10, 1010, 2010, 3010, 1e6])).toBe('00000');
  expect(split([1])).toBe('0');
});

test('a frequency that comes twice, or a small step back, does not cut a sweep', () => {
  expect(split([1e5, 1e4, 1e4, 1e3, 1e3, 10])).toBe('000000');
  expect(split([1e5, 1e4, 1e3, 2e3, 1e2, 10])).toBe('000000');
});

test('a jump back to the start begins a spectrum, also where the next sweep is shorter or begins elsewhere', () => {
  expect(split([...down, ...down, ...down])).toBe('000001111122222');
  expect(split([...up, ...up])).toBe('0000011111');
  expect(split([...down, 1e5, 1e4, 1e3])).toBe('00000111');
  expect(split([...down, 1e6, 1e4, 1e2])).toBe('00000111');
});

test('a sweep that turns round is two spectra', () => {
  expect(split([...down, ...up])).toBe('0000011111');
  expect(split([...down, ...up.slice(1)])).toBe('000001111');
});

test('a column that names the spectrum decides, also where the rows are mixed', () => {
  expect(split([1e3, 1e3, 1e2, 1e2, 10, 10], { spectrum: [7, 4, 7, 4, 7, 4] })).toBe('010101');
  expect(split([...down, ...down], { spectrum: Array(10).fill(3) })).toBe('0000000000');
});

test('a cycle cuts, and within a cycle the frequency still does', () => {
  expect(split([1e3, 1e2, 10, 9, 5, 1], { cycle: [1, 1, 1, 2, 2, 2] })).toBe('000111');
  expect(split([...down, ...down], { cycle: Array(10).fill(1) })).toBe('0000011111');
});

test('a column that counts points is not taken for one that counts spectra', () => {
  expect(split(down, { cycle: [1, 2, 3, 4, 5] })).toBe('00000');
  expect(split(down, { spectrum: [1, 2, 3, 4, 5] })).toBe('00000');
});

test('what follows a repeated header is a spectrum of its own', () => {
  expect(split([1e3, 1e2, 10, 1], {}, [0, 0, 1, 1])).toBe('0011');
});
