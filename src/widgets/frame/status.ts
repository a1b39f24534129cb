import { html, nothing, type TemplateResult } from 'lit-html';
import type { ErrorData } from '../../arrow/index.js';
import type { Scene } from './create-view.js';

/** A button that mends something. */
export interface Remedy {
  label: string;
  act(): void;
}

/** Progress with a button to stop it, after a while; its place is always kept. */
export function busyLine(scene: Scene<any, any>): TemplateResult {
  if (scene.stopped) {
    return html`<span class="ag-busy" role="status">
      <span>Stopped: the best of a quick search is shown.</span>
      <button type="button" class="ag-button" @click=${scene.again}>Search on</button>
    </span>`;
  }
  if (!scene.slow) return html`<span class="ag-busy"></span>`;
  const { progress } = scene;
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  return html`<span class="ag-busy">
    <progress aria-label="Analysis" max="1" value=${share ?? nothing}></progress>
    <span class="ag-muted" role="status"
      >${progress ? `${progress.label} ${progress.done} of ${progress.total}` : 'Working'}</span
    >
    <button type="button" class="ag-button" @click=${scene.cancel}>Cancel</button>
  </span>`;
}

/** What is wrong, where, and how to mend it. */
export function failure(error: ErrorData, remedy?: Remedy): TemplateResult {
  const place =
    error.line !== undefined
      ? `Line ${error.line}: `
      : error.byte !== undefined
        ? `Byte ${error.byte}: `
        : '';
  return html`<div class="ag-answer ag-failure" role="alert">
    <span class="ag-sign" aria-hidden="true">✕</span>
    <span>${place}${error.message}</span>
    ${
      remedy
        ? html`<button type="button" class="ag-button" @click=${remedy.act}>${remedy.label}</button>`
        : nothing
    }
  </div>`;
}
