// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { resolveSettings } from '../../settings/index.js';
import { xpsSettings, type XpsSettings } from '../../xps/settings.js';
import { simulateArgyrodite } from '../../xps/simulation/argyrodite.js';
import type { XpsResult } from '../../xps/types.js';
import type { ViewElement } from '../../runner/index.js';
import { toCsv } from '../export/text-table.js';
import { componentsLatex, curveColumns } from './exports.js';
import { modelOf, reportOf } from './report.js';
import { xpsQuantifier } from './view.js';

type Quantifier = ViewElement<XpsSettings, XpsResult>;

const regions = ['S 2p', 'P 2p'] as const;
const { table } = simulateArgyrodite([
  { label: 'Cl-06', chlorine: 0.6, decomposition: 'bad', regions, peak_counts: 1500, seed: 3 },
  { label: 'Cl-13', decomposition: 'mild', regions, peak_counts: 1500, seed: 4 }
]);

const doublet = (name: string, position: number, more: object = {}) => ({
  name,
  region: 'P 2p',
  position,
  fwhm: 1.2,
  splitting: 0.87,
  ratio: 0.5,
  ...more
});
const settings = {
  regions: { 'P 2p': { background: 'active-shirley', range: 'all' } },
  components: {
    'P-PS4': doublet('PS4', 131.9),
    'P-LixP': doublet('LixP', 128.3, { linked: { fwhm: { to: 'P-PS4', factor: 1 } } }),
    'P-Li3P': doublet('Li3P', 126.3, { linked: { fwhm: { to: 'P-PS4', factor: 1 } } })
  },
  figure: 'P 2p'
} as unknown as Partial<XpsSettings>;

function show(given: Partial<XpsSettings> = {}, width = 1000): Quantifier {
  const element = xpsQuantifier(table, given, { width });
  document.body.append(element);
  return element;
}

const settled = async (element: Quantifier) => {
  for (let i = 0; i < 600 && element.dataset.state === 'working'; i++) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  expect(element.dataset.state).toBe('ready');
};

const button = (element: Quantifier, name: RegExp) =>
  [...element.querySelectorAll('button')].find(one =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? '')
  )!;

const press = (element: Quantifier, key: string, init: KeyboardEventInit = {}) =>
  element
    .querySelector('[role=application]')!
    .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));

afterEach(() => document.body.replaceChildren());

