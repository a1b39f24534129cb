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
});
