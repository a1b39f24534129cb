// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { compositionCard } from './view.js';

type Card = ReturnType<typeof compositionCard>;

const samples = () =>
  makeTable('composition', {
    label: ['A1', 'Cl-13', 'B7'],
    formula: ['Li6PS5Cl', 'Li5.7PS4.7Cl1.3', 'Li5.4PS4.4Cl1.6'],
    ionic_conductivity_s_cm: [0.0031, 0.0052, 0.0081],
    ionic_conductivity_s_cm_error: [0.0002, 0.0001, 0.0003],
    lattice_parameter_angstrom: [NaN, 9.82, NaN]
  });

function show(...[table, settings, options]: Parameters<typeof compositionCard>): Card {
  const card = compositionCard(table, settings, { width: 1000, ...options });
  const page = document.createElement('main');
  page.append(card);
  document.body.append(page);
  return card;
}

function countInputs(card: Card): { count: number } {
  const seen = { count: 0 };
  card.parentElement!.addEventListener('input', () => seen.count++);
  return seen;
}

const field = (card: Card, key: string) => card.querySelector<HTMLInputElement>(`[data-field="${key}"]`)!;
const text = (card: Card, selector: string) =>
  card.querySelector(selector)!.textContent!.replace(/\s+/g, ' ').trim();
const answer = (card: Card) => text(card, '.ag-answer');
const chlorine = (card: Card) => card.querySelector<HTMLInputElement>('input[aria-label="Chlorine x"]')!;

function fire(input: HTMLInputElement, value: string, ...types: ('input' | 'change')[]): void {
  input.value = value;
  for (const type of types) input.dispatchEvent(new Event(type, { bubbles: true }));
}

afterEach(() => document.body.replaceChildren());

describe('compositionCard shows a card', () => {
  // 2 g of Li5.7PS4.7Cl1.3: SCIENCE: 0.7562, 0.8315, 0.4123 g
  it('says what to weigh for 2 g of Cl-13', () => {
    const card = show(samples(), { sample: 1 });
    expect(card.dataset.state).toBe('ready');
    expect(answer(card)).toMatch(/Li2S 0\.7562 g\s?P2S5 0\.8315 g\s?LiCl 0\.4123 g/);
  });

  it('writes the formula with real subscripts, and the space group, Z and a', () => {
    const card = show(samples(), { sample: 1 });
    const formula = card.querySelector('.ag-card-formula')!;
    expect([...formula.querySelectorAll('sub')].map(sub => sub.textContent)).toEqual(['5.7', '4.7', '1.3']);
    expect(card.querySelector('[aria-label="F-43m"]')).not.toBeNull();
    expect(text(card, '.ag-card-structure')).toMatch(/Z = 4, a = 9\.82 Å \(measured\)/);
  });

  it('names the chosen sample in its list, and shows another one', () => {
    const card = show(samples(), { sample: 2 });
    const list = card.querySelector<HTMLSelectElement>('select[aria-label="Sample"]')!;
    expect(list.selectedIndex).toBe(2);
    list.selectedIndex = 0;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    expect(text(card, '.ag-card-formula')).toBe('Li6PS5Cl');
    expect(text(card, '.ag-sample')).toBe('A1');
  });

  it('says that a formula is no argyrodite, and why', () => {
    const card = show(makeTable('composition', { label: ['salt'], formula: ['Li3PS4'] }));
    expect(text(card, '.ag-card-structure')).toMatch(/^⚠No argyrodite: /);
  });

  it('puts nothing of the table into the page as markup', () => {
    const label = '<img src=x onerror=alert(1)>';
    const card = show(makeTable('composition', { label: [label, 'b'], formula: ['Li6PS5Cl', 'Li6PS5Br'] }));
    expect(card.querySelector('img')).toBeNull();
    expect(text(card, '.ag-sample')).toBe(label);
  });

  it('says what is missing in a table without samples', () => {
    const card = show(makeTable('composition', { label: [], formula: [] as string[] }));
    expect(card.dataset.state).toBe('empty');
    expect(card.textContent).toContain('holds no sample');
  });
});

