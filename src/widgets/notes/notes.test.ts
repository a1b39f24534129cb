// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { hashTable, makeTable } from '../../arrow/index.js';
import { simulateSymmetricCell } from '../../cycling/simulation/symmetric-cell.js';
import type { ViewElement, ViewOptions } from '../../runner/index.js';
import type { Note, Notes } from '../../settings/index.js';
import { ada } from '../../settings/testing/notes.js';
import { simulateArgyrodite } from '../../xps/simulation/argyrodite.js';
import { ccdEstimator } from '../ccd-estimator/view.js';
import { compositionCard } from '../composition-card/view.js';
import { pictureSvg } from '../export/picture.js';
import { nyquistFitter } from '../nyquist-fitter/view.js';
import { spectrumTable } from '../testing/spectrum-table.js';
import { xpsQuantifier } from '../xps-quantifier/view.js';

type Element = ViewElement<any, any>;

const samples = makeTable('composition', {
  label: ['Cl-10', 'Cl-13'],
  formula: ['Li6PS5Cl', 'Li5.7PS4.7Cl1.3'],
  ionic_conductivity_s_cm: [0.002, 0.005]
});

function put<T extends Element>(element: T): T {
  const page = document.createElement('main');
  page.append(element);
  document.body.append(page);
  return element;
}
const card = (notes: object = {}, settings: object = {}, options: ViewOptions = {}) =>
  put(compositionCard(samples, { ...settings, notes: notes as Notes }, { width: 1000, ...options }));
const fitter = (notes: object = {}, options: ViewOptions = {}) =>
  put(nyquistFitter(spectrumTable(), { starts: 2, notes: notes as Notes }, { width: 1000, ...options }));

const button = (element: HTMLElement, name: string) =>
  [...element.querySelectorAll<HTMLButtonElement>('button')].find(
    button => button.getAttribute('aria-label') === name || button.textContent!.trim() === name
  )!;
const list = (element: HTMLElement) =>
  [...element.querySelectorAll('.ag-notes li')].map(item =>
    item.textContent!.replace(/\s+/g, ' ').replace('Edit Remove ', '').trim()
  );
const area = (element: HTMLElement) => element.querySelector<HTMLTextAreaElement>('.ag-note-form textarea')!;
const notesOf = (element: Element) => Object.values(element.value.settings.notes as Notes);
const badges = (element: HTMLElement) =>
  [...element.querySelectorAll('[data-notes] text')].map(({ textContent }) => textContent);

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}
function write(element: HTMLElement, text: string): void {
  type(area(element), text);
  press(area(element), 'Enter', { ctrlKey: true });
}

afterEach(() => document.body.replaceChildren());

