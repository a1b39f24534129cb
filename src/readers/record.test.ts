import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isArgyroditeError,
  metadataOf,
  numbers,
  type ColumnMapping,
  type ErrorData
} from '../arrow/index.js';
import { read } from './index.js';
import { dateOf, durationOf, numberOf } from './record/cells.js';
import { stepCodeOf } from './record/step-names.js';
import { STEP_WORDS } from './record/step-words.js';
import { parquetFile } from './testing/parquet.js';
import { writeXlsx } from './testing/xlsx.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const open = (text: string, name = 'a.csv') => read(name, bytes(text));
const column = (text: string, of: string) => [...numbers(open(text).table, of)!];
const codes = (text: string) => open(text).warnings.map(({ code }) => code);

function failure(text: string, columns?: ColumnMapping): ErrorData {
  try {
    read('a.csv', bytes(text), { columns });
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error('it was read');
}

test('a number from bytes is the double that the engine makes of its text', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.float({ noNaN: true, noDefaultInfinity: true })
  );
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 12 }), fc.boolean(), (value, digits, comma) => {
      for (const text of [
        String(value),
        value.toExponential(digits),
        Math.abs(value) < 1e20 ? value.toFixed(digits) : '0'
      ]) {
        const cell = bytes(comma ? text.replace('.', ',') : text);
        expect(numberOf(cell, 0, cell.length, comma ? 44 : 46)).toBe(Number(text));
      }
    })
  );
  for (const text of ['', '-', 'abc', '1.2.3', '1e', '12:30', '0x1f', '1,5'])
    expect(numberOf(bytes(text), 0, text.length, 46), text).toBeNaN();
});

test.each([
  ['00:01:30', 90],
  ['144:02:18', 518538],
  ['1:02:03.5', 3723.5],
  ['2d 01:00:00', 176400],
  ['1-00:00:10', 86410],
  ['12', NaN]
])('%s lasts %d s', (text, seconds) => {
  expect(durationOf(bytes(text), 0, text.length)).toEqual(seconds);
});

test.each([
  ['2022-05-18 16:27:52', 'year-first', '2022-05-18T16:27:52Z'],
  ['04/30/2024 14:33:19', 'month-first', '2024-04-30T14:33:19Z'],
  ['30.04.2024 14:33:19.5', 'day-first', '2024-04-30T14:33:19.5Z'],
  ['4/30/24 2:33:19 PM', 'month-first', '2024-04-30T14:33:19Z'],
  ['2024-02-29T00:00:00+02:00', 'year-first', '2024-02-28T22:00:00Z']
] as const)('%s is a date', (text, order, iso) => {
  expect(dateOf(bytes(text), 0, text.length, order)).toBe(Date.parse(iso) / 1000);
});

test.each([
  ['CC Chg', 'CC charge'],
  ['CC DChg', 'CC discharge'],
  ['CCCV Chg', 'CCCV charge'],
  ['discharge CC', 'CC discharge'],
  ['恒流充电', 'CC charge'],
  ['恒流恒压充电', 'CCCV charge'],
  ['恒流放电', 'CC discharge'],
  ['静置', 'rest'],
  ['Rest', 'rest'],
  ['R', 'rest'],
  ['D', 'discharge'],
  ['C', 'charge']
])('a step called %s is one of %s', (name, word) => {
  expect(STEP_WORDS[stepCodeOf(name)]).toBe(word);
});

test.each([
  ['LAND, Chinese', '测试时间/Sec,电流/mA,电压/V,循环序号', '0,0.5,0.1,1\n1,0.5,0.2,1\n'],
  [
    'Neware, Chinese',
    '数据序号,循环号,工步号,工步类型,时间,总时间,电流(mA),电压(V)',
    '1,1,1,恒流充电,00:00:00,00:00:00,0.5,0.1\n2,1,1,恒流充电,00:00:01,00:00:01,0.5,0.2\n'
  ],
  [
    'Arbin',
    'Data_Point,Test_Time(s),Step_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V)',
    '1,0,0,1,1,0.0005,0.1\n2,1,1,1,1,0.0005,0.2\n'
  ],
  ['BDF, machine-readable', 'test_time_second,voltage_volt,current_ampere', '0,0.1,0.0005\n1,0.2,0.0005\n'],
  ['BDF, labels', 'Test Time / s,Voltage / mV,Current / uA', '0,100,500\n1,200,500\n'],
  [
    'Maccor',
    'Rec#\tCyc#\tStep\tTest (Sec)\tAmps\tVolts\tState',
    '1\t0\t1\t0\t0.0005\t0.1\tC\n2\t0\t1\t1\t0.0005\t0.2\tC\n'
  ],
  ['decimal commas', 'time/s;U/V;I/mA', '0,0;0,1;0,5\n1,0;0,2;0,5\n'],
  ['hours', 'Time [h],Voltage [V],Current [mA]', '0,0.1,0.5\n0.000277777777777777777,0.2,0.5\n']
])('%s: the same record', (_, header, rows) => {
  const { kind, table } = open(`${header}\n${rows}`);
  expect(kind).toBe('cycling-record');
  expect([...numbers(table, 'test_time_second')!].map(t => Math.round(t * 1e9) / 1e9)).toEqual([0, 1]);
  expect([...numbers(table, 'voltage_volt')!]).toEqual([0.1, 0.2]);
  expect([...numbers(table, 'current_ampere')!]).toEqual([0.0005, 0.0005]);
});

