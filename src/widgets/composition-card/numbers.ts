import type { Relation } from '../../composition/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';

/** A mass in g with as many decimals as the balance shows. */
export function massText(mass: number, step: number | 'exact'): string {
  return mass.toFixed(step === 'exact' ? 6 : decimalsOf(step));
}

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 9; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return decimals;
  }
  return 9;
}

const signs: Record<Relation, string> = { '=': '', '~': '≈ ', '>': '> ', '<': '< ' };

/** A value with its error where it has one, and with what is said of it: `> 1 mA/cm²`. */
export function valueText(value: number, error: number, unit: string, relation: Relation = '='): string {
  const text =
    Number.isFinite(error) && error > 0 && error < Math.abs(value)
      ? formatWithError(value, error, unit)
      : formatQuantity(value, unit);
  return signs[relation] + text;
}

/** A number with as many decimals as asked and a true minus sign. */
export function fixed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '−');
}

/** Where a value comes from, in few words: of the study the figure or table is enough. */
export function sourceText(isStudy: boolean, source: string): string {
  return isStudy
    ? `study, ${source.replace(/^\w+, (?=Fig|Table|Supp)/, '').replaceAll('Supplementary', 'Suppl.')}`
    : source;
}
