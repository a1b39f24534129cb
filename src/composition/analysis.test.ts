import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTable } from '../arrow/index.js';
import { resolveSettings } from '../settings/index.js';
import { analyseComposition, compositionColumns, compositionSummary } from './analysis.js';
import { referenceSeries } from './reference/tables.js';
import { compositionSettings, type CompositionSettings } from './settings.js';
import type { CompositionResult } from './types.js';

const table = makeTable('composition', {
  label: ['mine', 'other', 'germanium'],
  formula: ['Li5.7PS4.7Cl1.3', 'Li6PS5Cl', 'Li6.6P0.4Ge0.6S5I'],
  lattice_parameter_angstrom: [9.82, NaN, NaN],
  lattice_parameter_angstrom_error: [0.001, NaN, NaN],
  ionic_conductivity_s_cm: [0.006, 0.003, 0.005],
  stiffness_gpa: [22, NaN, NaN]
});

function analyse(settings: Partial<CompositionSettings> = {}, of = table): CompositionResult {
  const step = analyseComposition(of, resolveSettings(compositionSettings, settings)).next();
  expect(step.done).toBe(true);
  return step.value as CompositionResult;
}

describe('what the card is about', () => {
  it('is a row of the table, a formula, or a chlorine content', () => {
    expect(analyse()).toMatchObject({ label: 'mine', composition_source: 'table' });
    expect(analyse({ sample: 2 }).composition.formula).toBe('Li6.6P0.4Ge0.6S5I');
    expect(analyse({ formula: 'Li6PS5Br' })).toMatchObject({ label: 'Br-10', composition_source: 'formula' });
    expect(analyse({ chlorine: 1.45, formula: 'Li6PS5Br' })).toMatchObject({
      label: 'Cl-145',
      composition_source: 'chlorine'
    });
  });

  it('is the table’s sample again where the formula is that sample’s', () => {
    expect(analyse({ chlorine: 1 }).label).toBe('other');
    expect(analyse({ chlorine: 1.3 }).properties[0]).toMatchObject({ source: 'table', is_study: false });
  });

  it('must be there', () => {
    expect(() => analyse({ sample: 7 })).toThrow(/no sample 7; it has 3/);
    expect(() => analyse({ formula: 'Li6PS5Q' })).toThrow(expect.objectContaining({ position: 6 }));
  });

  it('leaves out a row that is not understood, and says so', () => {
    const broken = makeTable('composition', { label: ['a', 'b'], formula: ['Li6PS5Cl', 'what?'] });
    const { samples, warnings } = analyse({}, broken);
    expect(samples.map(({ label }) => label)).toEqual(['a']);
    expect(warnings).toEqual([expect.objectContaining({ code: 'bad-formula', subject: 'b' })]);
    expect(() => analyse({ sample: 1 }, broken)).toThrow(/Sample b is left out/);
  });
});

describe('the batch', () => {
  it('is 0.7562, 0.8315 and 0.4123 g for 2 g of Cl-13, and gives Cl-13 back', () => {
    const { batch, obtained } = analyse({ chlorine: 1.3 });
    expect(batch.map(({ rounded_mass_g }) => rounded_mass_g)).toEqual([0.7562, 0.8315, 0.4123]);
    expect(Math.abs(obtained!.x - 1.3)).toBeLessThan(0.0005);
    expect(obtained!.x_error).toBeGreaterThan(0);
    expect(obtained!.x_error).toBeLessThan(0.0005);
  });

  it('has a reason where there is none', () => {
    const { batch, batch_problem, obtained } = analyse({ formula: 'LiFePO4' });
    expect(batch).toEqual([]);
    expect(batch_problem).toMatch(/brings Fe/);
    expect(obtained).toBeNull();
  });

  it('tells what the weighed masses give, and does not fail while they are typed', () => {
    expect(analyse({ weighed: { Li2S: 0.7562, P2S5: 0.8315, LiCl: 0.5 } }).weighed!.x).toBeCloseTo(1.5765, 3);
    const typing = analyse({ weighed: { Li2S: 0.7562 } });
    expect(typing.weighed).toBeNull();
    expect(typing.warnings).toEqual([expect.objectContaining({ code: 'weighed' })]);
  });
});

