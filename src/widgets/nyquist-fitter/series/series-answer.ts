import { html, nothing, type TemplateResult } from 'lit-html';
import type { SeriesResult } from '../../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../../numeric/format.js';
import { quantityText } from '../../controls/quantity-text.js';
import { symbolTemplate, type Symbol } from '../symbols.js';
import { isDoubtful } from './doubts.js';
import { followed } from './followed.js';
import type { SeriesStep } from './steps.js';

/** What a series is for, in a line that can be quoted: the activation energy, or from where to where the quantity went. */
export function seriesAnswer(
  series: SeriesResult | null,
  symbol: Symbol,
  steps: readonly SeriesStep[]
): TemplateResult {
  if (!series) return html`<span>–</span>`;
  const warned = series.warned.filter(isDoubtful).length;
  const fits = `${series.spectra.length} spectra`;
  const aside = html`<span class="ag-aside">
    <span class="ag-nowrap">${fits}, one circuit</span>
    ${warned ? html`<span class="ag-nowrap">⚠ ${warned} with warnings</span>` : nothing}
  </span>`;
  const { arrhenius } = series;
  if (arrhenius) {
    const room = conductivityNear(series, 25);
    return html`<span><i>E</i><sub>a</sub> ${energyText(arrhenius.energy_ev, arrhenius.standard_error)}</span>
      ${room ? html`<span><i>σ</i> ${room}</span>` : nothing} ${aside}`;
  }
  const { values, errors } = followed(series);
  const ends = [0, values.length - 1].map(i => ({
    text: known(values[i], errors[i], series.quantity_unit),
    label: steps.find(({ spectrum }) => spectrum === series.spectra[i])?.label ?? ''
  }));
  return html`<span
      >${symbolTemplate(symbol, series.quantity)}
      ${ends.map(
        ({ text, label }, i) =>
          html`${i ? ' → ' : ''}${quantityText(text)} <span class="ag-muted ag-nowrap">(${label})</span>`
      )}</span
    >
    ${aside}`;
}

function known(value: number, error: number, unit: string): string {
  const text = formatWithError(value, error, unit);
  return text === 'not determined' && Number.isNaN(error) ? formatQuantity(value, unit) : text;
}

/** Two temperatures lie on a line whatever they are. */
function energyText(energy: number, error: number): string {
  return Number.isFinite(error) ? formatWithError(energy, error, 'eV') : formatQuantity(energy, 'eV', 3);
}

/** The measured conductivity nearest to a temperature, where one is within 5 °C. */
function conductivityNear(series: SeriesResult, celsius: number): string | undefined {
  const {
    temperature_celsius: temperatures,
    ionic_conductivity_s_cm: sigma,
    ionic_conductivity_error_s_cm: error
  } = series;
  const distance = (i: number) => Math.abs(temperatures[i] - celsius);
  const nearest = Array.from(temperatures.keys())
    .filter(i => sigma[i] > 0 && distance(i) <= 5)
    .sort((a, b) => distance(a) - distance(b))[0];
  if (nearest === undefined) return undefined;
  return `${formatWithError(1000 * sigma[nearest], 1000 * error[nearest], 'mS/cm')} at ${Number(temperatures[nearest].toFixed(1))} °C`;
}
