import type { YCodeCell } from '@jupyter/ydoc';
import { findWidget } from '../widgets/registry.js';
import { makeHost } from './host.js';
import { WidgetState } from './state.js';
import type { CellPlace } from './surroundings.js';
import { codeCellAt, makeSeed, openNotebook, savedCell, spectrum } from './testing/cells.js';
import { smallView } from './testing/view.js';

const widget = findWidget('nyquist-fitter');

/** A widget in a cell, on the page. What the place was asked is kept in `asked`. */
function show({ source = 'ag.open("a.mpt")', metadata = {}, python = true, cellless = false } = {}) {
  const cell = codeCellAt(openNotebook([savedCell([makeSeed()], { source, metadata })]));
  return showIn(cell, { python, cellless });
}

function showIn(cell: YCodeCell, { python = true, cellless = false, given = {}, hash = 'data-1' } = {}) {
  const asked: unknown[] = [];
  const place: CellPlace = {
    cell,
    id: 'nyquist-fitter',
    path: 'folder/notebook.ipynb',
    python,
    position: () => ({ index: 0, count: 1 }),
    save: () => asked.push('save'),
    leave: () => asked.push('leave'),
    run: () => asked.push('run')
  };
  const state = new WidgetState({ cell, id: place.id, schema: widget.settings, given, hash });
  const view = smallView(spectrum(), state.settings);
  const host = makeHost(view, { state, widget, place: cellless ? undefined : place });
  document.body.append(host.element);
  const find = (selector: string) => host.element.querySelector(selector) as HTMLInputElement;
  const button = (label: string) =>
    [...host.element.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === label)!;
  return { cell, state, view, host, asked, find, button, text: () => host.element.textContent! };
}

const press = (target: EventTarget, key: string, modifiers: object = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
  target.dispatchEvent(event);
  return event;
};
const ctrl = { ctrlKey: true };
const pointer = (target: EventTarget, type: string) =>
  target.dispatchEvent(new MouseEvent(type, { bubbles: true }));
