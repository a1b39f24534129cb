// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, it } from 'vitest';
import type { SeriesResult } from '../../../impedance/types.js';
import type { SpectrumEntry } from '../spectrum.js';
import { drawArrhenius } from './arrhenius-plot.js';
import { growthPanel } from './growth-panel.js';
import { drawOverlay } from './overlay-plot.js';
import { guessAxis, seriesSteps } from './steps.js';
import { drawTrend } from './trend-plot.js';
import { isDoubtful, warningNames } from './doubts.js';
import { commonUnit } from './table-unit.js';

const of = (...values: number[]) => Float64Array.from(values);

/** Semicircles of 10, 20 and 30 Ω, as if measured at 0, 100 and 400 h. */
const entries: SpectrumEntry[] = [0, 100, 400].map((elapsedHours, spectrum) => {
  const angles = Array.from({ length: 9 }, (_, i) => (Math.PI * i) / 8);
  const radius = 5 * (spectrum + 1);
  return {
    spectrum,
    elapsedHours,
    points: {
      rows: angles.map((_, i) => 9 * spectrum + i),
      frequency: Float64Array.from(angles, (_, i) => 10 ** (6 - i)),
      real: Float64Array.from(angles, angle => radius * (1 - Math.cos(angle))),
      imaginary: Float64Array.from(angles, angle => -radius * Math.sin(angle))
    }
  };
});

const series: SeriesResult = {
  spectra: Int32Array.of(0, 1, 2),
  elapsed_time_hour: of(0, 100, 400),
  temperature_celsius: of(NaN, NaN, NaN),
  cycle: of(NaN, NaN, NaN),
  axis: 'time',
  parameters: [
    {
      name: 'R1',
      unit: 'Ω',
      value: of(10, 20, 30),
      standard_error: of(0.1, 0.2, 40),
      lower_95: of(9.8, 19.6, 2),
      upper_95: of(10.2, 20.4, 400)
    }
  ],
  total_resistance_ohm: of(10, 20, 30),
  total_resistance_error_ohm: of(0.1, 0.2, 0.3),
  ionic_conductivity_s_cm: of(NaN, NaN, NaN),
  ionic_conductivity_error_s_cm: of(NaN, NaN, NaN),
  reduced_chi_square: of(1e-5, 1e-5, 1e-5),
  converged: Int32Array.of(1, 1, 1),
  warned: ['', '', 'not-identifiable correlated not-identifiable'],
  fitted: entries.map(({ points: { frequency, real, imaginary } }) => ({ frequency, real, imaginary })),
  quantity: 'R1',
  quantity_unit: 'Ω',
  growth: {
    verdict: 'Growth with the square root of time.',
    laws: [
      {
        law: 'square-root',
        formula: 'R0 + k √t',
        parameters: [
          { name: 'R0', value: 10, standard_error: 0.1, unit: 'Ω' },
          { name: 'k', value: 1, standard_error: 0.02, unit: 'Ω/√h' }
        ],
        bic: 1,
        delta_bic: 0,
        curve: { time_hour: of(0, 400), value: of(10, 30) }
      }
    ]
  },
  arrhenius: null,
  warnings: []
};
const steps = seriesSteps(entries, 'time', 'none');

describe('the steps of a series', () => {
  it('are coloured by where they lie in time, not by their number', () => {
    expect(steps.map(({ share }) => share)).toEqual([0, 0.25, 1]);
    expect(steps.map(({ label }) => label)).toEqual(['0 h', '100 h', '400 h']);
  });

  it('leave a blank out', () => {
    expect(seriesSteps(entries, 'time', 1).map(({ spectrum }) => spectrum)).toEqual([0, 2]);
  });

  it('are taken for a series in temperature where that changes, else in time, in cycles, or as they are numbered', () => {
    const plain = entries.map(({ spectrum, points }): SpectrumEntry => ({ spectrum, points }));
    expect(guessAxis(entries)).toBe('time');
    expect(guessAxis(entries.map((entry, i) => ({ ...entry, temperatureCelsius: -25 + 20 * i })))).toBe(
      'temperature'
    );
    expect(guessAxis(plain.map((entry, cycle) => ({ ...entry, cycle })))).toBe('cycle');
    expect(guessAxis(plain)).toBe('spectrum');
  });
});

