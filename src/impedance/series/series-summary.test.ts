import { expect, it } from 'vitest';
import { makeTable } from '../../arrow/index.js';
import { resolveSettings } from '../../settings/index.js';
import { analyseNyquist } from '../analysis.js';
import { simulate } from '../circuit/simulate.js';
import { nyquistSettings, type NyquistSettings } from '../settings.js';
import { seriesSummary } from './series-summary.js';

/** R0-p(R1,C1) at four times or temperatures, R1 as given. */
function seriesOf(resistances: number[], column: string, places: number[]) {
  const frequency = Float64Array.from({ length: 21 }, (_, i) => 10 ** (5 - i / 5));
  const rows = resistances.flatMap((R1, spectrum) => {
    const { real, imaginary } = simulate('R0-p(R1,C1)', { R0: 10, R1, C1: 1e-6 }, frequency);
    return Array.from(frequency, (f, i) => ({
      spectrum,
      f,
      re: real[i],
      im: imaginary[i],
      at: places[spectrum]
    }));
  });
  const table = makeTable('impedance-spectrum', {
    spectrum: rows.map(row => row.spectrum),
    frequency_hertz: rows.map(row => row.f),
    real_impedance_ohm: rows.map(row => row.re),
    imaginary_impedance_ohm: rows.map(row => row.im),
    [column]: rows.map(row => row.at)
  });
  const settings = { circuit: 'R0-p(R1,C1)', scope: 'series', starts: 4, validity: false };
  const steps = analyseNyquist(table, resolveSettings<NyquistSettings>(nyquistSettings, settings));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.series!;
}

it('of a series in time says from where to where its quantity went, and by which law', () => {
  const hours = [0, 100, 400, 900];
  const resistances = hours.map(h => 50 + 10 * Math.sqrt(h));
  const lines = Object.fromEntries(
    seriesSummary(
      seriesOf(
        resistances,
        'elapsed_time_second',
        hours.map(h => 3600 * h)
      )
    )
  );
  expect(lines.R1).toMatch(/^50.* Ω \(0 h\) → 350.* Ω \(900 h\)$/);
  expect(lines['R1 over time']).toMatch(/square root.*R0 \+ k √t with R0 = /);
  expect(lines.Series).toBe('4 spectra, one circuit');
});

it('of a series in temperature states the activation energy', () => {
  const celsius = [-20, 0, 20, 40];
  const total = celsius.map(t => (t + 273.15) * Math.exp(0.3 / (8.617333262e-5 * (t + 273.15))) * 1e-5);
  const lines = seriesSummary(
    seriesOf(
      total.map(r => r - 10),
      'ambient_temperature_celsius',
      celsius
    )
  );
  expect(lines[0][0]).toBe('Activation energy');
  expect(lines[0][1]).toMatch(/^0\.30?.* eV, 4 temperatures$/);
});
