import { html, nothing, type TemplateResult } from 'lit-html';
import type { NyquistResult } from '../../impedance/types.js';
import { formatQuantity } from '../../numeric/format.js';
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
          >${arc.origin ? html`, usual for ${arc.origin}` : nothing}
        </li>`
    )}
  </ul>`;
}
