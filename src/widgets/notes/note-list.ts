import { html, nothing, type TemplateResult } from 'lit-html';
import { NOTE_LENGTH, writtenAt, type ListedNote } from '../../settings/index.js';
import { problemOf, type NoteDraft, type NoteTools } from './notes.js';
import { isOn, wholeWidget, type Pin } from './pin.js';

/** All notes of a widget with where they are pinned, who wrote them and when, and the one that is being written. */
export function noteList(notes: NoteTools, pins: readonly Pin[]): TemplateResult | typeof nothing {
  const { all, draft } = notes;
  if (all.length === 0 && !draft) return nothing;
  return html`<section class="ag-notes ${all.length === 0 ? 'ag-control' : ''}" aria-label="Notes">
    <h4>Notes</h4>
    <ol>
      ${all.map(note => (draft?.id === note.id ? html`<li>${form(draft, notes)}</li>` : item(note, notes, pins)))}
    </ol>
    ${draft && !all.some(({ id }) => id === draft.id) ? form(draft, notes) : nothing}
  </section>`;
}

function item(note: ListedNote, notes: NoteTools, pins: readonly Pin[]): TemplateResult {
  const { id, number, text, author, time, edited } = note;
  const place = placeOf(note, pins);
  const zone = new Date(time).getTimezoneOffset();
  return html`<li data-note=${id} tabindex="-1" class=${note.elsewhere ? 'ag-note-elsewhere' : ''}>
    <span class="ag-badge" aria-hidden="true">${number}</span>
    <div class="ag-note-body">
      <div class="ag-note-head">
        ${place ? html`<bdi class="ag-note-place">${place}</bdi>` : nothing} ${remark(note, pins)}
        <span class="ag-muted"
          >${author ? html`<bdi>${author}</bdi>, ` : nothing}<time
            datetime=${time}
            data-tip="${writtenAt(time)} UTC${edited ? `; changed ${writtenAt(edited)} UTC` : ''}"
            >${writtenAt(time, zone)}</time
          >${edited ? ', edited' : nothing}</span
        >
        <span class="ag-note-tools ag-control">
          <button
            type="button"
            class="ag-button ag-quiet"
            aria-label="Edit note ${number}"
            @click=${() => notes.edit(id)}
          >
            Edit
          </button>
          <button
            type="button"
            class="ag-button ag-quiet"
            aria-label="Remove note ${number}"
            @click=${() => notes.remove(id)}
          >
            Remove
          </button>
        </span>
      </div>
      <p class="ag-note-text" dir="auto">${text}</p>
    </div>
  </li>`;
}

/** As it is called now, or was when the note was written. */
function placeOf(note: ListedNote, pins: readonly Pin[]): string {
  if (note.on === 'widget') return '';
  return (!note.elsewhere && pins.find(pin => isOn(note, pin))?.place) || note.place;
}

/** Why a note stands at nothing that is shown. */
function remark(note: ListedNote, pins: readonly Pin[]): TemplateResult | typeof nothing {
  if (note.elsewhere) return html`<span class="ag-note-remark">made for other data</span>`;
  const gone = note.on !== 'widget' && note.of === undefined && !pins.some(pin => isOn(note, pin));
  return gone ? html`<span class="ag-note-remark">not there now</span>` : nothing;
}

function form(draft: NoteDraft, notes: NoteTools): TemplateResult {
  const { pin, text, author } = draft;
  const problem = problemOf(draft);
  const on = pin.on === 'widget' ? wholeWidget.place : pin.place;
  const count = `${text.trim().length} of ${NOTE_LENGTH} characters`;
  return html`<form
    class="ag-note-form ag-control"
    aria-label="Note on ${on}"
    @submit=${(event: Event) => {
      event.preventDefault();
      notes.save();
    }}
    @keydown=${(event: KeyboardEvent) => onKey(event, notes)}
  >
    <label class="ag-label"
      >Note on <bdi>${on}</bdi>
      <textarea
        rows="3"
        dir="auto"
        .value=${text}
        aria-invalid=${String(problem === 'too long')}
        @input=${(event: Event) => notes.type({ text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    <div class="ag-note-form-tools">
      <label class="ag-label"
        >by
        <input
          type="text"
          dir="auto"
          maxlength="100"
          placeholder="your name"
          .value=${author}
          @input=${(event: Event) => notes.type({ author: (event.target as HTMLInputElement).value })}
      /></label>
      <span class=${problem === 'too long' ? 'ag-problem' : 'ag-muted'} role="status"
        >${problem === 'too long' ? `Too long: ${count}` : count}</span
      >
      <span class="ag-note-form-end">
        <button type="button" class="ag-button" @click=${notes.cancel}>Cancel</button>
        <button
          type="submit"
          class="ag-button"
          ?disabled=${problem !== undefined}
          data-tip="Also Ctrl or ⌘ with Enter; Escape gives up."
        >
          Save note
        </button>
      </span>
    </div>
  </form>`;
}

/** Keys that mean something else in the notebook around it stay here. */
function onKey(event: KeyboardEvent, notes: NoteTools): void {
  if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
  event.stopPropagation();
  if (event.key === 'Escape') notes.cancel();
  else if (event.ctrlKey || event.metaKey) notes.save();
  else return;
  event.preventDefault();
}
