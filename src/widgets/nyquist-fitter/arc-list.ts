import { html, nothing, type TemplateResult } from 'lit-html';
import type { Arc, NyquistResult } from '../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import { meaning } from './terms.js';

/** Each arc's top and effective capacitance, and what such a capacitance usually comes from. */
export function arcList(
  result: NyquistResult | undefined,
  write: (message: string) => unknown
): TemplateResult | typeof nothing {
  if (!result?.arcs.length) return nothing;
  return html`<ul class="ag-arcs" aria-label="Arcs">
    ${result.arcs.map(
      arc =>
        html`<li>
          Arc of ${write(arc.resistance)}:
          <span data-tip=${meaning('Characteristic frequency')}
            >top at ${formatQuantity(arc.characteristic_frequency_hertz, 'Hz', 3)}</span
          >,
          <span data-tip=${meaning('Effective capacitance')}
            ><i>C</i><sub>eff</sub> ${formatQuantity(arc.effective_capacitance_farad, 'F', 2)}</span
          >${arc.origin ? html`, usual for ${arc.origin}` : nothing}${scaled(arc)}
        </li>`
    )}
  </ul>`;
}

/** In Ω cm² where the area is known: for the cell, and for one of its interfaces where there are two. */
function scaled(arc: Arc): TemplateResult | typeof nothing {
  const { area_resistance_ohm_cm2: cell, interface_resistance_ohm_cm2: one } = arc;
  if (!(cell > 0)) return nothing;
  const text = formatWithError(cell, arc.area_resistance_error_ohm_cm2, 'Ω cm²');
  if (!(one > 0) || arc.origin.includes('grain') || arc.origin === 'bulk') return html`; ${text}`;
  return html`; ${text} for the cell, ${formatWithError(one, arc.interface_resistance_error_ohm_cm2, 'Ω cm²')}
  for one interface`;
}
