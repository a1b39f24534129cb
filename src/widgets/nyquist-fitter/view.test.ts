// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { makeTable, toBytes } from '../../arrow/index.js';
import { spectrumTable } from '../testing/spectrum-table.js';
import { countInputs, field, settled, show, type, type Fitter } from './testing/fitter.js';
import { nyquistFitter } from './view.js';

afterEach(() => document.body.replaceChildren());

describe('the test of validity', () => {
  it('stands beside the answer, stays there while another circuit is tried, and has a figure of its own', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const verdict = () => fitter.querySelector('.ag-answer')!.textContent;
    expect(verdict()).toContain('obeys Kramers-Kronig');
    type(field(fitter, 'circuit'), 'R0-p(R1,C1)-CPE2');
    expect(fitter.dataset.state).toBe('working');
    expect(verdict()).toContain('obeys Kramers-Kronig');
    fitter.value = { settings: { ...fitter.value.settings, plot: 'validity' } };
    const figure = fitter.querySelector('[aria-label="Kramers-Kronig residuals against frequency"]');
    expect(figure?.querySelectorAll('svg').length).toBe(1);
  });
});

describe('the relaxation times', () => {
  it('are worked out when their figure is chosen, and make a circuit to begin from', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    expect(fitter.value.result!.relaxation).toBeNull();
    fitter.querySelector<HTMLInputElement>('input[type=radio][value=relaxation]')!.click();
    await settled(fitter);
    expect(fitter.value.settings).toMatchObject({ plot: 'relaxation', relaxation: true });
    const peaks = fitter.value.result!.relaxation!.peaks.length;
    expect(peaks).toBeGreaterThan(0);
    const button = [...fitter.querySelectorAll('button')].find(b =>
      /circuit of the peaks/.test(b.textContent!)
    )!;
    button.click();
    expect(fitter.value.settings.circuit).toContain(`p(R${peaks},CPE${peaks})`);
    expect(Object.keys(fitter.value.settings.initial).length).toBeGreaterThan(0);
  });
});

describe('nyquistFitter keeps the Observable convention', () => {
  it('has whole settings and a result in .value at once, and no .type', () => {
    const fitter = nyquistFitter(spectrumTable());
    expect(fitter.value.settings.weighting).toBe('modulus');
    expect(fitter.value.result?.total_resistance_ohm).toBeCloseTo(20, 0);
    expect('type' in fitter).toBe(false);
  });

  it('dispatches a bubbling input event for a user’s change, and one more when the full result is there', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const seen = countInputs(fitter);
    type(field(fitter, 'circuit'), 'R0-p(R1,C1)-CPE2');
    expect(seen.count).toBe(1);
    expect(fitter.value.settings.circuit).toBe('R0-p(R1,C1)-CPE2');
    expect(fitter.value.result?.circuit).toBe('R0-p(R1,C1)-CPE2');
    await settled(fitter);
    expect(seen.count).toBe(2);
  });

  it('redraws without an event when .value is assigned, and ignores a result in it', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const seen = countInputs(fitter);
    fitter.value = { settings: { ...fitter.value.settings, weighting: 'unit' }, result: 'mine' } as never;
    expect(fitter.value.result?.weighting).toBe('unit');
    await settled(fitter);
    expect(seen.count).toBe(0);
    expect(fitter.querySelector<HTMLSelectElement>('select[aria-label="Weighting"]')!.selectedIndex).toBe(1);
  });

  it('keeps the events of its own controls to itself', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const seen = countInputs(fitter);
    field(fitter, 'circuit').dispatchEvent(new Event('input', { bubbles: true }));
    expect(seen.count).toBe(0);
  });

  it('takes the bytes of an IPC stream for a table', () => {
    expect(nyquistFitter(toBytes(spectrumTable())).value.result?.rows.length).toBe(36);
  });

  it('ends what runs when its invalidation settles', async () => {
    let invalidate!: () => void;
    const invalidation = new Promise<void>(resolve => (invalidate = resolve));
    const fitter = show(spectrumTable(), { starts: 64 }, { invalidation });
    invalidate();
    await new Promise(resolve => setTimeout(resolve, 400));
    expect(fitter.dataset.state).toBe('working');
  });
});

