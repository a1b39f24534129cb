import { html, type TemplateResult } from 'lit-html';

/** A text to copy: it is put on the clipboard where the browser lets us, and shown to be selected in any case. */
export function textToCopy(options: {
  label: string;
  text: string;
  copied: boolean;
  onClose(): void;
}): TemplateResult {
  return html`<div class="ag-text ag-control" role="region" aria-label=${options.label}>
    <textarea readonly rows="4" aria-label=${options.label} .value=${options.text}></textarea>
    <div class="ag-text-tools">
      <span class="ag-muted" role="status">${options.copied ? 'Copied.' : 'Select and copy.'}</span>
      <button type="button" class="ag-button" @click=${options.onClose}>Close</button>
    </div>
  </div>`;
}

/** Whether the text is on the clipboard now: a page without permission cannot put it there. */
export async function copyText(text: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false
  );
}
