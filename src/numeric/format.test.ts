import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity, formatWithError } from './format.js';

describe('formatWithError', () => {
  it.each([
    [486.3, 4.2, 'Ω', '486 ± 4 Ω'],
    [1500, 3, 'Ω', '1.500 ± 0.003 kΩ'],
    [1.1279e-8, 2.1e-10, 'F s^(α−1)', '(1.13 ± 0.02) × 10⁻⁸ F s^(α−1)'],
    [0.785352, 0.0066, '', '0.785 ± 0.007'],
    [1297.38, 10.8, 'Ω', '1.297 ± 0.011 kΩ'],
    [1297.38, 0.96, 'Ω', '1.2974 ± 0.0010 kΩ'],
    [2.2e-10, 3e-12, 'F', '220 ± 3 pF'],
    [1.2e-6, 3e-8, 'H', '1.20 ± 0.03 µH'],
    [0.0607, 0.0002, 'mS/cm', '0.0607 ± 0.0002 mS/cm'],
    [5.3e-5, 4e-6, 'S/cm', '(5.3 ± 0.4) × 10⁻⁵ S/cm'],
    [-12.3, 0.5, 'Ω', '−12.3 ± 0.5 Ω'],
    [2700, 1100, 'Ω s^(−1/2)', '2700 ± 1100 Ω s^(−1/2)'],
    [999.96, 0.04, 'Ω', '999.96 ± 0.04 Ω'],
    [5, 0, 'Ω', '5 Ω']
  ])('rounds %d and %d %s together', (value, error, unit, expected) => {
    expect(formatWithError(value, error, unit)).toBe(expected);
  });

  it('says “not determined” where the data do not tell', () => {
    expect(formatWithError(5, NaN, 'Ω')).toBe('not determined');
    expect(formatWithError(5, Infinity, 'Ω')).toBe('not determined');
    expect(formatWithError(5, 5.1, 'Ω')).toBe('not determined');
    expect(formatWithError(NaN, 1, 'Ω')).toBe('not determined');
  });

  it('loses neither the value nor the error beyond the error’s last digit, for any size', () => {
    const number = fc.record({
      mantissa: fc.double({ min: 1, max: 9.999, noNaN: true }),
      power: fc.integer({ min: -13, max: 11 }),
      share: fc.double({ min: 1e-6, max: 0.9, noNaN: true })
    });
    const prefixes: Record<string, number> = {
      f: -15,
      p: -12,
      n: -9,
      µ: -6,
      m: -3,
      '': 0,
      k: 3,
      M: 6,
      G: 9,
      T: 12
    };
    fc.assert(
      fc.property(number, fc.constantFrom('Ω', ''), ({ mantissa, power, share }, unit) => {
        const value = mantissa * 10 ** power;
        const error = share * value;
        const text = formatWithError(value, error, unit);
        const match = /^\(?([\d.]+) ± ([\d.]+)\)?(?: × 10(\S+))?(?: (.?)Ω)?$/.exec(text);
        expect(match, text).not.toBeNull();
        const [, shown, shownError, superscript, prefix] = match!;
        const exponent = superscript
          ? Number([...superscript].map(c => (c === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)))).join(''))
          : prefixes[prefix ?? ''];
        const factor = 10 ** exponent;
        expect(Math.abs(Number(shownError) * factor - error)).toBeLessThan(0.34 * error);
        expect(Math.abs(Number(shown) * factor - value)).toBeLessThan(0.51 * error);
        expect(
          shownError
            .replace(/^[0.]+/, '')
            .replace('.', '')
            .replace(/0+$/, '').length
        ).toBeLessThanOrEqual(2);
      })
    );
  });
});

describe('formatQuantity', () => {
  it.each([
    [1500, 'Ω', '1.5 kΩ'],
    [-0.0032, 'S/cm', '−0.0032 S/cm'],
    [3.21e-5, 'S/cm', '3.21 × 10⁻⁵ S/cm'],
    [0, 'Ω', '0 Ω'],
    [0.785352, '', '0.7854'],
    [999.99, 'Ω', '1 kΩ'],
    [1e20, 'Ω', '1 × 10²⁰ Ω'],
    [7.0000185e6, 'Hz', '7 MHz'],
    [Infinity, 'Ω', '∞ Ω'],
    [NaN, 'Ω', 'not determined']
  ])('writes %d %s', (value, unit, expected) => {
    expect(formatQuantity(value, unit)).toBe(expected);
  });
});
