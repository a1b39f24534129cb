/** Files of real instruments, from public collections. They are no part of the project: without them these tests are skipped. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers } from '../arrow/index.js';
import { read } from './index.js';

const folder = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(folder);
const open = (path: string) => read(path, new Uint8Array(readFileSync(new URL(path, folder))));

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${folder.pathname})`}`, () => {
  test.each([
    // file, points, spectra, points with Z'' < 0, first and last point: all as the text of the file has them
    [
      'exampleData.csv',
      66,
      1,
      57,
      [3.1623e-3, 0.0494998977640506, -0.020438698544418925],
      [1e4, 0.015771482660485933, 0.010157474564938236]
    ],
    ['exampleDataGamry.DTA', 72, 1, 72, [200015.6, 825.8584, -1367.239], [0.0158898, 17007.49, -6635.557]],
    [
      'exampleDataBioLogic.mpt',
      43,
      1,
      39,
      [1000.3201, 65.470886, -0.38998979],
      [0.01689554, 110.97003, -2.3458567]
    ],
    [
      'PEIS_LPSCl_IonBlocking_-25C.txt',
      79,
      1,
      79,
      [7000018.5, 359.24146, -290.92038],
      [0.10002181, 1799427.6, -8093785.5]
    ],
    [
      'PEIS_LPSCl_IonBlocking_-25C_RelaxIS.txt',
      79,
      1,
      79,
      [0.10002180933952332, 1799427.625, -8093785.5],
      [7000018.5, 359.241455078125, -290.9203796386719]
    ],
    ['exampleDataZPlot.z', 21, 1, 21, [3e5, 147.77, -11.335], [3e3, 613.68, -137.13]],
    ['Circuit1_EIS_1.z', 48, 1, 45, [5e4, 29.036, 0.63662], [1, 75.803, -0.16244]],
    ['Circuit3_EIS_1.z', 53, 1, 51, [150000, 1493.7, 10.377], [1, 6137.5, 17.89]],
    [
      'exampleDataAutolab.txt',
      41,
      1,
      35,
      [1e4, 0.013785863964281, 0.007191946305823],
      [0.1, 0.0345697771923854, -0.00390292888845954]
    ],
    ['exampleDataCHInstruments.txt', 73, 1, 70, [99610, 98.91, -2.748], [0.1, 5685, -15860]],
    [
      'exampleDataParstat.txt',
      31,
      1,
      21,
      [1e4, -0.00049816280376104, 0.0175143479976367],
      [10, 0.0270946491457229, -0.00399791080333837]
    ],
    ['exampleDataPowersuite.txt', 30, 1, 30, [0.1, 423929.46, -49014.063], [2e6, -470.54113, -1397.7358]],
    ['exampleDataVersaStudio.par', 61, 1, 59, [1e5, 55.31571, 4.575431], [0.02154435, 1516.313, -122.8279]]
  ])('%s: every point, in its order and with its sign', (name, points, spectra, capacitive, first, last) => {
    const { table } = open(`impedance/${name}`);
    const columns = ['frequency_hertz', 'real_impedance_ohm', 'imaginary_impedance_ohm'];
    const [f, re, im] = columns.map(column => numbers(table, column)!);
    expect(table.numRows).toBe(points);
    expect(numbers(table, 'spectrum')!.at(-1)! + 1).toBe(spectra);
    expect(im.filter(value => value < 0).length).toBe(capacitive);
    expect([f[0], re[0], im[0]]).toEqual(first);
    expect([f.at(-1), re.at(-1), im.at(-1)]).toEqual(last);
  });

  test('ten spectra by modulus and phase, told apart by the loop', () => {
    const { table, warnings } = open('impedance/Sample2_PEIS_AtRest.csv');
    expect(table.numRows).toBe(890);
    expect(numbers(table, 'spectrum')!.at(-1)).toBe(9);
    expect(numbers(table, 'real_impedance_ohm')![0]).toBeCloseTo(
      50.752583 * Math.cos((20.75998 * Math.PI) / 180),
      9
    );
    expect(warnings.map(({ code }) => code)).toEqual(['bad-frequency']);
  });

  test.each([
    'exampleDataGamry.DTA',
    'exampleDataBioLogic.mpt',
    'exampleDataZPlot.z',
    'exampleDataVersaStudio.par'
  ])('%s: the program’s default area is not taken for one', name => {
    expect(metadataOf(open(`impedance/${name}`).table).electrode_area_cm2).toBeUndefined();
  });

  test.each([
    // file, rows, first and last: s, V, A, as the text of the file has them
    [
      'SINTEF__LiGrR2032__2024-04-30__25degC__Landt.csv',
      25162,
      [0.02, 2.9215, 0],
      [262657.764, 0.1086, -0.0002]
    ],
    ['neware_uio.csv', 9065, [0, 2.917, 0], [518538, 0.4251, 0.00099171]],
    ['neware_layered_first400.csv', 392, [0, 4.3185, 0], [3255, 4.146, 0]],
    // its time has no unit, and the dates beside it run a minute for each count
    ['maccor_two.txt', 213, [0, 0.1377, 0], [12720, 0.149, 0]],
    ['sample_data_arbin.csv', 13, [30.0005, 3.534595, 0], [301.214, 3.599601, 2.650138]],
    ['sample.bdf.csv', 3, [0, 3.7, 0.1], [2, 3.5, 0.1]]
  ])('%s is a cycling record', (name, rows, first, last) => {
    const { kind, table } = open(`cycling/${name}`);
    const columns = ['test_time_second', 'voltage_volt', 'current_ampere'].map(column =>
      numbers(table, column)!
    );
    expect([kind, table.numRows]).toEqual(['cycling-record', rows]);
    expect(columns.map(column => column[0])).toEqual(first);
    expect(columns.map(column => column.at(-1))).toEqual(last);
  });

  test('a cycling .mpt without header is a cycling record', () => {
    const { kind, table } = open('cycling/Sample_data_biologic_no_header.mpt');
    expect([kind, table.numRows]).toEqual(['cycling-record', 13]);
    expect(numbers(table, 'test_time_second')![0]).toBe(281672.3801174285);
    expect(numbers(table, 'voltage_volt')![0]).toBe(2.9344745);
    expect(numbers(table, 'ambient_temperature_celsius')![0]).toBe(24.443432);
  });

  test.each([['xps/aes_staib.vms', 'wrong-kind', 'Auger']])(
    '%s is refused for what it is',
    (path, code, word) => {
      let caught: unknown;
      try {
        open(path);
      } catch (error) {
        caught = error;
      }
      expect(isArgyroditeError(caught) && [caught.code, caught.message.includes(word)]).toEqual([code, true]);
    }
  );
});
