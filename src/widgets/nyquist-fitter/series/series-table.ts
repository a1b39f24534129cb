import { html, type TemplateResult } from 'lit-html';
import type { NyquistSettings } from '../../../impedance/settings.js';
import type { Circuit, SeriesResult } from '../../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../../numeric/format.js';
import { quantityText } from '../../controls/quantity-text.js';
import { symbolTemplate, symbolsOf } from '../symbols.js';
import { isDoubtful, warningNames } from './doubts.js';
import type { SeriesStep } from './steps.js';
import { commonUnit } from './table-unit.js';

interface Column {
  heading: unknown;
  /** Of all values, above them. */
  unit: string;
  cell(i: number): unknown;
}

/**
 * The parameters of each spectrum with their standard errors; the row's button chooses the spectrum. On a narrow page each row is a
 * paragraph, with the names beside the values.
 */
export function seriesTable(options: {
  steps: readonly SeriesStep[];
  series: SeriesResult;
  circuit: Circuit;
  settings: NyquistSettings;
  chosen: number;
  choose(spectrum: number): void;
}): TemplateResult {
  const { steps, series, chosen, choose } = options;
  const labels = new Map(steps.map(({ spectrum, label }) => [spectrum, label]));
  const columns = columnsOf(series, options.circuit, options.settings);
  return html`<div class="ag-series-place">
    <table class="ag-series" aria-label="Parameters of all spectra, with standard errors">
      <thead>
        <tr>
          <th scope="col">Spectrum</th>
          ${columns.map(
            ({ heading, unit }) =>
              html`<th scope="col">
                ${heading}${unit ? html` <span class="ag-unit">${quantityText(unit)}</span>` : ''}
              </th>`
          )}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          series.spectra,
          (spectrum, i) =>
            html`<tr aria-current=${String(spectrum === chosen)}>
              <th scope="row">
                <button type="button" class="ag-link" @click=${() => choose(spectrum)}>
                  ${labels.get(spectrum) ?? spectrum}</button
                >${isDoubtful(series.warned[i]) ? sign(warningNames(series.warned[i])) : ''}
              </th>
              ${columns.map(
                ({ heading, unit, cell }) =>
                  html`<td>
                    <span class="ag-alone">${heading}</span> ${cell(i)}
                    <span class="ag-alone">${unit ? quantityText(unit) : ''}</span>
                  </td>`
              )}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function sign(names: string): TemplateResult {
  return html` <span class="ag-sign" role="img" aria-label="Warnings: ${names}" data-tip=${names}>⚠</span>`;
}

function columnsOf(series: SeriesResult, circuit: Circuit, { fixed }: NyquistSettings): Column[] {
  const symbols = symbolsOf(circuit);
  const { ionic_conductivity_s_cm: sigma, ionic_conductivity_error_s_cm: sigmaError } = series;
  const milli = (values: Float64Array) => values.map(value => 1000 * value);
  const followsTotal = !series.parameters.some(({ name }) => name === series.quantity);
  return [
    ...series.parameters.map(({ name, value, standard_error, unit }) =>
      column(symbolTemplate(symbols.get(name), name), value, standard_error, unit, fixed[name] !== undefined)
    ),
    ...(followsTotal
      ? [
          column(
            html`<i>R</i><sub>total</sub>`,
            series.total_resistance_ohm,
            series.total_resistance_error_ohm,
            'Ω'
          )
        ]
      : []),
    ...(followsTotal && sigma.some(value => value > 0)
      ? [column(html`<i>σ</i>`, milli(sigma), milli(sigmaError), 'mS/cm')]
      : []),
    {
      heading: html`reduced <i>χ</i>²`,
      unit: '',
      cell: i => formatQuantity(series.reduced_chi_square[i], '', 2)
    }
  ];
}

function column(
  heading: unknown,
  values: Float64Array,
  errors: Float64Array,
  unit: string,
  isFixed = false
): Column {
  const common = commonUnit(
    isFixed ? values : values.filter((_, i) => errors[i] < Math.abs(values[i])),
    unit
  );
  return {
    heading,
    unit: common.unit,
    cell(i) {
      const [value, error] = [values[i] / common.factor, errors[i] / common.factor];
      if (isFixed || (value === 1 && unit === '')) return formatQuantity(value);
      const text = formatWithError(value, error);
      return text === 'not determined'
        ? html`<span class="ag-weak" data-tip="The data do not determine it.">n. d.</span>`
        : text;
    }
  };
}
