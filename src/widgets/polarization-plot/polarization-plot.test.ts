// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { polarizationPlot } from './polarization-plot.js';

/** Each voltage for an hour: 20 nS of electrons, and fifty times as much of ions that are stopped within minutes. */
function record(voltages: number[], decay = 200) {
  const rows = voltages.flatMap((v, step) =>
    Array.from({ length: 360 }, (_, k) => [
      3600 * step + 10 * k,
      v,
      2e-8 * v * (1 + 50 * Math.exp((-10 * k) / decay))
    ])
  );
  const column = (i: number) => rows.map(row => row[i]);
  return makeTable('cycling-record', {
    test_time_second: column(0),
    voltage_volt: column(1),
    current_ampere: column(2)
  });
}
const pellet = { pellet_thickness_mm: 1, electrode_area_cm2: 0.785 };

describe('polarizationPlot', () => {
  it('draws the current with the stretch that was read, and states the conductivity', () => {
    const element = polarizationPlot(record([0.005]), pellet);
    expect(element.value.electronic_conductivity_s_cm / ((2e-8 * 0.1) / 0.785)).toBeCloseTo(1, 3);
    expect(element.querySelector('.ag-answer')!.textContent).toMatch(/σe\s+\(?2\.5/);
    expect(element.querySelectorAll('svg')).toHaveLength(1);
    expect(element.querySelectorAll('g[aria-label="rect"] rect')).toHaveLength(1);
    expect(element.querySelector('svg')!.textContent).toContain('5 mV');
  });

  it('draws the line through several voltages', () => {
    const element = polarizationPlot(record([0.005, 0.01, 0.02]), pellet);
    expect(element.querySelectorAll('svg')).toHaveLength(2);
    expect(element.querySelectorAll('svg')[1].querySelectorAll('circle')).toHaveLength(3);
    expect(element.querySelector('.ag-answer')!.textContent).toContain('3 of 3 held voltages steady');
  });

  it('states only a limit where the current has not become steady', () => {
    const element = polarizationPlot(record([0.005], 2000), pellet);
    expect(element.querySelector('.ag-answer')!.textContent).toContain('≤');
    expect(element.querySelector('svg')!.textContent).toContain('not steady');
    expect(element.querySelector('.ag-warnings')).not.toBeNull();
  });
});
