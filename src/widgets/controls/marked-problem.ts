import { html, nothing, type TemplateResult } from 'lit-html';
import type { ErrorData } from '../../arrow/index.js';

/** A text that is being typed with the character marked where it stops making sense, and the sentence unless it stands elsewhere. */
export function markedProblem(
  text: string,
  { message, position }: ErrorData,
  withSentence = true
): TemplateResult {
  const marked =
    position === undefined
      ? nothing
      : html`<code aria-hidden="true"
          >${text.slice(0, position)}<mark>${text[position] ?? '␣'}</mark>${text.slice(position + 1)}</code
        >`;
  return html`<div class="ag-marked-problem">
    ${marked}${withSentence ? html`<div>${message}</div>` : nothing}
  </div>`;
}