describe('a note', () => {
  it('is written on what its control stands beside, with the person at the page and the time', () => {
    const element = card({}, {}, { author: () => 'Grace' });
    const told: number[] = [];
    element.parentElement!.addEventListener('input', () => told.push(1));
    const before = Date.now();
    button(element, 'Note on Batch of Cl-10').click();
    expect(document.activeElement).toBe(area(element));
    write(element, '  weighed on the small balance ');
    const [note] = notesOf(element);
    expect(note).toMatchObject({
      text: 'weighed on the small balance',
      author: 'Grace',
      on: 'part',
      target: '0/batch',
      place: 'Batch of Cl-10',
      of: hashTable(samples)
    });
    expect(Date.parse(note.time)).toBeGreaterThanOrEqual(before);
    expect(note.time).toMatch(/Z$/);
    expect(told).toHaveLength(1);
    expect(list(element)[0]).toMatch(
      /^1 Batch of Cl-10 Grace, \d{4}-\d\d-\d\d \d\d:\d\d weighed on the small/
    );
    expect(Object.keys(element.value.settings.notes)[0]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    );
  });

  it('has no author where nobody says who it is, until somebody does, and then for the next ones too', () => {
    const element = card();
    button(element, 'Note on Batch of Cl-10').click();
    write(element, 'first');
    button(element, 'Note on Cl-10').click();
    type(element.querySelector<HTMLInputElement>('.ag-note-form input')!, 'Ada');
    write(element, 'second');
    button(element, 'Note on Synthesis of Cl-10').click();
    write(element, 'third');
    expect(notesOf(element).map(({ author }) => author)).toEqual([undefined, 'Ada', 'Ada']);
  });

  it('needs a text of at most 500 characters, and says how many there are', () => {
    const element = card();
    button(element, 'Note on Batch of Cl-10').click();
    const save = () => button(element, 'Save note');
    expect(save().disabled).toBe(true);
    write(element, '   ');
    type(area(element), 'x'.repeat(501));
    expect(element.querySelector('.ag-note-form')!.textContent).toContain('Too long: 501 of 500 characters');
    expect(save().disabled).toBe(true);
    press(area(element), 'Enter', { ctrlKey: true });
    expect(notesOf(element)).toEqual([]);
    expect(area(element).value).toHaveLength(501);
    write(element, 'x'.repeat(500));
    expect(notesOf(element)).toHaveLength(1);
  });

  it('that is given up is no note; Escape and Shift+Enter mean nothing to the notebook around', () => {
    const element = card();
    const heard: string[] = [];
    element.parentElement!.addEventListener('keydown', ({ key }) => heard.push(key));
    button(element, 'Note on Batch of Cl-10').click();
    type(area(element), 'half');
    press(area(element), 'Enter', { shiftKey: true });
    press(area(element), 'Escape');
    expect([notesOf(element), area(element), heard]).toEqual([[], null, []]);
  });

  it('that is being written stays through what a colleague changes', () => {
    const element = card();
    button(element, 'Note on Batch of Cl-10').click();
    type(area(element), 'half');
    element.value = { settings: { ...element.value.settings, mass_g: 3, notes: { n1: ada } } };
    expect(area(element).value).toBe('half');
    write(element, 'whole');
    expect(notesOf(element).map(({ text }) => text)).toEqual(['looks too large', 'whole']);
  });

  it('can be edited, which is said, and removed; its time and place stay', () => {
    const element = card({ n1: { ...ada, on: 'widget' } });
    button(element, 'Edit note 1').click();
    expect(area(element).value).toBe('looks too large');
    write(element, 'looks right');
    expect(notesOf(element)[0]).toMatchObject({ text: 'looks right', author: 'Ada', time: ada.time });
    expect(notesOf(element)[0].edited).toBeDefined();
    expect(list(element)[0]).toMatch(/, edited looks right$/);
    button(element, 'Remove note 1').click();
    expect(notesOf(element)).toEqual([]);
    expect(element.querySelector('.ag-notes')).toBeNull();
  });

  it('needs no new analysis', () => {
    const element = card();
    const { result } = element.value;
    button(element, 'Note on Batch of Cl-10').click();
    write(element, 'said');
    expect(element.value.result).toBe(result);
  });

  it('of hostile text is text, also in its tip', () => {
    const text = '<img src=x onerror="window.hit = 1"> \u202Egnp.exe';
    const element = card({ n1: { ...ada, on: 'sample', target: '0', author: '<b>A</b>', text } });
    expect(element.querySelector('.ag-notes img, .ag-notes b')).toBeNull();
    expect(list(element)[0]).toContain('<b>A</b>');
    expect(list(element)[0]).toContain('<img src=x onerror="window.hit = 1"> gnp.exe');
    const badge = element.querySelector<HTMLElement>('button.ag-badge')!;
    badge.dispatchEvent(new Event('pointerover', { bubbles: true }));
    expect(badge.dataset.tip).not.toContain('\u202E');
  });

  it('can be about the whole widget, from the menu', () => {
    const element = card();
    button(element, 'Add a note').click();
    const items = [...element.querySelectorAll<HTMLElement>('[role=menuitem]')];
    expect(items.map(({ textContent }) => textContent!.trim())).toEqual([
      'The whole widget',
      'Batch of Cl-10',
      'Stoichiometry of Cl-10',
      'Lattice and density of Cl-10',
      'Synthesis of Cl-10',
      'Measured values of Cl-10',
      'Cl-10',
      'Cl-13'
    ]);
    items[0].click();
    write(element, 'all fine');
    expect(notesOf(element)[0]).toEqual({ text: 'all fine', time: expect.any(String), on: 'widget' });
  });
});

describe('a note on a point', () => {
  const point = (row: number, more: object = {}): Note => ({
    ...ada,
    on: 'point',
    target: String(row),
    place: 'point at 1 kHz',
    of: hashTable(spectrumTable()),
    ...more
  });

  it('is begun with N on the point that is read, and stands at it with its number', () => {
    const element = fitter();
    const plot = element.querySelector<HTMLElement>('.ag-plot')!;
    press(plot, 'Home');
    press(plot, 'ArrowRight');
    expect(press(plot, 'n').defaultPrevented).toBe(true); // else the letter would be typed into the note
    write(element, 'a kink');
    expect(notesOf(element)[0]).toMatchObject({ on: 'point', target: '1', of: hashTable(spectrumTable()) });
    expect(notesOf(element)[0].place).toMatch(/^point at .*Hz$/);
    expect(badges(element)).toEqual(['1']);
  });

  it('made for other data stands in the list with that said, and at no point', () => {
    const element = fitter({ n1: point(1), n2: point(2, { of: 'other data', time: '2026-11-28T14:00Z' }) });
    expect(badges(element)).toEqual(['1']);
    expect(list(element)[1]).toMatch(/^2 point at 1 kHz made for other data/);
  });

  it('shares a number plate with another on the same point', () => {
    const element = fitter({ n1: point(1), n2: point(1, { time: '2026-11-28T14:00Z' }) });
    expect(badges(element)).toEqual(['1,2']);
  });

  it('is not in a picture that is taken along', () => {
    const element = fitter({ n1: point(1) });
    const plot = element.querySelector<SVGSVGElement>('.ag-plot svg')!;
    expect(plot.querySelector('[data-notes]')).not.toBeNull();
    expect(pictureSvg([plot], 'title')).not.toContain('data-notes');
  });
});

