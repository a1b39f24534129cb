import { html, nothing, type TemplateResult } from 'lit-html';
import type { Arrhenius, Growth, SeriesResult } from '../../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../../numeric/format.js';
import { quantityText } from '../../controls/quantity-text.js';
import { meaning } from '../terms.js';
import { lawLine } from './trend-plot.js';

/** The laws of growth compared, or the activation energy: what a series says as a whole. */
export function growthPanel({ growth, arrhenius }: SeriesResult): TemplateResult {
  return html`${arrhenius ? arrheniusPart(arrhenius) : nothing}${growth ? growthPart(growth) : nothing}`;
}

function growthPart({ laws, verdict }: Growth): TemplateResult {
  return html`<div>
    <table class="ag-laws" aria-label="Laws of growth">
      <thead>
        <tr>
          <th scope="col" colspan="2">Law</th>
          <th scope="col"></th>
          <th scope="col" data-tip=${meaning('ΔBIC')}>ΔBIC</th>
        </tr>
      </thead>
      <tbody>
        ${laws.map(
          ({ formula, parameters, delta_bic }, n) =>
            html`<tr class=${n ? 'ag-weak' : ''}>
              <td>${sample(n)}</td>
              <th scope="row">${formulaTemplate(formula)}</th>
              <td>
                ${parameters.map(
                  ({ name, value, standard_error, unit }) =>
                    html`<span class="ag-nowrap"
                      >${nameTemplate(name)}
                      ${quantityText(formatWithError(value, standard_error, unit))}</span
                    > `
                )}
              </td>
              <td>${formatQuantity(delta_bic, '', 2)}</td>
            </tr>`
        )}
      </tbody>
    </table>
    <p class="ag-note">${verdict}</p>
  </div>`;
}

function sample(n: number): TemplateResult {
  const { stroke, dash, width } = lawLine(n);
  return html`<svg width="26" height="8" aria-hidden="true">
    <line x1="0" x2="26" y1="4" y2="4" stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash} />
  </svg>`;
}

/** `R0 + k √t` with its letters in italics and its index below. */
function formulaTemplate(formula: string): unknown[] {
  return formula
    .split(/(R0|(?<![a-z])[a-zτ](?![a-z]))/u)
    .map(part => (/^(R0|[a-zτ])$/u.test(part) ? nameTemplate(part) : part));
}

function nameTemplate(name: string): TemplateResult {
  return html`<i>${name[0]}</i>${name.length > 1 ? html`<sub>${name.slice(1)}</sub>` : nothing}`;
}

function arrheniusPart({
  energy_ev,
  standard_error,
  lower_95,
  upper_95,
  prefactor,
  unit,
  conductivity
}: Arrhenius): TemplateResult {
  const interval =
    conductivity.length > 2
      ? html`, 95 %: ${rounded(lower_95, standard_error)} to ${rounded(upper_95, standard_error)} eV`
      : nothing;
  return html`<p class="ag-note">
    Straight line through ln(${unit === 'S/cm' ? html`<i>σT</i>` : html`<i>T</i>/<i>R</i>`}) against
    1/<i>T</i>, ${conductivity.length} temperatures: <i>E</i
    ><sub>a</sub> ${formatWithError(energy_ev, standard_error, 'eV')}${interval}; pre-exponential factor
    ${formatQuantity(prefactor, unit === 'S/cm' ? 'S K/cm' : 'S K', 2)}.
    ${unit === 'S' ? 'Area and thickness do not change the energy.' : nothing}
  </p>`;
}

/** With as many decimals as the error has, and one more. */
function rounded(value: number, error: number): string {
  const decimals = Math.min(10, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return value.toFixed(decimals).replace('-', '−');
}
