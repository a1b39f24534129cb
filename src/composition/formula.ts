import { ArgyroditeError } from '../arrow/error.js';
import { atomicMass, compareSymbols } from './elements.js';
import type { FormulaPart } from './types.js';

/** Amounts by symbol. */
export type Amounts = Record<string, number>;

const MAX_LENGTH = 200;
/** Decimals of an amount in a formula that we write. */
const DECIMALS = 9;
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const OPENING = '([';
const CLOSING = ')]';

/**
 * The amounts of a formula's elements: `Li5.7PS4.7Cl1.3`, `Li₆PS₅Cl`, `Li2(PS4)0.5`.
 *
 * Stricter than chemists' parsers, which take `Ph` for phenyl and `Li-2` for less than nothing: here a formula that is not
 * plainly right is an error with its place.
 *
 * @throws ArgyroditeError `bad-formula` with the character's position
 */
export function parseFormula(text: string): Amounts {
  if (text.length > MAX_LENGTH) {
    throw bad(`it is longer than ${MAX_LENGTH} characters. Give one compound, such as Li6PS5Cl`, MAX_LENGTH);
  }
  // one character for one character, so that positions hold
  const plain = text.replace(/[₀-₉]/g, digit => String(SUBSCRIPTS.indexOf(digit)));
  const stack: { amounts: Amounts; position: number }[] = [{ amounts: {}, position: 0 }];
  let i = 0;
  const amount = (): number => {
    const number = /^\s*(\d+(?:\.\d+)?|\.\d+)/.exec(plain.slice(i));
    if (!number) return 1;
    i += number[0].length;
    return Number(number[1]);
  };
  while (i < plain.length) {
    const position = i;
    const character = plain[i];
    const symbol = /^[A-Z][a-z]?/.exec(plain.slice(i))?.[0];
    if (/\s/.test(character)) {
      i++;
    } else if (symbol) {
      i += symbol.length;
      if (atomicMass(symbol) === undefined) throw bad(`there is no element ${symbol}`, position);
      add(stack[stack.length - 1].amounts, { [symbol]: 1 }, amount());
    } else if (OPENING.includes(character)) {
      i++;
      stack.push({ amounts: {}, position });
    } else if (CLOSING.includes(character)) {
      i++;
      const closed = stack.pop()!;
      if (!stack.length || plain[closed.position] !== OPENING[CLOSING.indexOf(character)]) {
        throw bad(`the bracket “${character}” closes nothing`, position);
      }
      add(stack[stack.length - 1].amounts, closed.amounts, amount());
    } else {
      throw bad(wrongCharacter(character, plain[i - 1]), position);
    }
  }
  if (stack.length > 1) throw bad('a bracket is not closed', stack[stack.length - 1].position);
  return sound(stack[0].amounts);
}

/** The amounts as a formula, in the usual order: `Li5.7PS4.7Cl1.3`. */
export function writeFormula(amounts: Amounts, decimals = DECIMALS): string {
  return formulaParts(amounts, decimals)
    .map(({ text, subscript }) => text + subscript)
    .join('');
}

/** The formula in pieces, for a view that sets the numbers lower. */
export function formulaParts(amounts: Amounts, decimals = DECIMALS): FormulaPart[] {
  return Object.keys(amounts)
    .sort(compareSymbols)
    .map(text => ({ text, subscript: String(Number(amounts[text].toFixed(decimals))) }))
    .filter(({ subscript }) => subscript !== '0')
    .map(({ text, subscript }) => ({ text, subscript: subscript === '1' ? '' : subscript }));
}

/** g/mol */
export function molarMass(amounts: Amounts): number {
  return Object.entries(amounts).reduce((sum, [symbol, amount]) => sum + amount * atomicMass(symbol)!, 0);
}

function add(to: Amounts, from: Amounts, times: number): void {
  for (const [symbol, amount] of Object.entries(from)) to[symbol] = (to[symbol] ?? 0) + amount * times;
}

function sound(amounts: Amounts): Amounts {
  const present = Object.entries(amounts).filter(([, amount]) => amount > 0);
  if (!present.length) throw bad('it holds no element. Write one such as Li6PS5Cl', 0);
  if (present.some(([, amount]) => amount > 1e6)) throw bad('an amount is above a million', 0);
  return Object.fromEntries(present);
}

function wrongCharacter(character: string, before: string | undefined): string {
  if (character === ',') return 'decimals are written with a point, as in Li5.7PS4.7Cl1.3';
  if (/[a-z]/.test(character)) {
    return `“${character}” follows no capital letter. Symbols are written as in Li, and x as a number`;
  }
  if (/\d/.test(character)) {
    return before ? `the number “${character}” follows no element` : 'a number in front is not understood';
  }
  return `the character “${character}” has no meaning. Write elements and numbers, as in Li6PS5Cl`;
}

function bad(why: string, position: number): ArgyroditeError {
  return new ArgyroditeError(
    'bad-formula',
    `The formula is not understood at character ${position + 1}: ${why}.`,
    {
      position
    }
  );
}
