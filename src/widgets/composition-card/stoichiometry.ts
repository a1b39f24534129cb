import { html, nothing, type TemplateResult } from 'lit-html';
import type { CompositionResult } from '../../composition/types.js';
import { formatQuantity } from '../../numeric/format.js';
import { fixed } from './numbers.js';
import { partMark } from './pins.js';
import type { CardScene } from './scene.js';
import { meaning } from './terms.js';

/** Molar mass, charge, free sulfide, and the share of each element by mass and by number. */
export function stoichiometry(scene: CardScene, result: CompositionResult): TemplateResult {
  const { molar_mass_g_mol, charge, is_neutral, free_sulfide_share, elements } = result.composition;
  return html`<section class="ag-card-part" aria-label="Stoichiometry">
    <h4>Stoichiometry${partMark(scene, result, 'stoichiometry')}</h4>
    <dl class="ag-card-facts">
      <dt>Molar mass</dt>
      <dd>${molar_mass_g_mol.toFixed(3)} <span class="ag-unit">g/mol</span></dd>
      <dt data-tip=${meaning('Charge')}>Charge</dt>
      <dd>
        ${
          is_neutral
            ? html`0 <span class="ag-muted">neutral</span>`
            : html`<span class="ag-sign" role="img" aria-label="Warning">⚠</span
                >${charge > 0 ? '+' : ''}${fixed(charge, 4).replace(/\.?0+$/, '')} not neutral`
        }
      </dd>
      ${
        Number.isFinite(free_sulfide_share)
          ? html`<dt data-tip=${meaning('Free sulfide')}>Free S<sup>2−</sup></dt>
              <dd>
                ${formatQuantity(100 * free_sulfide_share, '%', 3)}
                <span class="ag-muted">of the sulfur, nominal</span>
              </dd>`
          : nothing
      }
    </dl>
    <table class="ag-card-table" aria-label="Elements">
      <thead>
        <tr>
          <th scope="col"></th>
          ${elements.map(({ symbol }) => html`<th scope="col" class="ag-number-cell">${symbol}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${elementRow(
          'mass %',
          elements.map(element => element.mass_percent)
        )}
        ${elementRow(
          'atom %',
          elements.map(element => element.atom_percent)
        )}
      </tbody>
    </table>
  </section>`;
}

function elementRow(label: string, values: readonly number[]): TemplateResult {
  return html`<tr>
    <th scope="row">${label}</th>
    ${values.map(value => html`<td class="ag-number-cell">${value.toFixed(2)}</td>`)}
  </tr>`;
}