describe('nyquistFitter while it is used', () => {
  it('keeps the focus and the same field through a redraw', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const input = field(fitter, 'electrode_area_cm2');
    input.focus();
    fitter.value = { settings: { ...fitter.value.settings, circuit: 'p(R1,CPE1)-CPE2' } };
    await settled(fitter);
    expect(document.activeElement).toBe(input);
    expect(field(fitter, 'electrode_area_cm2')).toBe(input);
  });

  it('says what is wrong with a circuit being typed, marks the place, and keeps settings and figure', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const before = fitter.querySelector('.ag-plot svg');
    const seen = countInputs(fitter);
    type(field(fitter, 'circuit'), 'R0-p(R1');
    expect(fitter.querySelector('.ag-marked-problem')!.textContent).toContain('never closed');
    expect(fitter.querySelector('.ag-marked-problem mark')!.textContent).toBe('p');
    expect(fitter.value.settings.circuit).toBe('R0-p(R1,CPE1)-CPE2');
    expect(fitter.querySelector('.ag-plot svg')).toBe(before);
    expect(seen.count).toBe(0);
  });

  it('fixes a parameter at its value, and frees it again', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const box = () => fitter.querySelector<HTMLInputElement>('[aria-label="Fix R1"]')!;
    box().click();
    expect(fitter.value.settings.fixed.R1).toBeCloseTo(8, 0);
    expect(fitter.value.result?.parameters.find(({ name }) => name === 'R1')?.fixed).toBe(true);
    expect(field(fitter, 'fixed.R1').value).toBe(String(fitter.value.settings.fixed.R1));
    box().click();
    expect(fitter.value.settings.fixed).toEqual({});
  });

  it('takes a number at Enter, and nothing where nothing was typed', async () => {
    const fitter = show(spectrumTable(), { electrode_area_cm2: 0.123456789 });
    await settled(fitter);
    const area = field(fitter, 'electrode_area_cm2');
    const enter = () => area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    enter();
    area.dispatchEvent(new Event('change', { bubbles: true }));
    expect(fitter.value.settings.electrode_area_cm2).toBe(0.123456789);
    area.value = '0,5';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    enter();
    expect(fitter.value.settings.electrode_area_cm2).toBe(0.5);
  });

  it('forgets fixed values and limits of parameters that a new circuit does not have', async () => {
    const fitter = show(spectrumTable(), {
      fixed: { CPE2_1: 0.9, R0: 12 },
      bounds: { CPE2_0: { lower: 1e-9 } }
    });
    await settled(fitter);
    type(field(fitter, 'circuit'), 'R0-p(R1,CPE1)');
    expect(fitter.value.settings).toMatchObject({ fixed: { R0: 12 }, bounds: {} });
    expect(fitter.dataset.state).not.toBe('failed');
  });

  it('reads the points with the arrow keys and leaves one out with Enter', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const plot = fitter.querySelector<HTMLElement>('.ag-plot')!;
    const press = (key: string) => plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('ArrowRight');
    press('ArrowRight');
    expect(fitter.querySelector('.ag-reading-text')!.textContent).toContain('631 kHz');
    press('Enter');
    expect(fitter.value.settings.exclude).toEqual({ 1: true });
    expect(fitter.value.result?.rows.length).toBe(35);
    press('Enter');
    expect(fitter.value.settings.exclude).toEqual({});
  });

  it('takes a frequency with a prefix, and refuses one that makes no range', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    type(field(fitter, 'range-lowest'), '1 kHz');
    expect(fitter.value.settings.range).toEqual([1000, 1e6]);
    type(field(fitter, 'range-highest'), '10');
    expect(fitter.value.settings.range).toEqual([1000, 1e6]);
    expect(field(fitter, 'range-highest').getAttribute('aria-invalid')).toBe('true');
  });

  it('tries a range out while its slider is dragged, and takes it at the end', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const seen = countInputs(fitter);
    const slider = fitter.querySelector<HTMLInputElement>('[aria-label="Frequency range, lowest"]')!;
    slider.value = '10';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    expect(seen.count).toBe(0);
    expect(fitter.value.settings.range).toBe('all');
    expect(fitter.querySelector('.ag-reading-text')!.textContent).toContain('26 of 36');
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    expect(seen.count).toBe(1);
    expect(fitter.value.settings.range).toEqual([10 ** (6 - 25 / 5), 1e6]);
  });

  it('changes height and figure without a new analysis', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    const { result } = fitter.value;
    const handle = fitter.querySelector<HTMLElement>('.ag-height')!;
    handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(fitter.value.settings.height_px).toBe(400);
    expect(fitter.value.result).toBe(result);
    expect(fitter.dataset.state).toBe('ready');
  });

  it('lets one choose among several spectra', async () => {
    const fitter = show(spectrumTable({ sample: 'series' }, 3));
    await settled(fitter);
    const list = fitter.querySelector<HTMLSelectElement>('select[aria-label="Spectrum"]')!;
    list.selectedIndex = 2;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    expect(fitter.value.settings.spectrum).toBe(2);
    expect(fitter.value.result?.rows[0]).toBe(72);
  });
});

