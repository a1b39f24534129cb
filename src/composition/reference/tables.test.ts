import { tableFromIPC, tableToIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { metadataOf, numbers, toBytes, toTable } from '../../arrow/index.js';
import { referenceCsv, referenceSeries, referenceTable } from './tables.js';

/** The study's text, read once more by hand: sample, property, what is printed. Conductivities are printed in mS/cm. */
const printed = `
Cl-06  lattice_parameter_angstrom                 = 9.890
Cl-13  lattice_parameter_angstrom                 = 9.817
Cl-16  lattice_parameter_angstrom                 = 9.788
Cl-13  licl_volume_percent                        = 2.7
Cl-145 licl_volume_percent                        = 3.2
Cl-16  licl_volume_percent                        = 4.4
Cl-13  ionic_conductivity_s_cm                    = 5.3e-3
Cl-16  ionic_conductivity_s_cm                    = 8.8e-3
Cl-06  interface_resistance_ohm                   = 209
Cl-06  interface_resistance_100_h_ohm             = 591
Cl-06  interface_resistance_600_h_ohm             = 9093
Cl-13  interface_resistance_ohm                   = 50
Cl-13  interface_resistance_600_h_ohm             = 486
Cl-16  interface_resistance_ohm                   = 19
Cl-16  interface_resistance_600_h_ohm             = 256
Cl-13  critical_current_density_ma_cm2            > 1
Cl-16  critical_current_density_ma_cm2            = 0.56
Cl-06  plating_first_short_cycle                  = 270
Cl-13  plating_first_short_cycle                  > 400
Cl-16  plating_first_short_cycle                  > 400
Cl-13  plating_resistance_300_cycles_ohm          < 92
Cl-13  plating_resistance_400_cycles_ohm          = 178
Cl-16  plating_resistance_fresh_ohm               = 17
Cl-16  plating_resistance_400_cycles_ohm          = 49
Cl-06  fast_plating_first_short_cycle             < 30
Cl-10  fast_plating_first_short_cycle             < 30
Cl-13  fast_plating_first_short_cycle             > 1000
Cl-16  fast_plating_first_short_cycle             < 30
Cl-06  first_coulombic_efficiency_ncm622_percent  = 55
Cl-13  first_coulombic_efficiency_ncm622_percent  = 68
Cl-13  capacity_ncm622_mah_g                      ~ 137
Cl-06  first_coulombic_efficiency_ncm811_percent  ~ 66
Cl-13  first_coulombic_efficiency_ncm811_percent  ~ 66
Cl-06  capacity_50_cycles_ncm811_mah_g            ~ 123
Cl-13  capacity_50_cycles_ncm811_mah_g            ~ 148
Cl-16  capacity_50_cycles_ncm811_mah_g            ~ 145
Cl-06  tetrahedra_left_percent                    = 48
Cl-13  tetrahedra_left_percent                    = 81
Cl-06  licl_shell_nanometre                       = 0
Cl-13  licl_shell_nanometre                       ~ 20
Cl-16  licl_shell_nanometre                       ~ 50
Cl-06  licl_interphase_micrometre                 < 50
Cl-13  licl_interphase_micrometre                 = 55`
  .trim()
  .split('\n')
  .map(line => line.split(/\s+/));

const rows = () =>
  referenceTable()
    .toArray()
    .map(row => row!.toJSON());

it('holds every value of the study, and no other', () => {
  const key = (sample: string, property: string, relation: string, value: number) =>
    `${sample} ${property} ${relation} ${value}`;
  const held = rows()
    .filter(({ value }) => value !== null)
    .map(({ sample, property, relation, value }) => key(sample, property, relation, value));
  const wanted = printed.map(([sample, property, relation, value]) =>
    key(sample, property, relation, Number(value))
  );
  expect(held.sort()).toEqual(wanted.sort());
});

it('gives errors only where the study does: 3 % of a conductivity, and 6 µm of 55', () => {
  const withError = rows().filter(({ error }) => error !== null);
  expect(withError.map(({ sample, property, error }) => [sample, property, error])).toEqual([
    ['Cl-13', 'ionic_conductivity_s_cm', 0.03 * 0.0053],
    ['Cl-16', 'ionic_conductivity_s_cm', expect.closeTo(0.03 * 0.0088, 12)],
    ['Cl-13', 'licl_interphase_micrometre', 6]
  ]);
});

it('leaves blank what the study says in words, with the word in the note', () => {
  const blank = rows().filter(({ value }) => value === null);
  expect(blank.map(({ sample, property, note }) => [sample, property, note])).toEqual([
    ['Cl-06', 'licl_volume_percent', expect.stringContaining('trace of Li2S')],
    ['Cl-10', 'plating_first_short_cycle', expect.stringContaining('no short')],
    ['Cl-06', 'plating_resistance_400_cycles_ohm', expect.stringContaining('grows strongly')],
    ['Cl-10', 'plating_resistance_400_cycles_ohm', expect.stringContaining('grows strongly')]
  ]);
});

it('says openly that the text prints 6000 h where 600 h are meant', () => {
  const aged = rows().filter(({ property }) => property === 'interface_resistance_600_h_ohm');
  const noted = aged.filter(({ note }) => note.includes('6000 h')).map(({ sample }) => sample);
  expect(noted).toEqual(['Cl-13', 'Cl-16']);
});

it('names place, unit and source of each value', () => {
  for (const { place, unit, property, citation } of rows()) {
    expect(place).toMatch(/^(Results|Discussion)/);
    expect(unit === '').toBe(property.endsWith('_cycle'));
    expect(citation).toContain('doi:10.1038/s41467-022-29596-8');
  }
});

it('is the same table in csv', () => {
  const { data, errors } = Papa.parse<Record<string, string>>(referenceCsv().trim(), { header: true });
  expect(errors).toEqual([]);
  const asText = rows().map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)])
    )
  );
  expect(data).toEqual(asText);
});

it('goes through Arrow bytes with its blanks', () => {
  const table = tableFromIPC(tableToIPC(referenceTable()));
  expect(table.toArray().map(row => row!.toJSON())).toEqual(rows());
  expect(table.getChild('value')!.nullCount).toBe(4);
});

it('is a table of samples too, for the series', () => {
  const table = toTable(toBytes(referenceSeries()));
  expect(metadataOf(table)).toMatchObject({ kind: 'composition', reference: 'zeng-2022' });
  expect([...table.getChild('label')!]).toEqual(['Cl-06', 'Cl-10', 'Cl-13', 'Cl-145', 'Cl-16']);
  expect([...table.getChild('formula')!]).toEqual([
    'Li6.4PS5.4Cl0.6',
    'Li6PS5Cl',
    'Li5.7PS4.7Cl1.3',
    'Li5.55PS4.55Cl1.45',
    'Li5.4PS4.4Cl1.6'
  ]);
  expect([...numbers(table, 'lattice_parameter_angstrom')!]).toEqual([9.89, NaN, 9.817, NaN, 9.788]);
  expect([...table.getChild('critical_current_density_ma_cm2_relation')!]).toEqual(['', '', '>', '', '=']);
});
