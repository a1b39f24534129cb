import type { YCodeCell } from '@jupyter/ydoc';
import { findWidget } from '../widgets/registry.js';
import { makeHost } from './host.js';
import { WidgetState } from './state.js';
import type { CellPlace } from './surroundings.js';
import { codeCellAt, makeSeed, openNotebook, savedCell, spectrum } from './testing/cells.js';
import { smallView } from './testing/view.js';

const widget = findWidget('nyquist-fitter');
const box = { left: 20, top: 300, width: 200, height: 16, right: 220, bottom: 316, x: 20, y: 300 };

beforeEach(() => {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const size = this.matches('input, [role=application]') ? box : { ...box, left: 0, top: 0, width: 800 };
    return size as DOMRect;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  document.body.replaceChildren();
});

/** A widget in a cell, with what its user tells and a way to have colleagues tell. */
function show() {
  const cell: YCodeCell = codeCellAt(openNotebook([savedCell([makeSeed()])]));
  const place = { cell, id: 'nyquist-fitter', tell: () => {} } as unknown as CellPlace;
  const state = new WidgetState({ cell, id: place.id, schema: widget.settings, given: {}, hash: 'a' });
  const view = smallView(spectrum(), state.settings);
  const previews: unknown[] = [];
  view.preview = settings => previews.push(settings);
  const host = makeHost(view, { state, widget, place });
  document.body.append(host.element);
  const awareness = cell.awareness!;
  /** Their browser says something; what they told before stands. */
  const sign = () => {
    awareness.meta.set(7, { clock: 1, lastUpdated: Date.now() });
    awareness.emit('update', [{ added: [], updated: [7], removed: [] }, 'test']);
  };
  const colleague = (
    told: object | undefined,
    user: unknown = { display_name: 'Rhea', color: '#d55e00' }
  ) => {
    const states = awareness.getStates();
    if (told) states.set(7, { user, argyrodite: { cell: cell.getId(), id: place.id, changes: {}, ...told } });
    else states.delete(7);
    sign();
  };
  const find = <T extends Element = HTMLElement>(selector: string) =>
    host.element.querySelector<T>(selector)!;
  return {
    cell,
    state,
    host,
    view,
    previews,
    find,
    colleague,
    sign,
    awareness,
    told: () => awareness.getLocalState()?.argyrodite
  };
}

const starts = { kind: 'input range', name: 'Starts', index: 0 };
const soon = (milliseconds = 150) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('What one does is told to colleagues', () => {
  it('in a drag: what it would set, and at which control; its end too', async () => {
    const { find, told } = show();
    const slider = find<HTMLInputElement>('.starts');
    slider.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    slider.value = '30';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await soon();
    expect(told()).toMatchObject({ changes: { starts: 30 }, at: starts });
    window.dispatchEvent(new MouseEvent('pointerup'));
    await soon();
    expect(told()).toBeNull();
  });

  it('in a text that is being typed: where, and nothing of the text', async () => {
    const { find, told } = show();
    const field = find<HTMLInputElement>('.circuit');
    field.focus();
    field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertText' }));
    field.value = 'R0-secret';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await soon();
    expect(told()).toMatchObject({ changes: {}, at: { name: 'Circuit' } });
    expect(JSON.stringify(told())).not.toContain('secret');
    field.blur();
    await soon();
    expect(told()).toBeNull();
  });
});

describe('Who vanishes in the midst of it, a tab closed or a line cut,', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is forgotten within 8 s, preview and all, and is back at the next sign', () => {
    const { find, colleague, previews, sign } = show();
    const before = jest.getTimerCount();
    colleague({ changes: { starts: 5 }, at: starts });
    for (let second = 0; second < 20; second += 2) {
      jest.advanceTimersByTime(2_000);
      sign();
    }
    expect(find('.argyrodite-mark').textContent).toBe('Rhea');
    jest.advanceTimersByTime(5_000);
    expect(find('.argyrodite-mark') === null).toBe(false);
    jest.advanceTimersByTime(3_100);
    expect(find('.argyrodite-mark, .argyrodite-colleagues') === null).toBe(true);
    expect(previews.at(-1)).toBeUndefined();
    expect(jest.getTimerCount()).toBe(before);
    sign();
    expect(find('.argyrodite-mark').textContent).toBe('Rhea');
    expect(previews.at(-1)).toMatchObject({ starts: 5 });
  });

  it('so one gives a sign every 2 s while one is at it, and none after', async () => {
    const { host, find, awareness } = show();
    const signs = jest.fn();
    const slider = find<HTMLInputElement>('.starts');
    const drag = async (value: string) => {
      slider.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
      slider.value = value;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await jest.advanceTimersByTimeAsync(200);
    };
    await drag('30');
    awareness.on('update', signs);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(signs).toHaveBeenCalledTimes(5);
    window.dispatchEvent(new MouseEvent('pointerup'));
    await jest.advanceTimersByTimeAsync(200);
    signs.mockClear();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(signs).not.toHaveBeenCalled();
    await drag('20');
    expect(signs).toHaveBeenCalled();
    host.dispose();
    signs.mockClear();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(signs).not.toHaveBeenCalled();
  });
});

