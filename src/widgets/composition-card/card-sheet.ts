import { html, nothing, type TemplateResult } from 'lit-html';
import type { CompositionResult } from '../../composition/types.js';
import { batchTable } from './batch-table.js';
import { compositionFields } from './composition-fields.js';
import { formulaOf, spaceGroup, withFormulas } from './formula.js';
import { valueText } from './numbers.js';
import { sampleMark } from './pins.js';
import type { CardScene } from './scene.js';
import { synthesisPart } from './synthesis-part.js';

export interface CardSheet {
  template: TemplateResult;
  /** The synthesis. */
  plot: SVGSVGElement;
}

/** The card's main part: formula, structure, the ways to change the composition, batch and synthesis. */
export function cardSheet(): (scene: CardScene, result: CompositionResult, width: number) => CardSheet {
  const choose = compositionFields();
  const synthesis = synthesisPart();
  return (scene, result, width) => {
    const steps = synthesis(scene, result, width);
    const { composition } = result;
    const template = html`<div class="ag-card-sheet">
      <div class="ag-card-heading">
        <span class="ag-noted"
          ><span class="ag-card-formula" role="heading" aria-level="4">${formulaOf(composition.parts)}</span
          >${sampleMark(scene, result)}</span
        >
        ${
          composition.sample_name !== composition.formula && composition.sample_name !== result.label
            ? html`<span class="ag-muted">${composition.sample_name}</span>`
            : nothing
        }
      </div>
      <div class="ag-card-structure">${structureLine(result)}</div>
      ${choose(scene, result)} ${batchTable(scene, result)} ${steps.template}
    </div>`;
    return { template, plot: steps.plot };
  };
}

function structureLine({ composition, structure }: CompositionResult): TemplateResult {
  if (!composition.is_argyrodite) {
    return html`<span class="ag-sign" role="img" aria-label="Warning">⚠</span>No argyrodite:
      ${withFormulas(composition.not_argyrodite_because.join(' '))}`;
  }
  const { space_group, formula_units_per_cell, lattice_parameter_source: source } = structure;
  return html`cubic ${spaceGroup(space_group)}, <i>Z</i> =
    ${formula_units_per_cell}${
      source === 'unknown'
        ? nothing
        : html`,
            <span class="ag-nowrap"
              ><i>a</i> =
              ${valueText(structure.lattice_parameter_angstrom, structure.lattice_parameter_error_angstrom, 'Å')}</span
            >
            <span class="ag-muted">(${source === 'measured' ? 'measured' : 'study’s line'})</span>`
    }`;
}