describe('nyquistFitter when something is wrong', () => {
  it('gives no total resistance that the data do not determine', async () => {
    const fitter = show(spectrumTable(), { circuit: 'R0-p(R1,CPE1)-p(R2,CPE2)' });
    await settled(fitter);
    expect(fitter.value.result!.warnings).toContainEqual(
      expect.objectContaining({ code: 'not-identifiable', subject: 'R2' })
    );
    expect(fitter.querySelector('.ag-answer')!.textContent).toMatch(/not determined\s+because R2 is not/);
  });

  it('shows the same part of the plane whichever circuit was fitted before', async () => {
    const circuit = 'R0-p(R1,CPE1)-p(R2,CPE2)'; // the curve of the default circuit, with a total that is not determined
    const [fresh, changed] = [show(spectrumTable(), { circuit }), show(spectrumTable())];
    await settled(changed);
    type(field(changed, 'circuit'), circuit);
    await Promise.all([settled(fresh), settled(changed)]);
    const texts = (fitter: Fitter) => fitter.querySelector('.ag-figure')!.textContent;
    expect(texts(changed)).toBe(texts(fresh));
  });

  it('says what is wrong with a circuit from the settings, and draws the data', async () => {
    const fitter = show(spectrumTable(), { circuit: 'R0-p(R1' });
    expect(fitter.dataset.state).toBe('failed');
    expect(fitter.querySelector('[role="alert"]')!.textContent).toContain('never closed');
    expect(fitter.querySelectorAll('.ag-plot svg circle').length).toBeGreaterThan(30);
    expect(fitter.value.result).toBeUndefined();
  });

  it('says which setting is not one, instead of throwing', () => {
    const fitter = show(spectrumTable(), { weighting: 'heavy' } as never);
    expect(fitter.dataset.state).toBe('failed');
    expect(fitter.querySelector('[role="alert"]')!.textContent).toContain('weighting');
    fitter.value = { settings: {} };
    expect(fitter.dataset.state).not.toBe('failed');
  });

  it('offers all points again where too few are left', async () => {
    const fitter = show(spectrumTable(), { range: [1e5, 2e5] });
    expect(fitter.dataset.state).toBe('failed');
    fitter.querySelector<HTMLElement>('.ag-failure button')!.click();
    expect(fitter.value.settings.range).toBe('all');
    await settled(fitter);
    expect(fitter.dataset.state).toBe('ready');
  });

  it('shows one sentence where there are no points', () => {
    const none = new Float64Array();
    const table = makeTable('impedance-spectrum', {
      spectrum: new Int32Array(),
      frequency_hertz: none,
      real_impedance_ohm: none,
      imaginary_impedance_ohm: none
    });
    const fitter = show(table);
    expect(fitter.dataset.state).toBe('empty');
    expect(fitter.querySelector('.ag-empty p')!.textContent).toContain('no impedance points');
  });

  it('writes a hostile sample name as text', () => {
    const sample = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    const fitter = show(spectrumTable({ sample }));
    expect(fitter.querySelector('.ag-sample')!.textContent).toBe(sample);
    expect(fitter.querySelector('img, script')).toBeNull();
  });

  it('refuses a table of another kind', () => {
    const record = makeTable('cycling-record', {
      test_time_second: [0],
      voltage_volt: [1],
      current_ampere: [0]
    });
    expect(() => nyquistFitter(record)).toThrow(/impedance-spectrum/);
  });
});
