import { html, type TemplateResult } from 'lit-html';
import type { CompositionResult, PropertyValue } from '../../composition/types.js';
import { withFormulas } from './formula.js';
import { distinctNotes, noteMark, notesLine } from './notes.js';
import { sourceText, valueText } from './numbers.js';

/** What was measured on this sample, own values first, each with its error and with where it comes from; remarks as notes below. */
export function propertiesPart({ properties }: CompositionResult): TemplateResult {
  const notes = distinctNotes(properties);
  return html`<section class="ag-card-part" aria-label="Measured">
    <h4>Measured</h4>
    ${
      properties.length
        ? html`<ul class="ag-card-measured">
            ${properties.map(property => propertyItem(property, notes))}
          </ul>`
        : html`<p class="ag-muted">Nothing has been measured on this composition, here or in the study.</p>`
    }
    ${notesLine(notes)}
  </section>`;
}

function propertyItem(
  { label, unit, value, error, relation, source, is_study, note }: PropertyValue,
  notes: readonly string[]
): TemplateResult {
  return html`<li class=${is_study ? '' : 'ag-card-own'}>
    <span>${withFormulas(label)}</span>
    <span class="ag-card-value">${valueText(value, error, unit, relation)}${noteMark(note, notes)}</span>
    <span class="ag-muted">${sourceText(is_study, source)}</span>
  </li>`;
}