const slide = (slider: HTMLInputElement, value: number) => {
  slider.value = String(value);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
};
/** As a person does it: the browser announces the text before it is there. */
const type = (field: HTMLInputElement, text: string) => {
  field.focus();
  field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertText' }));
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const enter = (field: HTMLInputElement) => {
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertLineBreak' }));
};
const tick = () => new Promise(resolve => setTimeout(resolve, 5));

afterEach(() => document.body.replaceChildren());

describe('A change in the view', () => {
  it('is written to the cell, with the hash of the data', () => {
    const { cell, find } = show();
    find('.point').click();
    expect(cell.getMetadata()).toMatchObject({
      'argyrodite.nyquist-fitter.exclude.3': true,
      'argyrodite.nyquist-fitter.of': 'data-1'
    });
  });

  it('by dragging is one step, written at its end', async () => {
    const { state, find } = show();
    pointer(find('.starts'), 'pointerdown');
    for (const value of [60, 40, 20]) slide(find('.starts'), value);
    expect(state.changes).toEqual({});
    pointer(document.body, 'pointerup');
    await tick();
    expect(state.changes).toEqual({ starts: 20 });
    state.undo();
    expect(find('.starts').value).toBe('64');
  });

  it('by a slider’s key is one step, however long the key is held', async () => {
    const { state, find } = show();
    for (const value of [65, 66, 67]) {
      press(find('.starts'), 'ArrowRight');
      slide(find('.starts'), value);
    }
    expect(state.changes).toEqual({});
    find('.starts').dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowRight', bubbles: true }));
    await tick();
    expect(state.changes).toEqual({ starts: 67 });
    state.undo();
    expect(state.changes).toEqual({});
  });

  it('does not overwrite what a colleague changed meanwhile', async () => {
    const { cell, state, find } = show();
    pointer(find('.starts'), 'pointerdown');
    slide(find('.starts'), 20);
    cell.setMetadata('argyrodite.nyquist-fitter.circuit', 'R0-C1');
    expect(find('.starts').value).toBe('20');
    pointer(document.body, 'pointerup');
    await tick();
    expect(state.changes).toEqual({ starts: 20, circuit: 'R0-C1' });
    expect(find('.circuit').value).toBe('R0-C1');
  });
});

describe('A change from elsewhere', () => {
  it('is shown', () => {
    const { cell, find } = show();
    cell.setMetadata('argyrodite.nyquist-fitter.starts', 5);
    expect(find('.starts').value).toBe('5');
  });

  it('that changes nothing does not redraw', () => {
    const { cell, view } = show();
    cell.setMetadata('argyrodite.nyquist-fitter.starts', 64);
    cell.setMetadata('tags', ['a']);
    expect(view.redraws).toBe(0);
  });

  it('waits while a text is being typed, which would be lost', async () => {
    const { cell, state, find } = show();
    type(find('.circuit'), 'R0-');
    cell.setMetadata('argyrodite.nyquist-fitter.starts', 5);
    expect(find('.circuit').value).toBe('R0-');
    find('.circuit').value = 'R0-C1';
    enter(find('.circuit'));
    await tick();
    expect(state.changes).toEqual({ starts: 5, circuit: 'R0-C1' });
    expect(find('.starts').value).toBe('5');
  });
});

describe('Ctrl+Z', () => {
  it('undoes from a slider, and Ctrl+Shift+Z or Ctrl+Y brings it back', async () => {
    const { state, find } = show();
    slide(find('.starts'), 20);
    expect(press(find('.starts'), 'z', ctrl).defaultPrevented).toBe(true);
    expect([state.changes, find('.starts').value]).toEqual([{}, '64']);
    press(find('.starts'), 'Z', { ...ctrl, shiftKey: true });
    expect(find('.starts').value).toBe('20');
    press(find('.starts'), 'z', { metaKey: true });
    press(find('.starts'), 'y', ctrl);
    expect(find('.starts').value).toBe('20');
  });

  it('in a text field is the browser’s while there is something typed, and ours when it was taken over', async () => {
    const { state, find } = show();
    const field = find('.circuit');
    type(field, 'R0-C1');
    expect(press(field, 'z', ctrl).defaultPrevented).toBe(false);
    enter(field);
    await tick();
    expect(state.changes).toEqual({ circuit: 'R0-C1' });
    expect(press(field, 'z', ctrl).defaultPrevented).toBe(true);
    expect([state.changes, field.value]).toEqual([{}, 'R0-p(R1,CPE1)-CPE2']);
    press(field, 'y', ctrl);
    expect([state.changes, field.value]).toEqual([{ circuit: 'R0-C1' }, 'R0-C1']);
  });

  it('of the browser is not taken from a text field, as JupyterLab does in cells', () => {
    const field = show().find('.circuit');
    const jupyterLab = jest.fn();
    field.addEventListener('beforeinput', jupyterLab);
    for (const inputType of ['historyUndo', 'historyRedo', 'insertText']) {
      field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType }));
    }
    expect(jupyterLab.mock.calls.map(([event]) => event.inputType)).toEqual(['insertText']);
  });

  it('in a text field whose text is as before is ours', () => {
    const { state, find } = show();
    slide(find('.starts'), 20);
    const field = find('.circuit');
    type(field, 'x');
    field.value = 'R0-p(R1,CPE1)-CPE2'; // the browser's own undo
    press(field, 'z', ctrl);
    expect(state.changes).toEqual({});
  });

  it('works after a redraw from elsewhere, and undoes only what this user did', () => {
    const { cell, state, find } = show();
    find('.point').click();
    cell.setMetadata('argyrodite.nyquist-fitter.starts', 5);
    press(find('.point'), 'z', ctrl);
    expect(state.changes).toEqual({ starts: 5 });
    expect(find('.point').checked).toBe(false);
  });
});

