import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity, plainNumber, roundWithPrefix, withPrefix } from './quantity.js';

describe('parseQuantity', () => {
  it.each([
    ['1e3', 1000],
    ['1,5', 1.5],
    ['−2', -2],
    ['.5', 0.5],
    ['250 kHz', 250_000],
    ['250k', 250_000],
    ['100 mHz', 0.1],
    ['1 MHz', 1e6],
    ['3 Hz', 3]
  ])('reads %s as a frequency', (text, value) => {
    expect(parseQuantity(text, 'Hz')).toBeCloseTo(value, 9);
  });

  it.each(['', 'one', '1 2', '5 kV', '1..2', 'NaN', 'Infinity'])('does not take “%s” for a number', text => {
    expect(parseQuantity(text, 'Hz')).toBeNaN();
  });

  it('reads back what plainNumber writes, to its digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(parseQuantity(plainNumber(value, 17))).toBe(value === 0 ? 0 : value);
      })
    );
  });
});

describe('quantities with a prefix', () => {
  it('keep the digits that were asked for', () => {
    expect(withPrefix(1000, 'Hz')).toBe('1.00 kHz');
    expect(withPrefix(-30.21, 'Ω', 4)).toBe('−30.21 Ω');
    expect(withPrefix(999.96, 'Hz', 4)).toBe('1.000 kHz');
  });

  it('are short where they are round', () => {
    expect(roundWithPrefix(0.1, 'Hz')).toBe('100 mHz');
    expect(roundWithPrefix(1e6, 'Hz')).toBe('1 MHz');
  });
});
