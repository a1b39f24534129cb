import { html, nothing, type TemplateResult } from 'lit-html';
import type { CompositionResult, PropertySeries, Trend } from '../../composition/types.js';
import { formatWithError } from '../../numeric/format.js';
import { formulaText, withFormulas } from './formula.js';
import { massText } from './numbers.js';
import type { CardScene } from './scene.js';

/** What to weigh, in a line that can be quoted. */
export function cardAnswer(scene: CardScene, result: CompositionResult | undefined): TemplateResult {
  if (!result) return html`<span>–</span>`;
  const { batch, batch_problem, composition, total_mass_g } = result;
  if (batch.length === 0)
    return html`<span class="ag-weak">No batch</span
      ><span class="ag-aside">${withFormulas(batch_problem)}</span>`;
  const step = scene.shown.balance_step_g;
  return html`${batch.map(
      ({ precursor, rounded_mass_g }) =>
        html`<span>${formulaText(precursor)} ${massText(rounded_mass_g, step)} g</span>`
    )}
    <span class="ag-aside"
      >for ${Number(total_mass_g.toPrecision(6))} g of
      ${composition.sample_name === composition.formula ? formulaText(composition.formula) : composition.sample_name},
      ${composition.molar_mass_g_mol.toFixed(2)} g/mol</span
    >`;
}

/** The trend of a quantity, in a line. */
export function seriesAnswer(series: PropertySeries | undefined): TemplateResult {
  if (!series) return html`<span>–</span>`;
  const { trend, unit, label } = series;
  if (!trend) {
    return html`<span class="ag-weak">No trend</span>
      <span class="ag-aside">A line with an error needs three values; here ${count(series)}.</span>`;
  }
  return html`<span>${label} = ${trendText(trend, unit)}</span>
    <span class="ag-aside"
      >${trend.degrees_of_freedom} degree${trend.degrees_of_freedom === 1 ? '' : 's'} of freedom; a 95 %
      interval is ${trend.t_95.toFixed(1)} standard errors to each side</span
    >`;
}

function count({ points }: PropertySeries): TemplateResult | string {
  const used = points.filter(
    point => !point.is_excluded && (point.relation === '=' || point.relation === '~')
  ).length;
  return used === 0 ? 'is none' : used === 1 ? 'is one' : 'are two';
}

/** `(9.9498 ± 0.0008) − (0.1010 ± 0.0007) x Å`. */
export function trendText(
  { intercept, intercept_error, slope, slope_error }: Trend,
  unit: string
): TemplateResult {
  const sign = slope < 0 ? '−' : '+';
  return html`<span class="ag-nowrap">(${pair(intercept, intercept_error)})</span>
    <span class="ag-nowrap"
      >${sign} (${pair(Math.abs(slope), slope_error)})
      <i>x</i> ${unit ? html`<span class="ag-unit">${unit}</span>` : nothing}</span
    >`;
}

/** Both numbers, also where the error is larger than the value: of a slope that is to be seen. */
export function pair(value: number, error: number): string {
  if (!(error > 0)) return String(Number(value.toPrecision(5))).replace('-', '−');
  if (error < Math.abs(value)) return formatWithError(value, error);
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(error)));
  return `${value.toFixed(decimals).replace('-', '−')} ± ${error.toFixed(decimals)}`;
}
