import type { Table } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { makeTable, numbers, type SampleMetadata } from '../../arrow/index.js';
import { resolveSettings } from '../../settings/index.js';
import { analyseNyquist, nyquistColumns, nyquistSummary } from '../analysis.js';
import { nyquistSettings, type NyquistSettings } from '../settings.js';
import { simulatedTable, sweep } from '../testing/spectra.js';
import type { NyquistResult } from '../types.js';

const frequency = sweep(7e6, 0.1, 60);
const SYMMETRIC = 'R0-p(R1,CPE1)-p(R2,CPE2)';
const BLOCKING = 'R0-p(R1,CPE1)-CPE2';
const pellet = { electrode_area_cm2: 0.785, pellet_thickness_mm: 1 };

interface Member {
  values: Record<string, number>;
  hour?: number;
  celsius?: number;
}

function seriesOf(circuit: string, members: Member[], metadata: SampleMetadata = pellet): Table {
  const tables = members.map(({ values }, i) =>
    simulatedTable(circuit, values, frequency, { noise: 0.003, seed: i + 1 })
  );
  const joined = (name: string) =>
    Float64Array.from(tables.flatMap(table => Array.from(numbers(table, name)!)));
  const each = (of: (member: Member) => number) =>
    Float64Array.from(members.flatMap(m => Array(60).fill(of(m)) as number[]));
  return makeTable(
    'impedance-spectrum',
    {
      spectrum: Int32Array.from({ length: 60 * members.length }, (_, k) => Math.floor(k / 60)),
      frequency_hertz: joined('frequency_hertz'),
      real_impedance_ohm: joined('real_impedance_ohm'),
      imaginary_impedance_ohm: joined('imaginary_impedance_ohm'),
      ...(members[0].hour === undefined ? {} : { elapsed_time_second: each(m => 3600 * m.hour!) }),
      ...(members[0].celsius === undefined ? {} : { ambient_temperature_celsius: each(m => m.celsius!) })
    },
    metadata
  );
}

