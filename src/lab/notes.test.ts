import * as Y from 'yjs';
import { YNotebook, type YCodeCell } from '@jupyter/ydoc';
import type { Note } from '../settings/index.js';
import { ada } from '../settings/testing/notes.js';
import { findWidget } from '../widgets/registry.js';
import { makeHost } from './host.js';
import { WidgetState } from './state.js';
import { codeCellAt, makeSeed, openNotebook, savedCell, spectrum } from './testing/cells.js';
import { smallView } from './testing/view.js';

const widget = findWidget('nyquist-fitter');
const key = (rest: string) => `argyrodite.nyquist-fitter.${rest}`;

function stateOf(cell: YCodeCell, hash = 'data-1', given = {}) {
  return new WidgetState({ cell, id: 'nyquist-fitter', schema: widget.settings, given, hash });
}

const freshCell = (metadata = {}) => codeCellAt(openNotebook([savedCell([makeSeed()], { metadata })]));

/** A note as flat changes. */
const flat = (id: string, note: Note) =>
  Object.fromEntries(Object.entries(note).map(([field, value]) => [`notes.${id}.${field}`, value]));

const notesOf = ({ settings }: WidgetState) => settings.notes as unknown as Record<string, Note>;

describe('A note in a cell', () => {
  it('stands under a key for each of its fields, and is no choice of these data', () => {
    const cell = freshCell();
    stateOf(cell).write(flat('n1', ada));
    expect(cell.getMetadata()).toEqual({
      [key('notes.n1.text')]: 'looks too large',
      [key('notes.n1.author')]: 'Ada',
      [key('notes.n1.time')]: '2026-11-28T13:05:00.000Z',
      [key('notes.n1.on')]: 'parameter',
      [key('notes.n1.target')]: 'R1',
      [key('notes.n1.place')]: 'R1'
    });
  });

  it('is added, edited and removed in one step each', () => {
    const cell = freshCell();
    const state = stateOf(cell);
    state.write(flat('n1', ada));
    state.write({ 'notes.n1.text': 'fine', 'notes.n1.edited': '2026-11-28T13:06Z' });
    state.write({ 'notes.n1': false });
    expect(cell.getMetadata()).toEqual({});
    state.undo();
    expect(notesOf(state).n1).toMatchObject({ text: 'fine', author: 'Ada' });
    state.undo();
    expect(notesOf(state)).toEqual({ n1: ada });
    state.undo();
    expect(notesOf(state)).toEqual({});
    expect(state.undo()).toBe(false);
  });

  it('stays through a reset to the code, which needs no hash for it', () => {
    const cell = freshCell();
    const state = stateOf(cell);
    state.write({ ...flat('n1', ada), starts: 8 });
    expect(cell.getMetadata(key('of'))).toBe('data-1');
    state.reset();
    expect(state.settings).toMatchObject({ starts: 64, notes: { n1: ada } });
    expect(cell.getMetadata(key('of'))).toBeUndefined();
  });

  it('is not pruned when the code has what was changed', () => {
    const cell = freshCell();
    stateOf(cell).write({ ...flat('n1', ada), starts: 8 });
    const again = stateOf(cell, 'data-1', { starts: 8, notes: { n1: ada } });
    again.prune();
    expect(Object.keys(cell.getMetadata()).every(name => name.startsWith(key('notes.n1.')))).toBe(true);
    expect(notesOf(again)).toEqual({ n1: ada });
  });

  it('is there for other data too, with the data that it was made for', () => {
    const cell = freshCell();
    const point = { ...ada, on: 'point', target: '3', of: 'data-1' } as const;
    stateOf(cell).write({ ...flat('n1', point), 'exclude.3': true });
    const other = stateOf(cell, 'data-2');
    expect(other.stale).toEqual(['exclude.3']);
    other.discard();
    expect(notesOf(other)).toEqual({ n1: point });
  });

  it('that is half a note is not there, and is swept away by the next change', () => {
    const cell = freshCell({ [key('notes.n1.text')]: 'left over' });
    const state = stateOf(cell);
    expect(notesOf(state)).toEqual({});
    state.write({ starts: 8 });
    expect(cell.getMetadata(key('notes.n1.text'))).toBeUndefined();
  });

  it('that is no note is named in words, and the others are there', () => {
    const hostile = { [key('notes.n2.text')]: { toString: 1 }, [key('notes.n2.time')]: 'now' };
    const state = stateOf(freshCell({ ...hostile, [key('notes.__proto__.text')]: 'x' }));
    state.write(flat('n1', ada));
    expect(state.problems).toHaveLength(2);
    expect(state.problems.join()).toContain('“notes.n2.text” must be a text');
    expect(Object.keys(notesOf(state))).toEqual(['n1']);
    expect(({} as Record<string, unknown>).text).toBeUndefined();
  });
});

describe('Notes of two people', () => {
  function pair() {
    const first = YNotebook.create() as YNotebook;
    first.insertCell(0, savedCell([makeSeed()]) as never);
    const second = new YNotebook();
    const meet = () => {
      Y.applyUpdate(second.ydoc, Y.encodeStateAsUpdate(first.ydoc), 'network');
      Y.applyUpdate(first.ydoc, Y.encodeStateAsUpdate(second.ydoc), 'network');
    };
    meet();
    const [mine, theirs] = [first, second].map(({ cells }) => stateOf(cells[0] as YCodeCell));
    return { meet, mine: mine!, theirs: theirs! };
  }
  const bob: Note = { ...ada, text: 'the short is later', author: 'Bob' };

  it('that are written at once are both there, and undo takes back one’s own', () => {
    const { meet, mine, theirs } = pair();
    mine.write(flat('n1', ada));
    theirs.write(flat('n2', bob));
    meet();
    expect(notesOf(mine)).toEqual({ n1: ada, n2: bob });
    expect(notesOf(theirs)).toEqual(notesOf(mine));
    theirs.undo();
    meet();
    for (const state of [mine, theirs]) expect(notesOf(state)).toEqual({ n1: ada });
  });

  it('merge field by field', () => {
    const { meet, mine, theirs } = pair();
    mine.write(flat('n1', ada));
    meet();
    mine.write({ 'notes.n1.text': 'much too large' });
    theirs.write({ 'notes.n1.author': 'Ada L.' });
    meet();
    expect(notesOf(theirs).n1).toMatchObject({ text: 'much too large', author: 'Ada L.' });
  });

  it('are gone at both when one removes what the other edits', () => {
    const { meet, mine, theirs } = pair();
    mine.write(flat('n1', ada));
    meet();
    mine.write({ 'notes.n1': false });
    theirs.write({ 'notes.n1.text': 'much too large' });
    meet();
    for (const state of [mine, theirs]) expect(notesOf(state)).toEqual({});
  });
});

describe('The line below a widget with notes', () => {
  function show(cell: YCodeCell) {
    const state = stateOf(cell);
    const view = smallView(spectrum(), state.settings);
    const { element } = makeHost(view, { state, widget, place: undefined });
    return { state, text: () => element.textContent! };
  }

  it('does not count them', () => {
    const { state, text } = show(freshCell());
    state.write(flat('n1', ada));
    expect(text()).not.toContain('differ');
    state.write({ starts: 8 });
    expect(text()).toContain('1 setting differs');
  });
});
