import { html, nothing, type TemplateResult } from 'lit-html';
import { withFormulas } from './formula.js';

/** The remarks of a table's rows, each once, in their order. */
export function distinctRemarks(rows: readonly { note: string }[]): string[] {
  return [...new Set(rows.map(({ note }) => note).filter(Boolean))];
}

/** The number of a remark, beside the value that it is about. */
export function remarkMark(note: string, remarks: readonly string[]): TemplateResult | typeof nothing {
  return note ? html`<sup>${remarks.indexOf(note) + 1}</sup>` : nothing;
}

/** The remarks below their table. */
export function remarksLine(remarks: readonly string[]): TemplateResult | typeof nothing {
  if (remarks.length === 0) return nothing;
  return html`<ol class="ag-card-remarks">
    ${remarks.map((note, i) => html`<li><sup>${i + 1}</sup> ${withFormulas(note)}</li>`)}
  </ol>`;
}
