import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batch } from './batch.js';
import { amountsOf, composition, describe as describeAmounts } from './stoichiometry.js';
import { parseFormula, type Amounts } from './formula.js';
import { compositionFromMasses } from './weighed.js';

/** Neutral argyrodites Li(12 − v − x) M S(6 − x) X(x) with up to three centres and halides; v is the centres' mean charge. */
const argyrodite = fc
  .record({
    centres: fc.dictionary(
      fc.constantFrom('P', 'Sb', 'As', 'Si', 'Ge', 'Sn'),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      {
        minKeys: 1,
        maxKeys: 3
      }
    ),
    halides: fc.dictionary(fc.constantFrom('Cl', 'Br', 'I'), fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minKeys: 0,
      maxKeys: 3
    }),
    x: fc.double({ min: 0.01, max: 2, noNaN: true })
  })
  .map(({ centres, halides, x }) => {
    const sum = Object.values(centres).reduce((a, b) => a + b, 0);
    const halideSum = Object.values(halides).reduce((a, b) => a + b, 0);
    const amounts: Amounts = {};
    let charge = 0;
    for (const [symbol, share] of Object.entries(centres)) {
      amounts[symbol] = share / sum;
      charge += amounts[symbol] * ('P As Sb'.split(' ').includes(symbol) ? 5 : 4);
    }
    for (const [symbol, share] of Object.entries(halides)) amounts[symbol] = (x * share) / halideSum;
    const total = halideSum ? x : 0;
    return { Li: 12 - charge - total, S: 6 - total, ...amounts };
  })
  .map(describeAmounts);

const masses = fc.double({ min: 0.01, max: 100, noNaN: true });

const elementsOf = (rows: { precursor: string; amount_mmol: number }[]) => {
  const amounts: Amounts = {};
  for (const { precursor, amount_mmol } of rows) {
    for (const [symbol, count] of Object.entries(parseFormula(precursor))) {
      amounts[symbol] = (amounts[symbol] ?? 0) + count * amount_mmol;
    }
  }
  return amounts;
};

