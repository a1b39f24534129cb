import { formatWithError } from '../../numeric/format.js';

/** A number to some digits, without trailing zeros, half always up: a staircase's 1.085 is 1.09 however it is stored. */
export function rounded(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const text = (value * (1 + 1e-12)).toPrecision(digits);
  return String(Number(text)).replace('-', '−');
}

/** The same with its trailing zeros, for a column of numbers. */
export function aligned(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const text = (value * (1 + 1e-12)).toPrecision(digits);
  return (text.includes('e') ? String(Number(text)) : text).replace('-', '−');
}

/** To a number of decimals, half up, for a column of numbers. */
export function decimals(value: number, count: number): string {
  if (!Number.isFinite(value)) return '–';
  return (value * (1 + 1e-12)).toFixed(count).replace('-', '−');
}

/** A mean with its deviation, rounded together; without a deviation where there is none. */
export function withDeviation(mean: number, deviation: number): string {
  return deviation > 0 && deviation < Math.abs(mean) ? formatWithError(mean, deviation) : rounded(mean);
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** A formula with its numbers below the line, as text: `Li₅.₇PS₄.₇Cl₁.₃`. What is no formula stays as it is. */
export function formula(text: string): string {
  if (!/^(?:[A-Z][a-z]?\d*\.?\d*)+$/.test(text) || !/[A-Z].*[A-Z]/.test(text)) return text;
  return text.replace(/\d/g, digit => subscripts[Number(digit)]);
}

/** A current density in mA/cm², without its unit. */
export const density = (value: number): string => rounded(value, 3);

/** A current in the prefix that suits it. */
export function current(ampere: number): string {
  const size = Math.abs(ampere);
  if (size === 0) return '0 mA';
  return size < 1e-3 ? `${rounded(ampere * 1e6)} µA` : `${rounded(ampere * 1e3)} mA`;
}

/** A voltage in V, or in mV below a tenth of one. */
export function voltage(volt: number): string {
  return Math.abs(volt) < 0.1 ? `${rounded(volt * 1e3)} mV` : `${rounded(volt, 4)} V`;
}

/** A time as an experimenter says it: `42 s`, `12 min`, `213.4 h`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 120) return `${rounded(seconds)} s`;
  if (seconds < 2 * 3600) return `${rounded(seconds / 60)} min`;
  return `${rounded(seconds / 3600, 4)} h`;
}

/** A resistance with or without an area: Ω cm² or Ω. */
export function resistance(value: number, withArea: boolean): string {
  return `${rounded(value)} ${withArea ? 'Ω cm²' : 'Ω'}`;
}

/** `1 cycle`, `2 cycles` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
