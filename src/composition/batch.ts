import { ArgyroditeError } from '../arrow/error.js';
import { amountsOf } from './stoichiometry.js';
import { molarMass, parseFormula, type Amounts } from './formula.js';
import { carrierOf, lithiumSulfide } from './precursors.js';
import type { BatchRow, Composition } from './types.js';

export interface BatchOptions {
  /** Mass of the product. */
  mass_g: number;
  /** Mass fraction that is what the label says: one for all precursors, or by formula. Default 1. */
  purity?: number | Readonly<Record<string, number>>;
  /** What masses are rounded to; without it they are not rounded. */
  balance_step_g?: number;
}

interface Share {
  precursor: string;
  /** mol for each mol of the formula. */
  amount: number;
  hazard: string;
}

/** mol per mol of formula: what a formula's written decimals leave over, and what rounding does. */
const WRITTEN = 1e-6;
const NOTHING = 1e-12;

/**
 * What to weigh in for a composition, Li2S first: Li7−xPS6−xClx = (3.5 − x) Li2S + 0.5 P2S5 + x LiCl.
 *
 * @returns for each precursor its amount in mmol and mass in g (amount × molar mass / purity)
 * @throws ArgyroditeError `no-precursors` where it cannot be made of the precursors known here, `bad-setting`
 */
export function batch(of: Composition, { mass_g, purity = 1, balance_step_g }: BatchOptions): BatchRow[] {
  if (!(mass_g > 0 && mass_g < Infinity)) {
    throw new ArgyroditeError('bad-setting', `The mass must be a number of grams above 0; it is ${mass_g}.`);
  }
  if (balance_step_g !== undefined && !(balance_step_g > 0 && balance_step_g < Infinity)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The balance’s step must be a number of grams above 0; it is ${balance_step_g}.`
    );
  }
  const moles = mass_g / of.molar_mass_g_mol;
  return shares(of).map(({ precursor, amount, hazard }) => {
    const molar = molarMass(parseFormula(precursor));
    const pure = purityOf(precursor, purity);
    const mass = (moles * amount * molar) / pure;
    return {
      precursor,
      amount_mmol: 1000 * moles * amount,
      mass_g: mass,
      rounded_mass_g: balance_step_g === undefined ? mass : roundTo(mass, balance_step_g),
      molar_mass_g_mol: molar,
      purity: pure,
      hazard
    };
  });
}

/** @throws ArgyroditeError `bad-setting` */
export function purityOf(precursor: string, purity: NonNullable<BatchOptions['purity']>): number {
  const value =
    typeof purity === 'number' ? purity : Object.hasOwn(purity, precursor) ? purity[precursor] : 1;
  if (!(value > 0 && value <= 1)) {
    throw new ArgyroditeError(
      'bad-setting',
      `The purity of ${precursor} must be above 0 and at most 1; it is ${value}. Write 99.9 % as 0.999.`
    );
  }
  return value;
}

/** Every element but lithium and sulfur has one carrier; Li2S brings the lithium that is left, and sulfur must then fit. */
function shares(of: Composition): Share[] {
  const left: Amounts = { Li: 0, S: 0, ...amountsOf(of) };
  const rows: Share[] = [];
  for (const { symbol, amount } of of.elements) {
    if (symbol === 'Li' || symbol === 'S') continue;
    const carrier = carrierOf(symbol);
    if (!carrier) throw cannot(of, `no precursor that brings ${symbol} is known here`);
    const holds = parseFormula(carrier.formula);
    const moles = amount / holds[symbol];
    rows.push({ precursor: carrier.formula, amount: moles, hazard: carrier.hazard });
    for (const [brought, count] of Object.entries(holds)) left[brought] -= count * moles;
  }
  const sulfide = left.Li / 2;
  if (sulfide < -WRITTEN) {
    throw cannot(
      of,
      `its other precursors bring ${short(-left.Li)} more lithium for each formula than it has`
    );
  }
  const sulfur = left.S - sulfide;
  if (Math.abs(sulfur) > WRITTEN) {
    throw cannot(
      of,
      `sulfides and halides bring ${short(Math.abs(sulfur))} sulfur too ${sulfur > 0 ? 'little' : 'much'} for each formula` +
        (of.is_neutral ? '' : ', because its charges do not add up to zero')
    );
  }
  if (sulfide <= NOTHING) return rows;
  return [{ precursor: lithiumSulfide.formula, amount: sulfide, hazard: lithiumSulfide.hazard }, ...rows];
}

function cannot(of: Composition, why: string): ArgyroditeError {
  return new ArgyroditeError(
    'no-precursors',
    `${of.formula} cannot be made from Li2S, sulfides and lithium halides: ${why}. Change the formula.`
  );
}

/** 0.7562, not 0.7562000000000001. */
function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
