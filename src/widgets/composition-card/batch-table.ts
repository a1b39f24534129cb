import { html, nothing, type TemplateResult } from 'lit-html';
import type { BatchRow, CompositionResult, ObtainedComposition } from '../../composition/types.js';
import { formatWithError } from '../../numeric/format.js';
import { numberField } from '../controls/number-field.js';
import { formulaText, withFormulas } from './formula.js';
import { massText } from './numbers.js';
import { partMark } from './pins.js';
import { withMember, type CardScene } from './scene.js';
import { meaning } from './terms.js';

/** What to weigh for a mass of product, what the rounded masses give, and what the weighed ones gave. */
export function batchTable(scene: CardScene, result: CompositionResult): TemplateResult {
  const { balance_step_g: step } = scene.shown;
  return html`<section class="ag-card-part" aria-label="Batch">
    <h4 class="ag-card-line">
      Batch${partMark(scene, result, 'batch')}
      <span class="ag-card-inline">
        ${numberField(scene.fields, {
          key: 'mass_g',
          label: 'Mass of the product',
          unit: 'g',
          value: scene.shown.mass_g,
          width: 9,
          check: mass => (mass >= 1e-6 && mass <= 1e6 ? undefined : 'From 1e-6 to 1e6 g.'),
          onCommit: mass => scene.change({ mass_g: mass ?? 2 })
        })}
        <span class="ag-label ag-control" data-tip=${meaning('Balance step')}>balance</span>
        <span class="ag-control"
          >${numberField(scene.fields, {
            key: 'balance_step_g',
            label: 'Balance step',
            unit: 'mg',
            value: step === 'exact' ? undefined : 1000 * step,
            placeholder: 'exact',
            width: 7,
            tip: meaning('Balance step'),
            check: value =>
              value >= 1e-6 && value <= 1000 ? undefined : 'From 1e-6 to 1000 mg; empty rounds nothing.',
            onCommit: value =>
              scene.change({
                balance_step_g: value === undefined ? 'exact' : Number((value / 1000).toPrecision(12))
              })
          })}</span
        >
      </span>
    </h4>
    ${
      result.batch.length
        ? html`<table class="ag-card-table ag-card-batch" aria-label="Precursors">
              <thead>
                <tr>
                  <th scope="col">Precursor</th>
                  <th scope="col" class="ag-number-cell">mmol</th>
                  <th scope="col" class="ag-number-cell" data-tip=${meaning('Purity')}>Purity / %</th>
                  <th scope="col" class="ag-number-cell">Weigh in / g</th>
                  <th scope="col" class="ag-number-cell">Weighed / g</th>
                </tr>
              </thead>
              <tbody>
                ${result.batch.map(row => batchRow(scene, row))}
                <tr class="ag-card-sum">
                  <th scope="row">Sum</th>
                  <td></td>
                  <td></td>
                  <td class="ag-number-cell">
                    ${massText(
                      result.batch.reduce((sum, row) => sum + row.rounded_mass_g, 0),
                      step
                    )}
                  </td>
                  <td></td>
                </tr>
              </tbody>
            </table>
            ${obtained('Rounded, these masses give', result.obtained)}
            ${obtained('The weighed masses give', result.weighed)} ${hazards(result.batch)}`
        : html`<p class="ag-muted">${withFormulas(result.batch_problem)}</p>`
    }
  </section>`;
}

function batchRow(scene: CardScene, row: BatchRow): TemplateResult {
  const { precursor } = row;
  return html`<tr>
    <th scope="row">${formulaText(precursor)}</th>
    <td class="ag-number-cell">${row.amount_mmol.toFixed(3)}</td>
    <td class="ag-number-cell">
      ${numberField(scene.fields, {
        key: `purity.${precursor}`,
        label: `Purity of ${precursor} in percent`,
        value: 100 * row.purity,
        width: 8,
        check: value => (value > 0 && value <= 100 ? undefined : 'Above 0, at most 100 %.'),
        onCommit: value => scene.change({ purity: purityWith(scene.settings.purity, precursor, value) })
      })}
    </td>
    <td class="ag-number-cell">
      <b data-tip="exactly ${row.mass_g.toFixed(6)} g"
        >${massText(row.rounded_mass_g, scene.shown.balance_step_g)}</b
      >
    </td>
    <td class="ag-number-cell ag-card-weighed">
      ${numberField(scene.fields, {
        key: `weighed.${precursor}`,
        label: `Weighed mass of ${precursor} in g`,
        value: scene.shown.weighed[precursor],
        width: 10,
        check: value => (value > 0 ? undefined : 'This must be more than 0.'),
        onCommit: value => scene.change({ weighed: withMember(scene.settings.weighed, precursor, value) })
      })}
    </td>
  </tr>`;
}

function purityWith(purity: Record<string, number>, precursor: string, percent: number | undefined) {
  const pure = percent === undefined || percent === 100;
  return withMember(purity, precursor, pure ? undefined : Number((percent / 100).toPrecision(12)));
}

function obtained(words: string, composition: ObtainedComposition | null): TemplateResult | typeof nothing {
  if (!composition) return nothing;
  const { formula, x, x_error, mass_g } = composition;
  const x_text = x_error > 0 && x_error < x ? formatWithError(x, x_error) : x.toFixed(4);
  return html`<p class="ag-card-obtained">
    ${words} ${formulaText(formula)}
    <span class="ag-muted">(<i>x</i> = ${x_text}, ${mass_g.toFixed(4)} g)</span>
  </p>`;
}

function hazards(batch: readonly BatchRow[]): TemplateResult | typeof nothing {
  const lines = new Map<string, string[]>();
  for (const { precursor, hazard } of batch) {
    if (hazard) lines.set(hazard, [...(lines.get(hazard) ?? []), precursor]);
  }
  if (lines.size === 0) return nothing;
  return html`<p class="ag-card-hazards">
    <span class="ag-sign" role="img" aria-label="Hazards">⚠</span>${[...lines].map(
      ([hazard, precursors]) =>
        html`<span
          ><b>${precursors.map((name, i) => html`${i ? ', ' : ''}${formulaText(name)}`)}</b>
          ${withFormulas(hazard)}
        </span>`
    )}
  </p>`;
}
