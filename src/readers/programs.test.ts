import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metadataOf, numbers } from '../arrow/index.js';
import { read } from './index.js';

const open = (lines: string[], name = 'a.txt') => read(name, new TextEncoder().encode(lines.join('\r\n')));

function expectImpedance(lines: string[], real: number[], imaginary: number[]) {
  const { table, warnings } = open(lines);
  const [re, im] = ['real_impedance_ohm', 'imaginary_impedance_ohm'].map(name => numbers(table, name)!);
  real.forEach((value, i) => expect(re[i]).toBeCloseTo(value, 9));
  imaginary.forEach((value, i) => expect(im[i]).toBeCloseTo(value, 9));
  expect(warnings).toEqual([]);
  return table;
}

test('Zahner: modulus and phase, numbered, with blanks between', () => {
  const lines = [
    'Number   Frequency/Hz   Impedance/Ohm   Phase/deg   Significance   Time/s',
    '1   1.0000e+03   2.0000e+00   -6.0000e+01   0.999   0.5',
    '2   1.0000e+02   4.0000e+00   -9.0000e+01   0.999   1.5',
    '3   1.0000e+01   4.0000e+00    0.0000e+00   0.999   2.5'
  ];
  const table = expectImpedance(lines, [1, 0, 4], [-Math.sqrt(3), -4, 0]);
  expect(numbers(table, 'elapsed_time_second')).toEqual(Float64Array.of(0.5, 1.5, 2.5));
});

test('Ivium: Z1 and Z2 are the real and the imaginary part', () => {
  const lines = ['freq. /Hz\tZ1 /ohm\tZ2 /ohm', '1000\t5\t-1', '100\t6\t-2', '10\t7\t-3'];
  expectImpedance(lines, [5, 6, 7], [-1, -2, -3]);
});

test("Novocontrol: Zs' and Zs'', with the temperature that was held", () => {
  const lines = [
    'My sample, electrodes gold',
    'Fixed value(s) : Temp. [°C]=25.50',
    "Freq. [Hz]\tZs' [Ohms]\tZs'' [Ohms]",
    '1.00e+03\t5.0e+00\t-1.0e+00',
    '1.00e+02\t6.0e+00\t-2.0e+00'
  ];
  const table = expectImpedance(lines, [5, 6], [-1, -2]);
  expect(metadataOf(table).ambient_temperature_celsius).toBe(25.5);
});

test("Novocontrol: Zp' and Zp'' stand for two elements in parallel, and are not taken for an impedance", () => {
  const lines = ["Freq. [Hz]\tZp' [Ohms]\tZp'' [Ohms]", '1000\t5\t-1', '100\t6\t-2'];
  expect(() => open(lines)).toThrow(/Zp'/);
});

test('CH Instruments: the model, and the date in the first line', () => {
  const lines = [
    'Feb. 20, 2020   15:55:08',
    'A.C. Impedance',
    'Instrument Model:  CHI660E',
    'Note: pellet thickness 0.9 mm',
    '',
    'Freq/Hz, Z\'/ohm, Z"/ohm, Z/ohm, Phase/deg',
    '',
    '9.961e+4, 9.891e+1, -2.748e+0, 9.894e+1, -1.6',
    '8.252e+4, 9.912e+1, 1.603e+0, 9.913e+1, 0.9'
  ];
  expect(metadataOf(open(lines).table)).toMatchObject({
    instrument: 'CH Instruments CHI660E',
    measurement_date: 'Feb. 20, 2020 15:55:08',
    pellet_thickness_mm: 0.9
  });
});

test('RelaxIS: the date is that of the export, not of the measurement', () => {
  const lines = [
    'RelaxIS 3.0 Spectrum export',
    'Date: 12/16/2025 2:29:15 PM',
    "Data: Frequency\tData: Z'\tData: Z''",
    '0.1\t5\t-1',
    '1\t4\t-2'
  ];
  expect(metadataOf(open(lines).table)).not.toHaveProperty('measurement_date');
});

const folder = new URL('../../../shared/data/impedance/', import.meta.url);
const present = existsSync(folder);
const metadata = (name: string) =>
  metadataOf(read(name, new Uint8Array(readFileSync(new URL(name, folder)))).table);

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${folder.pathname})`}`, () => {
  test('CH Instruments and RelaxIS', () => {
    expect(metadata('exampleDataCHInstruments.txt')).toMatchObject({
      instrument: 'CH Instruments CHI660E',
      measurement_date: 'Feb. 20, 2020 15:55:08'
    });
    expect(metadata('PEIS_LPSCl_IonBlocking_-25C_RelaxIS.txt')).not.toHaveProperty('measurement_date');
  });
});
