const prefixes: Record<string, number> = {
  f: -15,
  p: -12,
  n: -9,
  µ: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9
};

/**
 * The number that was typed: a decimal comma, a true minus sign and an SI prefix before the unit (or alone) are understood.
 *
 * @param unit the unit that may follow, e.g. `Hz`
 * @returns NaN where it is not a number
 */
export function parseQuantity(text: string, unit = ''): number {
  let rest = text.trim().replace('−', '-').replace(',', '.').replace('μ', 'µ');
  if (unit && rest.endsWith(unit)) rest = rest.slice(0, -unit.length).trim();
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([fpnuµmkMG]?)$/i.exec(rest);
  if (!match) return NaN;
  const exponent = prefixes[match[2] === 'u' ? 'µ' : match[2]];
  return exponent === undefined ? NaN : Number(match[1]) * 10 ** exponent;
}

/** A number as a person types it: `1500`, `1.13e-8`. */
export function plainNumber(value: number, digits = 6): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const short = Number(value.toPrecision(digits));
  return size >= 1e6 || size < 1e-3 ? short.toExponential().replace('e+', 'e') : String(short);
}

/** The SI prefix that brings `size` between 1 and 1000, and its factor; for axes: `{ prefix: 'k', factor: 1000 }`. */
export function prefixFor(size: number): { prefix: string; factor: number } {
  if (!(size > 0) || !Number.isFinite(size)) return { prefix: '', factor: 1 };
  const exponent = Math.min(9, Math.max(-15, Math.floor(Math.log10(size * (1 + 1e-9)) / 3) * 3));
  const prefix = Object.keys(prefixes).find(prefix => prefixes[prefix] === exponent)!;
  return { prefix, factor: 10 ** exponent };
}

/** A measured value with a prefix and three digits (or as many as asked): `1.00 kHz`, `−30.2 Ω`. */
export function withPrefix(value: number, unit: string, digits = 3): string {
  if (!Number.isFinite(value)) return `– ${unit}`;
  const { prefix, factor } = prefixFor(Math.abs(Number(value.toPrecision(digits))));
  const scaled = (value / factor).toPrecision(digits);
  const plain = scaled.includes('e') ? String(Number(scaled)) : scaled;
  return `${plain.replace('-', '−')} ${prefix}${unit}`;
}

/** A round number with a prefix and no more digits than it has: `1 kHz`, `100 mHz`. */
export function roundWithPrefix(value: number, unit: string): string {
  const { prefix, factor } = prefixFor(Math.abs(value));
  return `${Number((value / factor).toPrecision(6))} ${prefix}${unit}`.replace('-', '−');
}