describe('lattice and density', () => {
  it('take the measured value before the study’s line, and the settings before the table', () => {
    expect(analyse().structure).toMatchObject({
      lattice_parameter_source: 'measured',
      lattice_parameter_angstrom: 9.82,
      lattice_parameter_error_angstrom: 0.001
    });
    expect(analyse({ sample: 1 }).structure).toMatchObject({
      lattice_parameter_source: 'study-line',
      lattice_parameter_angstrom: expect.closeTo(9.8487, 4)
    });
    const set = analyse({ lattice_parameter_angstrom: 9.83, licl_volume_percent: 2.7 });
    expect(set.structure.lattice_parameter_angstrom).toBe(9.83);
    expect(set.structure.lattice_parameter_error_angstrom).toBeNaN();
    expect(set.lattice!.x_from_licl!.value).toBeLessThan(1.3);
    expect(set.lattice!.x_from_licl_balanced!.value).toBeGreaterThan(set.lattice!.x_from_licl!.value);
  });

  it('are not made up where nothing is known', () => {
    const { structure, lattice } = analyse({ sample: 2 });
    expect(structure.lattice_parameter_source).toBe('unknown');
    expect(structure.density_g_cm3).toBeNaN();
    expect(lattice).toBeNull();
  });

  it('give a pellet’s relative density once it is whole', () => {
    expect(analyse({ pellet: { mass_g: 0.12 } })).toMatchObject({
      pellet: null,
      warnings: [{ code: 'pellet', message: expect.stringContaining('diameter_mm and thickness_mm') }]
    });
    const { pellet } = analyse({ pellet: { mass_g: 0.12, diameter_mm: 10, thickness_mm: 1 } });
    expect(pellet!.relative_density).toBeCloseTo(0.815, 3);
  });
});

describe('what was measured', () => {
  it('has own values first, then the study’s with their place, in the units of people', () => {
    const { properties } = analyse();
    const conductivity = properties.filter(({ name }) => name === 'ionic_conductivity_s_cm');
    expect(conductivity).toEqual([
      expect.objectContaining({ value: 6, unit: 'mS/cm', source: 'table', is_study: false }),
      expect.objectContaining({
        value: 5.3,
        error: expect.closeTo(0.159, 12),
        source: 'Discussion, Fig. 1c',
        is_study: true
      })
    ]);
    expect(properties.findIndex(({ is_study }) => is_study)).toBe(properties.filter(p => !p.is_study).length);
  });

  it('keeps a property whose name is not known', () => {
    expect(analyse().properties).toContainEqual(
      expect.objectContaining({ name: 'stiffness_gpa', label: 'stiffness gpa', value: 22 })
    );
  });

  it('leaves the study out where that is wanted', () => {
    const { properties, series } = analyse({ with_study: false });
    expect(properties.some(({ is_study }) => is_study)).toBe(false);
    expect(series.flatMap(({ points }) => points).some(({ is_study }) => is_study)).toBe(false);
  });

  it('does not show the study twice where the table is the study’s own', () => {
    const { series, properties } = analyse({ sample: 2 }, referenceSeries());
    const lattice = series.find(({ name }) => name === 'lattice_parameter_angstrom')!;
    expect(lattice.points.map(({ label, value }) => [label, value])).toEqual([
      ['Cl-06', 9.89],
      ['Cl-13', 9.817],
      ['Cl-16', 9.788]
    ]);
    expect(lattice.points.every(({ is_study }) => is_study)).toBe(true);
    expect(properties.filter(({ name }) => name === 'interface_resistance_600_h_ohm')).toEqual([
      expect.objectContaining({ value: 486, is_study: true, note: expect.stringContaining('6000 h') })
    ]);
  });
});

describe('the series', () => {
  const of = (result: CompositionResult, name: string) => result.series.find(series => series.name === name)!;

  it('draws a trend with a band from what is a value', () => {
    const series = of(analyse({}, referenceSeries()), 'lattice_parameter_angstrom');
    expect(series.trend).toMatchObject({ slope: expect.closeTo(-0.10241, 5), degrees_of_freedom: 1 });
    const { x, y, lower_95, upper_95 } = series.trend!;
    expect([x[0], x[60]]).toEqual([0.6, 1.6]);
    expect(y[24]).toBeCloseTo(9.8487, 4); // x = 1.0
    expect(upper_95[24] - y[24]).toBeCloseTo(y[24] - lower_95[24], 12);
  });

  it('shows “above 1 mA/cm²” and does not count it', () => {
    const series = of(analyse({}, referenceSeries()), 'critical_current_density_ma_cm2');
    expect(series.points.map(({ relation, value }) => [relation, value])).toEqual([
      ['>', 1],
      ['=', 0.56]
    ]);
    expect(series.trend).toBeNull();
  });

  it('marks what stands off the others, and leaves out what is excluded', () => {
    const labels = ['a', 'b', 'c', 'd', 'e', 'f'];
    const formulas = [1, 1.1, 1.2, 1.3, 1.4, 1.5].map(
      x => `Li${(7 - x).toFixed(1)}PS${(6 - x).toFixed(1)}Cl${x}`
    );
    const measured = makeTable('composition', {
      label: labels,
      formula: formulas,
      ionic_conductivity_s_cm: [0.003, 0.0041, 0.0049, 0.0091, 0.007, 0.0081]
    });
    const off = of(analyse({ with_study: false }, measured), 'ionic_conductivity_s_cm');
    expect(off.points.filter(({ is_outlier }) => is_outlier).map(({ label }) => label)).toEqual(['d']);
    const without = of(
      analyse({ with_study: false, exclude: { 3: true } }, measured),
      'ionic_conductivity_s_cm'
    );
    expect(without.points.filter(({ is_excluded }) => is_excluded).map(({ label }) => label)).toEqual(['d']);
    expect(without.trend!.degrees_of_freedom).toBe(3);
    expect(without.trend!.slope).toBeCloseTo(10, 0);
  });
});