describe('for random compositions', () => {
  it('charges are balanced, and each is an argyrodite', () => {
    fc.assert(
      fc.property(argyrodite, of => {
        expect(of.is_neutral).toBe(true);
        expect(of.not_argyrodite_because).toEqual([]);
        expect(of.elements.reduce((sum, { mass_percent }) => sum + mass_percent, 0)).toBeCloseTo(100, 10);
        expect(of.elements.reduce((sum, { atom_percent }) => sum + atom_percent, 0)).toBeCloseTo(100, 10);
      }),
      { numRuns: 300 }
    );
  });

  it('the precursors’ masses add up to the product’s, and every element balances to 1e-12', () => {
    fc.assert(
      fc.property(argyrodite, masses, (of, mass_g) => {
        const rows = batch(of, { mass_g });
        const total = rows.reduce((sum, row) => sum + row.mass_g, 0);
        expect(Math.abs(total / mass_g - 1)).toBeLessThan(1e-12);
        const wanted = amountsOf(of);
        const brought = elementsOf(rows);
        expect(Object.keys(brought).sort()).toEqual(Object.keys(wanted).sort());
        const mmol = (1000 * mass_g) / of.molar_mass_g_mol;
        for (const symbol of Object.keys(wanted)) {
          expect(Math.abs(brought[symbol] / mmol - wanted[symbol])).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 300 }
    );
  });

  it('the exact masses give the composition back, whatever the purities', () => {
    fc.assert(
      fc.property(argyrodite, masses, fc.double({ min: 0.5, max: 1, noNaN: true }), (of, mass_g, pure) => {
        const purity = { Li2S: pure, P2S5: 0.99 };
        const rows = batch(of, { mass_g, purity });
        const back = compositionFromMasses(Object.fromEntries(rows.map(row => [row.precursor, row.mass_g])), {
          purity
        });
        for (const { symbol, amount } of of.elements) {
          expect(Math.abs(back.elements[symbol] - amount)).toBeLessThan(1e-11);
        }
        expect(back.x).toBeCloseTo(of.x, 11);
        expect(back.mass_g / mass_g).toBeCloseTo(1, 11);
      }),
      { numRuns: 300 }
    );
  });

  it('a formula as it is written is made as well as one from numbers', () => {
    fc.assert(
      fc.property(argyrodite, of => {
        const written = batch(composition(of.formula), { mass_g: 1 });
        const exact = batch(of, { mass_g: 1 });
        expect(written.map(({ precursor }) => precursor)).toEqual(exact.map(({ precursor }) => precursor));
        written.forEach((row, i) => expect(row.mass_g).toBeCloseTo(exact[i].mass_g, 7));
      }),
      { numRuns: 200 }
    );
  });
});

it('makes 2 g of Cl-13 of 0.7562 g Li2S, 0.8315 g P2S5 and 0.4123 g LiCl', () => {
  // Li5.7PS4.7Cl1.3 = 2.2 Li2S + 0.5 P2S5 + 1.3 LiCl, with Li 6.940, P 30.974, S 32.065, Cl 35.453 g/mol:
  // M = 5.7·6.940 + 30.974 + 4.7·32.065 + 1.3·35.453 = 267.326 g/mol; n = 2 g / M = 7.4815 mmol
  // Li2S 2.2·7.4815 = 16.459 mmol ·  45.945 g/mol = 0.7562 g
  // P2S5 0.5·7.4815 =  3.741 mmol · 222.273 g/mol = 0.8315 g
  // LiCl 1.3·7.4815 =  9.726 mmol ·  42.393 g/mol = 0.4123 g;   sum 2.0000 g
  const rows = batch(composition('Li5.7PS4.7Cl1.3'), { mass_g: 2, balance_step_g: 0.0001 });
  expect(rows.map(({ precursor, rounded_mass_g }) => [precursor, rounded_mass_g])).toEqual([
    ['Li2S', 0.7562],
    ['P2S5', 0.8315],
    ['LiCl', 0.4123]
  ]);
  expect(rows.map(({ amount_mmol }) => Number(amount_mmol.toFixed(3)))).toEqual([16.459, 3.741, 9.726]);
  expect(batch(composition({ chlorine: 1.3 }), { mass_g: 2 }).map(({ mass_g }) => mass_g.toFixed(4))).toEqual(
    ['0.7562', '0.8315', '0.4123']
  );
});

it('weighs in more of what is less pure', () => {
  const of = composition({ chlorine: 1 });
  const pure = batch(of, { mass_g: 1 });
  const real = batch(of, { mass_g: 1, purity: 0.999 });
  real.forEach((row, i) => expect(row.mass_g * 0.999).toBeCloseTo(pure[i].mass_g, 14));
  expect(real.map(({ amount_mmol }) => amount_mmol)).toEqual(pure.map(({ amount_mmol }) => amount_mmol));
});

it('names what a mixed and a substituted composition is made of, with their hazards', () => {
  const names = (formula: string) =>
    batch(composition(formula), { mass_g: 1 }).map(({ precursor }) => precursor);
  expect(names('Li5.5PS4.5Cl1.0Br0.5')).toEqual(['Li2S', 'P2S5', 'LiCl', 'LiBr']);
  expect(names('Li6.6P0.4Ge0.6S5I')).toEqual(['Li2S', 'P2S5', 'GeS2', 'LiI']);
  expect(names('Li6.5Sb0.5Si0.5S5I')).toEqual(['Li2S', 'Sb2S5', 'SiS2', 'LiI']);
  for (const { hazard } of batch(composition('Li6.6P0.4Ge0.6S5Br'), { mass_g: 1 }).slice(0, 3)) {
    expect(hazard).toContain('H₂S with moisture');
  }
});

it('says what the rounded masses really give', () => {
  // a kitchen balance: 10 mg of step on 0.2 g
  const of = composition({ chlorine: 1.3 });
  const rows = batch(of, { mass_g: 0.2, balance_step_g: 0.01 });
  expect(rows.map(({ rounded_mass_g }) => rounded_mass_g)).toEqual([0.08, 0.08, 0.04]);
  const got = compositionFromMasses({ Li2S: 0.08, P2S5: 0.08, LiCl: 0.04 });
  // P: 2·0.08/222.273 = 0.71984 mmol; Cl: 0.04/42.393 = 0.94355 mmol; 0.94355/0.71984 = 1.3108
  expect(got.x).toBeCloseTo(1.3108, 4);
});

it('carries a balance’s error into the composition as repeated weighing does', () => {
  const masses = { Li2S: 0.7562, P2S5: 0.8315, LiCl: 0.4123 };
  const error = 0.002;
  const { x, x_error, errors } = compositionFromMasses(masses, { mass_error_g: error });
  expect(x).toBeCloseTo(1.3, 3);
  // by numerical derivatives
  const change = (of: (c: ReturnType<typeof compositionFromMasses>) => number) =>
    Math.hypot(
      ...Object.entries(masses).map(([precursor, mass]) => {
        const h = 1e-6;
        const at = (m: number) => of(compositionFromMasses({ ...masses, [precursor]: m }));
        return (error * (at(mass + h) - at(mass - h))) / (2 * h);
      })
    );
  expect(x_error).toBeCloseTo(
    change(c => c.x),
    8
  );
  expect(errors.S).toBeCloseTo(
    change(c => c.elements.S),
    8
  );
  expect(errors.P).toBeCloseTo(0, 12);
});

it.each([
  ['LiFePO4', /brings Fe/],
  ['Li6PS4Cl', /sulfur too much for each formula, because its charges/],
  ['PCl5', /more lithium/],
  ['Li5PS5Cl', /sulfur too little for each formula, because its charges/]
])('says why %s cannot be made', (formula, sentence) => {
  expect(() => batch(composition(formula), { mass_g: 1 })).toThrow(
    expect.objectContaining({ code: 'no-precursors', message: expect.stringMatching(sentence) })
  );
});

it('refuses purities in percent, masses below zero and a recipe without a centre', () => {
  const of = composition({ chlorine: 1 });
  expect(() => batch(of, { mass_g: 1, purity: 99.9 })).toThrow(/0.999/);
  expect(() => batch(of, { mass_g: -1 })).toThrow(/grams/);
  expect(() => batch(of, { mass_g: 1, balance_step_g: 0 })).toThrow(/step/);
  expect(() => compositionFromMasses({ LiCl: 1 })).toThrow(/P2S5/);
  expect(() => compositionFromMasses({ LiCl: NaN })).toThrow(/LiCl/);
});
