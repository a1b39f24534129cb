import { html, type TemplateResult } from 'lit-html';
import type { CompositionResult, PropertyValue } from '../../composition/types.js';
import { withFormulas } from './formula.js';
import { distinctRemarks, remarkMark, remarksLine } from './remarks.js';
import { sourceText, valueText } from './numbers.js';
import { partMark } from './pins.js';
import type { CardScene } from './scene.js';

/** What was measured on this sample, own values first, each with its error and with where it comes from; remarks as notes below. */
export function propertiesPart(scene: CardScene, result: CompositionResult): TemplateResult {
  const { properties } = result;
  const remarks = distinctRemarks(properties);
  return html`<section class="ag-card-part" aria-label="Measured">
    <h4>Measured${partMark(scene, result, 'measured')}</h4>
    ${
      properties.length
        ? html`<ul class="ag-card-measured">
            ${properties.map(property => propertyItem(property, remarks))}
          </ul>`
        : html`<p class="ag-muted">Nothing has been measured on this composition, here or in the study.</p>`
    }
    ${remarksLine(remarks)}
  </section>`;
}

function propertyItem(
  { label, unit, value, error, relation, source, is_study, note }: PropertyValue,
  remarks: readonly string[]
): TemplateResult {
  return html`<li class=${is_study ? '' : 'ag-card-own'}>
    <span>${withFormulas(label)}</span>
    <span class="ag-card-value">${valueText(value, error, unit, relation)}${remarkMark(note, remarks)}</span>
    <span class="ag-muted">${sourceText(is_study, source)}</span>
  </li>`;
}