describe('the synthesis', () => {
  it('is the study’s where nothing else is given', () => {
    const { steps, time_hours, temperature_celsius, total_hours } = analyse().synthesis;
    expect(
      steps.map(({ name, start_hours, end_hours }) => [name, start_hours, end_hours].map(String).join(' '))
    ).toEqual(
      expect.arrayContaining(['mix 0 0.25', 'premill 0.25 1.25', 'mill 1.25 11.25', 'press 11.25 11.25'])
    );
    const [anneal, cool] = ['anneal', 'cool'].map(name => steps.find(step => step.name === name)!);
    expect(anneal.start_hours - 11.25).toBeCloseTo((500 - 24) / 5 / 60, 12);
    expect(anneal.end_hours - anneal.start_hours).toBeCloseTo(12, 12);
    expect(cool.end_hours - cool.start_hours).toBeCloseTo((500 - 350) / 2 / 60, 12);
    expect(Math.max(...temperature_celsius)).toBe(500);
    expect(temperature_celsius.at(-1)).toBeCloseTo(26, 9);
    expect(time_hours.at(-1)).toBeCloseTo(total_hours, 12);
  });

  it('follows its numbers, and time never runs back', () => {
    const number = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        fc.record(
          {
            mill_hours: number,
            anneal_temperature_celsius: number,
            anneal_hours: number,
            heating_celsius_per_minute: number,
            cooling_celsius_per_minute: number,
            cooling_until_celsius: number,
            natural_cooling_hours: fc.oneof(fc.constant(0), number)
          },
          { requiredKeys: [] }
        ),
        synthesis => {
          const { time_hours: t, temperature_celsius } = analyse({ synthesis } as never).synthesis;
          for (let i = 1; i < t.length; i++) expect(t[i]).toBeGreaterThanOrEqual(t[i - 1]);
          expect(temperature_celsius.every(Number.isFinite)).toBe(true);
        }
      )
    );
  });

  it('says that direct quenching makes no shell of LiCl', () => {
    const { steps, notes } = analyse({
      synthesis: { natural_cooling_hours: 0, cooling_until_celsius: 500 }
    }).synthesis;
    expect(steps.map(({ name }) => name)).not.toContain('cool');
    expect(steps.at(-1)).toMatchObject({ label: 'Quench', end_celsius: 24 });
    expect(notes.join(' ')).toContain('no shell of LiCl');
  });
});

it('survives being cloned into and out of a worker', () => {
  expect(structuredClone(analyse())).toEqual(analyse());
});

it('is fast enough for a slider', () => {
  // the fastest of them: the machine may be busy with other tests
  const times = Array.from({ length: 20 }, (_, i) => {
    const start = performance.now();
    analyse({ chlorine: i / 10 });
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(20);
});

it('has the batch as columns and everything in plain text', () => {
  const result = analyse({ chlorine: 1.3 });
  expect(compositionColumns(result)).toMatchObject({
    precursor: ['Li2S', 'P2S5', 'LiCl'],
    rounded_mass_g: Float64Array.of(0.7562, 0.8315, 0.4123)
  });
  const summary = compositionSummary(result);
  expect(summary[0]).toEqual(['Composition', 'Li5.7PS4.7Cl1.3 (mine)']);
  expect(summary).toContainEqual(['Li2S', '0.7562 g (16.46 mmol)']);
  expect(summary).toContainEqual(['Free sulfide, nominal', '14.9 % of the sulfur']);
  expect(summary).toContainEqual([
    'Critical current density',
    'above 1 mA/cm² (Zeng et al. 2022, Results, Fig. 3a)'
  ]);
});