describe('A colleague at a control', () => {
  it('is marked there by name and colour, in words for who hears the page, and moves nothing', () => {
    const { find, colleague, previews } = show();
    colleague({ changes: { starts: 5 }, at: starts });
    const mark = find('.argyrodite-mark');
    expect(mark.textContent).toBe('Rhea');
    expect(mark.style.getPropertyValue('--argyrodite-colleague')).toBe('#d55e00');
    expect(mark.style.transform).toBe('translate(20px, 300px)');
    expect(mark.style.width).toBe('200px');
    expect(find('.argyrodite-colleagues .argyrodite-unseen').textContent).toMatch(/Rhea\s+is setting Starts/);
    expect(previews.at(-1)).toMatchObject({ starts: 5 });
    colleague(undefined);
    expect(find('.argyrodite-mark') === null).toBe(true);
    expect(previews.at(-1)).toBeUndefined();
  });

  it('of which there is none here is told of above', () => {
    const { find, colleague } = show();
    colleague({ changes: { starts: 5 }, at: { ...starts, name: 'Elsewhere' } });
    expect(find('.argyrodite-colleagues .argyrodite-unseen') === null).toBe(true);
    expect(find('.argyrodite-colleagues').textContent).toContain('is setting Starts');
  });

  it('who types is marked, and nothing is tried', () => {
    const { find, colleague, previews } = show();
    colleague({ at: { kind: 'input text', name: 'Circuit', index: 0 } });
    expect(find('.argyrodite-mark').textContent).toBe('Rhea');
    expect(find('.argyrodite-colleagues').textContent).toContain('is typing in Circuit');
    expect(previews.filter(settings => settings !== undefined)).toEqual([]);
  });

  it.each<[string, object, unknown?]>([
    ['no object', { changes: 5, at: 7 }],
    ['a list', { changes: [], at: [] }],
    ['an index that is none', { at: { ...starts, index: -1 } }],
    ['a name that is too long', { at: { ...starts, name: 'x'.repeat(1e6) } }],
    ['a spot beyond the figure', { at: { ...starts, spot: [1e9, NaN] } }],
    [
      'names of Object itself',
      { changes: { constructor: 1, toString: 2, 'bounds.__proto__': 3 }, at: starts }
    ],
    [
      'too many changes',
      { changes: Object.fromEntries(Array.from({ length: 2e5 }, (_, i) => [`fixed.${i}`, 1])) }
    ],
    ['wrong settings', { changes: { starts: -1, circuit: {} }, at: starts }],
    [
      'a name that is HTML',
      { at: starts },
      { name: '<img src=x onerror=alert(1)>', color: 'red;background:url(http://x)' }
    ],
    ['a colour that loads', { at: starts }, { name: 'A', color: 'url(http://example.org/a)' }],
    ['a name without end', { at: starts }, { name: '\u202e\n'.repeat(10) + 'Rhea'.repeat(1e5), color: {} }],
    ['no user', { at: starts }, null]
  ])('who tells %s harms nothing', (...[, told, user]) => {
    const { host, find, colleague } = show();
    colleague(told, user);
    expect(host.element.querySelector('img, script') === null).toBe(true);
    expect(host.element.innerHTML).not.toMatch(/url\(|\u202e/);
    expect((find('.argyrodite-mark')?.textContent ?? '').length).toBeLessThan(42);
    expect(({} as any).polluted).toBeUndefined();
    colleague(undefined);
    expect(find('.argyrodite-mark, .argyrodite-colleagues') === null).toBe(true);
  });
});
