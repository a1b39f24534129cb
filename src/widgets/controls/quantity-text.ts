import { html, type TemplateResult } from 'lit-html';

/** A quantity as our formats write it, on one line, with the powers of its unit raised: `F s^(α−1)` is F s with α−1 above. */
export function quantityText(text: string): TemplateResult {
  const [, before, power, after] = /^(.*?)\^\((.*?)\)(.*)$/s.exec(text) ?? [];
  if (power === undefined) return html`<span class="ag-nowrap">${text}</span>`;
  return html`<span class="ag-nowrap">${before}<sup>${power}</sup>${after}</span>`;
}
