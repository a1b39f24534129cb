import { describe, expect, it } from 'vitest';
import { makeTable, metadataOf, numbers, toBytes } from '../arrow/index.js';
import { joinResults } from './join.js';

const samples = () =>
  makeTable(
    'composition',
    {
      label: ['Cl-10', 'Cl-13'],
      formula: ['Li6PS5Cl', 'Li5.7PS4.7Cl1.3'],
      ionic_conductivity_s_cm: Float64Array.of(0.003, NaN)
    },
    { instrument: 'glovebox 2' }
  );

const fit = {
  ionic_conductivity_s_cm: 0.0053,
  ionic_conductivity_error_s_cm: 0.0001,
  parameters: [{ name: 'Rint', value: 486, standard_error: 4 }]
};

describe('joinResults', () => {
  it('makes a fit’s conductivity and interface resistance the sample’s measured properties', () => {
    const joined = joinResults(samples(), { 'Cl-13': fit });
    expect([...numbers(joined, 'ionic_conductivity_s_cm')!]).toEqual([0.003, 0.0053]);
    expect([...numbers(joined, 'ionic_conductivity_s_cm_error')!]).toEqual([NaN, 0.0001]);
    expect([...numbers(joined, 'interface_resistance_ohm')!]).toEqual([NaN, 486]);
    expect([...numbers(joined, 'interface_resistance_ohm_error')!]).toEqual([NaN, 4]);
  });

  it('takes any property by its column’s name, and leaves the table that it was given as it is', () => {
    const table = samples();
    const joined = joinResults(toBytes(table), {
      'Cl-10': { lattice_parameter_angstrom: 9.85, note: 'ours' }
    });
    expect([...numbers(joined, 'lattice_parameter_angstrom')!]).toEqual([9.85, NaN]);
    expect(joined.getChild('note')).toBeNull();
    expect(metadataOf(joined)).toMatchObject({ kind: 'composition', instrument: 'glovebox 2' });
    expect(table.getChild('lattice_parameter_angstrom')).toBeNull();
  });

  it('says which samples there are where the label is none of theirs', () => {
    expect(() => joinResults(samples(), { 'Cl-16': fit })).toThrow(
      'No sample is called “Cl-16”; there are Cl-10, Cl-13'
    );
  });

  it('says so where a result holds nothing that can be joined', () => {
    expect(() =>
      joinResults(samples(), {
        'Cl-13': { ...fit, ionic_conductivity_s_cm: NaN, ionic_conductivity_error_s_cm: NaN, parameters: [] }
      })
    ).toThrow('holds no measured property');
  });

  it('makes replicates’ mean the critical current density, of several compositions those of the sample’s', () => {
    const cells = {
      type: 'cycling',
      groups: [
        { composition: 'Li6PS5Cl', n: 1, mean: 0.84, population_sd: 0 },
        { composition: 'Li57P10S47Cl13', n: 3, mean: 1.06, population_sd: 0.04 }
      ]
    };
    const joined = joinResults(samples(), { 'Cl-13': cells, 'Cl-10': cells });
    expect([...numbers(joined, 'critical_current_density_ma_cm2')!]).toEqual([0.84, 1.06]);
    expect([...numbers(joined, 'critical_current_density_ma_cm2_error')!]).toEqual([NaN, 0.04]);
  });

  it('makes the share of PS4 in the phosphorus what is left of the tetrahedra', () => {
    const components = [
      { name: 'PS4', region: 'S 2p', fraction: 0.7, fraction_error: 0.02 },
      { name: 'PS4', region: 'P 2p', fraction: 0.48, fraction_error: 0.01 }
    ];
    const joined = joinResults(samples(), {
      'Cl-10': { type: 'xps-quantification', samples: [{ fit: { components } }] }
    });
    expect([...numbers(joined, 'tetrahedra_left_percent')!]).toEqual([48, NaN]);
    expect([...numbers(joined, 'tetrahedra_left_percent_error')!]).toEqual([1, NaN]);
  });
});
