import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArgyroditeError, numbers } from '../arrow/index.js';
import { read } from './index.js';
import { writeNda, writeNdax } from './testing/neware.js';
import { parquetFile } from './testing/parquet.js';
import { phiFile } from './testing/phi.js';
import { writeVamas } from './testing/vamas.js';

const FILES = ['Cl-13.mpt', 'Cl-13-Li-aging.mpt', 'Cl-06.DTA', 'Cl-16.z', 'Cl-10.csv', 'broken/nan.csv'];
const cycling = [
  'EC-Lab ASCII FILE',
  'Nb header lines : 4',
  'Galvanostatic Cycling with Potential Limitation',
  'mode\tNs\ttime/s\tEwe/V\tI/mA\tcycle number',
  ...Array.from(
    { length: 30 },
    (_, i) => `1\t${i >> 3}\t${i * 2.5}\t3.${i}\t${i % 2 ? 0.5 : -0.5}\t${i >> 4}`
  )
];
const binding = Array.from({ length: 60 }, (_, i) => [(170 - i * 0.2).toFixed(1), 900 + ((i * 37) % 50)]);
const rowsOf = (between: string) => binding.map(row => row.join(between)).join('\n');
const ordinates: [string, string][] = [
  ['Kinetic Energy', 'eV'],
  ['Intensity', 'd'],
  ['transmission', 'd']
];
const photoelectrons: Record<string, string> = {
  'regular.vms': writeVamas({ blocks: [{}, { species: 'P', values: [5, 6, 7, 8, 9] }] }),
  'irregular.vms': writeVamas({
    scan: 'IRREGULAR',
    inclusion: [34, 35],
    exclude: true,
    variables: [['Etch Time', 's']],
    blocks: [0, 60].map(time => ({
      ordinates,
      variables: [time],
      values: Array.from({ length: 90 }, (_, i) => [1320 + i / 30, 100 + i, 2][i % 3])
    }))
  }),
  'a.xy': `# Created by: SpecsLab Prodigy\n# Energy Axis: Binding Energy\n# Region: S2p\n# Excitation Energy: 1486.6\n# Cycle: 0, Curve: 0, Scan: 0\n# ColumnLabels: energy counts/s\n${rowsOf(' ')}\n# Region: P2p\n# Cycle: 0, Curve: 0, Scan: 0\n${rowsOf(' ')}`,
  'scienta.txt': `[Info]\nNumber of Regions=1\n[Region 1]\nRegion Name=S2p\nDimension 1 name=Binding Energy [eV]\n[Info 1]\nExcitation Energy=1486.6\n[Data 1]\n${rowsOf('  ')}`,
  'titled.csv': `Binding Energy (eV),Counts\n${rowsOf(',')}`,
  'bare.txt': rowsOf('\t')
};
const originals = [
  ...Object.entries(photoelectrons).map(([name, text]) => ({
    name,
    bytes: new Uint8Array(Buffer.from(text))
  })),
  {
    name: 'a.spe',
    bytes: phiFile([
      ['S2p', 170, -0.5, [1, 2, 3]],
      ['P2p', 138, -1, [7, 8]]
    ])
  },
  ...FILES.map(name => ({
    name,
    bytes: new Uint8Array(readFileSync(new URL(`../../examples/data/${name}`, import.meta.url)))
  })),
  { name: 'cycling.mpt', bytes: new Uint8Array(Buffer.from(cycling.join('\r\n'))) }
];

const run = Array.from({ length: 60 }, (_, i) => ({ step: (i >> 4) + 1, stepTime: i % 16, voltage: 0.1, i }));
originals.push(
  { name: 'a.parquet', bytes: parquetFile() },
  {
    name: 'layered.csv',
    bytes: new Uint8Array(
      Buffer.from(
        `Cycle Index,Chg. Cap.(Ah)\n,Step Index,Step Number,Step Type\n,,DataPoint,Time,Total Time,Current(A),Voltage(V),Date\n1,0.5,1,1,CC Chg\n${run.map(({ i }) => `${i === 30 ? ',2,2,Rest\n' : ''},,${i},00:00:${i},00:00:${i},0.00100,0.1${i},2026-03-06 12:37:${i}`).join('\n')}\n`
      )
    )
  },
  {
    name: 'record.txt',
    bytes: new Uint8Array(
      Buffer.from(
        `Rec\tStep\tTestTime\tCurrent [A]\tVoltage [V]\tMd\tDPT Time\n${run.map(({ i, step }) => `${i}\t${step}\t${i},5\t0,00${i}\t0,1\tCRD\t06/05/2021 11:${i}:46`).join('\n')}\n`
      )
    )
  },
  {
    name: 'a.nda',
    bytes: writeNda(run.map(({ i, ...row }) => ({ ...row, current: 1e-4, cycle: 1, type: 1 + (i >> 4) })))
  },
  {
    name: 'a.ndax',
    bytes: writeNdax(
      {
        time: Float64Array.from(run, ({ i }) => i),
        voltage: new Float64Array(60).fill(0.1),
        current: Float64Array.from(run, ({ step }) => (step % 2 ? 1e-4 : -1e-4)),
        step: Int32Array.from(run, ({ step }) => step)
      },
      { level: 0 }
    )
  }
);

