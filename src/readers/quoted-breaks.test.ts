import { expect, test } from 'vitest';
import { numbers } from '../arrow/index.js';
import { read } from './index.js';
import { joinQuotedBreaks } from './quoted-breaks.js';

test('titles of two lines in quotes are read', () => {
  const text = `"Frequency\n(Hz)","Z'\n(Ohm)",-Z''/Ohm\n1000,1,2\n100,3,4\n`;
  const { table, warnings } = read('a.csv', new TextEncoder().encode(text));
  expect(numbers(table, 'imaginary_impedance_ohm')).toEqual(Float64Array.of(-2, -4));
  expect(warnings).toEqual([]);
});

test('lines keep their numbers', () => {
  expect(joinQuotedBreaks(['"a', 'b";c', 'd'])).toEqual(['"a b";c', '', 'd']);
  expect(joinQuotedBreaks(['x,"a ""q""', 'b', 'c"', '1,2'])).toEqual(['x,"a ""q"" b c"', '', '', '1,2']);
});

test('double primes, whole lines in quotes and quotes that are never closed are left as they are', () => {
  for (const lines of [
    ['f,Z\',Z"', '1,2,3'],
    ['"a remark"', '""', 'f,Zre,Zim'],
    ['"never closed', '1,2,3', '4,5,6'],
    ['"a,b', '"a,b', '"a,b'],
    ['"', ...Array.from({ length: 20 }, () => '1,2'), '"']
  ]) {
    expect(joinQuotedBreaks(lines)).toEqual(lines);
  }
});
