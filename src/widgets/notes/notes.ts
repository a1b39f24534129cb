import type { Table } from 'apache-arrow';
import { hashTable } from '../../arrow/index.js';
import {
  listNotes,
  NOTE_LENGTH,
  type ListedNote,
  type Note,
  type Notes,
  type PinKind
} from '../../settings/index.js';
import { memo } from '../frame/memo.js';
import { makeIdentifier } from './identifier.js';
import { isOn, type Pin } from './pin.js';

/** A note that is being written, or written anew. */
export interface NoteDraft {
  pin: Pin;
  /** The one that is changed; `undefined` for a new one. */
  id?: string;
  text: string;
  author: string;
}

/** The notes of a widget as they are shown, and what can be done with them. */
export interface NoteTools {
  /** The same array until a note changes. */
  readonly all: readonly ListedNote[];
  readonly draft: NoteDraft | undefined;
  /** The next click on something in the figure is for a note on it. */
  readonly picking: boolean;
  /** Those that are pinned to a thing of these data. */
  on(kind: PinKind, target?: string): readonly ListedNote[];
  begin(pin: Pin): void;
  edit(id: string): void;
  type(change: { text?: string; author?: string }): void;
  /** Takes over what was typed; an empty text is no note. */
  save(): void;
  cancel(): void;
  remove(id: string): void;
  /** Brings a note in the list into sight. */
  goTo(id: string): void;
  pick(on: boolean): void;
}

/** Of a figure that is drawn alone. */
export const noNotes: NoteTools = {
  all: [],
  draft: undefined,
  picking: false,
  on: () => [],
  begin: () => {},
  edit: () => {},
  type: () => {},
  save: () => {},
  cancel: () => {},
  remove: () => {},
  goTo: () => {},
  pick: () => {}
};

export interface NotesOptions {
  root: HTMLElement;
  table: Table;
  /** Who is at the page. */
  author?(): string | undefined;
  redraw(): void;
  change(notes: Notes): void;
}

/**
 * Notes of one widget. What is being written is kept here until it is saved, whatever is drawn or set meanwhile.
 *
 * @returns the tools for a drawing, from the notes to be shown
 */
export function makeNotes({
  root,
  table,
  author,
  redraw,
  change
}: NotesOptions): (shown: Notes) => NoteTools {
  let draft: NoteDraft | undefined;
  let picking = false;
  let hash: string | undefined;
  /** As the person called themselves last. */
  let name: string | undefined;
  /** Where the keyboard was before the note was begun. */
  let back: HTMLElement | undefined;
  const hashOfData = () => (hash ??= hashTable(table));

  const start = (begun: NoteDraft) => {
    const focused = (root.getRootNode() as Document | ShadowRoot).activeElement;
    back = focused && root.contains(focused) ? (focused as HTMLElement) : undefined;
    [draft, picking] = [begun, false];
    redraw();
    root.querySelector<HTMLElement>('.ag-note-form textarea')?.focus();
  };
  const end = () => {
    draft = undefined;
    redraw();
    (back?.isConnected ? back : root).focus({ preventScroll: true });
  };

  const listed = memo<ListedNote[]>();
  return shown => {
    const bound = Object.values(shown).some(({ of }) => of !== undefined);
    const all = listed([shown], () => listNotes(shown, bound ? hashOfData() : undefined));
    return {
      all,
      get draft() {
        return draft;
      },
      get picking() {
        return picking;
      },
      on: (kind, target) =>
        all.filter(
          note => !note.elsewhere && isOn(note, { on: kind, ...(target !== undefined && { target }) })
        ),
      begin: pin => start({ pin, text: '', author: name ?? author?.() ?? '' }),
      edit: id => {
        const { on, target, place } = all.find(note => note.id === id)!;
        start({ id, pin: { on, target, place }, text: shown[id].text, author: shown[id].author ?? '' });
      },
      type: part => {
        draft = draft && { ...draft, ...part };
        redraw();
      },
      save: () => {
        if (!draft || problemOf(draft)) return;
        const { id = makeIdentifier(), pin } = draft;
        const now = new Date().toISOString();
        const before = shown[id] ?? {
          time: now,
          on: pin.on,
          ...(pin.target !== undefined && { target: pin.target, place: pin.place }),
          ...(pin.bound && { of: hashOfData() })
        };
        const note = rewritten(before, draft, now);
        if (!draft.id) name = note.author;
        change({ ...shown, [id]: note });
        end();
      },
      cancel: end,
      remove: id => change(Object.fromEntries(Object.entries(shown).filter(([other]) => other !== id))),
      goTo: id =>
        [...root.querySelectorAll<HTMLElement>('[data-note]')]
          .find(({ dataset }) => dataset.note === id)
          ?.focus(),
      pick: on => {
        picking = on;
        redraw();
      }
    };
  };
}

/** Why a note cannot be taken as it is. */
export function problemOf({ text }: NoteDraft): 'empty' | 'too long' | undefined {
  const { length } = text.trim();
  return length === 0 ? 'empty' : length > NOTE_LENGTH ? 'too long' : undefined;
}

function rewritten(before: Omit<Note, 'text'> & { text?: string }, draft: NoteDraft, now: string): Note {
  const text = draft.text.trim();
  const author = draft.author.trim();
  const note: Note = { ...before, text, author };
  if (!author) delete note.author;
  if (before.text !== undefined && before.text !== text) note.edited = now;
  return note;
}