test('steps are known by their names in the code page of a Chinese Windows', () => {
  // a header of Neware, then 恒流充电, 静置 and 恒流放电
  const gbk = [
    'cafdbeddd0f2bac52cd1adbbb7bac52cb9a4b2bdbac52cb9a4b2bdc0e0d0cd2cd7dccab1bce42cb5e7c1f7286d',
    '41292cb5e7d1b92856290a312c312c312cbae3c1f7b3e4b5e72c302c302e352c302e310a322c312c322cbeb2d6',
    'c32c312c302c302e310a332c312c332cbae3c1f7b7c5b5e72c322c2d302e352c302e310a'
  ].join('');
  const { table } = read('a.csv', new Uint8Array(Buffer.from(gbk, 'hex')));
  expect([...table.getChild('step_type')!]).toEqual(['CC charge', 'rest', 'CC discharge']);
  expect([...numbers(table, 'current_ampere')!]).toEqual([5e-4, 0, -5e-4]);
});

test('UTF-16, a byte order mark, old line ends and the code page of a Chinese Windows change nothing', () => {
  const text = 'Test Time / s,Voltage / V,Current / A\n0,0.1,0.2\n1,0.3,0.2\n';
  const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const files = [
    bytes(`\uFEFF${text}`),
    wide,
    bytes(text.replaceAll('\n', '\r\n')),
    bytes(text.replaceAll('\n', '\r'))
  ];
  for (const file of files)
    expect([...numbers(read('a.csv', file).table, 'voltage_volt')!]).toEqual([0.1, 0.3]);
  // 电流(A),电压(V),总时间 in GBK
  const titles = [
    0xb5, 0xe7, 0xc1, 0xf7, 0x28, 0x41, 0x29, 0x2c, 0xb5, 0xe7, 0xd1, 0xb9, 0x28, 0x56, 0x29, 0x2c, 0xd7,
    0xdc, 0xca, 0xb1, 0xbc, 0xe4
  ];
  const gbk = Uint8Array.from([...titles, ...bytes('\n0.2,0.1,0\n0.2,0.3,1\n')]);
  expect([...numbers(read('a.csv', gbk).table, 'voltage_volt')!]).toEqual([0.1, 0.3]);
});

test('a workbook with a record is read like the text of its sheet', () => {
  const rows = [
    ['Test_Time(s)', 'Current(A)', 'Voltage(V)'],
    [0, 1e-4, 0.1],
    [10, 1e-4, 0.2],
    [20, 1e-4, 0.3]
  ];
  const { kind, table } = read(
    'a.xlsx',
    writeXlsx([
      { title: 'Info', rows: [['about']] },
      { title: 'Channel_1', rows }
    ])
  );
  expect([kind, ...numbers(table, 'test_time_second')!]).toEqual(['cycling-record', 0, 10, 20]);
});

const HEADER = 'Test Time / s,Voltage / V,Current / A\n';

test('rows that stand twice, out of order, or without numbers are handled and said', () => {
  expect(codes(`${HEADER}0,1,1\n0,1,1\n1,1,1\n`)).toEqual(['duplicate-rows']);
  const mixed = `${HEADER}0,1,1\n10,2,1\n30,4,1\n20,3,1\n40,5,1\n`;
  expect(codes(mixed)).toEqual(['out-of-order']);
  expect(column(mixed, 'voltage_volt')).toEqual([1, 2, 3, 4, 5]);
  expect(codes(`${HEADER}0,1,1\n1,n/a,1\n2,3,1\n`)).toEqual(['not-a-number']);
  expect(codes(`${HEADER}0,1,1\n1,2,1\n2,3`)).toEqual(['truncated-file']);
});