describe('xpsQuantifier', () => {
  it('shows the spectrum without components, and makes a model at a click', async () => {
    const quantifier = show();
    await settled(quantifier);
    expect(quantifier.querySelector('.ag-answer')!.textContent).toContain('No components yet');
    expect(quantifier.querySelectorAll('.ag-spectrum circle').length).toBeGreaterThan(100);
    button(quantifier, /Make a model/).click();
    await settled(quantifier);
    expect(Object.keys(quantifier.value.settings.components)).toEqual(
      expect.arrayContaining(['S-PS4', 'P-PS4'])
    );
    expect(quantifier.querySelector('.ag-answer')!.textContent).toMatch(/PS₄³⁻ .* at% of phosphorus left/);
  }, 30_000);

  it('takes sensitivity factors of one’s own, which begin as the library’s', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    const choice = quantifier.querySelector<HTMLSelectElement>('[aria-label="Sensitivity factors"]')!;
    choice.value = 'my own';
    choice.dispatchEvent(new Event('change'));
    expect(quantifier.value.settings.sensitivity_factors).toEqual({ 'P 2p': 1.192 }); // Scofield 1976
    const factor = quantifier.querySelector<HTMLInputElement>('[aria-label="Sensitivity factor of P 2p"]')!;
    const type = (text: string) => {
      factor.value = text;
      factor.dispatchEvent(new Event('input'));
      factor.dispatchEvent(new Event('change'));
    };
    type('-1');
    expect(quantifier.textContent).toContain('A factor is above 0.');
    type('');
    expect(quantifier.value.settings.sensitivity_factors).toEqual({ 'P 2p': 1.192 });
    type('1.5');
    expect(quantifier.value.settings.sensitivity_factors).toEqual({ 'P 2p': 1.5 });
    choice.value = 'Kratos';
    choice.dispatchEvent(new Event('change'));
    expect(quantifier.value.settings).toMatchObject({
      sensitivity_library: 'kratos',
      sensitivity_factors: {}
    });
  });

  it('says the answer first, with its error: what is left of PS₄³⁻', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    const left = quantifier.value.result!.samples[0].fit.components.find(({ id }) => id === 'P-PS4')!;
    // simulated with 48 at%
    expect(Math.abs(left.fraction - 0.48)).toBeLessThan(4 * left.fraction_error);
    expect(quantifier.querySelector('.ag-answer')!.textContent).toMatch(
      /PS₄³⁻ \d\d(\.\d)? ± \d(\.\d)? at% of phosphorus left/
    );
  });

  it('draws binding energy from right to left', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    const x = (id: string) =>
      Number(quantifier.querySelector(`circle[data-peak="${id}"]`)!.getAttribute('cx'));
    expect(x('P-PS4')).toBeLessThan(x('P-LixP'));
    expect(x('P-LixP')).toBeLessThan(x('P-Li3P'));
  });

  it('chooses, moves and takes out a component by the keyboard', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    press(quantifier, 'ArrowUp');
    expect(quantifier.querySelector('.ag-selected')!.textContent).toContain('Li₃P');
    const fitted = quantifier.value.result!.samples[0].fit.components.find(
      ({ id }) => id === 'P-Li3P'
    )!.position;
    press(quantifier, 'ArrowLeft', { shiftKey: true });
    expect(quantifier.value.settings.components['P-Li3P'].position).toBeCloseTo(fitted + 0.5, 1);
    press(quantifier, 'Delete');
    expect(Object.keys(quantifier.value.settings.components)).toEqual(['P-PS4', 'P-LixP']);
  });

  it('opens limits and links of a component, and holds its position', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    button(quantifier, /Limits and links of PS/).click();
    const hold = quantifier.querySelector<HTMLInputElement>('.ag-hold input')!;
    hold.click();
    const { position, position_bounds: bounds } = quantifier.value.settings.components['P-PS4'];
    expect(bounds).toEqual([position, position]);
    button(quantifier, /Take out PS/).click();
    expect(quantifier.value.settings.components).not.toHaveProperty('P-PS4');
    expect(quantifier.value.settings.components['P-LixP']).not.toHaveProperty('linked');
  });

  it('compares two samples with bars and their spectra', async () => {
    const quantifier = show({ ...settings, compared_sample: 1, figure: 'compared' });
    await settled(quantifier);
    const bars = quantifier.querySelector('[role=img]')!.getAttribute('aria-label')!;
    expect(bars).toMatch(/P 2p: Cl-06 PS₄³⁻ \d+ %.*Cl-13 PS₄³⁻ \d+ %/);
    expect(quantifier.querySelectorAll('.ag-multiple svg')).toHaveLength(2);
    expect(quantifier.querySelector('.ag-answer')!.textContent).toContain('Cl-13:');
  });

  it('stands objections beside what they are about', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    const { warnings } = quantifier.value.result!.samples[0];
    for (const { message } of warnings) expect(quantifier.textContent).toContain(message);
    const own = warnings.find(({ subject }) => subject === 'P-PS4');
    if (own) expect(quantifier.querySelector('.ag-components')!.textContent).toContain(own.message);
  });

  it('takes a background and a window', async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    const choice = quantifier.querySelector<HTMLSelectElement>('select[aria-label="Background of P 2p"]')!;
    choice.selectedIndex = 2;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    expect(quantifier.value.settings.regions['P 2p'].background).toBe('linear');
    await settled(quantifier);
    expect(quantifier.value.result!.samples[0].fit.regions[0].background_kind).toBe('linear');
  });

  it('refuses a table of another kind', () =>
    expect(() => xpsQuantifier(new Uint8Array([1, 2, 3]))).toThrow());
});

describe('exports', () => {
  const fitted = async () => {
    const quantifier = show(settings);
    await settled(quantifier);
    return quantifier.value as { settings: XpsSettings; result: XpsResult };
  };

  it('write the curves of all components, point by point, that sum up to the envelope', async () => {
    const { result } = await fitted();
    const columns = curveColumns(result.samples) as Record<string, Float64Array>;
    const names = Object.keys(columns).filter(name => name.startsWith('component_'));
    expect([...names].sort()).toEqual(['component_P-Li3P', 'component_P-LixP', 'component_P-PS4']);
    for (const i of [0, 40, 90]) {
      const sum = names.reduce((total, name) => total + columns[name][i], columns.background[i]);
      expect(sum / columns.envelope[i]).toBeCloseTo(1, 9);
    }
    expect(toCsv(columns).split('\r\n')[0]).toContain('binding_energy_electronvolt');
  });

  it('write a model that is whole settings again, and a report without holes', async () => {
    const { settings: whole, result } = await fitted();
    const again = resolveSettings<XpsSettings>(xpsSettings, modelOf(whole));
    expect(again.components).toEqual(whole.components);
    const report = JSON.stringify(reportOf(result, whole, { sample: 'Cl-06' }));
    expect(JSON.parse(report)).toMatchObject({
      definition: 'NXmpes',
      entry: [{ sample: { name: 'Cl-06' } }]
    });
    expect(report).not.toContain('"NaN"');
  });

  it('write the components in LaTeX', async () => {
    const { result } = await fitted();
    expect(componentsLatex(result.samples)).toMatch(/Cl-06 & P 2p & PS4 & \$131\.\d+ \\pm/);
  });
});
