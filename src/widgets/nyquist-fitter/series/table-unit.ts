import { prefixFor } from '../../controls/quantity.js';

const PREFIXED = new Set(['Ω', 'F', 'H', 's']);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A unit with the prefix or the power of ten that suits most of a column's values: it stands above them once. */
export function commonUnit(values: ArrayLike<number>, unit: string): { unit: string; factor: number } {
  const sizes = Array.from(values, Math.abs)
    .filter(size => size > 0 && size < Infinity)
    .sort((a, b) => a - b);
  const middle = sizes[sizes.length >> 1];
  if (middle === undefined) return { unit, factor: 1 };
  if (PREFIXED.has(unit)) {
    const { prefix, factor } = prefixFor(middle);
    return { unit: prefix + unit, factor };
  }
  const power = Math.floor(Math.log10(middle));
  if (power >= -2 && power < 4) return { unit, factor: 1 };
  const digits = Array.from(String(Math.abs(power)), digit => SUPERSCRIPTS[Number(digit)]).join('');
  return { unit: `10${power < 0 ? '⁻' : ''}${digits} ${unit}`.trim(), factor: 10 ** power };
}