describe('a note on a parameter', () => {
  it('stands beside its row, and says when the circuit has it no more', () => {
    const element = fitter({ n1: ada });
    const row = [...element.querySelectorAll('.ag-parameters tbody th')].find(
      th => th.getAttribute('aria-label') === 'R1'
    )!;
    expect(row.querySelector('.ag-badge')!.textContent!.trim()).toBe('1');
    expect(row.querySelector('.ag-badge')!.getAttribute('aria-label')).toBe('Note 1 on R1');
    element.value = { settings: { ...element.value.settings, circuit: 'R0' } };
    expect(list(element)[0]).toContain('R1 not there now');
  });
});

describe('notes on a record of cycling', () => {
  const { table } = simulateSymmetricCell({
    seed: 5,
    electrode_area_cm2: 1,
    first_ma_cm2: 0.1,
    increment_ma_cm2: 0.1,
    steps: 4,
    half_cycle_second: 600,
    sampling_second: 10
  });

  it('are pinned to steps and half cycles by their beginning, and stand in figure and table', () => {
    const element = put(ccdEstimator(table, {}, { width: 1000 }));
    button(element, 'Note on step 2, 0.2 mA/cm²').click();
    write(element, 'a step');
    const plot = element.querySelector<HTMLElement>('.ag-plot')!;
    press(plot, 'ArrowRight');
    press(plot, 'n');
    write(element, 'a half cycle');
    const { start_time_second } = element.value.result!.cells[0].ccd!.steps[1];
    const [step, half] = notesOf(element);
    expect(step).toMatchObject({ on: 'step', target: `0/${start_time_second}`, place: 'step 2, 0.2 mA/cm²' });
    expect(half.on).toBe('half-cycle');
    expect(half.place).toMatch(/^half cycle at .*, step 1, [+−]0\.1 mA\/cm²$/);
    expect(badges(element).sort()).toEqual(['1', '2']);
    expect(element.querySelector('.ag-ccd-steps .ag-badge')!.textContent!.trim()).toBe('1');
  });
});

describe('notes on photoelectron spectra', () => {
  const { table } = simulateArgyrodite([
    { label: 'Cl-13', decomposition: 'mild', regions: ['S 2p', 'P 2p'], peak_counts: 1500, seed: 4 }
  ]);
  const model = {
    regions: { 'P 2p': { background: 'linear', range: 'all' } },
    components: {
      'P-PS4': { name: 'PS4', region: 'P 2p', position: 131.9, fwhm: 1.2, splitting: 0.87, ratio: 0.5 }
    },
    figure: 'P 2p'
  };

  it('are pinned to a component, at its peak and in its row, and to a region', () => {
    const element = put(xpsQuantifier(table, model as never, { width: 1000 }));
    const plot = element.querySelector<HTMLElement>('.ag-plot')!;
    press(plot, 'ArrowUp');
    press(plot, 'n');
    write(element, 'the electrolyte');
    button(element, 'Note on P 2p').click();
    write(element, 'measured twice');
    expect(notesOf(element)).toMatchObject([
      { on: 'component', target: 'P-PS4', place: 'PS₄³⁻, P 2p' },
      { on: 'region', target: 'P 2p' }
    ]);
    expect(badges(element)).toEqual(['1']);
    expect(element.querySelector('.ag-component .ag-badge')).not.toBeNull();
    expect(element.querySelector('h4 .ag-badge')).not.toBeNull();
  });
});

describe('notes on a series of samples', () => {
  it('stand at a sample’s point and in its row, and on its card', () => {
    const notes = { n1: { ...ada, on: 'sample', target: '0', place: 'Cl-10', of: hashTable(samples) } };
    const element = card(notes, { view: 'series', with_study: false });
    expect(badges(element)).toEqual(['1']);
    expect(element.querySelector('tbody th .ag-badge')).not.toBeNull();
    element.value = { settings: { ...element.value.settings, view: 'card' } };
    expect(element.querySelector('.ag-card-heading .ag-badge')).not.toBeNull();
    element.value = { settings: { ...element.value.settings, sample: 1 } };
    expect(element.querySelector('.ag-card-heading .ag-badge')).toBeNull();
  });
});
