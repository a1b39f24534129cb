import { expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers } from '../../arrow/index.js';
import { read } from '../../readers/index.js';
import { phiFile } from '../testing/phi.js';
import { writeXlsx } from '../testing/xlsx.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const open = (name: string, text: string) => read(name, bytes(text));
const spectraOf = ({ table }: ReturnType<typeof read>) => metadataOf(table).spectra!;
const binding = ({ table }: ReturnType<typeof read>) => [...numbers(table, 'binding_energy_electronvolt')!];
const column = ({ table }: ReturnType<typeof read>, name: string) => [...numbers(table, name)!];

function failure(name: string, content: Uint8Array) {
  try {
    read(name, content);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error('it was read');
}

const specs = (axis: string, unit: string, ...blocks: string[]) =>
  [
    '# Created by:        SpecsLab Prodigy, Version 4.100.1',
    `#   Energy Axis:              ${axis}`,
    '# Group:                        1 Cl-13',
    '# Region:                       S2p',
    '# Dwell Time:                   0.2',
    '# Excitation Energy:            1486.6',
    '',
    ...blocks.flatMap((rows, i) => [
      `# Cycle: 0, Curve: 0, Scan: ${i}`,
      `# ColumnLabels: energy ${unit}`,
      '#',
      rows,
      ''
    ])
  ].join('\n');

test('SPECS: sweeps in counts add up, sweeps in rates are averaged, and both are counted', () => {
  const counts = open('a.xy', specs('Binding Energy', 'counts', '165 10\n164 20', '165 12\n164 26'));
  expect([binding(counts), column(counts, 'intensity_counts')]).toEqual([
    [165, 164],
    [22, 46]
  ]);
  expect(spectraOf(counts)[0]).toMatchObject({
    region: 'S 2p',
    sample: 'Cl-13',
    dwell_second: 0.2,
    sweeps: 2
  });
  const rates = open('a.xy', specs('Binding Energy', 'counts/s', '165 10\n164 20', '165 12\n164 26'));
  expect(column(rates, 'intensity_count_per_second')).toEqual([11, 23]);
});

test('SPECS: kinetic energies and the transmission', () => {
  const text = specs('Kinetic Energy', 'counts/s transmission', '1321.6 10 1.5\n1322.6 20 1.4');
  const result = open('a.xy', text);
  expect(binding(result)).toEqual([165, 164]);
  expect(column(result, 'transmission')).toEqual([1.5, 1.4]);
  const { message } = failure('a.xy', bytes(text.replace('# Excitation Energy:            1486.6\n', '')));
  expect(message).toContain('excitation energy');
});

test('SPECS: a sweep that ended early is left out, and rows without a number are named', () => {
  const result = open('a.xy', specs('Binding Energy', 'counts', '165 10\n164 20', '165 12', '163 x'));
  expect(column(result, 'intensity_counts')).toEqual([10, 20]);
  expect(result.warnings.map(({ code }) => code)).toEqual(['not-a-number', 'short-scan']);
});

const scienta = (axis: string, rows: string) =>
  `[Info]\nNumber of Regions=1\nVersion=1.3.1\n\n[Region 1]\nRegion Name=P2p\nDimension 1 name=${axis}\n\n[Info 1]\nPass Energy=50\nNumber of Sweeps=4\nExcitation Energy=1486.6\nStep Time=200\nDetectorMode=Pulse Counting\n\n[Data 1]\n${rows}\n`;

test('Scienta: slices are summed, kinetic energies turned round, milliseconds are seconds', () => {
  const result = open('a.txt', scienta('Kinetic Energy [eV]', ' 1354.6 3 4\n 1355.6 5 6'));
  expect([binding(result), column(result, 'intensity_counts')]).toEqual([
    [132, 131],
    [7, 11]
  ]);
  expect(spectraOf(result)[0]).toMatchObject({ region: 'P 2p', sweeps: 4, dwell_second: 0.2 });
  expect(result.warnings.map(({ code }) => code)).toEqual(['slices-summed']);
  expect(failure('a.txt', bytes(scienta('Angle [deg]', '1 2'))).message).toContain('“Angle [deg]”');
  expect(failure('a.txt', bytes(scienta('Binding Energy [eV]', ''))).code).toBe('truncated-file');
});

test('PHI: every region, as single or double numbers', () => {
  for (const type of ['f4', 'f8'] as const) {
    const result = read(
      'a.spe',
      phiFile(
        [
          ['S2p', 170, -0.5, [1, 2, 3]],
          ['P2p', 138, -1, [7, 8]]
        ],
        type
      )
    );
    expect(spectraOf(result).map(({ region }) => region)).toEqual(['S 2p', 'P 2p']);
    expect(binding(result)).toEqual([170, 169.5, 169, 138, 137]);
    expect(column(result, 'intensity_count_per_second')).toEqual([1, 2, 3, 7, 8]);
    expect(spectraOf(result)[1]).toMatchObject({
      dwell_second: 0.5,
      pass_energy_ev: 23.5,
      photon_energy_ev: 1486.6
    });
  }
});

test('PHI: what is cut off or does not fit is refused in words', () => {
  const whole = phiFile([['S2p', 170, -0.5, [1, 2, 3]]]);
  expect(failure('a.spe', whole.slice(0, -2))).toMatchObject({ code: 'truncated-file' });
  expect(failure('a.spe', whole.slice(0, 40)).message).toContain('EOFH');
  const text = new TextDecoder('latin1').decode(whole);
  const changed = (from: string, to: string) =>
    Uint8Array.from(text.replace(from, to), char => char.charCodeAt(0));
  expect(failure('a.spe', changed(' 3 -0.5', ' 4 -0.5')).code).toBe('bad-table');
  expect(failure('a.spe', changed('Technique: XPS', 'Technique: AES')).code).toBe('wrong-kind');
  expect(failure('a.spe', changed('170', 'abc')).code).toBe('bad-number');
});

const scan = (axis: string, rows: (string | number | undefined)[][]) => [
  ['Title', 'Li6PS5Cl after cycling'],
  ['Pass Energy', 20, 'Number of Scans', 5, 'Dwell Time (ms)', 50],
  ['Axis', 'Energy', 'Elements=', rows.length],
  [],
  [`${axis} Energy (E)`, undefined, undefined, 'S2p3 A', 'Backgnd.', 'Envelope', 'Residuals'],
  ['eV', undefined, 'Counts / s', 'Counts / s', 'Counts / s', 'Counts / s', 'Counts / s'],
  ...rows
];

test('Avantage: a sheet for each scan, the measured intensities and not those of its fit; other sheets are passed over', () => {
  const book = writeXlsx([
    { title: 'Titles', rows: [['made by', 'Avantage']] },
    {
      title: 'S2p Scan',
      rows: scan('Binding', [
        [165, undefined, 900, 1, 2, 3, 4],
        [164.9, undefined, 910, 1, 2, 3, 4]
      ])
    },
    {
      title: 'Survey',
      rows: scan('Binding', [
        [1350, undefined, 5000],
        [1349, undefined, 5100],
        [1000, undefined, 5]
      ])
    },
    {
      title: 'Peak Table',
      rows: [
        ['Name', 'Peak BE', 'Area'],
        ['S2p', 161.6, 1234]
      ]
    }
  ]);
  const result = read('sample.xlsx', book);
  expect(spectraOf(result).map(({ region, label }) => [region, label])).toEqual([
    ['S 2p', 'S2p Scan'],
    ['Survey', undefined]
  ]);
  expect(column(result, 'intensity_count_per_second')).toEqual([900, 910, 5000, 5100, 5]);
  expect(spectraOf(result)[0]).toMatchObject({ pass_energy_ev: 20, sweeps: 5, dwell_second: 0.05 });
});

test('Avantage: kinetic energies need the photon energy', () => {
  const book = writeXlsx([{ title: 'S2p Scan', rows: scan('Kinetic', [[1321, undefined, 900]]) }]);
  expect(failure('a.xlsx', book).message).toContain('“S2p Scan”');
});

test('a table with titles: regions, rates and transmission by their columns', () => {
  const result = open(
    'a.csv',
    'spectrum,region,binding_energy_electronvolt,intensity_count_per_second,transmission\n0,S 2p,165,10,2\n0,S 2p,164,11,2\n1,P 2p,135,5,3\n'
  );
  expect(spectraOf(result).map(({ region }) => region)).toEqual(['S 2p', 'P 2p']);
  expect(column(result, 'transmission')).toEqual([2, 2, 3]);
  expect(column(result, 'intensity_count_per_second')).toEqual([10, 11, 5]);
});

test('several columns of intensities are several samples', () => {
  const result = open(
    'S2p.csv',
    'Binding Energy (eV);Cl-06;Cl-13;Background\n165,5;10;20;1\n165,4;11;21;1\n'
  );
  expect(spectraOf(result).map(({ region, sample }) => [region, sample])).toEqual([
    ['S 2p', 'Cl-06'],
    ['S 2p', 'Cl-13']
  ]);
  expect(binding(result)).toEqual([165.5, 165.4, 165.5, 165.4]);
});

test('kinetic energies as text need the photon energy, which a remark may give, with dwell time and sweeps', () => {
  const rows = 'KE/eV\tcounts\n1321.6\t5\n1321.7\t6\n';
  expect(failure('a.txt', bytes(rows)).message).toContain('photon energy');
  const result = open('a.txt', `# photon energy: 1486.6 eV\n# dwell time = 200 ms, sweeps: 7\n${rows}`);
  expect(binding(result)).toEqual([165, 164.9]);
  expect(spectraOf(result)[0]).toMatchObject({ photon_energy_ev: 1486.6, dwell_second: 0.2, sweeps: 7 });
});

const falling = Array.from({ length: 40 }, (_, i) => `${(170 - i * 0.1).toFixed(1)}  ${1000 + i}`).join('\n');

test('two columns without titles are a spectrum where the energies fall in even steps, with a warning', () => {
  const result = open('Cl-13_S2p.txt', falling);
  expect(spectraOf(result)[0].region).toBe('S 2p');
  expect(result.warnings.map(({ code }) => code)).toEqual(['no-header']);
  expect(result.table.numRows).toBe(40);
});

test.each([
  ['uneven steps', falling.replace('169.0', '169.05').replace('168.0', '160').replace('167.0', '100')],
  ['few points', falling.split('\n').slice(0, 5).join('\n')],
  ['a time axis', Array.from({ length: 40 }, (_, i) => `${i} ${3.5 + i / 100}`).join('\n')]
])('two columns with %s are not taken for one', (_, text) => {
  expect(failure('a.txt', bytes(text)).name).toBe('ArgyroditeError');
});

test('a scan is named by its energies where nothing else names it', () => {
  expect(spectraOf(open('a.csv', 'BE/eV,counts\n140,5\n130,6\n124,6\n'))[0].region).toBe('P 2p');
  expect(spectraOf(open('a.csv', 'BE/eV,counts\n40,5\n30,6\n'))[0].region).toBe('30–40 eV');
});