function analyse(table: Table, settings: Partial<NyquistSettings>): NyquistResult {
  const whole = resolveSettings<NyquistSettings>(nyquistSettings, {
    validity: false,
    starts: 16,
    ...settings
  });
  const steps = analyseNyquist(table, whole);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The real part of one spectrum grows towards low frequency, as when the cell warms or ages while it is measured. */
function withOutlyingParts(table: Table, which: number): Table {
  const real = numbers(table, 'real_impedance_ohm')!;
  const names = ['frequency_hertz', 'imaginary_impedance_ohm', 'elapsed_time_second'];
  for (let k = 0; k < 60; k++) real[60 * which + k] *= 1 + 0.3 * (k / 59) ** 4;
  return makeTable('impedance-spectrum', {
    spectrum: Int32Array.from(numbers(table, 'spectrum')!),
    real_impedance_ohm: real,
    ...Object.fromEntries(names.map(name => [name, numbers(table, name)!]))
  });
}

/** An interface with lithium that grows by diffusion. */
const ageing = seriesOf(
  SYMMETRIC,
  Array.from({ length: 12 }, (_, i) => ({
    hour: 50 * i,
    values: {
      R0: 20,
      R1: 100,
      CPE1_0: 1e-9,
      CPE1_1: 0.95,
      R2: 50 + 18 * Math.sqrt(50 * i),
      CPE2_0: 2e-6,
      CPE2_1: 0.85
    }
  }))
);

/** A pellet with 0.35 eV: σT = σ0 exp(−E/kT), 2.4 mS/cm at 24 °C. */
const celsius = [-20, -10, 0, 10, 24, 40, 60];
const resistanceAt = (t: number) => {
  const kelvin = t + 273.15;
  return 53 * (kelvin / 297.15) * Math.exp((0.35 / 8.617333262e-5) * (1 / kelvin - 1 / 297.15));
};
const temperatures = celsius.map(t => ({
  celsius: t,
  values: {
    R0: 0.4 * resistanceAt(t),
    R1: 0.6 * resistanceAt(t),
    CPE1_0: 1e-9,
    CPE1_1: 0.93,
    CPE2_0: 1e-5,
    CPE2_1: 0.9
  }
}));
const warming = seriesOf(BLOCKING, temperatures);

describe('a series in time', () => {
  const result = analyse(ageing, { circuit: SYMMETRIC, scope: 'series', spectrum: 3, interfaces: 2 });
  const series = result.series!;

  it('has every parameter over time, and what is shown beside it is its member', () => {
    expect(series.axis).toBe('time');
    expect(Array.from(series.elapsed_time_hour)).toEqual(Array.from({ length: 12 }, (_, i) => 50 * i));
    expect(series.parameters.map(({ name }) => name)).toEqual(result.parameters.map(({ name }) => name));
    const r2 = series.parameters.find(({ name }) => name === 'R2')!;
    expect(r2.value[3]).toBe(result.parameters.find(({ name }) => name === 'R2')!.value);
    r2.value.forEach((value, i) => {
      expect(Math.abs(value - (50 + 18 * Math.sqrt(50 * i)))).toBeLessThan(4 * r2.standard_error[i]);
    });
    expect(series.fitted[3]).toEqual(result.fitted);
  });

  it('follows the slowest arc and finds that it grows with the square root of time', () => {
    expect(series.quantity).toBe('R2');
    expect(series.growth!.laws[0].law).toBe('square-root');
    const [r0, k] = series.growth!.laws[0].parameters;
    expect(Math.abs(r0.value - 50)).toBeLessThan(4 * r0.standard_error);
    expect(Math.abs(k.value - 18)).toBeLessThan(4 * k.standard_error);
    expect(series.arrhenius).toBeNull();
    expect(nyquistSummary(result).find(([label]) => label.startsWith('R2 over time'))?.[1]).toMatch(
      /square root/
    );
  });

  it('follows what is asked for, and says where there is no such thing', () => {
    const total = analyse(ageing, { circuit: SYMMETRIC, scope: 'series', quantity: 'total' }).series!;
    expect(total.quantity).toBe('total');
    expect(total.growth!.laws[0].parameters[0].value).toBeGreaterThan(150);
    const wrong = analyse(ageing, { circuit: SYMMETRIC, scope: 'series', quantity: 'R7' });
    expect(wrong.warnings.map(({ code }) => code)).toContain('no-such-quantity');
    expect(wrong.series!.quantity).toBe('R2');
  });

  it('gives one interface of a symmetric cell as half of the cell’s, in Ω cm²', () => {
    const arc = result.arcs.find(({ resistance }) => resistance === 'R2')!;
    expect(arc.area_resistance_ohm_cm2).toBeCloseTo(arc.resistance_ohm * 0.785, 9);
    expect(arc.interface_resistance_ohm_cm2).toBeCloseTo((arc.resistance_ohm * 0.785) / 2, 9);
    expect(arc.interface_resistance_error_ohm_cm2).toBeCloseTo((arc.resistance_error_ohm * 0.785) / 2, 9);
    const single = analyse(ageing, { circuit: SYMMETRIC }).arcs[0];
    expect(single.interface_resistance_ohm_cm2).toBeNaN();
  });

  it('is a table of one row for each spectrum', () => {
    const columns = nyquistColumns(result);
    expect(Object.keys(columns)).toContain('R2_error');
    expect(columns.elapsed_time_hour).toHaveLength(12);
    expect(columns).not.toHaveProperty('ambient_temperature_celsius');
    expect(new Set(Object.values(columns).map(column => (column as ArrayLike<unknown>).length))).toEqual(
      new Set([12])
    );
  });

  it('leaves a blank out, and spectra with too few points, and says so', () => {
    const out = Object.fromEntries(Array.from({ length: 58 }, (_, k) => [String(60 * 5 + k), true as const]));
    const fewer = analyse(ageing, { circuit: SYMMETRIC, scope: 'series', blank: 11, exclude: out });
    expect(Array.from(fewer.series!.spectra)).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9, 10]);
    expect(fewer.warnings.find(({ code }) => code === 'spectra-left-out')!.message).toMatch(/Spectrum 5 has/);
  });

  it('is tested for the Kramers-Kronig relations, spectrum by spectrum', () => {
    const { warned, warnings } = analyse(ageing, {
      circuit: SYMMETRIC,
      scope: 'series',
      validity: true
    }).series!;
    expect(warned.filter(codes => codes.includes('kramers-kronig'))).toEqual([]);
    expect(warnings).toEqual([]);
    const wrong = withOutlyingParts(ageing, 4);
    const tested = analyse(wrong, { circuit: SYMMETRIC, scope: 'series', validity: true }).series!;
    expect(tested.warned.map(codes => codes.includes('kramers-kronig-failed')).indexOf(true)).toBe(4);
    expect(tested.warnings[0].message).toMatch(/^1 of 12 spectra \(4\)/);
  });

  it('can be sent to another thread', () => {
    expect(structuredClone(result)).toEqual(result);
  });
});

describe('a series in temperature', () => {
  const result = analyse(warming, { circuit: BLOCKING, scope: 'series' });
  const { arrhenius, axis, growth, quantity } = result.series!;

  it('gives the activation energy with its error', () => {
    expect(axis).toBe('temperature');
    expect(quantity).toBe('total');
    expect(growth).toBeNull();
    expect(arrhenius!.unit).toBe('S/cm');
    expect(Math.abs(arrhenius!.energy_ev - 0.35)).toBeLessThan(4 * arrhenius!.standard_error);
    expect(arrhenius!.standard_error).toBeLessThan(0.005);
    expect(nyquistSummary(result).find(([label]) => label === 'Activation energy')![1]).toMatch(
      /0\.3\d+ ± 0\.00\d+ eV/
    );
  });

  it('draws the line through the conductivities', () => {
    const { line, conductivity, temperature_celsius: at } = arrhenius!;
    expect(line.temperature_celsius[0]).toBe(-20);
    expect(at).toHaveLength(7);
    expect(line.conductivity[0] / conductivity[0]).toBeCloseTo(1, 1);
  });

  it('without geometry gives the same energy from 1/R', () => {
    const table = seriesOf(BLOCKING, temperatures, {});
    const bare = analyse(table, { circuit: BLOCKING, scope: 'series' }).series!.arrhenius!;
    expect(bare.unit).toBe('S');
    expect(bare.energy_ev).toBeCloseTo(arrhenius!.energy_ev, 9);
  });
});