type Mutation = (bytes: Uint8Array) => Uint8Array;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (share: number, length: number) => Math.min(length - 1, Math.floor(share * length));
const byLine = (change: (lines: string[]) => void): Mutation => {
  return bytes => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    change(lines);
    return new Uint8Array(Buffer.from(lines.join('\n'), 'latin1'));
  };
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([share, value]): Mutation => bytes => {
    const out = bytes.slice();
    out[at(share, out.length)] = value;
    return out;
  }),
  place.map(
    (share): Mutation =>
      bytes =>
        bytes.slice(0, at(share, bytes.length))
  ),
  place.map(
    (share): Mutation =>
      bytes =>
        bytes.slice(at(share, bytes.length))
  ),
  fc
    .tuple(place, fc.integer({ min: 1, max: 50 }))
    .map(([share, count]) => byLine(lines => lines.splice(at(share, lines.length), count))),
  fc
    .tuple(place, place)
    .map(([from, to]) =>
      byLine(lines => lines.splice(at(to, lines.length), 0, lines[at(from, lines.length)]))
    ),
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 30 })).map(([share, text]): Mutation => bytes => {
    const cut = at(share, bytes.length);
    return new Uint8Array(Buffer.concat([bytes.slice(0, cut), Buffer.from(text), bytes.slice(cut)]));
  })
);

test('a damaged file is read, or refused in words: nothing else is thrown, and no bad number comes through', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...originals),
      fc.array(mutation, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      ({ name, bytes }, mutations, renamed) => {
        const damaged = mutations.reduce((all, mutate) => (all.length ? mutate(all) : all), bytes);
        expectSound(renamed ? 'renamed.txt' : name, damaged);
      }
    ),
    { numRuns: 1000 }
  );
});

test('anything at all under any extension is read, or refused in words', () => {
  const name = fc.constantFrom('a.DTA', 'a.mpt', 'a.z', 'a.csv', 'a');
  const words = fc.constantFrom(
    'EXPLAIN\n',
    'ZCURVE\tTABLE\n',
    '\tPt\tFreq\tZreal\tZimag\n',
    '\t#\tHz\tohm\tohm\n',
    'EC-Lab ASCII FILE\n',
    'Nb header lines : 3\n',
    'freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n',
    'ZPLOT2 ASCII\n',
    'End Comments\n',
    '1\t2\t3\n',
    '1e3,2,-3\n',
    '0 1 2\n',
    '"',
    '#',
    '\r',
    'NaN',
    ';',
    '(',
    '\uFEFF'
  );
  const text = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 });
  fc.assert(
    fc.property(name, text, (name, parts) => expectSound(name, new Uint8Array(Buffer.from(parts.join(''))))),
    { numRuns: 1500 }
  );
});

function expectSound(name: string, bytes: Uint8Array): void {
  const result = readOrRefuse(name, bytes);
  if (!result) return;
  const { kind, table, warnings } = result;
  expect(table.numRows).toBeGreaterThan(0);
  if (kind === 'impedance-spectrum') {
    expect(numbers(table, 'frequency_hertz')!.every(value => value > 0 && value < Infinity)).toBe(true);
  }
  for (const column of table.schema.names) {
    if (column === 'region' || column === 'step_type') continue;
    expect(numbers(table, String(column))!.every(Number.isFinite), String(column)).toBe(true);
  }
  for (const { code, message } of warnings)
    expect(`${code} ${message}`).not.toMatch(/undefined|NaN|\[object/);
}

function readOrRefuse(name: string, bytes: Uint8Array) {
  try {
    return read(name, bytes);
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    expect(error.message.startsWith(`“${name}”`)).toBe(true);
    return undefined;
  }
}
