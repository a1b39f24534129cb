import { ArgyroditeError } from '../arrow/error.js';
import { purityOf, type BatchOptions } from './batch.js';
import { partOf } from './elements.js';
import { molarMass, parseFormula, writeFormula, type Amounts } from './formula.js';
import type { ObtainedComposition } from './types.js';

export interface WeighedOptions extends Pick<BatchOptions, 'purity'> {
  /** Standard error of each mass. A balance that rounds to a step d has d/√12 from that alone. Default 0. */
  mass_error_g?: number;
  /** Centres of tetrahedra (P, Ge, ...) in the formula that is written. Default 1. */
  centres?: number;
}

/** Decimals of the formula that is written for people. */
const DECIMALS = 4;

/**
 * The composition that weighed masses give, with errors: the inverse of `batch`. What is not the precursor (1 − purity) is taken
 * as inert.
 *
 * Written for one centre of a tetrahedron in sum; errors of the masses are propagated to first order.
 *
 * @param masses in g, by the precursor's formula; any formula is understood
 * @throws ArgyroditeError `bad-formula`, `bad-setting`
 */
export function compositionFromMasses(
  masses: Readonly<Record<string, number>>,
  { purity = 1, mass_error_g = 0, centres = 1 }: WeighedOptions = {}
): ObtainedComposition {
  const rows = Object.entries(masses).map(([precursor, mass]) => {
    if (!(mass >= 0 && mass < Infinity)) {
      throw new ArgyroditeError(
        'bad-setting',
        `The mass of ${precursor} must be a number of grams; it is ${mass}.`
      );
    }
    const holds = parseFormula(precursor);
    const molesPerGram = purityOf(precursor, purity) / molarMass(holds);
    return { holds, moles: mass * molesPerGram, error: mass_error_g * molesPerGram };
  });
  const symbols = [...new Set(rows.flatMap(({ holds }) => Object.keys(holds)))];
  const total = (weight: (symbol: string) => number) =>
    symbols.reduce(
      (sum, symbol) =>
        sum + weight(symbol) * rows.reduce((s, row) => s + held(row.holds, symbol) * row.moles, 0),
      0
    );
  const tetrahedra = total(isCentre);
  if (!(tetrahedra > 0)) {
    throw new ArgyroditeError(
      'bad-setting',
      'The masses hold no P, As, Sb, Si, Ge or Sn, and so no formula follows. Give the mass of P2S5 or another of them.'
    );
  }
  // of Σ wᵢ nᵢ / Σ centres: the derivative by each precursor's moles, in quadrature
  const ratio = (weight: (symbol: string) => number): [value: number, error: number] => {
    const value = (centres * total(weight)) / tetrahedra;
    const variance = rows.reduce((sum, { holds, error }) => {
      const own = Object.keys(holds).reduce((s, symbol) => s + weight(symbol) * holds[symbol], 0);
      const centre = Object.keys(holds).reduce((s, symbol) => s + isCentre(symbol) * holds[symbol], 0);
      return sum + (((centres * own - value * centre) / tetrahedra) * error) ** 2;
    }, 0);
    return [value, Math.sqrt(variance)];
  };
  const amounts: Amounts = {};
  const errors: Amounts = {};
  for (const symbol of symbols) [amounts[symbol], errors[symbol]] = ratio(other => Number(other === symbol));
  const [x, xError] = ratio(symbol => Number(partOf(symbol)?.role === 'halogen') / centres);
  return {
    formula: writeFormula(amounts, DECIMALS),
    elements: amounts,
    errors,
    x,
    x_error: xError,
    mass_g: Object.entries(masses).reduce(
      (sum, [precursor, mass]) => sum + mass * purityOf(precursor, purity),
      0
    )
  };
}

function held(holds: Amounts, symbol: string): number {
  return Object.hasOwn(holds, symbol) ? holds[symbol] : 0;
}

function isCentre(symbol: string): number {
  return Number(partOf(symbol)?.role === 'centre');
}
