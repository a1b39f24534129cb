import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from './number.js';

test('every finite number reads back from each way in which programs write it', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(finite, value => {
      for (const text of [String(value), value.toExponential(), ` ${value.toExponential().toUpperCase()} `]) {
        expect(parseNumber(text)).toBe(Number(text));
        expect(parseNumber(text.replace('.', ','), true)).toBe(Number(text));
      }
    })
  );
});

test.each([
  ['1.5E+003', 1500],
  ['1.5D-03', 0.0015],
  ['−2.5', -2.5],
  ['.5', 0.5],
  ['5.', 5],
  ['+7', 7]
])('%s is %f', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  '',
  '  ',
  'NaN',
  'nan',
  '-',
  '--',
  'n/a',
  'inf',
  '-Infinity',
  '1.#IND',
  '#DIV/0!',
  '1e999',
  'OVLD'
])('“%s” says that there is no value', text => {
  expect(parseNumber(text)).toBeNaN();
});

test.each(['abc', '0x10', '0b1', '1,5', '1.2.3', '12:30', '1e', '1.5E+', '1 2', '5,'])(
  '“%s” is text',
  text => {
    expect(parseNumber(text)).toBeUndefined();
  }
);

test.each(['1.234,5', '1,5,2', '5,', '1,5.2'])('with a decimal comma “%s” is text', text => {
  expect(parseNumber(text, true)).toBeUndefined();
});
