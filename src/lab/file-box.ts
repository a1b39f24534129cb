import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { YCodeCell } from '@jupyter/ydoc';
import { listenForKeys } from './keys.js';
import type { CellPlace } from './surroundings.js';
import { historyOf } from './undo.js';

/** The one box of a node, which keeps its place and the focus while what it says changes. */
export interface Box {
  show(content: TemplateResult): void;
  focus(): void;
  remove(): void;
}

/** A box in which the keys do what they do in the widget that it stands for: where its file was found can be undone. */
export function makeBox(
  node: HTMLElement,
  { cell, place }: { cell: YCodeCell; place: CellPlace | undefined }
): Box {
  const box = document.createElement('div');
  box.className = 'argyrodite-error';
  box.tabIndex = -1;
  const { undo, redo } = historyOf(cell);
  const around = place && { save: place.save, leave: place.leave, run: place.run };
  listenForKeys(box, { undo, redo, ...around }, () => false);
  return {
    show(content) {
      const focused = node.contains(document.activeElement);
      if (!box.isConnected) node.replaceChildren(box);
      render(content, box);
      if (focused && !box.contains(document.activeElement)) box.focus({ preventScroll: true });
    },
    focus: () => box.focus({ preventScroll: true }),
    remove: () => box.remove()
  };
}

/** What a user can do about a file that is not where it should be. */
export interface FileActions {
  /** Takes one of the files nearby. */
  take(path: string): void;
  /** Lets the user choose one; `undefined` where there is no dialog for it. */
  choose?(): void;
  again(): void;
  /** Runs the cell; `undefined` where there is none, or it would help nothing. */
  run?(): void;
}

export interface FileTrouble {
  message: string;
  /** Why the file that was taken is not the one. */
  refused?: string;
  /** Files nearby that may be the one, as seen from the notebook; `undefined` while they are being looked for. */
  nearby?: readonly string[];
  /** Of the file that is looked for. */
  name: string;
}

/** In the place of a widget whose file is missing or another one: what is wrong, and how to mend it. */
export function fileBox(trouble: FileTrouble, actions: FileActions): TemplateResult {
  const { message, refused, nearby, name } = trouble;
  const { choose, again, run } = actions;
  const offer = (path: string) => {
    const how = path.split('/').at(-1) === name ? 'of the same name and size' : 'of the same size';
    return html`<p>
      <span>“${path}” nearby is ${how}.</span> ${button('Use this file', () => actions.take(path), true)}
    </p>`;
  };
  return html`<p role="alert">${message}</p>
    <div role="status">
      ${refused ? html`<p class="argyrodite-refused">${refused}</p>` : nothing}
      ${nearby ? nearby.map(offer) : html`<p>Looking for it nearby …</p>`}
    </div>
    <div class="argyrodite-buttons">
      ${choose ? button('Find the file…', choose) : nothing} ${button('Look again', again)}
      ${run ? button('Run the cell again', run) : nothing}
    </div>`;
}

/** While a file is read: what goes on, and a way to end it. */
export function readingBox(what: string, cancel: () => void): TemplateResult {
  return html`<p role="status">
    <progress aria-label=${what}></progress> <span>${what} …</span> ${button('Cancel', cancel)}
  </p>`;
}

/** After that was ended. */
export function cancelledBox(what: string, again: () => void): TemplateResult {
  return html`<p role="status"><span>${what} was cancelled.</span> ${button('Read it', again, true)}</p>`;
}

function button(label: string, act: () => void, first = false): TemplateResult {
  const look = `jp-Button jp-mod-styled ${first ? 'jp-mod-accept' : 'jp-mod-reject'}`;
  return html`<button type="button" class=${look} @click=${act}>${label}</button>`;
}
