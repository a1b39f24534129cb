import { expect, it } from 'vitest';
import { composition } from './stoichiometry.js';

it('is the same from a formula and from its chlorine', () => {
  const of = composition({ chlorine: 1.3 });
  expect(of.formula).toBe('Li5.7PS4.7Cl1.3');
  const read = composition('Li5.7PS4.7Cl1.3');
  expect(read).toEqual({
    ...of,
    molar_mass_g_mol: expect.closeTo(of.molar_mass_g_mol, 9),
    elements: of.elements.map(element => ({
      ...element,
      amount: expect.closeTo(element.amount, 12),
      mass_percent: expect.closeTo(element.mass_percent, 10),
      atom_percent: expect.closeTo(element.atom_percent, 10)
    })),
    free_sulfide: expect.closeTo(0.7, 12),
    free_sulfide_share: expect.closeTo(0.7 / 4.7, 12)
  });
});

it.each([
  [0.6, 'Cl-06'],
  [1.0, 'Cl-10'],
  [1.3, 'Cl-13'],
  [1.45, 'Cl-145'],
  [1.6, 'Cl-16']
])('names x = %f as the study does: %s', (chlorine, name) => {
  expect(composition({ chlorine }).sample_name).toBe(name);
});

it('names other compositions by their formula', () => {
  expect(composition('Li5.5PS4.5Cl1.0Br0.5').sample_name).toBe('Li5.5PS4.5ClBr0.5');
  expect(composition('Li6.6P0.4Ge0.6S5I').sample_name).toBe('Li6.6P0.4Ge0.6S5I');
  expect(composition('Li7PS6').sample_name).toBe('Li7PS6');
  expect(composition('Li6PS5Br').sample_name).toBe('Br-10');
});

it.each([
  // (2 − x)/(6 − x): 20 % at x = 1, 11.1 % at x = 1.5
  ['Li6PS5Cl', 0.2],
  ['Li5.5PS4.5Cl1.5', 0.5 / 4.5],
  ['Li5PS4Cl2', 0],
  ['Li6.6P0.4Ge0.6S5I', 0.2],
  ['Li12P2S10Cl2', 0.2]
])('gives the nominal share of free sulfide in %s', (formula, share) => {
  expect(composition(formula).free_sulfide_share).toBeCloseTo(share, 12);
});

it.each([
  ['Li5.7PS4.7Cl1.3', 1.3],
  ['Li5.5PS4.5Cl1.0Br0.5', 1.5],
  ['Li6PS5Cl0.5Br0.5', 1],
  ['Li6.6P0.4Ge0.6S5I', 1],
  ['Li6.7P0.3Si0.7S5I', 1],
  ['Li6.7Si0.7Sb0.3S5I', 1],
  ['Li6PO1S4Cl', 1],
  ['Li7PS6', 0]
])('knows %s for an argyrodite, neutral, with x = %f', (formula, x) => {
  const of = composition(formula);
  expect(of.not_argyrodite_because).toEqual([]);
  expect(of.is_argyrodite).toBe(true);
  expect(of.charge).toBe(0);
  expect(of.x).toBeCloseTo(x, 12);
  expect(of.warnings).toEqual([]);
});

it.each([
  ['Li3PS4', /add up to 4 for each/],
  ['LiCl', /no centre/],
  ['LiFePO4', /Fe/],
  ['Li4PS3Cl3', /takes 4/],
  ['Li5PS5Cl', /charges add up to −1/],
  ['P2S5', /no lithium/]
])('says why %s is no argyrodite', (formula, reason) => {
  const of = composition(formula);
  expect(of.is_argyrodite).toBe(false);
  expect(of.not_argyrodite_because.join(' ')).toMatch(reason);
  expect(of.free_sulfide_share).toBeNaN();
});

it('warns of a formula that is not neutral, and says with how much lithium it were', () => {
  const of = composition('Li6.5PS5Cl');
  expect(of.charge).toBeCloseTo(0.5, 12);
  expect(of.is_neutral).toBe(false);
  expect(of.warnings).toEqual([
    {
      code: 'not-neutral',
      message: 'The charges of Li6.5PS5Cl add up to +0.5. It is neutral with Li6.',
      subject: 'formula'
    }
  ]);
});

it('does not guess an oxidation state that it does not know', () => {
  const of = composition('LiFePO4');
  expect(of.charge).toBeNaN();
  expect(of.is_neutral).toBe(false);
  expect(of.warnings).toEqual([expect.objectContaining({ code: 'unknown-oxidation-state', subject: 'Fe' })]);
});

it('gives mass and atom percent of Li6PS5Cl', () => {
  // 13 atoms; M = 6·6.940 + 30.974 + 5·32.065 + 35.453 = 268.39
  const percent = Object.fromEntries(
    composition('Li6PS5Cl').elements.map(({ symbol, mass_percent, atom_percent }) => [
      symbol,
      [Number(mass_percent.toFixed(2)), Number(atom_percent.toFixed(2))]
    ])
  );
  expect(percent).toEqual({ Li: [15.51, 46.15], P: [11.54, 7.69], S: [59.74, 38.46], Cl: [13.21, 7.69] });
});

it('splits a formula for subscripts', () => {
  expect(composition('Li5.5PS4.5Cl1.0Br0.5').parts).toEqual([
    { text: 'Li', subscript: '5.5' },
    { text: 'P', subscript: '' },
    { text: 'S', subscript: '4.5' },
    { text: 'Cl', subscript: '' },
    { text: 'Br', subscript: '0.5' }
  ]);
});

it('takes mixed halides, and refuses more than there is sulfur for', () => {
  expect(composition({ chlorine: 1, bromine: 0.5 }).formula).toBe('Li5.5PS4.5ClBr0.5');
  expect(() => composition({ chlorine: 1.5, bromine: 0.6 })).toThrow(/2.1/);
  expect(() => composition({ chlorine: -1 })).toThrow(/from 0 to 2/);
  expect(() => composition({ chlorum: 1 } as never)).toThrow(/no halide “chlorum”/);
});
