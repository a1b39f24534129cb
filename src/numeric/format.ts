/** Units that take a prefix. */
const PREFIXED = new Set(['Ω', 'F', 'H', 'S', 's', 'Hz', 'Ω cm²']);
const PREFIXES: Record<number, string> = {
  [-15]: 'f',
  [-12]: 'p',
  [-9]: 'n',
  [-6]: 'µ',
  [-3]: 'm',
  [0]: '',
  [3]: 'k',
  [6]: 'M',
  [9]: 'G',
  [12]: 'T'
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Outside of these powers of ten, a number without prefix is written as a product with a power. */
const PLAIN = { least: -3, most: 4 };

/**
 * A value and its standard error, rounded together: `486 ± 4 Ω`, `(1.13 ± 0.02) × 10⁻⁸ F s^(α−1)`. The error has one digit, or two
 * where the first is 1. Where the data do not determine the value (no error, or one as large as the value): `not determined`.
 */
export function formatWithError(value: number, error: number, unit = ''): string {
  if (!Number.isFinite(value) || !Number.isFinite(error) || error >= Math.abs(value)) return 'not determined';
  if (!(error > Math.abs(value) * 1e-12)) return formatQuantity(value, unit);
  const { power, suffix, factor } = chooseScale(value, unit);
  const scaledError = error / factor;
  const decimals = errorDecimals(scaledError);
  const pair = `${fixed(value / factor, decimals)} ± ${fixed(scaledError, decimals)}`;
  return power === 0 ? join(pair, suffix) : join(`(${pair}) × 10${superscript(power)}`, suffix);
}

/** A value alone, to a number of digits: `1.5 kΩ`, `3.2 × 10⁻⁵ S/cm`; `not determined` where there is none. */
export function formatQuantity(value: number, unit = '', digits = 4): string {
  if (value === Infinity) return join('∞', unit);
  if (value === -Infinity) return join('−∞', unit);
  if (Number.isNaN(value)) return 'not determined';
  if (value === 0) return join('0', unit);
  const rounded = Number(value.toPrecision(digits));
  const { power, suffix, factor } = chooseScale(rounded, unit);
  const number = sign(String(Number((rounded / factor).toPrecision(digits))));
  return join(power === 0 ? number : `${number} × 10${superscript(power)}`, suffix);
}

/** What the number is divided by: a prefix where the unit takes one, else a power of ten where the number is far from 1. */
function chooseScale(value: number, unit: string): { power: number; suffix: string; factor: number } {
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (PREFIXED.has(unit)) {
    const thousand = Math.floor(magnitude / 3) * 3;
    const prefix = PREFIXES[thousand];
    if (prefix !== undefined) return { power: 0, suffix: prefix + unit, factor: 10 ** thousand };
  } else if (magnitude >= PLAIN.least && magnitude < PLAIN.most) {
    return { power: 0, suffix: unit, factor: 1 };
  }
  return { power: magnitude, suffix: unit, factor: 10 ** magnitude };
}

/** Decimals that leave one digit of the error, or two where the first is 1. */
function errorDecimals(error: number): number {
  const [first, magnitude] = error.toExponential(0).split('e').map(Number);
  return (first === 1 ? 1 : 0) - magnitude;
}

/** Also where digits before the decimal point are to be rounded away. */
function fixed(value: number, decimals: number): string {
  if (decimals >= 0) return sign(value.toFixed(Math.min(decimals, 20)));
  const step = 10 ** -decimals;
  return sign(String(Math.round(value / step) * step));
}

function sign(number: string): string {
  return number.replace('-', '−');
}

function superscript(power: number): string {
  const digits = Array.from(String(Math.abs(power)), digit => SUPERSCRIPTS[Number(digit)]).join('');
  return power < 0 ? `⁻${digits}` : digits;
}

function join(number: string, unit: string): string {
  return unit ? `${number} ${unit}` : number;
}
