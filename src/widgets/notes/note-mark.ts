import { html, type TemplateResult } from 'lit-html';
import { menuButton } from '../controls/menu.js';
import type { ListedNote } from '../../settings/index.js';
import type { NoteTools } from './notes.js';
import { wholeWidget, type Pin } from './pin.js';

/** Beside a thing: the number of its note, or, where the pointer or the keyboard is at it, a small control to write one. */
export function noteMark(notes: NoteTools, pin: Pin): TemplateResult {
  const own = notes.on(pin.on, pin.target);
  return html`<span class="ag-note-at">
    ${
      own.length
        ? html`<button
            type="button"
            class="ag-badge"
            aria-label="${counted(own)} on ${pin.place}"
            data-tip=${tipOf(own)}
            @click=${act(() => notes.goTo(own[0].id))}
          >
            ${numbersOf(own)}
          </button>`
        : html`<button
            type="button"
            class="ag-note-add ag-control"
            aria-label="Note on ${pin.place}"
            data-tip="Write a note on ${pin.place}."
            @click=${act(() => notes.begin(pin))}
          ></button>`
    }
  </span>`;
}

/** A click that means the note alone, not the row that it stands in. */
const act = (go: () => void) => (event: Event) => {
  event.stopPropagation();
  go();
};

/** By a click on something in the figure. */
export function noteTool(notes: NoteTools): TemplateResult {
  return html`<button
    type="button"
    class="ag-button ag-control"
    aria-pressed=${String(notes.picking)}
    data-tip="Then click what the note is about; by keyboard, N at what is being read."
    @click=${() => notes.pick(!notes.picking)}
  >
    Note
  </button>`;
}

export function addNoteMenu(notes: NoteTools, pins: readonly Pin[]): TemplateResult {
  return menuButton({
    label: 'Add note ▾',
    name: 'Add a note',
    items: () =>
      [wholeWidget, ...pins].map(pin => ({
        label: pin.place[0].toUpperCase() + pin.place.slice(1),
        act: () => notes.begin(pin)
      }))
  });
}

/** `1`, `1, 3`, and where they are more, the first with dots. */
export function numbersOf(notes: readonly ListedNote[]): string {
  const numbers = notes.map(({ number }) => number);
  return numbers.length > 2 ? `${numbers[0]}…` : numbers.join(',');
}

export function tipOf(notes: readonly ListedNote[]): string {
  return notes.map(({ text, author }) => (author ? `${text}\n— ${author}` : text)).join('\n\n');
}

/** `Note 1`, `Notes 1 and 3` */
export function counted(notes: readonly ListedNote[]): string {
  const numbers = notes.map(({ number }) => number);
  return numbers.length === 1 ? `Note ${numbers[0]}` : `Notes ${numbers.join(' and ')}`;
}
