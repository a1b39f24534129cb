import { html, type TemplateResult } from 'lit-html';
import { memo } from '../frame/memo.js';
import { drawSpectrum, type SpectrumFigure } from './spectrum-plot.js';

/** Several spectra side by side, each a button to its own figure. */
export function makeMultiples(): (
  keys: readonly unknown[],
  figures: () => { title: string; figure: SpectrumFigure; open?(): void }[],
  width: number
) => { template: TemplateResult; plots: SVGSVGElement[] } {
  const once = memo<{ title: string; node: SVGSVGElement; open?(): void }[]>();
  return (keys, figures, width) => {
    const drawn = once([...keys, width], () => {
      const list = figures();
      const columns = width < 420 || list.length === 1 ? 1 : 2;
      const each = Math.floor((width - 10 * (columns - 1)) / columns);
      return list.map(({ title, figure, open }) => ({
        title,
        node: drawSpectrum(figure, each, Math.round(Math.max(170, 0.66 * each)), { labelled: true, title })
          .node,
        ...(open && { open })
      }));
    });
    return {
      template: html`<div class="ag-multiples">
        ${drawn.map(({ title, node, open }) =>
          open
            ? html`<button type="button" class="ag-multiple" aria-label=${`Show ${title}`} @click=${open}>
                ${node}
              </button>`
            : html`<div class="ag-multiple">${node}</div>`
        )}
      </div>`,
      plots: drawn.map(({ node }) => node)
    };
  };
}
