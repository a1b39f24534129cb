import { describe, expect, test } from 'vitest';
import { noteSchema, ada } from './testing/notes.js';
import {
  applyChanges,
  diffSettings,
  listNotes,
  noteLines,
  resolveSettings,
  settingsChanged,
  siftChanges,
  type Json
} from './index.js';

const resolve = (notes: object) => resolveSettings<Record<string, Json>>(noteSchema, { notes });

describe('a note', () => {
  test('is whole with a text and a time; without a pin it is about the whole widget', () => {
    const { text, time } = ada;
    expect(resolve({ n1: { text, time } }).notes).toEqual({ n1: { text, time, on: 'widget' } });
  });

  test('is kept flat under a key for each of its fields, and comes back from them', () => {
    const changes = diffSettings(noteSchema, {}, resolve({ n1: ada }));
    expect(changes).toEqual({
      'notes.n1.text': 'looks too large',
      'notes.n1.author': 'Ada',
      'notes.n1.time': '2026-11-28T13:05:00.000Z',
      'notes.n1.on': 'parameter',
      'notes.n1.target': 'R1',
      'notes.n1.place': 'R1'
    });
    expect(applyChanges(noteSchema, resolve({}), changes)).toEqual(resolve({ n1: ada }));
  });

  test.each([
    [{ text: '  ' }, '“notes.n1.text” must hold a text'],
    [{ text: 'x'.repeat(501) }, '“notes.n1.text” must be at most 500 characters long'],
    [{ text: 7 }, '“notes.n1.text” must be a text'],
    [{ time: 'yesterday' }, '“notes.n1.time” must be a time as 2026-11-28T13:05:00Z'],
    [{ time: '2026-13-45T00:00:00Z' }, '“notes.n1.time” must be a time'],
    [{ on: 'moon' }, '“notes.n1.on” must be one of widget, point'],
    [{ author: 'x'.repeat(101) }, '“notes.n1.author” must be at most 100'],
    [{ colour: 'red' }, 'There is no setting “notes.n1.colour”']
  ])('with %j is refused in a sentence', (part, sentence) => {
    expect(() => resolve({ n1: { ...ada, ...part } })).toThrow(sentence);
  });

  test('of a million characters in saved metadata is named in a short sentence, and not there', () => {
    const changes = {
      ...diffSettings(noteSchema, {}, resolve({ n1: ada })),
      'notes.n1.text': 'A'.repeat(1e6)
    };
    const { sound, problems } = siftChanges(noteSchema, Object.entries(changes));
    expect(problems).toHaveLength(1);
    expect(problems[0].length).toBeLessThan(250);
    expect(applyChanges(noteSchema, resolve({}), sound).notes).toEqual({});
  });

  test('is no setting that differs from the code', () => {
    const to = { ...resolve({ n1: ada }), starts: 8 };
    expect(settingsChanged(noteSchema, diffSettings(noteSchema, {}, to))).toEqual(['starts']);
  });
});

describe('notes as a list', () => {
  const later = { ...ada, time: '2026-11-28T13:06Z', text: 'agreed' };

  test('stand in the order in which they were written, whatever the order of their keys', () => {
    const list = listNotes({ b: later, a: ada } as never);
    expect(list.map(({ id, number }) => [id, number])).toEqual([
      ['a', 1],
      ['b', 2]
    ]);
    expect(listNotes({ a: ada, b: later } as never)).toEqual(list);
  });

  test('say which were pinned to points of other data', () => {
    const notes = {
      a: { ...ada, on: 'point', target: '12', place: 'point at 1 kHz', of: 'data-1' },
      b: later
    };
    expect(listNotes(notes as never, 'data-1').map(({ elsewhere }) => elsewhere)).toEqual([false, false]);
    expect(listNotes(notes as never, 'data-2').map(({ elsewhere }) => elsewhere)).toEqual([true, false]);
  });

  test('are lines of text with place, author and time', () => {
    const notes = {
      a: { ...ada, on: 'point', place: 'point at 1 kHz', of: 'data-1' },
      b: { text: 'two\n lines', time: later.time, edited: later.time, on: 'widget' }
    };
    expect(noteLines({ notes }, 'data-2')).toEqual([
      '1. point at 1 kHz, made for other data (Ada, 2026-11-28 13:05 UTC): looks too large',
      '2. (2026-11-28 13:06 UTC, edited): two lines'
    ]);
    expect(noteLines({})).toEqual([]);
  });

  test('have no characters that turn round or hide the words about them', () => {
    const [note] = listNotes({
      a: { ...ada, text: 'a\u202Eb\u0007c\n\u2066d', author: '\u202EAda' }
    } as never);
    expect(note.text).toBe('abc\nd');
    expect(note.author).toBe('Ada');
    expect(listNotes({ a: { ...ada, text: 'شكرا 👩‍🔬' } } as never)[0].text).toBe('شكرا 👩‍🔬');
  });
});

test('a record that is added counts as one setting, and so does each member of a collection', () => {
  const text = { title: 't', description: 'd' };
  const schema = {
    components: {
      ...text,
      type: 'records' as const,
      default: {},
      fields: {
        name: { ...text, type: 'string' as const },
        mix: { ...text, type: 'number' as const, default: 0.3 }
      }
    },
    exclude: { ...text, type: 'set' as const, default: {} }
  };
  const to = resolveSettings(schema, {
    components: { c1: { name: 'PS4' }, c2: { name: 'S' } },
    exclude: [3, 4]
  });
  const changes = diffSettings(schema, {}, to);
  expect(Object.keys(changes)).toHaveLength(6);
  expect(settingsChanged(schema, changes)).toEqual([
    'components.c1',
    'components.c2',
    'exclude.3',
    'exclude.4'
  ]);
  expect(settingsChanged(schema, { 'components.c1': false })).toEqual(['components.c1']);
});
