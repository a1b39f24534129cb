import { html, type TemplateResult } from 'lit-html';

/** A term of the field in one sentence, with where it comes from. */
export interface Term {
  term: string;
  meaning: string;
  source?: string;
}

/** A button that shows what the widget's terms mean: the tooltips' text for whoever has no pointer. */
export function glossary(terms: readonly Term[]): TemplateResult {
  return html`<span>
    <button
      type="button"
      class="ag-button ag-quiet"
      @click=${(event: Event) => {
        const dialog = (event.currentTarget as HTMLElement).nextElementSibling as HTMLDialogElement;
        dialog.showModal?.();
      }}
    >
      Terms
    </button>
    <dialog class="ag-dialog" aria-label="Terms" @keydown=${(event: Event) => event.stopPropagation()}>
      <dl>
        ${terms.map(
          ({ term, meaning, source }) =>
            html`<dt>${term}</dt>
              <dd>${meaning}${source ? html` <span class="ag-muted">${source}</span>` : ''}</dd>`
        )}
      </dl>
      <form method="dialog"><button class="ag-button">Close</button></form>
    </dialog>
  </span>`;
}
