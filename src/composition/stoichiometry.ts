import { ArgyroditeError, type Warning } from '../arrow/error.js';
import { compareSymbols, atomicMass, partOf, type Role } from './elements.js';
import { formulaParts, molarMass, parseFormula, writeFormula, type Amounts } from './formula.js';
import type { Composition } from './types.js';

/** A phosphorus argyrodite by its halides: Li7−xPS6−xXx with x their sum. */
export interface Halides {
  chlorine?: number;
  bromine?: number;
  iodine?: number;
  fluorine?: number;
}

const halideSymbols: Record<keyof Halides, string> = {
  chlorine: 'Cl',
  bromine: 'Br',
  iodine: 'I',
  fluorine: 'F'
};

/** Above rounding, below what any balance sees. */
const ALIKE = 1e-6;
/** Anions for each tetrahedron's centre in A(12−n−x) M S(6−x) X(x): Kuhs, Nitsche & Scheunemann 1979. */
const ANIONS = 6;
const IN_TETRAHEDRON = 4;

/**
 * Everything that a formula says: molar mass, shares, charge, and whether it is an argyrodite.
 *
 * @param of a formula such as `Li5.7PS4.7Cl1.3`, or the halides of Li7−xPS6−xXx, `{ chlorine: 1.3 }`
 * @throws ArgyroditeError `bad-formula`
 */
export function composition(of: string | Halides): Composition {
  return describe(typeof of === 'string' ? parseFormula(of) : fromHalides(of));
}

/** {@link composition} of amounts by symbol. */
export function describe(amounts: Amounts): Composition {
  const symbols = Object.keys(amounts).sort(compareSymbols);
  const mass = molarMass(amounts);
  const atoms = symbols.reduce((sum, symbol) => sum + amounts[symbol], 0);
  const centres = amountOf(amounts, 'centre');
  // per tetrahedron, so that Li12P2S10Cl2 is what Li6PS5Cl is
  const unit = centres || 1;
  const chalcogens = amountOf(amounts, 'chalcogen') / unit;
  const charge = clean(
    symbols.reduce((sum, symbol) => sum + amounts[symbol] * (partOf(symbol)?.oxidationState ?? NaN), 0)
  );
  const because = whyNot(amounts, charge);
  const is_argyrodite = because.length === 0;
  const free = is_argyrodite ? clean(chalcogens - IN_TETRAHEDRON) : NaN;
  return {
    type: 'composition',
    formula: writeFormula(amounts),
    parts: formulaParts(amounts),
    sample_name: sampleName(amounts),
    molar_mass_g_mol: mass,
    elements: symbols.map(symbol => ({
      symbol,
      amount: amounts[symbol],
      mass_percent: (100 * amounts[symbol] * atomicMass(symbol)!) / mass,
      atom_percent: (100 * amounts[symbol]) / atoms,
      oxidation_state: partOf(symbol)?.oxidationState ?? NaN,
      known: partOf(symbol) !== undefined
    })),
    charge,
    is_neutral: Math.abs(charge) <= ALIKE,
    x: amountOf(amounts, 'halogen') / unit,
    halides: Object.fromEntries(
      symbols
        .filter(symbol => partOf(symbol)?.role === 'halogen')
        .map(symbol => [symbol, amounts[symbol] / unit])
    ),
    sulfur_in_tetrahedra: is_argyrodite ? IN_TETRAHEDRON : NaN,
    free_sulfide: free,
    free_sulfide_share: free / chalcogens,
    is_argyrodite,
    not_argyrodite_because: because,
    warnings: chargeWarnings(amounts, charge)
  };
}

/** Amounts by symbol, as the composition was given. */
export function amountsOf({ elements }: Composition): Amounts {
  return Object.fromEntries(elements.map(({ symbol, amount }) => [symbol, amount]));
}

/** The sum over the elements of a role. */
export function amountOf(amounts: Amounts, role: Role): number {
  return Object.entries(amounts)
    .filter(([symbol]) => partOf(symbol)?.role === role)
    .reduce((sum, [, amount]) => sum + amount, 0);
}