test('a clock that begins again is a record that was continued', () => {
  const text = `${HEADER}0,1,1\n10,2,1\n20,3,1\n0,4,1\n10,5,1\n`;
  expect(column(text, 'test_time_second')).toEqual([0, 10, 20, 30, 40]);
  expect(codes(text)).toEqual(['clock-restarted']);
});

test('charges that are set back at each step become charges since the start', () => {
  const text =
    'Test Time(s),Voltage(V),Current(A),Step Index,Charge Capacity(mAh)\n0,1,1,1,0\n1,1,1,1,5\n2,1,1,2,0\n3,1,1,2,4\n';
  expect(column(text, 'charging_capacity_ah').map(value => Number(value.toFixed(9)))).toEqual([
    0, 0.005, 0.005, 0.009
  ]);
});

test('a current without sign is negative where the step discharges', () => {
  const text = 'Test Time(s),Voltage(V),Current(A),Step Type\n0,1,1,CC Chg\n1,1,1,CC DChg\n2,1,0,Rest\n';
  expect(column(text, 'current_ampere')).toEqual([1, -1, 0]);
  expect(codes(text)).toEqual(['unsigned-current']);
});

test('a current that the last digit hides is warned of, with the resolution in the metadata', () => {
  const rows = Array.from({ length: 80 }, (_, i) => `${i},0.1,0.000${i % 2},charge CC`).join('\n');
  const { table, warnings } = open(`test_time_s,voltage_V,current_A,step_name\n${rows}\n`);
  expect(warnings.map(({ code }) => code)).toEqual(['coarse-current']);
  expect(metadataOf(table).current_resolution_ampere).toBe(1e-4);
});

test('columns that nobody knows: the error has what a person needs to say which they are, and the answer reads the file', () => {
  const text = 'remark\nalpha;beta [mV];gamma;delta\n0;100;0,5;x\n2;200;0,5;x\n4;300;-0,5;x\n';
  const { code, columns } = failure(text);
  expect(code).toBe('missing-column');
  expect(columns).toMatchObject({ kinds: ['cycling-record'], guess: {} });
  expect(columns!.columns[1]).toEqual({
    index: 1,
    title: 'beta [mV]',
    unit: 'mV',
    samples: ['100', '200', '300']
  });
  const answer = {
    test_time_second: { from: 'alpha', unit: 'min' },
    voltage_volt: { from: 'beta [mV]' },
    current_ampere: { from: 2, unit: 'mA', negated: true }
  };
  const { kind, table, columns: taken } = read('a.csv', bytes(text), { columns: answer });
  expect(kind).toBe('cycling-record');
  expect([...numbers(table, 'test_time_second')!]).toEqual([0, 120, 240]);
  expect([...numbers(table, 'voltage_volt')!].map(value => Number(value.toFixed(12)))).toEqual([
    0.1, 0.2, 0.3
  ]);
  expect([...numbers(table, 'current_ampere')!]).toEqual([-0.0005, -0.0005, 0.0005]);
  expect(taken!.guess).toEqual(answer);
});

test('an answer that names no column of the file, or lacks one that is needed, is refused with the question', () => {
  const text = `${HEADER}0,1,1\n1,2,1\n2,2,1\n`;
  for (const columns of [
    { voltage_volt: { from: 'U' } },
    { voltage_volt: { from: 9 } },
    { voltage_volt: { from: 1 } },
    { nothing: { from: 0 } }
  ])
    expect(failure(text, columns)).toMatchObject({
      code: 'missing-column',
      columns: { columns: [{ index: 0 }, {}, {}] }
    });
});

test('what was taken for what comes with every text, so that it can be said otherwise', () => {
  expect(open(`${HEADER}0,1,1\n1,2,1\n`).columns!.guess).toEqual({
    test_time_second: { from: 'Test Time / s' },
    voltage_volt: { from: 'Voltage / V' },
    current_ampere: { from: 'Current / A' }
  });
});

test('Parquet in the columns of the Battery Data Format is a cycling record', () => {
  const { kind, table } = read('a.parquet', parquetFile());
  expect([kind, table.numRows]).toEqual(['cycling-record', 20]);
  expect(numbers(table, 'test_time_second')!.at(-1)).toBe(9.5);
  expect(numbers(table, 'voltage_volt')!.at(-1)).toBeCloseTo(0.19, 12);
  expect(table.getChild('step_type')!.get(7)).toBe('CC charge');
});
