import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/** A list to choose one from. */
export function select<T extends string | number>(options: {
  label: string;
  choices: readonly { value: T; label: string }[];
  value: T;
  tip?: string;
  onChange(value: T): void;
}): TemplateResult {
  return html`<select
    aria-label=${options.label}
    aria-description=${options.tip ?? nothing}
    @change=${(event: Event) => {
      const choice = options.choices[(event.target as HTMLSelectElement).selectedIndex];
      if (choice) options.onChange(choice.value);
    }}
  >
    ${options.choices.map(({ value, label }) => html`<option .selected=${live(value === options.value)}>${label}</option>`)}
  </select>`;
}
