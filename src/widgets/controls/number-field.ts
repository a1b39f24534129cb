import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Fields } from './fields.js';
import { quantityText } from './quantity-text.js';
import { parseQuantity, plainNumber } from './quantity.js';

export interface NumberField {
  /** Unique in the widget. */
  key: string;
  label: string;
  /** `undefined` shows the placeholder. */
  value: number | undefined;
  unit?: string;
  /** The unit is written elsewhere: once behind a value and its error. */
  unitElsewhere?: boolean;
  placeholder?: string;
  /** What the quantity means, for a tooltip. */
  tip?: string;
  /** Of the field, in digits. */
  width?: number;
  /** How many digits of the value are shown. */
  digits?: number;
  /** What is wrong with the number, or `undefined`. */
  check?(value: number): string | undefined;
  /** A number, or `undefined` where the field was emptied. */
  onCommit(value: number | undefined): void;
}

/** A text field for a number with its unit: takes `1e3`, `1,5`, `250 kHz`; Enter or leaving it takes the value, Escape puts it back. */
export function numberField(fields: Fields, field: NumberField): TemplateResult {
  const draft = fields.get(field.key);
  const text = draft?.text ?? (field.value === undefined ? '' : plainNumber(field.value, field.digits));

  const commit = (text: string) => {
    if (!fields.get(field.key)) return; // nothing was typed: what stands there may have fewer digits than the value
    if (text.trim() === '') return accept(undefined);
    const value = parseQuantity(text, field.unit);
    const problem = Number.isFinite(value)
      ? field.check?.(value)
      : `This is not a number${field.unit ? ` (in ${field.unit})` : ''}.`;
    if (problem) fields.set(field.key, { text, problem });
    else accept(value);
  };
  const accept = (value: number | undefined) => {
    fields.drop(field.key);
    field.onCommit(value);
  };

  return html`<span class="ag-number">
    <input
      type="text"
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      data-field=${field.key}
      aria-label=${field.unit ? `${field.label} in ${field.unit}` : field.label}
      aria-description=${field.tip ?? nothing}
      aria-invalid=${draft?.problem ? 'true' : 'false'}
      placeholder=${field.placeholder ?? ''}
      style=${field.width ? `width: ${field.width}ch` : nothing}
      .value=${live(text)}
      @input=${(event: Event) => fields.set(field.key, { text: (event.target as HTMLInputElement).value })}
      @change=${(event: Event) => commit((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        // Not every browser says `change` at Enter.
        if (event.key === 'Enter' && !event.shiftKey) commit((event.target as HTMLInputElement).value);
        if (event.key !== 'Escape' || !draft) return;
        event.stopPropagation();
        fields.drop(field.key);
      }}
    />${field.unit && !field.unitElsewhere ? html`<span class="ag-unit" aria-hidden="true">${quantityText(field.unit)}</span>` : nothing}
    ${draft?.problem ? html`<span class="ag-problem" role="alert">${draft.problem}</span>` : nothing}
  </span>`;
}
