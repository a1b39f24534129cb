/** Files of real photoelectron spectrometers, from public collections; without them these tests are skipped. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metadataOf, numbers } from '../../arrow/index.js';
import { read } from '../../readers/index.js';

const folder = new URL('../../../../shared/data/xps/', import.meta.url);
const present = existsSync(folder);
const open = (name: string) => read(name, new Uint8Array(readFileSync(new URL(name, folder))));

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${folder.pathname})`}`, () => {
  test.each([
    // file, unit, and for each spectrum its region, points, first and last energy and intensity: as the file's text has them
    ['regular.vms', 'intensity_counts', [['Survey', 1351, [1350, 1559.87], [0, 18.1529]]]],
    ['FeO_analyzed.vms', 'intensity_counts', [['Fe 2p', 1121, [750, 12516.9], [694, 2884.3]]]],
    [
      'MgFe2O4_small.xy',
      'intensity_count_per_second',
      [
        ['Survey', 1351, [1350, 15598.679], [0, 181.52882]],
        ['Fe 2p', 56, [750, 5913.3234], [695, 4013.8297]]
      ]
    ],
    ['Ag_0001.txt', 'intensity_counts', [['Ag 3d', 361, [382, 15.7494897842407], [364, 13.1949939727783]]]],
    [
      'SnO2_10nm.spe',
      'intensity_count_per_second',
      [['Survey', 1751, [1400, 54866.66796875], [0, 191.6666717529297]]]
    ],
    ['C1s_sample.csv', 'intensity_counts', [['C 1s', 351, [301.5, 1709], [266.5, 393]]]]
  ] as [string, string, [string, number, number[], number[]][]][])(
    '%s: every spectrum and point',
    (name, unit, expected) => {
      const { kind, table } = open(name);
      expect(kind).toBe('xps-spectrum');
      const spectrum = numbers(table, 'spectrum')!;
      const energy = numbers(table, 'binding_energy_electronvolt')!;
      const intensity = numbers(table, unit)!;
      const { spectra } = metadataOf(table);
      const found = spectra!.map(({ region }, i) => {
        const from = spectrum.indexOf(i);
        const to = spectrum.lastIndexOf(i);
        return [region, to - from + 1, [energy[from], intensity[from]], [energy[to], intensity[to]]];
      });
      expect(found).toEqual(expected);
    }
  );

  test('what the errors of a spectrum need is known where the file says it', () => {
    const about = (name: string) => metadataOf(open(name).table).spectra!;
    expect(about('regular.vms')[0]).toMatchObject({ dwell_second: 0.1, sweeps: 1, pass_energy_ev: 100 });
    expect(about('MgFe2O4_small.xy')[1]).toMatchObject({ dwell_second: 0.3, sweeps: 1, pass_energy_ev: 20 });
    expect(about('Ag_0001.txt')[0]).toMatchObject({
      sweeps: 2,
      signal_mode: 'analogue',
      photon_energy_ev: 520
    });
    expect(about('SnO2_10nm.spe')[0]).toMatchObject({ dwell_second: 0.12, photon_energy_ev: 1486.6 });
  });

  test('rates of a PHI file times their time are whole counts', () => {
    const { table } = open('SnO2_10nm.spe');
    const rates = numbers(table, 'intensity_count_per_second')!;
    const counts = rates.map(rate => rate * metadataOf(table).spectra![0].dwell_second!);
    expect(Math.max(...counts.map(value => Math.abs(value - Math.round(value))))).toBeLessThan(1e-2);
  });

  test('the same scan as VAMAS in counts and as SPECS in counts per second is one spectrum', () => {
    const counts = numbers(open('regular.vms').table, 'intensity_counts')!;
    const rates = numbers(open('MgFe2O4_small.xy').table, 'intensity_count_per_second')!;
    counts.forEach((value, i) => expect(value).toBeCloseTo(rates[i] * 0.1, 1));
  });
});
