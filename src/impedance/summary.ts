import { formatQuantity, formatWithError } from '../numeric/format.js';
import { statedConductivity } from './conductivity.js';
import { seriesSummary } from './series/series-summary.js';
import type { NyquistResult } from './types.js';

/** The result in lines of text, the answer first. */
export function nyquistSummary(result: NyquistResult): [label: string, value: string][] {
  const lines: [string, string][] = result.series ? seriesSummary(result.series) : [];
  const total = result.total_resistance_ohm;
  const conductivity = statedConductivity(result);
  if (conductivity) lines.push(['Ionic conductivity', conductivity.replace('= ', '')]);
  if (total > 0) {
    lines.push(['Total resistance', formatWithError(total, result.total_resistance_error_ohm, 'Ω')]);
  }
  if (result.validity) {
    const share = formatQuantity(100 * result.validity.inconsistency, '%', 2);
    lines.push(['Kramers-Kronig test', `${result.validity.valid ? 'passed' : 'failed'}, ${share} of |Z|`]);
  }
  lines.push(['Circuit', result.circuit]);
  const limited = new Set(result.warnings.filter(({ code }) => code === 'at-bound').map(w => w.subject));
  for (const { name, value, standard_error, unit, fixed } of result.parameters) {
    const note = fixed ? ' (fixed)' : limited.has(name) ? ' (at its limit)' : undefined;
    lines.push([
      name,
      note ? formatQuantity(value, unit) + note : formatWithError(value, standard_error, unit)
    ]);
  }
  lines.push(['Reduced χ²', formatQuantity(result.reduced_chi_square, '', 3)]);
  lines.push(['Points', String(result.rows.length)]);
  for (const { message } of result.warnings) lines.push(['Warning', message]);
  return lines;
}
