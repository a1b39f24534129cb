import { html, nothing, type TemplateResult } from 'lit-html';
import type { Warning } from '../../arrow/index.js';
import { glossary, type Term } from '../controls/glossary.js';
import { menuButton, type MenuItem } from '../controls/menu.js';
import { download } from '../export/download.js';
import { fileName } from '../export/file-name.js';
import { pictureSvg, pictureToPng } from '../export/picture.js';
import type { Scene } from './create-view.js';
import { heightHandle, type HeightSetting } from './height-handle.js';
import { layOut } from './layout.js';
import { busyLine, failure, type Remedy } from './status.js';
import { noteList } from '../notes/note-list.js';
import { addNoteMenu } from '../notes/note-mark.js';
import type { Pin } from '../notes/pin.js';
import { warningList } from './warnings.js';

export interface Picture {
  /** In a file's name: `impedance`. */
  name: string;
  /** For whoever cannot see it: `Impedance of Cl-13`. */
  title: string;
  plots: readonly SVGSVGElement[];
}

/** What a widget puts into the frame that all of them share. */
export interface Parts {
  /** The sample and what distinguishes this measurement: `Cl-13`, `300 h`, `24 °C`. */
  title: readonly string[];
  widget: string;
  /** At the right of the title: which figure, which spectrum. */
  toolbar: unknown;
  figure: unknown;
  /** Of a figure whose height can be dragged; without it the figure takes what it needs. */
  height?: HeightSetting;
  /** Controls that belong below the figure: which of the data are meant. */
  below?: unknown;
  /** The line that the widget is for. */
  answer: unknown;
  panel: unknown;
  /** What needs the whole width, below figure and panel. */
  wide?: unknown;
  /** Those that stand beside nothing else. */
  warnings: readonly Warning[];
  /** How their messages are written, where they hold names that the page writes otherwise. */
  write?(message: string): unknown;
  /** The figure as it stands, to be taken along. */
  picture: Picture;
  /** What else can be. */
  exports(): readonly MenuItem[];
  terms: readonly Term[];
  /** Without data: one sentence, and the button that helps where there is one. */
  empty: { sentence: string; remedy?: Remedy };
  /** What may help after a failure. */
  remedy?: Remedy;
  /** What notes can be pinned to beside the whole, for the menu; more can be pointed at. */
  pins(): readonly Pin[];
  /** The settings in a line, for print. */
  settings: string;
  /** What follows everything, e.g. a text to copy. */
  foot?: unknown;
}

/** Head, figure, answer, panel, warnings and foot, in the places that every widget has them. */
export function frame(parts: Parts, scene: Scene<any, any>): TemplateResult {
  const layout = layOut(scene.width);
  if (scene.phase === 'empty')
    return html`${head(parts, nothing)}${emptyState(parts)}${noteList(scene.notes, [])}`;
  const pins = parts.pins();
  const old = scene.slow && scene.result !== undefined;
  return html`
    ${head(parts, parts.toolbar)}
    <div
      class="ag-body ${layout.narrow ? 'ag-narrow' : ''} ${old ? 'ag-old' : ''}"
      aria-busy=${String(scene.phase === 'working')}
      style=${layout.narrow ? '' : `grid-template-columns: ${layout.figure}px ${layout.panel}px`}
    >
      <div class="ag-figure">
        ${parts.figure}${parts.height ? heightHandle(parts.height, scene) : nothing}
      </div>
      <div class="ag-panel">
        ${
          scene.error
            ? failure(scene.error, parts.remedy)
            : html`<div class="ag-answer" role="status">${parts.answer}</div>`
        }
        ${parts.panel}${warningList(parts.warnings, parts.write)}
      </div>
      ${parts.below ? html`<div class="ag-below">${parts.below}</div>` : nothing}
    </div>
    ${parts.wide ? html`<div class="ag-wide">${parts.wide}</div>` : nothing} ${noteList(scene.notes, pins)}
    <div class="ag-foot">
      ${busyLine(scene)}
      <span class="ag-foot-right">
        ${addNoteMenu(scene.notes, pins)}${parts.terms.length ? glossary(parts.terms) : nothing}
        ${menuButton({
          label: 'Export ▾',
          name: 'Export',
          items: () => [
            ...pictureItems(parts),
            ...parts.exports(),
            {
              label: 'Print',
              detail: 'this widget alone; the browser’s dialog also saves PDF',
              act: scene.print
            }
          ]
        })}
      </span>
    </div>
    <div class="ag-print">${parts.settings}</div>
    ${parts.foot ?? nothing}
  `;
}

function pictureItems({ picture: { name, title, plots }, title: [sample] }: Parts): MenuItem[] {
  if (!plots.length) return [];
  const svg = () => pictureSvg(plots, title);
  return [
    {
      label: 'Picture (SVG)',
      detail: 'vector graphics for a paper',
      act: () => download(fileName(sample, name, 'svg'), svg(), 'image/svg+xml')
    },
    {
      label: 'Picture (PNG)',
      detail: 'on white, twice the size',
      act: () =>
        void pictureToPng(svg()).then(png => download(fileName(sample, name, 'png'), png, 'image/png'))
    }
  ];
}

function head(parts: Parts, toolbar: unknown): TemplateResult {
  const [sample, ...rest] = parts.title;
  return html`<div class="ag-head">
    <div class="ag-title" role="heading" aria-level="3">
      <span class="ag-sample">${sample}</span
      >${rest.map(part => html`<span class="ag-condition">${part}</span>`)}
      <span class="ag-kind">${parts.widget}</span>
    </div>
    <div class="ag-tools">${toolbar}</div>
  </div>`;
}

function emptyState({ empty, height }: Parts): TemplateResult {
  return html`<div class="ag-empty" style="min-height: ${Math.min(height?.value ?? 240, 240)}px">
    <p>${empty.sentence}</p>
    ${
      empty.remedy
        ? html`<button type="button" class="ag-button" @click=${empty.remedy.act}>
            ${empty.remedy.label}
          </button>`
        : nothing
    }
  </div>`;
}