describe('Keys', () => {
  it('save, leave for the cell and run it', () => {
    const { find, asked } = show();
    press(find('.starts'), 's', ctrl);
    press(find('.starts'), 'Escape');
    press(find('.starts'), 'Enter', { shiftKey: true });
    expect(asked).toEqual(['save', 'leave', 'run']);
  });

  it('that the view used itself are left to it', () => {
    const { view, find, asked } = show();
    view.addEventListener('keydown', event => event.preventDefault());
    press(find('.starts'), 'Escape');
    expect(asked).toEqual([]);
  });

  it('of JupyterLab stay outside, and others stay with the widget', () => {
    const { host, find, asked } = show();
    expect(host.element.hasAttribute('data-lm-suppress-shortcuts')).toBe(true);
    for (const key of ['x', 'd', 'Enter', 'a'])
      expect(press(find('.point'), key).defaultPrevented).toBe(false);
    expect(asked).toEqual([]);
  });

  it('reach no shortcut that ends in :focus: the focused control itself is marked', () => {
    const { find } = show();
    find('.point').focus();
    expect(find('.point').hasAttribute('data-lm-suppress-shortcuts')).toBe(true);
  });

  it('for a cell do nothing where there is none', () => {
    const { find } = show({ cellless: true });
    expect(press(find('.starts'), 's', ctrl).defaultPrevented).toBe(false);
  });
});

describe('The line below', () => {
  it('is there only where settings differ, counts them, and resets in one step', () => {
    const { state, find, button, text } = show();
    expect(text()).not.toContain('differ');
    find('.point').click();
    expect(text()).toContain('1 setting differs from the code');
    slide(find('.starts'), 20);
    expect(text()).toContain('2 settings differ from the code');
    button('Reset to code').click();
    expect([state.changes, find('.starts').value]).toEqual([{}, '64']);
    press(find('.starts'), 'z', ctrl);
    expect(state.changes).toEqual({ 'exclude.3': true, starts: 20 });
  });

  it('leaves the focus in the widget when its button goes, so that the reset can be undone by keyboard', () => {
    const { state, find, button } = show();
    find('.point').click();
    button('Reset to code').focus();
    button('Reset to code').click();
    expect(state.changes).toEqual({});
    press(document.activeElement!, 'z', ctrl);
    expect(state.changes).toEqual({ 'exclude.3': true });
  });

  it('writes to the code, and after a run nothing differs', () => {
    const { cell, find, button, text, state, host } = show();
    find('.point').click();
    slide(find('.starts'), 20);
    button('Write to code').click();
    expect(cell.getSource()).toBe('ag.open("a.mpt", exclude=[3], starts=20)');
    expect(text()).toContain('Run the cell');
    host.dispose();
    state.dispose();
    const again = showIn(cell, { given: { exclude: [3], starts: 20 } });
    expect(again.text()).not.toContain('differ');
    expect(cell.getMetadata()).toEqual({});
  });

  it('gives the text to copy where the code is not plain', () => {
    const { cell, find, button } = show({ source: 'for f in files: display(w(f))' });
    find('.point').click();
    button('Write to code').click();
    expect(cell.getSource()).toBe('for f in files: display(w(f))');
    expect(find('textarea').value).toBe('exclude=[3]');
  });

  it('speaks of no code where there is none', () => {
    const { find, text, button } = show({ cellless: true });
    find('.point').click();
    expect(text()).toContain('1 setting differs from what was opened');
    expect(button('Write to code')).toBeUndefined();
    button('Reset').click();
    expect(text()).not.toContain('differ');
  });
});

describe('The line above', () => {
  const metadata = {
    'argyrodite.nyquist-fitter.exclude.12': true,
    'argyrodite.nyquist-fitter.spectrum': 1,
    'argyrodite.nyquist-fitter.of': 'data-0'
  };

  it('names settings that were made for other data, and keeps or discards them', () => {
    const { state, button, text } = show({ metadata });
    expect(text()).toContain(
      '“Points left out” (1) and “Spectrum” were set for other data and are not used.'
    );
    button('Keep for these data').click();
    expect(text()).not.toContain('other data');
    state.undo();
    button('Discard').click();
    expect([state.changes, state.stale]).toEqual([{}, []]);
  });

  it('names a saved setting that is not understood', () => {
    const { text } = show({ metadata: { 'argyrodite.nyquist-fitter.starts': '<b>x</b>' } });
    expect(text()).toContain('“starts” must be a whole number; it is "<b>x</b>"');
  });
});
