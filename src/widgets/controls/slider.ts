import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/** One thumb on a track. A drag tries out, its end commits; each arrow key commits. */
export function slider(options: {
  label: string;
  minimum: number;
  maximum: number;
  step: number;
  value: number;
  /** What the value is called, for assistive technology. */
  name(value: number): string;
  tip?: string;
  onTry(value: number): void;
  onCommit(value: number): void;
}): TemplateResult {
  const { minimum, maximum, step, value } = options;
  const share = Math.min(1, Math.max(0, (value - minimum) / (maximum - minimum)));
  const moved = (event: Event) => Number((event.target as HTMLInputElement).value);
  return html`<span class="ag-range ag-control" style="--ag-from: 0%; --ag-to: ${100 * share}%">
    <input
      type="range"
      min=${minimum}
      max=${maximum}
      step=${step}
      aria-label=${options.label}
      aria-valuetext=${options.name(value)}
      aria-description=${options.tip ?? ''}
      .value=${live(String(Number(value.toFixed(10))))}
      @input=${(event: Event) => options.onTry(moved(event))}
      @change=${(event: Event) => options.onCommit(moved(event))}
    />
  </span>`;
}
