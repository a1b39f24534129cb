import { html, render, type TemplateResult } from 'lit-html';

/** A term of the field in one sentence, with where it comes from. */
export interface Term {
  term: string;
  meaning: string;
  source?: string;
}

/** A button that shows what the widget's terms mean: the tooltips' text for whoever has no pointer. */
export function glossary(terms: readonly Term[]): TemplateResult {
  const show = (event: Event) => {
    const dialog = (event.currentTarget as HTMLElement).nextElementSibling as HTMLDialogElement;
    render(content(terms), dialog);
    dialog.showModal();
  };
  return html`<span>
    <button type="button" class="ag-button ag-quiet" aria-haspopup="dialog" @click=${show}>Terms</button>
    <dialog
      class="ag-dialog"
      aria-label="Terms"
      @keydown=${(event: Event) => event.stopPropagation()}
    ></dialog>
  </span>`;
}

function content(terms: readonly Term[]): TemplateResult {
  return html`<dl>
      ${terms.map(
        ({ term, meaning, source }) =>
          html`<dt>${term}</dt>
            <dd>${meaning}${source ? html` <span class="ag-muted">${source}</span>` : ''}</dd>`
      )}
    </dl>
    <form method="dialog"><button class="ag-button">Close</button></form>`;
}
