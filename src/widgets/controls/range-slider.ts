import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/**
 * Two thumbs on one track, for a range among ordered steps. A drag tries out, its end commits; each arrow key commits.
 *
 * @param count how many steps there are; `low` and `high` are steps, ends included
 */
export function rangeSlider(options: {
  label: string;
  count: number;
  low: number;
  high: number;
  /** What a step is called, for assistive technology: `1 kHz`. */
  name(step: number): string;
  onTry(low: number, high: number): void;
  onCommit(low: number, high: number): void;
}): TemplateResult {
  const { count, low, high } = options;
  const percent = (step: number) => (count > 1 ? (100 * step) / (count - 1) : 0);
  const thumb = (end: 'lowest' | 'highest', value: number) => {
    const moved = (event: Event): [number, number] => {
      const step = Number((event.target as HTMLInputElement).value);
      return end === 'lowest' ? [Math.min(step, high), high] : [low, Math.max(step, low)];
    };
    return html`<input
      type="range"
      min="0"
      max=${count - 1}
      step="1"
      aria-label="${options.label}, ${end}"
      aria-valuetext=${options.name(value)}
      .value=${live(String(value))}
      @input=${(event: Event) => options.onTry(...moved(event))}
      @change=${(event: Event) => options.onCommit(...moved(event))}
    />`;
  };
  return html`<span
    class="ag-range ag-control"
    style="--ag-from: ${percent(low)}%; --ag-to: ${percent(high)}%"
  >
    ${thumb('lowest', low)}${thumb('highest', high)}
  </span>`;
}
