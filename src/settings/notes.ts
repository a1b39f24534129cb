import type { Json, RecordsField } from './schema.js';

/** What a note can be pinned to. Each widget has some of them. */
export const pinKinds = [
  'widget',
  'point',
  'parameter',
  'step',
  'half-cycle',
  'cycle',
  'cell',
  'component',
  'region',
  'sample',
  'part'
] as const;

export type PinKind = (typeof pinKinds)[number];

/** A short note of a person, pinned to something that a widget shows. */
export interface Note {
  text: string;
  author?: string;
  /** When it was written: ISO 8601, UTC. */
  time: string;
  /** When its text was last changed. */
  edited?: string;
  on: PinKind;
  /** Which of them: a row's number, a name; nothing for the whole widget. */
  target?: string;
  /** The same in words, as it was called when the note was written: `point at 1 kHz`. */
  place?: string;
  /** `hashTable` of the data, where the target names something of these data and means nothing for others. */
  of?: string;
}

/** By an identifier that never repeats, so that two people's notes merge. */
export type Notes = Record<string, Note>;

export const NOTE_LENGTH = 500;
const NAME_LENGTH = 100;

const atMost = (length: number) => (value: Json) =>
  String(value).length > length ? `must be at most ${length} characters long` : undefined;

/** The setting `notes`, the same for every widget. */
export const notesField: RecordsField = {
  type: 'records',
  default: {},
  viewOnly: true,
  annotation: true,
  title: 'Notes',
  description: 'What people noted, each pinned to a point, a parameter or another part of the widget',
  fields: {
    text: {
      type: 'string',
      title: 'Text',
      description: `What is said, in at most ${NOTE_LENGTH} characters`,
      check: value => (String(value).trim() ? atMost(NOTE_LENGTH)(value) : 'must hold a text')
    },
    author: {
      type: 'string',
      optional: true,
      title: 'Author',
      description: 'Who says it',
      check: atMost(NAME_LENGTH)
    },
    time: {
      type: 'string',
      title: 'Time',
      description: 'When it was written, ISO 8601 in UTC',
      check: isTime
    },
    edited: {
      type: 'string',
      optional: true,
      title: 'Edited',
      description: 'When its text was last changed, ISO 8601 in UTC',
      check: isTime
    },
    on: {
      type: 'choice',
      choices: pinKinds,
      default: 'widget',
      title: 'Pinned to',
      description: 'What kind of thing it is about'
    },
    target: {
      type: 'string',
      optional: true,
      title: 'Target',
      description: 'Which of these things: a row’s number or a name',
      check: atMost(NAME_LENGTH)
    },
    place: {
      type: 'string',
      optional: true,
      title: 'Place',
      description: 'What it is about, in words',
      check: atMost(NAME_LENGTH)
    },
    of: {
      type: 'string',
      optional: true,
      title: 'Data',
      description: 'A hash of the data that the target belongs to',
      check: atMost(NAME_LENGTH)
    }
  }
};

function isTime(value: Json): string | undefined {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z$/;
  return form.test(String(value)) && Number.isFinite(Date.parse(String(value)))
    ? undefined
    : 'must be a time as 2026-11-28T13:05:00Z';
}

/** A note in the list of all, with what is said of it there. */
export interface ListedNote extends Note {
  id: string;
  /** From 1, in the order in which they were written. */
  number: number;
  place: string;
  /** Its target belongs to other data than these. */
  elsewhere: boolean;
}

/**
 * The notes in the order in which they were written.
 *
 * @param hash of the data that are shown, to tell what was pinned to points of others
 */
export function listNotes(notes: Notes, hash?: string): ListedNote[] {
  return Object.entries(notes)
    .sort(([a, { time }], [b, { time: other }]) => Date.parse(time) - Date.parse(other) || (a < b ? -1 : 1))
    .map(([id, note], i) => ({
      ...note,
      id,
      number: i + 1,
      text: legible(note.text),
      ...(note.author && { author: legible(note.author) }),
      place: legible(note.place ?? [note.on, note.target].filter(Boolean).join(' ')),
      elsewhere: hash !== undefined && note.of !== undefined && note.of !== hash
    }));
}

/**
 * Each note as a line of text, for reports and printed pages: `1. R1 (Ada, 2026-11-28 13:05 UTC): looks too large`.
 *
 * @param settings of any widget
 * @param hash of the data that are shown
 */
export function noteLines({ notes }: { readonly notes?: object }, hash?: string): string[] {
  return listNotes((notes ?? {}) as Notes, hash).map(note => {
    const said = [note.author, `${writtenAt(note.time)} UTC`, note.edited && 'edited'].filter(Boolean);
    const other = note.elsewhere ? ', made for other data' : '';
    const place = note.on === 'widget' ? '' : `${note.place}${other} `;
    return `${note.number}. ${place}(${said.join(', ')}): ${note.text.replace(/\s+/g, ' ')}`;
  });
}

/** `2026-11-28 13:05`, of a time in UTC; for another zone, given its minutes as `Date` has them. */
export function writtenAt(time: string, minutesBehindUtc = 0): string {
  const local = new Date(Date.parse(time) - minutesBehindUtc * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

/** Without what cannot be seen and would turn round or hide the words about it; lines stay. */
function legible(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '').trim();
}
