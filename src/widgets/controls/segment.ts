import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

let groups = 0;

/** A name for a group of radio buttons that no other widget of the page has. */
export const groupName = () => `ag-group-${++groups}`;

/** A few choices side by side, of which one holds: radio buttons, so that the arrow keys go through them. */
export function segment<T extends string>(options: {
  label: string;
  /** From {@link groupName}, once for each widget. */
  group: string;
  choices: readonly { value: T; label: string; tip?: string }[];
  value: T;
  onChange(value: T): void;
}): TemplateResult {
  return html`<span class="ag-segment ag-control" role="radiogroup" aria-label=${options.label}>
    ${options.choices.map(
      ({ value, label, tip }) =>
        html`<input
            type="radio"
            id="${options.group}-${value}"
            name=${options.group}
            value=${value}
            .checked=${live(value === options.value)}
            @change=${() => options.onChange(value)}
          /><label for="${options.group}-${value}" data-tip=${tip ?? ''}>${label}</label>`
    )}
  </span>`;
}
