import { html, nothing, type TemplateResult } from 'lit-html';
import type { CyclingCell } from '../../cycling/types.js';
import { galvanostatic, shortOf, type CcdScene } from './scene.js';
import { withShort } from './short-mark.js';

/** Buttons by which a person overrules the verdict, and takes that back. */
export function overruling(
  scene: CcdScene,
  cell: CyclingCell | undefined,
  middle: number
): TemplateResult | typeof nothing {
  if (!cell || !galvanostatic(cell)) return nothing;
  const overruled = String(cell.record) in scene.settings.short_time_second;
  const button = (label: string, tip: string, act: () => void) =>
    html`<button type="button" class="ag-button ag-control" data-tip=${tip} @click=${act}>${label}</button>`;
  return html`${
    shortOf(cell)
      ? button('No short', 'Says that there is none; the result then says that a person decided.', () =>
          withShort(scene, cell, 'none')
        )
      : button(
          'Mark a short',
          'Puts a mark into the middle of the figure; drag it to where the short is.',
          () => withShort(scene, cell, middle)
        )
  }${
    overruled
      ? button('Reset to the analysis', 'Takes back what was decided by hand.', () =>
          withShort(scene, cell, undefined)
        )
      : nothing
  }`;
}
