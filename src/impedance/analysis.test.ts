import type { Table } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../settings/index.js';
import { analyseNyquist, nyquistColumns, nyquistSummary } from './analysis.js';
import { nyquistSettings, type NyquistSettings } from './settings.js';
import { simulate } from './circuit/simulate.js';
import { simulatedTable, spectrumTable, sweep } from './testing/spectra.js';
import type { NyquistResult } from './types.js';

function analyse(table: Table, settings: Partial<NyquistSettings> = {}): NyquistResult {
  const steps = analyseNyquist(table, resolveSettings<NyquistSettings>(nyquistSettings, settings));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const frequency = sweep(1e6, 0.1, 60);
const blocking = { R0: 120, R1: 900, CPE1_0: 1e-7, CPE1_1: 0.85, CPE2_0: 2e-6, CPE2_1: 0.9 };
const CIRCUIT = 'R0-p(R1,CPE1)-CPE2';
const pellet = { electrode_area_cm2: 0.785, pellet_thickness_mm: 1 };
const table = simulatedTable(CIRCUIT, blocking, frequency, { noise: 0.003 }, pellet);

describe('analyseNyquist', () => {
  it('adds up the resistances up to the last arc, with the error of the sum', () => {
    const result = analyse(table);
    const [r0, r1] = result.parameters;
    expect(result.total_resistance_ohm).toBeCloseTo(r0.value + r1.value, 9);
    const correlation = result.correlation[0][1];
    const variance =
      r0.standard_error ** 2 +
      r1.standard_error ** 2 +
      2 * correlation * r0.standard_error * r1.standard_error;
    expect(result.total_resistance_error_ohm).toBeCloseTo(Math.sqrt(variance), 9);
  });

  it('gives the conductivity where the table knows the pellet, with the same relative error', () => {
    const result = analyse(table);
    expect(result.ionic_conductivity_s_cm).toBeCloseTo(0.1 / (result.total_resistance_ohm * 0.785), 15);
    expect(result.ionic_conductivity_error_s_cm / result.ionic_conductivity_s_cm).toBeCloseTo(
      result.total_resistance_error_ohm / result.total_resistance_ohm,
      12
    );
    expect(analyse(table, { pellet_thickness_mm: 2 }).ionic_conductivity_s_cm).toBeCloseTo(
      2 * result.ionic_conductivity_s_cm,
      15
    );
  });

  it('gives no conductivity where area or thickness are not known', () => {
    const result = analyse(simulatedTable(CIRCUIT, blocking, frequency));
    expect(result.ionic_conductivity_s_cm).toBeNaN();
    expect(result.electrode_area_cm2).toBeNaN();
    expect(nyquistSummary(result)[0][0]).toBe('Total resistance');
  });

  it('lists arcs fastest first, with time constant, top and effective capacitance', () => {
    const values = { R0: 10, R1: 300, CPE1_0: 1e-3, CPE1_1: 0.9, R2: 100, C2: 1e-7 };
    const code = 'R0-p(R1,CPE1)-p(R2,C2)';
    const { arcs } = analyse(simulatedTable(code, values, frequency), { circuit: code });
    expect(arcs.map(({ resistance, element }) => [resistance, element])).toEqual([
      ['R2', 'C2'],
      ['R1', 'CPE1']
    ]);
    expect(arcs[0].time_constant_second).toBeCloseTo(1e-5, 12);
    expect(arcs[0].characteristic_frequency_hertz).toBeCloseTo(1e5 / (2 * Math.PI), 3);
    expect(arcs[0].effective_capacitance_farad).toBeCloseTo(1e-7, 14);
    // (R Q)^(1/α) and the same over R
    expect(arcs[1].time_constant_second).toBeCloseTo(0.3 ** (1 / 0.9), 8);
    expect(arcs[1].effective_capacitance_farad).toBeCloseTo(0.3 ** (1 / 0.9) / 300, 10);
    expect(arcs[0].origin).toBe('');
  });

  // Irvine, Sinclair & West 1990: 1e-12 F bulk, 1e-11 to 1e-8 F grain boundary, 1e-7 to 1e-5 F electrode, at thickness/area = 1/cm
  it('says what an arc usually is, after scaling to unit geometry', () => {
    const values = { R0: 10, R1: 1e5, C1: 2e-11, R2: 300, C2: 1e-5 };
    const code = 'R0-p(R1,C1)-p(R2,C2)';
    const settings = { circuit: code, electrode_area_cm2: 1, pellet_thickness_mm: 1 };
    const result = analyse(simulatedTable(code, values, frequency), settings);
    expect(result.arcs.map(({ origin }) => origin)).toEqual(['bulk', 'electrode']);
    expect(result.warnings.filter(({ code }) => code === 'interface-in-total').map(w => w.subject)).toEqual([
      'R2'
    ]);
    // the electrolyte is only a part of that total
    const [label, value] = nyquistSummary(result)[0];
    expect(label).toBe('Ionic conductivity');
    expect(value).toBe('≥ 9.97 × 10⁻⁴ mS/cm'); // 0.1 cm/(100310 Ω · 1 cm²)
    const thick = analyse(simulatedTable(code, values, frequency), { ...settings, pellet_thickness_mm: 10 });
    expect(thick.arcs[0].origin).toBe('grain boundary');
  });

  it('says whether the data obey the Kramers-Kronig relations, and warns where they do not', () => {
    expect(analyse(table).validity).toMatchObject({ type: 'kramers-kronig', valid: true });
    expect(analyse(table, { validity: false }).validity).toBeNull();
    // an imaginary part that is 30 % too large belongs to no real part
    const rows = Array.from(frequency, (f, k) => {
      const { real, imaginary } = simulate(CIRCUIT, blocking, frequency);
      return [f, real[k], imaginary[k] * (f < 10 ? 1.3 : 1)];
    });
    const { validity, warnings } = analyse(spectrumTable(rows));
    expect(validity!.valid).toBe(false);
    expect(warnings.map(({ code }) => code)).toContain('kramers-kronig-failed');
    expect(nyquistSummary(analyse(table)).map(([label]) => label)).toContain('Kramers-Kronig test');
  });

  it('has no verdict on a spectrum of few points', () => {
    const short = simulatedTable('R0-C1', { R0: 10, C1: 1e-6 }, sweep(1e5, 10, 5));
    expect(analyse(short, { circuit: 'R0-C1' }).validity).toBeNull();
  });

  it('draws the model over the whole measured range, 20 points a decade, also where a part is fitted', () => {
    const { curve, rows, parameters } = analyse(table, { range: [1, 1e5] });
    expect(rows.length).toBeLessThan(60);
    expect(curve.frequency[0]).toBe(1e6);
    expect(curve.frequency.at(-1)).toBeCloseTo(0.1, 12);
    expect(curve.frequency).toHaveLength(141);
    const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
    const { real } = simulate(CIRCUIT, values, curve.frequency);
    expect(curve.real).toEqual(real);
  });

  it('leaves out the excluded rows', () => {
    const { rows } = analyse(table, { exclude: { 3: true, 10: true } });
    expect(rows).toHaveLength(58);
    expect(rows).not.toContain(3);
  });

  it('has no total resistance where nothing conducts', () => {
    const result = analyse(simulatedTable('C1', { C1: 1e-6 }, frequency), { circuit: 'C1' });
    expect(result.total_resistance_ohm).toBeNaN();
    expect(result.arcs).toEqual([]);
  });

  it('can be sent to another thread', () => {
    const result = analyse(table);
    expect(structuredClone(result)).toEqual(result);
  });
});

describe('the pellet’s geometry', () => {
  const errors = { electrode_area_error_cm2: 0.03 * 0.785, pellet_thickness_error_mm: 0.04 };

  it('carries its errors into the conductivity, and into what is scaled by the area', () => {
    const exact = analyse(table);
    const result = analyse(table, errors);
    const own = exact.ionic_conductivity_error_s_cm / exact.ionic_conductivity_s_cm;
    expect(result.ionic_conductivity_s_cm).toBe(exact.ionic_conductivity_s_cm);
    expect(result.ionic_conductivity_error_s_cm / result.ionic_conductivity_s_cm).toBeCloseTo(
      Math.hypot(own, 0.03, 0.04),
      12
    );
    const { total_area_resistance_ohm_cm2: scaled, total_area_resistance_error_ohm_cm2: error } = result;
    expect(scaled).toBeCloseTo(result.total_resistance_ohm * 0.785, 9);
    expect(error / scaled).toBeCloseTo(Math.hypot(own, 0.03), 12);
    expect(result.arcs[0].area_resistance_ohm_cm2).toBeCloseTo(result.arcs[0].resistance_ohm * 0.785, 9);
  });

  it('leaves Ω cm² unknown where the area is', () => {
    const result = analyse(simulatedTable(CIRCUIT, blocking, frequency));
    expect(result.total_area_resistance_ohm_cm2).toBeNaN();
    expect(result.arcs[0].area_resistance_ohm_cm2).toBeNaN();
  });
});

describe('a resistance without a circuit', () => {
  const separate = { R0: 100, R1: 500, CPE1_0: 2e-9, CPE1_1: 0.95, CPE2_0: 3e-5, CPE2_1: 0.95 };
  const resolved = simulatedTable(CIRCUIT, separate, sweep(7e6, 0.1, 79), {}, pellet);

  it.each(['local-minimum', 'spike'] as const)('gives the conductivity where that is asked for: %s', way => {
    const result = analyse(resolved, { resistance_from: way });
    const reading = result.readings.find(one => one.way === way)!;
    expect(result.ionic_conductivity_s_cm).toBeCloseTo(0.1 / (reading.resistance_ohm * 0.785), 15);
    expect(reading.resistance_ohm / 600).toBeCloseTo(1, 2);
  });

  it('says where the spectrum does not show it', () => {
    const result = analyse(resolved, { resistance_from: 'axis-crossing' });
    expect(result.ionic_conductivity_s_cm).toBeNaN();
    expect(result.warnings.map(({ code }) => code)).toContain('not-readable');
    expect(analyse(resolved).warnings.map(({ code }) => code)).not.toContain('not-readable');
  });
});

describe('what is asked for beside the fit', () => {
  it('a profile of a parameter, which agrees with its limits; or why there is none', () => {
    const { profile, parameters } = analyse(table, { profile: 'R1' });
    const r1 = parameters.find(({ name }) => name === 'R1')!;
    expect(profile!.lower_95 / r1.lower_95).toBeCloseTo(1, 2);
    for (const settings of [{ profile: 'R7' }, { profile: 'R1', fixed: { R1: 900 } }]) {
      const result = analyse(table, settings);
      expect(result.profile).toBeNull();
      expect(result.warnings.map(({ code }) => code)).toContain('no-profile');
    }
    expect(analyse(table).profile).toBeNull();
  });

  it('circuits ranked, each with the values from which it begins', () => {
    const { suggestions } = analyse(table, { suggest: true });
    expect(suggestions![0].circuit).toBe(CIRCUIT);
    expect(Object.keys(suggestions![0].values)).toEqual(Object.keys(blocking));
    expect(analyse(table).suggestions).toBeNull();
  });

  it('the Kramers-Kronig test of one part, the Z-HIT beside it, and a given λ', () => {
    const result = analyse(table, {
      validity_method: 'imaginary',
      validity_c: 0.5,
      relaxation: true,
      relaxation_lambda: 1e-3
    });
    expect(result.validity).toMatchObject({ method: 'imaginary', c: 0.5 });
    expect(result.zhit!.deviation).toHaveLength(60);
    expect(result.relaxation!.lambda).toBe(1e-3);
    expect(analyse(table, { validity: false }).zhit).toBeNull();
  });

  it('a fit of the spectrum without the cables’ inductance', () => {
    const cabled = simulatedTable(
      `L9-${CIRCUIT}`,
      { L9: 2e-6, ...blocking },
      frequency,
      { noise: 0.003 },
      pellet
    );
    const result = analyse(cabled, { inductance_henry: 2e-6 });
    expect(result.parameters[0].value / 120).toBeCloseTo(1, 1);
    expect(result.sum_of_squares).toBeLessThan(analyse(cabled).sum_of_squares);
  });

  it('parameters that are tied', () => {
    const result = analyse(table, { ties: { CPE2_1: { to: 'CPE1_1', factor: 1 } } });
    const [a, b] = ['CPE1_1', 'CPE2_1'].map(name => result.parameters.find(one => one.name === name)!);
    expect(b.value).toBe(a.value);
    expect(() => analyse(table, { ties: { R1: { to: 'R0', factor: 0 } } })).toThrow(/positive number/);
  });
});

describe('nyquistColumns', () => {
  it('are the parameters, one column for each of their properties', () => {
    const columns = nyquistColumns(analyse(table, { fixed: { R0: 120 } }));
    expect(columns.name).toEqual(['R0', 'R1', 'CPE1_0', 'CPE1_1', 'CPE2_0', 'CPE2_1']);
    expect(columns.fixed).toEqual(Int32Array.of(1, 0, 0, 0, 0, 0));
    for (const column of Object.values(columns)) expect(column).toHaveLength(6);
  });
});

describe('nyquistSummary', () => {
  it('begins with the answer and rounds values with their errors', () => {
    const lines = nyquistSummary(analyse(table, { fixed: { R0: 120 }, bounds: { CPE2_1: { upper: 0.85 } } }));
    expect(lines[0][0]).toBe('Ionic conductivity');
    expect(lines[0][1]).toMatch(/^0\.1\d+ ± 0\.00\d+ mS\/cm$/);
    const text = Object.fromEntries(lines);
    expect(text['Circuit']).toBe(CIRCUIT);
    expect(text['R0']).toBe('120 Ω (fixed)');
    expect(text['CPE2_1']).toBe('0.85 (at its limit)');
    expect(text['CPE1_0']).toMatch(/× 10⁻\S+ F s\^\(α−1\)$/);
    expect(text['Points']).toBe('60');
  });
});
