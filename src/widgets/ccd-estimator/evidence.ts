import { html, nothing, type TemplateResult } from 'lit-html';
import type { CyclingCell, Evidence } from '../../cycling/types.js';
import { galvanostatic } from './scene.js';
import { rounded } from './numbers.js';

/** What decided: each number against its threshold, and which half cycle it is of. */
export function evidencePart(
  cell: CyclingCell | undefined,
  onShow: (halfCycle: number) => void
): TemplateResult | typeof nothing {
  const short = galvanostatic(cell)?.short;
  if (!short || short.evidence.length === 0) return nothing;
  return html`<div class="ag-ccd-evidence">
    <div class="ag-label">What decided</div>
    <ul>
      ${short.evidence.map(
        item =>
          html`<li>
            ${
              item.half_cycle >= 0
                ? html`<button
                    type="button"
                    class="ag-button ag-quiet ag-control"
                    @click=${() => onShow(item.half_cycle)}
                  >
                    half cycle ${item.half_cycle + 1}
                  </button>`
                : nothing
            }
            <span>${evidenceText(item)}</span>
          </li>`
      )}
    </ul>
  </div>`;
}

/** `resistance ratio 0.12 < 0.2` */
export function evidenceText({ quantity, value, relation, threshold, unit }: Evidence): string {
  const sign = relation === '>=' ? '≥' : relation;
  return `${quantity} ${rounded(value)} ${sign} ${rounded(threshold)}${unit ? ` ${unit}` : ''}`;
}
