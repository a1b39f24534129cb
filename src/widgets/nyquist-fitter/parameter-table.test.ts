// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { spectrumTable } from '../testing/spectrum-table.js';
import { correlationText } from './correlation.js';
import { button, choose, field, settled, show, type } from './testing/fitter.js';

afterEach(() => document.body.replaceChildren());

describe('a parameter', () => {
  it('is tied to another of its unit, times a factor, and set free again', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    button(fitter, 'More of R1').click();
    const list = fitter.querySelector<HTMLSelectElement>('select[aria-label="R1 is tied to"]')!;
    expect([...list.options].map(option => option.textContent!.trim())).toEqual(['nothing', 'R0']);
    choose(fitter, 'R1 is tied to', 'R0');
    type(field(fitter, 'ties.R1'), '0.5');
    expect(fitter.value.settings.ties).toEqual({ R1: { to: 'R0', factor: 0.5 } });
    const value = (name: string) =>
      fitter.value.result!.parameters.find(parameter => parameter.name === name)!.value;
    expect(value('R1')).toBeCloseTo(0.5 * value('R0'), 9);
    expect(fitter.querySelector('.ag-parameters')!.textContent).toContain('= 0.5 × R0');
    choose(fitter, 'R1 is tied to', 'nothing');
    expect(fitter.value.settings.ties).toEqual({});
  });

  it('has its profile drawn beside it, with the limits in words, until it is closed', async () => {
    const fitter = show(spectrumTable());
    await settled(fitter);
    button(fitter, 'More of R0').click();
    button(fitter, 'Profile of R0').click();
    expect(fitter.value.settings.profile).toBe('R0');
    await settled(fitter);
    const { lower_95, upper_95 } = fitter.value.result!.profile!;
    expect(lower_95).toBeLessThan(12);
    expect(upper_95).toBeGreaterThan(12);
    expect(fitter.querySelector('[aria-label="Profile likelihood of R0"] svg')).not.toBeNull();
    expect(fitter.querySelector('.ag-more')!.textContent).toMatch(/95 %: 1[12]\.\d+ Ω\s+to 1[12]\.\d+ Ω/);
    button(fitter, 'Profile of R0').click();
    expect(fitter.value.settings.profile).toBe('none');
    expect(fitter.querySelector('[aria-label="Profile likelihood of R0"]')).toBeNull();
  });

  it('that a new circuit does not have takes its tie and its profile with it', async () => {
    const fitter = show(spectrumTable(), { ties: { R1: { to: 'R0', factor: 1 } }, profile: 'CPE2_0' });
    await settled(fitter);
    type(field(fitter, 'circuit'), 'p(R1,CPE1)-C2');
    expect(fitter.value.settings).toMatchObject({ ties: {}, profile: 'none' });
  });
});

describe('the correlations', () => {
  it('stand in a table with a number for each pair, and the strongest in its summary', async () => {
    const fitter = show(spectrumTable(), { fixed: { CPE2_1: 0.93 } });
    await settled(fitter);
    const details = [...fitter.querySelectorAll('details')].find(d => /Correlations/.test(d.textContent!))!;
    expect(fitter.querySelector('.ag-correlation')).toBeNull();
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    const cells = fitter.querySelectorAll('.ag-correlation td[data-tip]');
    expect(cells).toHaveLength((5 * 4) / 2);
    const strongest = Math.max(
      ...fitter.value.result!.correlation.flatMap((row, i) => row.slice(0, i).map(Math.abs))
    );
    expect(details.querySelector('summary .ag-muted')!.textContent).toContain(
      correlationText(strongest).slice(0, 4)
    );
  });

  it('are never rounded to 1', () => {
    expect([0.5, -0.97, 0.9966, -0.99999, 1, 0.001].map(correlationText)).toEqual([
      '0.50',
      '−0.97',
      '0.997',
      '−0.999',
      '1.00',
      '0.00'
    ]);
  });
});

describe('resistances read without a circuit', () => {
  it('are listed with where they were read, drawn there, and give the conductivity where one is chosen', async () => {
    const fitter = show(spectrumTable({ electrode_area_cm2: 0.785, pellet_thickness_mm: 0.85 }));
    await settled(fitter);
    const { readings, ionic_conductivity_s_cm: before } = fitter.value.result!;
    expect(readings.length).toBeGreaterThan(0);
    const lines = () => fitter.querySelectorAll('.ag-plot svg g[aria-label="link"]').length;
    expect(lines()).toBe(0);
    const choices = [...fitter.querySelectorAll<HTMLInputElement>('.ag-readings input')];
    expect(choices).toHaveLength(readings.length + 1);
    choices.at(-1)!.click();
    const { way, resistance_ohm } = readings.at(-1)!;
    expect(fitter.value.settings.resistance_from).toBe(way);
    expect(fitter.value.result!.ionic_conductivity_s_cm).toBeCloseTo(0.085 / (resistance_ohm * 0.785), 9);
    expect(fitter.value.result!.ionic_conductivity_s_cm).not.toBe(before);
    expect(lines()).toBe(1);
    expect(fitter.querySelector('.ag-answer')!.textContent).toContain('not from the circuit');
  });
});
