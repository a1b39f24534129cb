// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { makeTable } from '../../../arrow/index.js';
import { simulate } from '../../../impedance/index.js';
import { choose, countInputs, settled, show } from '../testing/fitter.js';

afterEach(() => document.body.replaceChildren());

const HOURS = [0, 25, 100, 225, 400];
const CIRCUIT = 'R0-p(R1,CPE1)';

/** An interface that grows with the square root of time, 50 Ω + 10 Ω/√h, with a ripple in place of noise. */
function agingTable() {
  const count = 31;
  const frequency = Float64Array.from({ length: count }, (_, i) => 10 ** (6 - i / 5));
  const columns = { spectrum: [], frequency: [], real: [], imaginary: [], time: [] } as Record<
    string,
    number[]
  >;
  HOURS.forEach((hours, spectrum) => {
    const values = { R0: 12, R1: 50 + 10 * Math.sqrt(hours), CPE1_0: 1e-6, CPE1_1: 0.9 };
    const { real, imaginary } = simulate(CIRCUIT, values, frequency);
    for (let i = 0; i < count; i++) {
      const ripple = 1 + 0.002 * Math.sin(12.9898 * (i + 7 * spectrum));
      columns.spectrum.push(spectrum);
      columns.frequency.push(frequency[i]);
      columns.real.push(real[i] * ripple);
      columns.imaginary.push(imaginary[i] * ripple);
      columns.time.push(3600 * hours);
    }
  });
  return makeTable(
    'impedance-spectrum',
    {
      spectrum: columns.spectrum,
      frequency_hertz: columns.frequency,
      real_impedance_ohm: columns.real,
      imaginary_impedance_ohm: columns.imaginary,
      elapsed_time_second: columns.time
    },
    { sample: 'Cl-13' }
  );
}

const tab = (fitter: HTMLElement) =>
  fitter.querySelector<HTMLInputElement>('input[type=radio][value=series]');

describe('the series', () => {
  it('is fitted when its tab is chosen, and says how the interface grew and by which law', async () => {
    const fitter = show(agingTable(), { circuit: CIRCUIT });
    await settled(fitter);
    expect(fitter.value.result!.series).toBeNull();
    tab(fitter)!.click();
    await settled(fitter);
    expect(fitter.value.settings).toMatchObject({ plot: 'series', scope: 'series' });
    expect(fitter.value.result!.series!.growth!.laws[0].law).toBe('square-root');
    expect(fitter.querySelector('.ag-answer')!.textContent).toMatch(
      /R1\s+(49\.9|50).* Ω.*\(0 h\).*→.*(249\.|250).* Ω.*\(400 h\)/s
    );
    expect(fitter.querySelectorAll('.ag-series tbody tr')).toHaveLength(5);
    expect(fitter.querySelectorAll('.ag-multiple')).toHaveLength(5);
  });

  it('lets a spectrum be chosen by its small picture, in the table, and in the trend by keyboard', async () => {
    const fitter = show(agingTable(), { circuit: CIRCUIT, plot: 'series', scope: 'series' });
    await settled(fitter);
    const seen = countInputs(fitter);
    fitter.querySelectorAll<HTMLButtonElement>('.ag-multiple')[3].click();
    expect(fitter.value.settings.spectrum).toBe(3);
    expect(seen.count).toBe(1);
    // the series does not rest on the spectrum: it stays while the fit is done anew
    expect(fitter.querySelectorAll('.ag-series tbody tr')).toHaveLength(5);
    expect(fitter.querySelector('.ag-series tr[aria-current="true"]')!.textContent).toContain('225 h');
    fitter.querySelectorAll<HTMLButtonElement>('.ag-series .ag-link')[1].click();
    expect(fitter.value.settings.spectrum).toBe(1);
    const trend = fitter.querySelector<HTMLElement>('[role=application]')!;
    const press = (key: string) => trend.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('End');
    expect(fitter.querySelector('.ag-reading-text')!.textContent).toMatch(/400 h · R1\s+2[45]\d/);
    press('Enter');
    expect(fitter.value.settings.spectrum).toBe(4);
  });

  it('follows another quantity where that is asked for', async () => {
    const fitter = show(agingTable(), { circuit: CIRCUIT, plot: 'series', scope: 'series' });
    await settled(fitter);
    choose(fitter, 'Quantity followed', 'CPE1_1');
    await settled(fitter);
    expect(fitter.value.result!.series!.quantity).toBe('CPE1_1');
    expect(fitter.querySelector('.ag-answer')!.textContent).toContain('αCPE1');
  });

  it('shows the data and a button where no series was asked for, and no tab where there is one spectrum', async () => {
    const fitter = show(agingTable(), { circuit: CIRCUIT, plot: 'series' });
    await settled(fitter);
    expect(fitter.querySelector('[aria-label="Nyquist plots of 5 spectra, overlaid"] path')).not.toBeNull();
    [...fitter.querySelectorAll('button')].find(b => b.textContent!.trim() === 'Fit all spectra')!.click();
    await settled(fitter);
    expect(fitter.value.result!.series!.spectra).toHaveLength(5);
    const one = show(agingTable().slice(0, 31), { circuit: CIRCUIT, plot: 'series' });
    await settled(one);
    expect(tab(one)).toBeNull();
    expect(one.querySelector('[aria-label^="Nyquist plot of 31"]')).not.toBeNull();
  });

  it('writes what the methods section needs', async () => {
    const fitter = show(agingTable(), { circuit: CIRCUIT, plot: 'series', scope: 'series' });
    await settled(fitter);
    const open = fitter.querySelector<HTMLButtonElement>('button[aria-label="Export"]')!;
    open.click();
    const items = [...fitter.querySelectorAll<HTMLButtonElement>('[role=menu] button')];
    expect(items.map(item => item.textContent!.trim()).join()).toMatch(/Series \(CSV\).*Series \(Arrow\)/s);
    items.find(item => item.textContent!.includes('methods'))!.click();
    await Promise.resolve();
    const text = () => fitter.querySelector('textarea')?.value ?? '';
    expect(text()).toContain('The 5 spectra of the series were fitted with this circuit');
    expect(text()).toContain('R0 + k √t describes the change of R1 with time best');
  });
});