/** True for Li7−xPS6−xXx with these halides and nothing else, in any multiple. */
export function isPlain(amounts: Amounts, halides: readonly string[] = ['F', 'Cl', 'Br', 'I']): boolean {
  const { P: phosphorus = 0, Li: lithium = 0, S: sulfur = 0 } = amounts;
  if (!phosphorus || Object.keys(amounts).some(symbol => !['Li', 'P', 'S', ...halides].includes(symbol)))
    return false;
  const x = amountOf(amounts, 'halogen') / phosphorus;
  return Math.abs(lithium / phosphorus - 7 + x) <= ALIKE && Math.abs(sulfur / phosphorus - 6 + x) <= ALIKE;
}

function fromHalides(halides: Halides): Amounts {
  const amounts: Amounts = {};
  let x = 0;
  for (const [name, value] of Object.entries(halides)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(halideSymbols, name)) {
      throw new ArgyroditeError(
        'bad-formula',
        `There is no halide “${name}”; give ${Object.keys(halideSymbols).join(', ')}, or a formula.`
      );
    }
    if (typeof value !== 'number' || !(value >= 0 && value <= 2)) {
      throw new ArgyroditeError(
        'bad-formula',
        `The amount of ${name} must be a number from 0 to 2; it is ${value}.`
      );
    }
    if (value > 0) amounts[halideSymbols[name as keyof Halides]] = value;
    x += value;
  }
  if (x > 2) {
    throw new ArgyroditeError(
      'bad-formula',
      `The halides add up to ${clean(x)}; Li7−xPS6−xXx has sulfur for x up to 2. Give less of them.`
    );
  }
  return { Li: 7 - x, P: 1, S: 6 - x, ...amounts };
}

function whyNot(amounts: Amounts, charge: number): string[] {
  const because: string[] = [];
  const strange = Object.keys(amounts).filter(symbol => !partOf(symbol));
  if (strange.length) because.push(`It holds ${strange.join(', ')}, which has no place in the structure.`);
  const centres = amountOf(amounts, 'centre');
  if (!centres) {
    because.push('It has no centre for the tetrahedra: P, As, Sb, Si, Ge or Sn.');
    return because;
  }
  if (!amountOf(amounts, 'mobile')) because.push('It has no lithium or other mobile ion.');
  const anions = (amountOf(amounts, 'chalcogen') + amountOf(amounts, 'halogen')) / centres;
  if (Math.abs(anions - ANIONS) > ALIKE) {
    because.push(
      `Sulfur and halogen add up to ${short(anions)} for each tetrahedron’s centre; the structure has ${ANIONS}.`
    );
  }
  const chalcogens = amountOf(amounts, 'chalcogen') / centres;
  if (chalcogens < IN_TETRAHEDRON - ALIKE) {
    because.push(`There is ${short(chalcogens)} sulfur for each tetrahedron, which takes ${IN_TETRAHEDRON}.`);
  }
  if (Math.abs(charge) > ALIKE) because.push(`Its charges add up to ${signed(charge)}.`);
  return because;
}

function chargeWarnings(amounts: Amounts, charge: number): Warning[] {
  const strange = Object.keys(amounts).filter(symbol => !partOf(symbol));
  if (strange.length) {
    return strange.map(symbol => ({
      code: 'unknown-oxidation-state',
      message: `The charge is not checked: no oxidation state is known here for ${symbol}.`,
      subject: symbol
    }));
  }
  if (Math.abs(charge) <= ALIKE) return [];
  const lithium = (amounts.Li ?? 0) - charge;
  const remedy = lithium > 0 ? ` It is neutral with Li${short(lithium)}.` : '';
  return [
    {
      code: 'not-neutral',
      message: `The charges of ${writeFormula(amounts)} add up to ${signed(charge)}.${remedy}`,
      subject: 'formula'
    }
  ];
}

/** The study's way of naming: Li5.7PS4.7Cl1.3 is Cl-13, x = 1 is Cl-10, x = 1.45 is Cl-145. */
function sampleName(amounts: Amounts): string {
  const halide = ['F', 'Cl', 'Br', 'I'].find(symbol => isPlain(amounts, [symbol]));
  const x = halide && amounts[halide] / amounts.P;
  if (!x) return writeFormula(amounts);
  const digits = Number(x.toFixed(3));
  return `${halide}-${digits.toFixed(Math.max(1, (String(digits).split('.')[1] ?? '').length)).replace('.', '')}`;
}

/** Rounding of sums is no charge. */
function clean(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(14));
}

function short(value: number): string {
  return String(Number(value.toFixed(4)));
}

function signed(charge: number): string {
  return `${charge > 0 ? '+' : '−'}${short(Math.abs(charge))}`;
}