describe('the figures of a series', () => {
  it('show every point of every spectrum in one plane, each knowing whose it is, the chosen one on top', () => {
    const overlay = drawOverlay(steps, 0, { width: 500, height: 250 });
    expect(overlay.stepOf).toHaveLength(27);
    expect(overlay.stepOf.slice(-9)).toEqual(new Array(9).fill(0));
    // the last point of the largest arc lies farther right than that of the smallest
    const last = (step: number) => overlay.x[overlay.stepOf.lastIndexOf(step)];
    expect(last(2)).toBeGreaterThan(last(0));
    expect(overlay.node.querySelector('[aria-label="Colours from 0 h to 400 h"]')).not.toBeNull();
  });

  it('show only what lies within the arcs where that is asked for', () => {
    const overlay = drawOverlay(steps, 0, { width: 500, height: 250, closeUp: 21 });
    expect(overlay.stepOf.filter(step => step === 0)).toHaveLength(9);
    expect(overlay.stepOf.filter(step => step === 2).length).toBeLessThan(9);
  });

  it('draw the followed quantity in time, and no bar where its error is larger than it is', () => {
    const trend = drawTrend(steps, series, { letter: 'R', subscript: '1', meaning: '' }, 500, 200);
    expect(trend.x[1] - trend.x[0]).toBeCloseTo((trend.x[2] - trend.x[0]) / 4, 6);
    expect(trend.y[2]).toBeLessThan(trend.y[0]);
    const bars = trend.node.querySelectorAll('g[aria-label="rule"] line');
    expect(bars).toHaveLength(2);
    expect(trend.node.querySelectorAll('circle')).toHaveLength(3);
  });

  it('draw a straight Arrhenius line whose points stand over 1000/T', () => {
    const celsius = of(-25, 25, 60);
    const sigma = celsius.map(t => (1000 / (t + 273.15)) * Math.exp(-0.37 / (8.617333262e-5 * (t + 273.15))));
    const hot: SeriesResult = { ...series, axis: 'temperature', temperature_celsius: celsius };
    const arrhenius = {
      energy_ev: 0.37,
      standard_error: 0.01,
      lower_95: 0.35,
      upper_95: 0.39,
      prefactor: 1000,
      unit: 'S/cm' as const,
      temperature_celsius: celsius,
      conductivity: sigma,
      conductivity_error: sigma.map(s => 0.01 * s),
      line: { temperature_celsius: celsius, conductivity: sigma }
    };
    const { x, y } = drawArrhenius(steps, hot, arrhenius, 500, 250);
    const slope = (i: number, j: number) => (y[j] - y[i]) / (x[j] - x[i]);
    expect(slope(0, 1)).toBeCloseTo(slope(1, 2), 6);
    expect(x[0]).toBeGreaterThan(x[2]); // cold is right
    expect(y[0]).toBeGreaterThan(y[2]);
  });
});

it('the laws are named with italic letters and their values', () => {
  const place = document.createElement('div');
  render(growthPanel(series), place);
  const row = place.querySelector('tbody tr')!;
  expect(row.querySelector('th')!.textContent).toBe('R0 + k √t');
  expect([...row.querySelectorAll('th i')].map(({ textContent }) => textContent)).toEqual(['R', 'k', 't']);
  expect(row.textContent).toContain('1.00 ± 0.02 Ω/√h');
  expect(place.textContent).toContain('square root of time');
});

it('a column’s unit stands above it once, with the prefix or power that most of its values need', () => {
  expect(commonUnit([1026, 406, 178, 17], 'Ω')).toEqual({ unit: 'Ω', factor: 1 });
  expect(commonUnit([2e4, 3e4, NaN], 'Ω')).toEqual({ unit: 'kΩ', factor: 1000 });
  expect(commonUnit([1.6e-7, 2.6e-7], 'F s^(α−1)')).toEqual({ unit: '10⁻⁷ F s^(α−1)', factor: 1e-7 });
  expect(commonUnit([0.8, 0.9], '')).toEqual({ unit: '', factor: 1 });
});

it('correlated parameters alone make no spectrum doubtful', () => {
  expect(['', 'correlated', 'correlated at-bound'].map(isDoubtful)).toEqual([false, false, true]);
});

it('warnings are named once each', () => {
  expect(warningNames(series.warned[2])).toBe('not identifiable, correlated');
});
