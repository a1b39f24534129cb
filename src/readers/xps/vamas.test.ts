import { expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers } from '../../arrow/index.js';
import { read } from '../../readers/index.js';
import { writeVamas, type BlockOptions, type VamasOptions } from '../testing/vamas.js';

const open = (options: VamasOptions) => read('a.vms', new TextEncoder().encode(writeVamas(options)));
const openText = (text: string) => read('a.vms', new TextEncoder().encode(text));

function failure(text: string) {
  try {
    openText(text);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error('it was read');
}

const regions = ({ table }: ReturnType<typeof read>) =>
  metadataOf(table).spectra!.map(({ region }) => region);

test('a regular scan in kinetic energy becomes binding energy by the photon energy alone', () => {
  const { kind, table, warnings } = open({ blocks: [{}] });
  expect([kind, table.numRows, warnings]).toEqual(['xps-spectrum', 4, []]);
  expect([...numbers(table, 'binding_energy_electronvolt')!]).toEqual([166.6, 166.5, 166.4, 166.3]);
  expect([...numbers(table, 'kinetic_energy_electronvolt')!]).toEqual([1320, 1320.1, 1320.2, 1320.3]);
  expect([...numbers(table, 'intensity_counts')!]).toEqual([100, 110, 120, 115]);
  expect(table.getChild('region')!.get(0)).toBe('S 2p');
});

test('what the errors need is kept for each spectrum', () => {
  const { table } = open({ blocks: [{}, { species: 'P', dwell: 0.5, sweeps: 20, sample: 'Cl-16' }] });
  const { spectra, sample } = metadataOf(table);
  expect(spectra![0]).toMatchObject({ region: 'S 2p', sample: 'Cl-13', dwell_second: 0.1, sweeps: 3 });
  expect(spectra![1]).toMatchObject({
    region: 'P 2p',
    label: 'S 2p',
    sample: 'Cl-16',
    dwell_second: 0.5,
    sweeps: 20,
    photon_energy_ev: 1486.6,
    pass_energy_ev: 20,
    work_function_ev: 4.3,
    measurement_date: '2026-03-14 09:05:00'
  });
  expect(sample, 'where spectra are of several samples, the file names the whole').toBe('a');
  expect([...numbers(table, 'spectrum')!]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
});

test('an irregular scan brings its energies as the first list', () => {
  const { table } = open({
    scan: 'IRREGULAR',
    blocks: [
      {
        ordinates: [
          ['Kinetic Energy', 'eV'],
          ['Intensity', 'd'],
          ['transmission', 'd']
        ],
        values: [1320, 100, 2.5, 1320.4, 110, 2.4, 1321, 120, 2.3]
      }
    ]
  });
  expect([...numbers(table, 'binding_energy_electronvolt')!]).toEqual([166.6, 166.2, 165.6]);
  expect([...numbers(table, 'intensity_counts')!]).toEqual([100, 110, 120]);
  expect([...numbers(table, 'transmission')!]).toEqual([2.5, 2.4, 2.3]);
});

test('an axis in binding energy, and counts per second, are taken as they are', () => {
  const { table } = open({
    blocks: [{ axis: ['Binding Energy', 'eV', 170, -0.5], ordinates: [['Intensity', 'c/s']] }]
  });
  expect([...numbers(table, 'binding_energy_electronvolt')!]).toEqual([170, 169.5, 169, 168.5]);
  expect(table.getChild('intensity_count_per_second')!.length).toBe(4);
});

test('items that later blocks leave out are those of the first', () => {
  const blocks: BlockOptions[] = [
    { dwell: 0.4, sweeps: 7 },
    { species: 'P', dwell: 99, sweeps: 99 }
  ];
  for (const listed of [{ inclusion: [34, 35], exclude: true }, { inclusion: [8, 29, 30, 31, 32] }]) {
    const result = open({ ...listed, blocks });
    expect(regions(result)).toEqual(['S 2p', 'P 2p']);
    expect(metadataOf(result.table).spectra![1]).toMatchObject({ dwell_second: 0.4, sweeps: 7 });
  }
});

test.each(['MAP', 'MAPDP', 'NORM', 'SDP', 'SDPSV'])('the experiment mode %s has its own lines', mode => {
  const result = open({ mode, futureLines: 2, blocks: [{}, { species: 'P' }] });
  expect(regions(result)).toEqual(['S 2p', 'P 2p']);
  expect([...numbers(result.table, 'intensity_counts')!].slice(4)).toEqual([100, 110, 120, 115]);
});

test('conditions such as the etch time are kept with each spectrum', () => {
  const { table } = open({
    variables: [['Etch Time', 's']],
    blocks: [{ variables: [0] }, { variables: [60] }]
  });
  expect(metadataOf(table).spectra!.map(({ variables }) => variables)).toEqual([
    undefined,
    { 'Etch Time (s)': 60 }
  ]);
});

test('the comments of CasaXPS are kept, line by line', () => {
  const comment = ['Casa Info Follows', '0', '1', 'CASA comp (*S 2p*) (*GL(30)*) Area 1200'];
  expect(metadataOf(open({ blocks: [{ comment }] }).table).spectra![0].comment).toEqual(comment);
});

test('Auger spectra among photoelectrons are left out, and said so', () => {
  const result = open({ blocks: [{}, { technique: 'AES dir' }, { species: 'P' }] });
  expect(regions(result)).toEqual(['S 2p', 'P 2p']);
  expect(result.warnings.map(({ code, message }) => [code, message.includes('1 of 3')])).toEqual([
    ['blocks-left-out', true]
  ]);
});

test('nothing but Auger spectra is the wrong kind, in words', () => {
  const { code, message } = failure(writeVamas({ blocks: [{ technique: 'AES dir', source: 'egun' }] }));
  expect(code).toBe('wrong-kind');
  expect(message).toContain('Auger');
  expect(message).toContain('“egun”');
});

test('a photon energy that is not given is that of the named anode, with a warning; of none, an error', () => {
  const { table, warnings } = open({ blocks: [{ photonEnergy: 1e37, source: 'Mg' }] });
  expect(metadataOf(table).spectra![0].photon_energy_ev).toBe(1253.6);
  expect(warnings[0].code).toBe('photon-energy-assumed');
  const { code, message } = failure(writeVamas({ blocks: [{ photonEnergy: 1e37, source: 'synchrotron' }] }));
  expect(code).toBe('bad-table');
  expect(message).toContain('photon energy');
});

test('a current instead of counts is named as such', () => {
  const { table, warnings } = open({ blocks: [{ signalMode: 'analogue' }] });
  expect(metadataOf(table).spectra![0].signal_mode).toBe('analogue');
  expect(warnings.map(({ code }) => code)).toEqual(['not-counted']);
});

test('points without a value are left out', () => {
  const { table, warnings } = open({ blocks: [{ values: [100, 1e37, 120] }] });
  expect([...numbers(table, 'intensity_counts')!]).toEqual([100, 120]);
  expect([...numbers(table, 'binding_energy_electronvolt')!]).toEqual([166.6, 166.4]);
  expect(warnings[0].message).toContain('1 point has no number');
});

test('a file that ends within its second block gives the first, and says so', () => {
  const lines = writeVamas({ blocks: [{}, { species: 'P' }] }).split('\r\n');
  const result = openText(lines.slice(0, -4).join('\r\n'));
  expect(regions(result)).toEqual(['S 2p']);
  expect(result.warnings[0]).toMatchObject({ code: 'truncated-file' });
  expect(result.warnings[0].message).toContain('block 2 of 2');
});

test('a file that ends within its only block is cut off, at its last line', () => {
  const lines = writeVamas({ blocks: [{}] }).split('\r\n');
  const { code, line } = failure(lines.slice(0, 40).join('\r\n'));
  expect([code, line]).toEqual(['truncated-file', 40]);
});

test('a missing line shows as a text where a number should be, with its line', () => {
  const lines = writeVamas({ blocks: [{}] }).split('\r\n');
  const at = lines.indexOf('FAT');
  lines.splice(at - 1, 1);
  const { code, message, line } = failure(lines.join('\r\n'));
  expect(code).toBe('bad-number');
  expect(message).toContain('“FAT” stands where the source’s azimuth should be');
  expect(line).toBe(at);
});

test('values that do not come out even are refused', () => {
  const ordinates: [string, string][] = [
    ['counts', 'd'],
    ['transmission', 'd']
  ];
  expect(failure(writeVamas({ blocks: [{ ordinates, values: [1, 2, 3] }] })).code).toBe('bad-table');
});

test('a file without blocks, or of another format, is refused in words', () => {
  expect(failure(writeVamas({ blocks: [] })).code).toBe('empty-file');
  expect(failure('1 2\n3 4\n').code).toBe('unknown-format');
});
