import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers } from '../arrow/index.js';
import { read } from './index.js';

const example = (path: string) =>
  readFileSync(new URL(`../../examples/data/${path}`, import.meta.url)).toString('latin1');
const open = (name: string, text: string) => read(name, new Uint8Array(Buffer.from(text, 'latin1')));
const codes = (name: string, text: string) => open(name, text).warnings.map(({ code }) => code);

function refusal(name: string, text: string) {
  try {
    open(name, text);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error(`${name} was read`);
}

const dta = example('Cl-06.DTA');
const mpt = example('Cl-13.mpt');
const aging = example('Cl-13-Li-aging.mpt');
const z = example('Cl-16.z');
const curve = dta.slice(dta.indexOf('ZCURVE'));

test('the content goes before the extension', () => {
  for (const [text, instrument] of [
    [dta, 'Gamry'],
    [mpt, 'BioLogic'],
    [z, 'ZPlot']
  ]) {
    const { table } = open('renamed.txt', text);
    expect(metadataOf(table).instrument).toContain(instrument);
  }
});

test('a .DTA gives its points, time, area, notes, instrument and date', () => {
  const { kind, table } = open('folder/Cl-06.DTA', dta);
  expect(kind).toBe('impedance-spectrum');
  expect(table.schema.names).toEqual([
    'spectrum',
    'frequency_hertz',
    'real_impedance_ohm',
    'imaginary_impedance_ohm',
    'elapsed_time_second'
  ]);
  expect(table.numRows).toBe(57);
  expect(metadataOf(table)).toMatchObject({
    sample: 'Cl-06',
    composition: 'Li6.4PS5.4Cl0.6',
    electrode_area_cm2: 0.785,
    pellet_thickness_mm: 0.85,
    ambient_temperature_celsius: 24,
    instrument: 'Gamry REF600 (simulated)',
    measurement_date: '3/9/2026 14:31:40',
    source_file: 'Cl-06.DTA'
  });
});

test('several curves of a .DTA are several spectra', () => {
  const { table } = open(
    'a.DTA',
    dta + curve.replace('ZCURVE', 'ZCURVE2') + 'EOC\tQUANT\t0\tOpen\r\n' + curve
  );
  expect(numbers(table, 'spectrum')!.at(-1)).toBe(2);
  expect(table.numRows).toBe(3 * 57);
});

test('a .DTA with decimal commas is the same spectrum', () => {
  const comma = dta.replace(/(\d)\.(\d)/g, '$1,$2');
  const [a, b] = [open('a.DTA', dta), open('a.DTA', comma)].map(({ table }) => table);
  for (const column of ['frequency_hertz', 'imaginary_impedance_ohm']) {
    expect(numbers(b, column)).toEqual(numbers(a, column));
  }
  expect(metadataOf(b).electrode_area_cm2).toBe(0.785);
});

test.each([
  ['a.DTA', dta.replace('7.85000E-001', '1.00000E+000'), '1 cm²'],
  ['a.mpt', mpt.replace('0.785 cm', '0.001 cm'), '0.001 cm²'],
  ['a.z', z.replace(/Surface Area: +0.785/, 'Surface Area:   1'), '1 cm²']
])(
  'the area that %s has when nobody entered one is read as not known, with a warning',
  (name, text, area) => {
    const { table, warnings } = open(name, text);
    expect(metadataOf(table).electrode_area_cm2).toBeUndefined();
    expect(warnings).toMatchObject([{ code: 'default-area', subject: 'electrode_area_cm2' }]);
    expect(warnings[0].message).toContain(area);
  }
);

test('a .DTA of another experiment is refused by its title', () => {
  const other =
    'EXPLAIN\nTAG\tCV\nTITLE\tLABEL\tCyclic Voltammetry\tTitle\nCURVE1\tTABLE\t2\n\tPt\tT\tVf\tIm\n';
  expect(refusal('a.DTA', other)).toMatchObject({ code: 'wrong-kind' });
  expect(refusal('a.DTA', other).message).toContain('“Cyclic Voltammetry”');
});

test('a .DTA that ends before its curve, or in its titles, is cut off', () => {
  expect(refusal('a.DTA', dta.slice(0, dta.indexOf('ZCURVE'))).code).toBe('truncated-file');
  expect(refusal('a.DTA', dta.slice(0, dta.indexOf('Zreal'))).code).toBe('truncated-file');
});

test('a curve that was stopped before its first point is left out', () => {
  const titles = curve.split('\r\n').slice(0, 3).join('\r\n');
  const { table } = open('a.DTA', `${dta}${titles}\r\n`);
  expect(table.numRows).toBe(57);
});

test("a .mpt gives the sign of Z'', its metadata, and a spectrum for each cycle", () => {
  const { table, warnings } = open('aging.mpt', aging);
  expect(warnings).toEqual([]);
  expect(table.numRows).toBe(9 * 51);
  expect(numbers(table, 'spectrum')!.at(-1)).toBe(8);
  expect(numbers(table, 'cycle_count')!.at(-1)).toBe(9);
  const imaginary = numbers(table, 'imaginary_impedance_ohm')!;
  expect(imaginary[20]).toBeLessThan(0);
  expect(metadataOf(table)).toMatchObject({
    sample: 'Cl-13',
    instrument: 'BioLogic SP-300 (simulated)',
    electrode_area_cm2: 0.785,
    measurement_date: '03/04/2026 08:00:00'
  });
});

test('loops of a .mpt whose cycle number stays the same are told by the frequency', () => {
  const rows = aging
    .split('\r\n')
    .map(line => line.replace(/\t\d\.0{15}E\+000$/, `\t1.${'0'.repeat(15)}E+000`));
  const { table } = open('aging.mpt', rows.join('\r\n'));
  expect(numbers(table, 'cycle_count')!.every(value => value === 1)).toBe(true);
  expect(numbers(table, 'spectrum')!.at(-1)).toBe(8);
});

test('a .mpt with a wrong count of header lines is read all the same', () => {
  for (const count of [5, 31, 33, 40]) {
    const { table } = open('a.mpt', mpt.replace('Nb header lines : 32', `Nb header lines : ${count}`));
    expect(table.numRows).toBe(61);
  }
});

test('a .mpt whose header says more lines than there are is cut off', () => {
  const { code, line, message } = refusal('a.mpt', mpt.split('\r\n').slice(0, 20).join('\r\n'));
  expect([code, line]).toEqual(['truncated-file', 20]);
  expect(message).toContain('32 lines');
});

test('a .mpt exported without its header is read by its titles', () => {
  const { table, warnings } = open('Cl-13.mpt', mpt.slice(mpt.indexOf('freq/Hz')));
  expect(table.numRows).toBe(61);
  expect(warnings).toEqual([]);
  expect(metadataOf(table).sample).toBe('Cl-13');
});

test('a .mpt of another technique is refused by the technique', () => {
  const text =
    'EC-Lab ASCII FILE\r\nNb header lines : 5\r\n\r\nCyclic Voltammetry\r\n' +
    'mode\tcontrol/V\tEwe/V\t<I>/mA\r\n2\t0.1\t3.1\t0.2\r\n2\t0.2\t3.1\t0.2\r\n';
  expect(refusal('a.mpt', text).code).toBe('wrong-kind');
  expect(refusal('a.mpt', text).message).toContain('Cyclic Voltammetry');
});

const gcplTitles = 'mode\tNs\ttime/s\t<Ewe>/V\tEcell/V\tI/mA\tcycle number\t\r\n';
const gcplRows =
  '3\t0\t0,0\t9\t3,5\t0\t0\r\n1\t1\t10,0\t9\t3,6\t0,5\t0\r\n2\t1\t20,5\t9\t3,7\t0,25\t0\r\n1\t0\t30,0\t9\t3,5\t-0,5\t1\r\n';
const gcpl = `EC-Lab ASCII FILE\r\nNb header lines : 6\r\n\r\nGalvanostatic Cycling with Potential Limitation\r\nElectrode surface area : 0.785 cm2\r\n${gcplTitles}${gcplRows}`;

test('a .mpt of a cycling technique becomes a cycling record', () => {
  const { kind, table, warnings } = open('a.mpt', gcpl);
  expect(kind).toBe('cycling-record');
  expect(warnings).toEqual([]);
  expect(numbers(table, 'test_time_second')).toEqual(Float64Array.of(0, 10, 20.5, 30));
  expect(numbers(table, 'voltage_volt')).toEqual(Float64Array.of(3.5, 3.6, 3.7, 3.5));
  expect(numbers(table, 'current_ampere')).toEqual(Float64Array.of(0, 0.5e-3, 0.25e-3, -0.5e-3));
  expect([...numbers(table, 'cycle_count')!]).toEqual([0, 0, 0, 1]);
  expect([...numbers(table, 'step_count')!]).toEqual([1, 2, 3, 4]);
  expect([...table.getChild('step_type')!]).toEqual(['rest', 'CC charge', 'CV charge', 'CC discharge']);
  expect(metadataOf(table)).toMatchObject({ sample: 'a', electrode_area_cm2: 0.785 });
});

test('the charges of a cycling .mpt follow from what passed between its points', () => {
  const titles = 'mode\tNs\ttime/s\tEcell/V\tI/mA\tdq/mA.h\n';
  const { table } = open(
    'a.mpt',
    `${titles}1\t0\t0\t3\t1\t0\n1\t0\t9\t3\t1\t0.25\n1\t1\t18\t3\t-1\t-0.5\n1\t1\t27\t3\t-1\t-0.5\n`
  );
  expect([...numbers(table, 'charging_capacity_ah')!]).toEqual([0, 0.25e-3, 0.25e-3, 0.25e-3]);
  expect([...numbers(table, 'discharging_capacity_ah')!]).toEqual([0, 0, 0.5e-3, 1e-3]);
});

test('a cycling .mpt without header, cut off, or with gaps is read as far as it goes', () => {
  expect(open('a.mpt', gcplTitles + gcplRows).table.numRows).toBe(4);
  const cut = open('a.mpt', gcpl.slice(0, -8));
  expect([cut.table.numRows, cut.warnings.map(({ code }) => code)]).toEqual([3, ['truncated-file']]);
  const gap = open('a.mpt', gcpl.replace('\t3,6\t', '\tNaN\t'));
  expect([gap.table.numRows, gap.warnings.map(({ code }) => code)]).toEqual([3, ['not-a-number']]);
  expect(refusal('a.mpt', gcpl.slice(0, gcpl.indexOf(gcplRows))).code).toBe('truncated-file');
});

test('a .z gives its points and metadata, and counts them', () => {
  const { table, warnings } = open('Cl-16.z', z);
  expect(warnings).toEqual([]);
  expect(table.numRows).toBe(61);
  expect(metadataOf(table)).toMatchObject({
    sample: 'Cl-16',
    composition: 'Li5.4PS4.4Cl1.6',
    pellet_thickness_mm: 0.85,
    instrument: 'ZPlot 3.2c',
    measurement_date: '03-03-2026 10:02:11'
  });
  expect(codes('Cl-16.z', z.slice(0, -500))).toContain('fewer-points');
});

test('a .z that is three columns of numbers, as ZView takes them, is read', () => {
  expect(open('a.z', '1000 1 -2\n100 2 -3\n10 3 -4\n').table.numRows).toBe(3);
});

test('a .z that ends within its header is said to be cut off, with the line', () => {
  expect(() =>
    open('a.z', 'ZPLOT2 ASCII\n  Measured Data, ZPlot: 3.2c\n  Experiment Type: Sweep Frequency\n')
  ).toThrow(
    expect.objectContaining({
      code: 'truncated-file',
      message: expect.stringMatching(/a\.z.*ends within its header/s)
    })
  );
});

test('Ω cm² is read as the Ω of 1 cm²', () => {
  const { table, warnings } = open('a.csv', "f/Hz;Z'/Ohm cm2;-Z''/Ohm cm2\n1000;5;2\n100;6;3\n");
  expect(metadataOf(table).electrode_area_cm2).toBe(1);
  expect(warnings.map(({ code }) => code)).toEqual(['specific-impedance']);
});

test('remarks above the header become metadata in our units', () => {
  const { table } = open(
    'x.csv',
    [
      '# Sample: pellet 7',
      '# Pellet thickness (cm): 0.1',
      '# Electrode area = 78.5 mm2',
      '# stack pressure 3 MPa, temperature 25.5 °C',
      "f/Hz,Z'/Ohm,Z''/Ohm",
      '10,1,-1'
    ].join('\n')
  );
  expect(metadataOf(table)).toMatchObject({
    sample: 'pellet 7',
    pellet_thickness_mm: 1,
    electrode_area_cm2: 0.785,
    stack_pressure_mpa: 3,
    ambient_temperature_celsius: 25.5
  });
});

test('a spectrum that is inductive by its title throughout raises a question', () => {
  const rows = Array.from({ length: 8 }, (_, i) => `${10 ** i},${9 - i},${i + 1}`).join('\n');
  expect(codes('a.csv', `f/Hz,Z'/Ohm,Z''/Ohm\n${rows}`)).toEqual(['sign-doubtful']);
  expect(codes('a.csv', `f/Hz,Z'/Ohm,-Z''/Ohm\n${rows}`)).toEqual([]);
});

test('a phase without a unit is read by its size, and said so', () => {
  const { table, warnings } = open('a.csv', '\nf/Hz,|Z|,phase\n1000,2,-60\n100,2,-45\n');
  expect(warnings.map(({ code }) => code)).toEqual(['phase-unit-assumed']);
  expect(numbers(table, 'real_impedance_ohm')![0]).toBeCloseTo(1, 12);
});

test('a row of units below the titles counts', () => {
  const { table } = open('a.txt', 'Freq\tZreal\tZimag\nkHz\tkohm\tkohm\n1\t2\t-3\n0.1\t4\t-5\n');
  expect(numbers(table, 'frequency_hertz')).toEqual(Float64Array.of(1000, 100));
  expect(numbers(table, 'imaginary_impedance_ohm')).toEqual(Float64Array.of(-3000, -5000));
});

test('temperature in kelvin or a broken thermometer: converted, or left out', () => {
  const rows = (t: string) => `f/Hz,Z'/Ohm,Z''/Ohm,T/K\n1000,1,-2,${t}\n100,2,-3,${t}\n`;
  expect(numbers(open('a.csv', rows('298.15')).table, 'ambient_temperature_celsius')![0]).toBeCloseTo(25, 9);
  expect(open('a.csv', rows('-54.5')).table.getChild('ambient_temperature_celsius')).toBeNull();
});
