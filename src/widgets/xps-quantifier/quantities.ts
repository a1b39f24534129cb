import { html, nothing, type TemplateResult } from 'lit-html';
import { formatWithError } from '../../numeric/format.js';
import { depthNote } from '../../xps/quantify/depth.js';
import type { SampleResult } from '../../xps/types.js';
import { labelOf } from './components.js';
import type { XpsScene } from './scene.js';
import { factorsLine } from './settings-line.js';

/** Atomic percent across the regions, with the errors from counting and from the factors apart. */
export function quantitiesTable(
  { shown }: XpsScene,
  sample: SampleResult | undefined
): TemplateResult | typeof nothing {
  const regions = new Set(sample?.quantities.map(({ region }) => region));
  if (!sample || regions.size < 2) return nothing;
  return html`<details class="ag-details">
    <summary>Atomic percent across ${[...regions].join(', ')}</summary>
    <table class="ag-parameters" aria-label="Atomic percent across regions">
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">at% ± counting</th>
          <th scope="col">± factors</th>
        </tr>
      </thead>
      <tbody>
        ${sample.quantities.map(
          quantity =>
            html`<tr>
              <th scope="row">${labelOf(quantity)} <span class="ag-muted">${quantity.region}</span></th>
              <td>
                ${
                  quantity.standard_error > 0
                    ? formatWithError(quantity.atomic_percent, quantity.standard_error, '')
                    : quantity.atomic_percent.toFixed(1)
                }
              </td>
              <td>${quantity.systematic_error.toPrecision(2)}</td>
            </tr>`
        )}
      </tbody>
    </table>
    <p class="ag-note ag-muted">${factorsLine(shown)}. ${depthNote([...regions])}</p>
  </details>`;
}
