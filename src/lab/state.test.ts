import * as Y from 'yjs';
import type { YCodeCell } from '@jupyter/ydoc';
import { YNotebook } from '@jupyter/ydoc';
import type { Settings } from '../settings/index.js';
import { nyquistSettings } from '../impedance/settings.js';
import { findWidget } from '../widgets/registry.js';
import { WidgetState } from './state.js';
import { codeCellAt, makeSeed, openNotebook, savedCell } from './testing/cells.js';

const key = (rest: string) => `argyrodite.nyquist-fitter.${rest}`;

function stateOf(cell: YCodeCell, { given = {} as Settings, hash = 'data-1', id = 'nyquist-fitter' } = {}) {
  return new WidgetState({ cell, id, schema: nyquistSettings, given, hash });
}

function freshCell(metadata = {}): YCodeCell {
  return codeCellAt(openNotebook([savedCell([makeSeed()], { metadata })]));
}

describe('What is written', () => {
  it('stands in the cell’s metadata under a key for each field and member, with the hash of the data', () => {
    const cell = freshCell({ tags: ['kept'] });
    stateOf(cell).write({ circuit: 'R0-C1', 'bounds.R1': { lower: 1 }, 'exclude.12': true });
    expect(cell.getMetadata()).toEqual({
      tags: ['kept'],
      [key('circuit')]: 'R0-C1',
      [key('bounds.R1')]: { lower: 1 },
      [key('exclude.12')]: true,
      [key('of')]: 'data-1'
    });
  });

  it('comes back from a notebook that was saved and opened again', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const state = stateOf(codeCellAt(model));
    state.write({ circuit: 'R0-C1', 'exclude.12': true, 'fixed.R0': 4 });
    const saved = JSON.parse(JSON.stringify(model.sharedModel.toJSON()));
    const again = openNotebook(saved.cells);
    expect(stateOf(codeCellAt(again)).settings).toEqual(state.settings);
  });

  it('says no field twice: what is the code’s own again is removed, and with the last of them the hash', () => {
    const cell = freshCell();
    const state = stateOf(cell, { given: { circuit: 'R0-C1' } });
    state.write({ circuit: 'R0-CPE1', 'exclude.3': true });
    state.write({ circuit: 'R0-C1' });
    expect(Object.keys(cell.getMetadata())).toEqual(expect.not.arrayContaining([key('circuit')]));
    expect(cell.getMetadata(key('of'))).toBe('data-1');
    state.write({ 'exclude.3': false });
    expect(cell.getMetadata()).toEqual({});
  });

  it('keeps `false` for a member that the code gives and the user took out', () => {
    const cell = freshCell();
    const state = stateOf(cell, { given: { exclude: [3, 4] } });
    state.write({ 'exclude.3': false });
    expect(cell.getMetadata(key('exclude.3'))).toBe(false);
    expect(state.settings.exclude).toEqual({ 4: true });
    state.write({ 'exclude.3': true });
    expect(cell.getMetadata()).toEqual({});
  });

  it('is one event for whoever listens, however many fields it has', () => {
    const state = stateOf(freshCell());
    const heard = jest.fn();
    state.changed.connect(heard);
    state.write({ circuit: 'R0-C1', starts: 8, 'exclude.1': true });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('is refused whole where one value is wrong, in words, and changes nothing', () => {
    const cell = freshCell();
    const state = stateOf(cell);
    expect(() => state.write({ circuit: 'R0-C1', starts: 1.5 })).toThrow('“starts” must be a whole number');
    expect(() => state.write({ electrode_area_cm2: NaN })).toThrow('must be a number');
    expect(cell.getMetadata()).toEqual({});
  });

  it('leaves two widgets of one cell apart', () => {
    const cell = freshCell();
    const [first, second] = [stateOf(cell), stateOf(cell, { id: 'nyquist-fitter-2' })];
    first.write({ starts: 8 });
    second.write({ starts: 9 });
    expect([first.settings.starts, second.settings.starts]).toEqual([8, 9]);
    first.reset();
    expect(Object.keys(cell.getMetadata())).toEqual([
      'argyrodite.nyquist-fitter-2.starts',
      'argyrodite.nyquist-fitter-2.of'
    ]);
  });

  it('marks the notebook as changed, and so does its undo', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const state = stateOf(codeCellAt(model));
    model.dirty = false;
    state.write({ starts: 8 });
    expect(model.dirty).toBe(true);
    model.dirty = false;
    state.undo();
    expect(model.dirty).toBe(true);
  });
});

