import { html, nothing, type TemplateResult } from 'lit-html';
import type { Warning } from '../../arrow/index.js';

/**
 * Warnings as lines with a sign and the sentence: the colour only repeats what the sign says.
 *
 * @param write how a message is written, where it holds names that the page writes otherwise
 */
export function warningList(
  warnings: readonly Warning[],
  write: (message: string) => unknown = message => message
): TemplateResult | typeof nothing {
  if (warnings.length === 0) return nothing;
  return html`<ul class="ag-warnings" aria-label="Warnings">
    ${warnings.map(
      ({ message }) =>
        html`<li><span class="ag-sign" role="img" aria-label="Warning">⚠</span>${write(message)}</li>`
    )}
  </ul>`;
}
