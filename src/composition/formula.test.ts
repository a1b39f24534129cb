import fc from 'fast-check';
import { expect, it } from 'vitest';
import { molarMass, parseFormula, writeFormula } from './formula.js';

it('reads fractional amounts, subscripts, spaces and brackets', () => {
  expect(parseFormula('Li5.7PS4.7Cl1.3')).toEqual({ Li: 5.7, P: 1, S: 4.7, Cl: 1.3 });
  expect(parseFormula('Li₆PS₅Cl')).toEqual({ Li: 6, P: 1, S: 5, Cl: 1 });
  expect(parseFormula('Li6 PS5 Cl 0.5 Br .5')).toEqual({ Li: 6, P: 1, S: 5, Cl: 0.5, Br: 0.5 });
  expect(parseFormula('Li6(PS4)SCl')).toEqual({ Li: 6, P: 1, S: 5, Cl: 1 });
  expect(parseFormula('Li6[P(S4)0.5]2Cl')).toEqual({ Li: 6, P: 2, S: 4, Cl: 1 });
});

it('leaves out what has the amount zero', () => {
  expect(parseFormula('Li6PS5Cl1.0Br0')).toEqual({ Li: 6, P: 1, S: 5, Cl: 1 });
});

it.each([
  ['', 0, /no element/],
  ['Li6PS5Xx', 6, /no element Xx/],
  ['li6ps5cl', 0, /no capital letter/],
  ['Li7-xPS6-xClx', 3, /“-” has no meaning/],
  ['Li5,7PS4.7Cl1.3', 3, /point/],
  ['2Li2S', 0, /in front/],
  ['Li6(PS5Cl', 3, /not closed/],
  ['Li6PS5Cl)', 8, /closes nothing/],
  ['Li6(PS5]Cl', 7, /closes nothing/],
  ['Li6..PS5', 3, /no meaning/],
  ['Li6PhS5', 3, /no element Ph/],
  ['<b>Li</b>', 0, /no meaning/],
  ['constructor', 0, /no capital/],
  ['L'.repeat(300), 200, /longer/]
])('says where “%s” is wrong', (text, position, sentence) => {
  expect(() => parseFormula(text)).toThrow(
    expect.objectContaining({
      name: 'ArgyroditeError',
      code: 'bad-formula',
      position,
      message: expect.stringMatching(sentence)
    })
  );
});

it('never fails in another way, whatever is typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^([A-Z][a-z]?|[0-9.()[\]]|₂)*$/)), text => {
      try {
        const amounts = parseFormula(text);
        expect(Object.values(amounts).every(amount => amount > 0 && Number.isFinite(amount))).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ code: 'bad-formula', position: expect.any(Number) });
      }
    }),
    { numRuns: 500 }
  );
});

it('writes what it reads', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('Li', 'P', 'Ge', 'S', 'Cl', 'I', 'Fe'),
        fc.integer({ min: 1, max: 9999 }),
        {
          minKeys: 1
        }
      ),
      thousandths => {
        const amounts = Object.fromEntries(
          Object.entries(thousandths).map(([symbol, n]) => [symbol, n / 1000])
        );
        expect(parseFormula(writeFormula(amounts))).toEqual(amounts);
      }
    )
  );
  expect(writeFormula({ Cl: 0.5, S: 4.5, Br: 1, P: 1, Li: 5.5 })).toBe('Li5.5PS4.5Cl0.5Br');
});

it('gives the molar mass by the IUPAC standard atomic weights', () => {
  // CIAAW 2021 abridged: Li 6.94, P 30.974, S 32.06, Cl 35.45: 5.7·6.94 + 30.974 + 4.7·32.06 + 1.3·35.45 = 267.299; sulfur and
  // chlorine of the isotopes' mean abundances (32.065, 35.453) are 0.01 % higher
  expect(Math.abs(molarMass(parseFormula('Li5.7PS4.7Cl1.3')) - 267.299)).toBeLessThan(0.03);
});
