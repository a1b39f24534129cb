import { html, nothing, type TemplateResult } from 'lit-html';
import { statedConductivity } from '../../impedance/conductivity.js';
import type { KramersKronigResult } from '../../impedance/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import { ways } from './readings-panel.js';

/** A share of the total below which a part does not decide it. */
const COUNTS = 0.02;

/** What the widget is for, in a line that can be quoted: total resistance and conductivity. */
export function answer(
  result: NyquistResult | undefined,
  validity: KramersKronigResult | null,
  { resistance_from, interfaces }: NyquistSettings,
  write: (message: string) => unknown
): TemplateResult {
  if (!result) return html`<span>–</span>`;
  if (resistance_from !== 'circuit') return readAnswer(result, resistance_from, validity);
  const {
    total_resistance_ohm: total,
    total_resistance_error_ohm: error,
    total_area_resistance_ohm_cm2: scaled
  } = result;
  if (!(total > 0)) {
    return html`<span>No resistance for direct current in this circuit</span> ${quality(result, validity)}`;
  }
  const open = undetermined(result);
  if (open) {
    return html`<span class="ag-weak"><i>R</i><sub>total</sub> not determined</span> ${quality(
        result,
        validity,
        html`because ${write(open)} is not`
      )}`;
  }
  const conductivity = statedConductivity(result);
  return html`<span><i>R</i><sub>total</sub> ${formatWithError(total, error, 'Ω')}</span>
    ${conductivity ? html`<span><i>σ</i> ${conductivity}</span>` : nothing}
    ${quality(
      result,
      validity,
      conductivity ? '' : 'Area and thickness give the conductivity.',
      scaled > 0
        ? `${formatWithError(scaled, result.total_area_resistance_error_ohm_cm2, 'Ω cm²')} for the cell`
        : '',
      interfaces === 2 ? 'two equal interfaces' : ''
    )}`;
}

/** The same, where the resistance is read off the plot and not taken from the circuit. */
function readAnswer(
  result: NyquistResult,
  way: Exclude<NyquistSettings['resistance_from'], 'circuit'>,
  validity: KramersKronigResult | null
): TemplateResult {
  const reading = result.readings.find(reading => reading.way === way);
  const title = ways[way].title.toLowerCase();
  if (!reading) {
    return html`<span class="ag-weak"><i>R</i> not determined</span> ${quality(
        result,
        validity,
        `this spectrum has no ${title}`
      )}`;
  }
  const { resistance_ohm: ohm, standard_error_ohm: error } = reading;
  const conductivity = statedConductivity(result);
  return html`<span><i>R</i> ${error > 0 ? formatWithError(ohm, error, 'Ω') : formatQuantity(ohm, 'Ω')}</span>
    ${conductivity ? html`<span><i>σ</i> ${conductivity}</span>` : nothing}
    ${quality(result, validity, `from the ${title}, not from the circuit`)}`;
}

/** A resistance that makes a part of the total that counts, and that the data do not determine. */
function undetermined({
  warnings,
  parameters,
  total_resistance_ohm: total
}: NyquistResult): string | undefined {
  return warnings
    .filter(({ code }) => code === 'not-identifiable')
    .map(({ subject }) => parameters.find(({ name, unit }) => name === subject && unit === 'Ω'))
    .find(parameter => parameter && parameter.value > COUNTS * total && parameter.value <= total * 1.0001)
    ?.name;
}

function quality(
  result: NyquistResult,
  validity: KramersKronigResult | null,
  ...more: (string | TemplateResult)[]
): TemplateResult {
  const chi = formatQuantity(result.reduced_chi_square, '', 3);
  const count = result.rows.length;
  const points = `${count} ${count === 1 ? 'point' : 'points'}`;
  const verdict = validity ? (validity.valid ? 'obeys Kramers-Kronig' : '⚠ fails Kramers-Kronig') : '';
  const misses = result.warnings.some(({ code }) => code === 'structured-residuals');
  const pattern = misses ? '⚠ the circuit misses something' : '';
  const parts = [...more, pattern, `reduced χ² ${chi}`, points, verdict].filter(Boolean);
  return html`<span class="ag-aside"
    >${parts.map(part => html`<span class="ag-nowrap">${part}</span> `)}</span
  >`;
}
