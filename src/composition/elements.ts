import { elementsObject } from 'chemical-elements';

/** What an element does in an argyrodite. */
export type Role = 'mobile' | 'substituent' | 'centre' | 'chalcogen' | 'halogen';

interface Part {
  role: Role;
  oxidationState: number;
}

const part = (role: Role, oxidationState: number): Part => ({ role, oxidationState });

/**
 * The elements that argyrodites are made of, in the order in which formulas name them: what moves, what stands for some of it,
 * the centres of the tetrahedra, and what they are bound to.
 */
const parts: Readonly<Record<string, Part>> = {
  Li: part('mobile', 1),
  Na: part('mobile', 1),
  K: part('mobile', 1),
  Cu: part('mobile', 1),
  Ag: part('mobile', 1),
  Mg: part('substituent', 2),
  Ca: part('substituent', 2),
  Zn: part('substituent', 2),
  Al: part('substituent', 3),
  Ga: part('substituent', 3),
  In: part('substituent', 3),
  P: part('centre', 5),
  As: part('centre', 5),
  Sb: part('centre', 5),
  Si: part('centre', 4),
  Ge: part('centre', 4),
  Sn: part('centre', 4),
  O: part('chalcogen', -2),
  S: part('chalcogen', -2),
  Se: part('chalcogen', -2),
  Te: part('chalcogen', -2),
  F: part('halogen', -1),
  Cl: part('halogen', -1),
  Br: part('halogen', -1),
  I: part('halogen', -1)
};

const order = Object.keys(parts);

/** `undefined` for an element that argyrodites do not hold. */
export function partOf(symbol: string): Part | undefined {
  return Object.hasOwn(parts, symbol) ? parts[symbol] : undefined;
}

/** In the order of formulas; elements of no role come last, by the alphabet. */
export function compareSymbols(a: string, b: string): number {
  const [i, j] = [a, b].map(symbol => order.indexOf(symbol));
  if (i >= 0 && j >= 0) return i - j;
  return i >= 0 ? -1 : j >= 0 ? 1 : a < b ? -1 : 1;
}

/**
 * Standard atomic mass in g/mol, from the natural abundances and masses of the isotopes; `undefined` where there is no such
 * element, or none that occurs in nature.
 */
export function atomicMass(symbol: string): number | undefined {
  return Object.hasOwn(elementsObject, symbol) ? (elementsObject[symbol]?.mass ?? undefined) : undefined;
}