describe('compositionCard follows the slider and what is typed', () => {
  it('shows every x while the slider is dragged, and commits one change at its end', () => {
    const card = show(samples(), { sample: 1 });
    const seen = countInputs(card);
    for (const x of ['1.31', '1.4', '1.5']) fire(chlorine(card), x, 'input');
    expect(text(card, '.ag-card-formula')).toBe('Li5.5PS4.5Cl1.5');
    expect(card.value.settings.chlorine).toBe('formula');
    expect(seen.count).toBe(0);
    fire(chlorine(card), '1.5', 'change');
    expect(card.value.settings.chlorine).toBe(1.5);
    expect(card.value.result!.composition.formula).toBe('Li5.5PS4.5Cl1.5');
    expect(seen.count).toBe(1);
  });

  it('takes a formula, and gives the table’s back', () => {
    const card = show(samples(), { sample: 1 });
    const seen = countInputs(card);
    fire(field(card, 'formula'), 'Li5.5PS4.5Cl1.0Br0.5', 'input', 'change');
    expect(card.value.settings.formula).toBe('Li5.5PS4.5Cl1.0Br0.5');
    expect(answer(card)).toContain('LiBr');
    [...card.querySelectorAll('button')]
      .find(button => button.textContent!.trim() === 'As in the table')!
      .click();
    expect(card.value.settings.formula).toBe('table');
    expect(text(card, '.ag-card-formula')).toBe('Li5.7PS4.7Cl1.3');
    expect(seen.count).toBe(2);
  });

  it('marks where a formula stops making sense, keeps the card, and forgets it at Escape', () => {
    const card = show(samples(), { sample: 1 });
    const seen = countInputs(card);
    fire(field(card, 'formula'), 'Li5.7PS4.7Clx', 'input', 'change');
    expect(card.querySelector('.ag-marked-problem mark')!.textContent).toBe('x');
    expect(field(card, 'formula').getAttribute('aria-invalid')).toBe('true');
    expect(text(card, '.ag-card-formula')).toBe('Li5.7PS4.7Cl1.3');
    expect(seen.count).toBe(0);
    field(card, 'formula').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(card.querySelector('.ag-marked-problem')).toBeNull();
    expect(field(card, 'formula').value).toBe('Li5.7PS4.7Cl1.3');
  });

  it('keeps the focus where it is through a redraw', () => {
    const card = show(samples(), { sample: 1 });
    const mass = field(card, 'mass_g');
    mass.focus();
    fire(mass, '5', 'input', 'change');
    expect(answer(card)).toContain('for 5 g');
    card.value = { settings: { ...card.value.settings, chlorine: 1 } };
    expect(document.activeElement).toBe(mass);
    expect(field(card, 'mass_g')).toBe(mass);
  });

  it('keeps the last card, and says how to come back, where settings from elsewhere make no sense', () => {
    const card = show(samples(), { sample: 1 });
    card.value = { settings: { ...card.value.settings, formula: 'Lix' } };
    expect(card.dataset.state).toBe('failed');
    expect(text(card, '.ag-card-formula')).toBe('Li5.7PS4.7Cl1.3');
    card.querySelector<HTMLButtonElement>('.ag-failure button')!.click();
    expect(card.dataset.state).toBe('ready');
  });

  it('takes purity in percent, weighed masses, and a changed synthesis; what is default is no setting', () => {
    const card = show(samples(), { sample: 1 });
    fire(field(card, 'purity.LiCl'), '99', 'input', 'change');
    expect(card.value.settings.purity).toEqual({ LiCl: 0.99 });
    fire(field(card, 'purity.LiCl'), '100', 'input', 'change');
    expect(card.value.settings.purity).toEqual({});
    for (const [precursor, mass] of [
      ['Li2S', '0.7562'],
      ['P2S5', '0.8315'],
      ['LiCl', '0.4200']
    ]) {
      fire(field(card, `weighed.${precursor}`), mass, 'input', 'change');
    }
    expect(card.value.result!.weighed!.x).toBeGreaterThan(1.3);
    expect(card.textContent).toContain('The weighed masses give');
    [...card.querySelectorAll('button')].find(button => button.textContent!.trim() === 'Change')!.click();
    const anneal = field(card, 'synthesis.anneal_temperature_celsius');
    fire(anneal, '525', 'input', 'change');
    expect(card.value.settings.synthesis).toEqual({ anneal_temperature_celsius: 525 });
    expect(card.querySelector('svg[role="img"]')!.getAttribute('aria-label')).toContain('525 °C');
    fire(anneal, '500', 'input', 'change');
    expect(card.value.settings.synthesis).toEqual({});
  });
});

describe('compositionCard shows the series', () => {
  const series = (settings: object = {}) =>
    show(samples(), { view: 'series', with_study: false, ...settings });
  const plot = (card: Card) => card.querySelector<HTMLElement>('.ag-plot')!;

  it('draws the own samples, error bars, the trend and its band, and labels the points', () => {
    const card = series();
    expect(plot(card).querySelectorAll('[aria-label="dot"] circle').length).toBe(3);
    expect(plot(card).querySelectorAll('[aria-label="rule"] line').length).toBe(3);
    expect(plot(card).querySelectorAll('[aria-label="area"] path').length).toBe(1);
    for (const label of ['A1', 'Cl-13', 'B7']) expect(plot(card).textContent).toContain(label);
    expect(answer(card)).toMatch(/Ionic conductivity = \(.* ± .*\) \+ \(.* ± .*\) x mS\/cm/);
  });

  it('gives the study’s values another shape', () => {
    const dots = (card: Card) => plot(card).querySelectorAll('[aria-label="dot"]');
    expect(dots(series({ with_study: true }))[0].querySelectorAll('path').length).toBe(2); // Cl-13 5.3, Cl-16 8.8
  });

  it('leaves a sample out at Enter, and takes it back', () => {
    const card = series();
    const key = (key: string) =>
      plot(card).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    key('Home');
    key('Enter');
    expect(Object.keys(card.value.settings.exclude)).toEqual([
      String(card.value.result!.series[0].points[0].row)
    ]);
    expect(answer(card)).toContain('No trend');
    key('Enter');
    expect(card.value.settings.exclude).toEqual({});
  });

  it('shows no point where there is no value', () => {
    const card = series({ quantity: 'lattice_parameter_angstrom' });
    expect(plot(card).querySelectorAll('[aria-label="dot"] circle').length).toBe(1);
    expect(card.querySelectorAll('.ag-panel tbody tr').length).toBe(1);
  });
});