describe('Two people', () => {
  /** Two notebooks of which each gets the other's updates when `meet` is called. */
  function pair(make = (cell: YCodeCell) => stateOf(cell)) {
    const first = YNotebook.create() as YNotebook;
    first.insertCell(0, savedCell([makeSeed()]) as never);
    const second = new YNotebook();
    const meet = () => {
      Y.applyUpdate(second.ydoc, Y.encodeStateAsUpdate(first.ydoc), 'network');
      Y.applyUpdate(first.ydoc, Y.encodeStateAsUpdate(second.ydoc), 'network');
    };
    meet();
    const states = [first, second].map(notebook => make(notebook.cells[0] as YCodeCell));
    return { meet, mine: states[0]!, theirs: states[1]! };
  }

  it('who change different fields and members at once both find both changes', () => {
    const { meet, mine, theirs } = pair();
    mine.write({ circuit: 'R0-C1', 'exclude.1': true });
    theirs.write({ starts: 8, 'exclude.2': true });
    meet();
    expect(mine.settings).toEqual(theirs.settings);
    expect(mine.settings).toMatchObject({ circuit: 'R0-C1', starts: 8, exclude: { 1: true, 2: true } });
  });

  it('who change different fields of one component of a spectrum at once both find both changes', () => {
    const { meet, mine, theirs } = pair(
      cell =>
        new WidgetState({
          cell,
          id: 'xps-quantifier',
          schema: findWidget('xps-quantifier').settings,
          given: {},
          hash: 'data-1'
        })
    );
    mine.write({
      'components.P-PS4.name': 'PS4',
      'components.P-PS4.region': 'P 2p',
      'components.P-PS4.position': 131.9,
      'components.P-PS4.fwhm': 1.2
    });
    meet();
    mine.write({ 'components.P-PS4.position': 131.8 });
    theirs.write({ 'components.P-PS4.fwhm': 1.1, 'components.P-PS4.splitting': 0.87 });
    meet();
    expect(mine.settings).toEqual(theirs.settings);
    expect(mine.settings.components).toMatchObject({
      'P-PS4': { name: 'PS4', position: 131.8, fwhm: 1.1, splitting: 0.87 }
    });
  });

  it('who change the same field at once see the same afterwards', () => {
    const { meet, mine, theirs } = pair();
    mine.write({ starts: 7 });
    theirs.write({ starts: 8 });
    meet();
    expect(mine.settings).toEqual(theirs.settings);
    expect([7, 8]).toContain(mine.settings.starts);
  });

  it('undo each only what is their own', () => {
    const { meet, mine, theirs } = pair();
    mine.write({ starts: 7 });
    meet();
    theirs.write({ circuit: 'R0-C1' });
    meet();
    expect(mine.undo()).toBe(true);
    expect(mine.undo()).toBe(false);
    meet();
    for (const state of [mine, theirs]) expect(state.changes).toEqual({ circuit: 'R0-C1' });
  });

  it('hear of each other’s changes', () => {
    const { meet, mine, theirs } = pair();
    const heard = jest.fn();
    mine.changed.connect(heard);
    theirs.write({ starts: 8 });
    meet();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('Undo', () => {
  it('goes back and forth change by change, though they follow each other at once', () => {
    const state = stateOf(freshCell());
    state.write({ starts: 7 });
    state.write({ starts: 8, circuit: 'R0-C1' });
    state.undo();
    expect(state.changes).toEqual({ starts: 7 });
    state.undo();
    expect(state.changes).toEqual({});
    expect(state.undo()).toBe(false);
    state.redo();
    state.redo();
    expect(state.changes).toEqual({ starts: 8, circuit: 'R0-C1' });
    expect(state.redo()).toBe(false);
  });

  it('never touches the code, other metadata or other cells', () => {
    const model = openNotebook([savedCell([makeSeed()], { source: 'a = 1' }), savedCell([])]);
    const cell = codeCellAt(model);
    const state = stateOf(cell);
    state.write({ starts: 7 });
    cell.setSource('a = 2');
    cell.setMetadata('tags', ['new']);
    model.sharedModel.insertCell(2, savedCell([]));
    while (state.undo());
    expect(cell.toJSON()).toMatchObject({ source: 'a = 2', metadata: { tags: ['new'] } });
    expect(model.cells.length).toBe(3);
  });

  it('is not touched by the undo of the code, nor by that of the whole notebook', () => {
    for (const disableDocumentWideUndoRedo of [true, false]) {
      const notebook = YNotebook.create({ disableDocumentWideUndoRedo }) as YNotebook;
      notebook.insertCell(0, savedCell([makeSeed()], { source: 'a = 1' }) as never);
      notebook.clearUndoHistory();
      const cell = notebook.cells[0] as YCodeCell;
      const state = stateOf(cell);
      state.write({ starts: 7 });
      cell.undo();
      notebook.undo();
      expect(state.changes).toEqual({ starts: 7 });
      state.undo();
      expect(state.changes).toEqual({});
    }
  });

  it('outlives the view: another state of the same cell undoes what the first one wrote', () => {
    const cell = freshCell();
    const first = stateOf(cell);
    first.write({ starts: 7 });
    first.dispose();
    const second = stateOf(cell);
    second.undo();
    expect(second.changes).toEqual({});
  });

  it('brings back a reset in one step', () => {
    const state = stateOf(freshCell());
    state.write({ starts: 7 });
    state.write({ 'exclude.4': true });
    state.reset();
    expect(state.changes).toEqual({});
    state.undo();
    expect(state.changes).toEqual({ starts: 7, 'exclude.4': true });
  });
});

describe('Other data than those that the changes were made for', () => {
  const metadata = {
    [key('starts')]: 8,
    [key('spectrum')]: 2,
    [key('exclude.12')]: true,
    [key('of')]: 'data-1'
  };

  it('do not get the fields that name points; nothing is deleted', () => {
    const cell = freshCell(metadata);
    const state = stateOf(cell, { hash: 'data-2' });
    expect(state.changes).toEqual({ starts: 8 });
    expect(state.stale).toEqual(['spectrum', 'exclude.12']);
    expect(cell.getMetadata()).toEqual(metadata);
  });

  it('get them when the user keeps them, and lose them again by undo', () => {
    const state = stateOf(freshCell(metadata), { hash: 'data-2' });
    state.keep();
    expect(state.changes).toEqual({ starts: 8, spectrum: 2, 'exclude.12': true });
    expect(state.stale).toEqual([]);
    state.undo();
    expect(state.stale).toEqual(['spectrum', 'exclude.12']);
  });

  it('end them when the user discards them', () => {
    const cell = freshCell(metadata);
    const state = stateOf(cell, { hash: 'data-2' });
    state.discard();
    expect(cell.getMetadata()).toEqual({ [key('starts')]: 8, [key('of')]: 'data-2' });
    state.undo();
    expect(cell.getMetadata()).toEqual(metadata);
  });

  it('do not get them by a change of another field', () => {
    const state = stateOf(freshCell(metadata), { hash: 'data-2' });
    state.write({ starts: 9 });
    expect(state.changes).toEqual({ starts: 9 });
    expect(state.stale).toEqual(['spectrum', 'exclude.12']);
  });

  it('end them by a choice of points of their own', () => {
    const cell = freshCell(metadata);
    stateOf(cell, { hash: 'data-2' }).write({ 'exclude.5': true });
    expect(cell.getMetadata()).toEqual({
      [key('starts')]: 8,
      [key('exclude.5')]: true,
      [key('of')]: 'data-2'
    });
  });

  it('do not matter where no field names points', () => {
    const state = stateOf(freshCell({ [key('starts')]: 8, [key('of')]: 'data-1' }), { hash: 'data-2' });
    expect(state.stale).toEqual([]);
    expect(state.changes).toEqual({ starts: 8 });
  });
});

describe('Metadata that anyone may have written', () => {
  it('is used where it is sound; the rest is named and left alone', () => {
    const hostile = {
      [key('starts')]: 'many',
      [key('circuit')]: { toString: 1 },
      [key('exclude.1')]: 'yes',
      [key('bounds.R1')]: { lower: 5, upper: 1 },
      [key('bounds')]: { R1: { lower: 1 } },
      [key('range')]: [10, 1],
      [key('weighting')]: null,
      [key('height_px')]: 1e9,
      [key('plot')]: 'bode'
    };
    const cell = freshCell(hostile);
    const state = stateOf(cell);
    expect(state.changes).toEqual({ plot: 'bode' });
    expect(state.problems).toHaveLength(8);
    expect(state.problems.join()).toContain('“starts” must be a whole number; it is "many"');
    expect(cell.getMetadata()).toEqual(hostile);
    state.write({ starts: 4 });
    expect(state.changes).toEqual({ plot: 'bode', starts: 4 });
  });

  it('reaches no prototype', () => {
    const cell = freshCell({
      [key('fixed.__proto__')]: 1,
      [key('__proto__.polluted')]: true,
      [key('constructor')]: 'x'
    });
    const state = stateOf(cell);
    expect(Object.hasOwn(state.settings.fixed as object, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(state.problems).toEqual([]);
  });

  it('of a newer version is passed over without a word', () => {
    const state = stateOf(freshCell({ [key('colour_of_tomorrow')]: 'blue', [key('notes.1.2')]: 'x' }));
    expect([state.changes, state.problems, state.stale]).toEqual([{}, [], []]);
  });

  it('means the same when 1 has become 1.0', () => {
    const cell = freshCell(JSON.parse(`{"${key('starts')}": 64.0, "${key('spectrum')}": 1.0}`));
    expect(stateOf(cell).changes).toEqual({ spectrum: 1 });
  });
});

describe('Settings from the kernel', () => {
  it('are written where they differ, and are not this user’s to undo', () => {
    const cell = freshCell();
    const state = stateOf(cell);
    state.assign({ starts: 8, weighting: 'modulus' });
    expect(cell.getMetadata()).toEqual({ [key('starts')]: 8, [key('of')]: 'data-1' });
    expect(state.undo()).toBe(false);
    const heard = jest.fn();
    state.changed.connect(heard);
    state.assign({ starts: 8 });
    expect(heard).not.toHaveBeenCalled();
  });

  it('that are the code’s own remove the change', () => {
    const cell = freshCell({ [key('starts')]: 8, [key('of')]: 'data-1' });
    stateOf(cell).assign({ starts: 64 });
    expect(cell.getMetadata()).toEqual({});
  });
});

it('After the code says what was changed, nothing is kept beside it', () => {
  const cell = freshCell({ [key('starts')]: 8, [key('plot')]: 'bode', [key('of')]: 'data-1' });
  const state = stateOf(cell, { given: { starts: 8 } });
  expect(state.changes).toEqual({ plot: 'bode' });
  state.prune();
  expect(cell.getMetadata()).toEqual({ [key('plot')]: 'bode', [key('of')]: 'data-1' });
});
