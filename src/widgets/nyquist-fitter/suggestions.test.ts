// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { spectrumTable } from '../testing/spectrum-table.js';
import { button, countInputs, settled, show } from './testing/fitter.js';

afterEach(() => document.body.replaceChildren());

describe('suggested circuits', () => {
  it('are ranked with reasons, and one is taken in one change, without what was set for another circuit', async () => {
    const fitter = show(spectrumTable(), { circuit: 'R0-p(R1,C1)-C2', fixed: { R0: 12 } });
    await settled(fitter);
    button(fitter, 'Suggest').click();
    expect(fitter.value.settings.suggest).toBe(true);
    expect(fitter.querySelector('.ag-suggestions')!.textContent).toContain('Trying');
    await settled(fitter);
    const rows = fitter.querySelectorAll('.ag-suggestions > ol > li');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0].textContent).toMatch(/ΔBIC 0.*stands for/s);
    expect(fitter.querySelector('.ag-suggestions')!.textContent).toMatch(/\d+ refused/);

    const seen = countInputs(fitter);
    const code = rows[0].querySelector('code')!.textContent!;
    rows[0].querySelector('button')!.click();
    expect(seen.count).toBe(1);
    expect(fitter.value.settings).toMatchObject({ circuit: code, fixed: {}, suggest: false });
    expect(fitter.querySelector('.ag-suggestions')).toBeNull();
  }, 60_000);

  it('stay while something is changed that they do not rest on', async () => {
    const fitter = show(spectrumTable(), { suggest: true });
    await settled(fitter);
    const first = () => fitter.querySelector('.ag-suggestions li code')?.textContent;
    const before = first();
    expect(before).toBeTruthy();
    fitter.value = { settings: { ...fitter.value.settings, circuit: 'R0-CPE1' } };
    expect(fitter.dataset.state).toBe('working');
    expect(first()).toBe(before);
  }, 60_000);
});
