import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isArgyroditeError, metadataOf, numbers } from '../arrow/index.js';
import { read } from './index.js';

const EIS = 'Definition=Segment #, Point #, E(V), I(A), Elapsed Time(s), Frequency(Hz), Z Real, Z Imag, 0';
const point = (i: number) => `0,${i},0,-3.2E-06,${i + 0.5},${1e5 / 2 ** i},${50 + i},${-2 * i - 0.5},0.02`;
const sweep = Array.from({ length: 12 }, (_, i) => point(i));
const DC = [
  'Definition=Segment #, Point #, E(V), I(A), Elapsed Time(s)',
  '0,0,0.1,1E-3,0.1',
  '0,1,0.1,1E-3,0.2'
];

interface Options {
  area?: string;
  comment?: string;
  technique?: string;
}

/** A file laid out as VersaStudio does. */
function par(
  segments: string[][],
  { area = '0.785', comment = '', technique = 'Potentiostatic EIS' }: Options = {}
) {
  const section = (name: string, lines: string[]) => [`<${name}>`, ...lines, `</${name}>`, ''];
  return [
    ...section('Application', ['Name=VersaStudio', 'Version=2.52.3.0']),
    ...section('Action0', [`Working Electrode Area (cm2)=${area}`, 'Name=Common', `Comment=${comment}`]),
    ...section('Instrument', ['Type=VersaSTAT4', 'SN=12345']),
    ...section('Experiment', ['TimeAcquired=9:40:30 AM', 'DateAcquired=Thursday, July 19, 2018']),
    ...section('Action1', [`Name=${technique}`]),
    ...segments.flatMap((lines, i) => section(`Segment${i + 1}`, ['Type=2', 'Version=3', ...lines]))
  ].join('\r\n');
}

const open = (text: string, name = 'cell.par') => read(name, new TextEncoder().encode(text));

function refusal(text: string) {
  try {
    open(text);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error('it was read');
}

test('a .par gives its points, area, comment, instrument and date', () => {
  const { table, warnings } = open(
    par([[EIS, ...sweep]], { comment: 'pellet thickness = 0.85 mm' }),
    'renamed.txt'
  );
  expect(numbers(table, 'frequency_hertz')).toEqual(Float64Array.from(sweep, (_, i) => 1e5 / 2 ** i));
  expect(numbers(table, 'imaginary_impedance_ohm')).toEqual(Float64Array.from(sweep, (_, i) => -2 * i - 0.5));
  expect(numbers(table, 'elapsed_time_second')![0]).toBe(0.5);
  expect(metadataOf(table)).toMatchObject({
    sample: 'renamed',
    electrode_area_cm2: 0.785,
    pellet_thickness_mm: 0.85,
    instrument: 'VersaSTAT4 (SN 12345)',
    measurement_date: 'Thursday, July 19, 2018 9:40:30 AM'
  });
  expect(warnings).toEqual([]);
});

test('the area that VersaStudio writes by itself is read as unset, with a warning', () => {
  const { table, warnings } = open(par([[EIS, ...sweep]], { area: '1' }));
  expect(metadataOf(table).electrode_area_cm2).toBeUndefined();
  expect(warnings.map(({ code }) => code)).toEqual(['default-area']);
});

test('segments of impedance become spectra; others are passed over', () => {
  const { table } = open(par([DC, [EIS, ...sweep], DC, [EIS, ...sweep.slice(0, 5)], [EIS]]));
  expect([...numbers(table, 'spectrum')!]).toEqual([...sweep.map(() => 0), 1, 1, 1, 1, 1]);
});

test('a .par of another technique is refused by its name, one without points as cut off', () => {
  const { code, message } = refusal(par([DC], { technique: 'Chronoamperometry' }));
  expect(code).toBe('wrong-kind');
  expect(message).toContain('Chronoamperometry');
  expect(refusal(par([[EIS]])).code).toBe('truncated-file');
  expect(refusal(par([])).code).toBe('truncated-file');
});

test('a damaged .par is read, or refused in words', () => {
  const original = par([DC, [EIS, ...sweep]]);
  const change = fc.tuple(fc.nat(original.length), fc.nat(40), fc.string({ maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), changes => {
      let text = original;
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
      try {
        const { table } = open(text);
        expect(numbers(table, 'real_impedance_ohm')!.every(Number.isFinite)).toBe(true);
      } catch (error) {
        if (!isArgyroditeError(error)) throw error;
        expect(error.message.startsWith('“cell.par”')).toBe(true);
      }
    }),
    { numRuns: 400 }
  );
});

const file = new URL('../../../shared/data/impedance/exampleDataVersaStudio.par', import.meta.url);
const present = existsSync(file);

describe.skipIf(!present)(`a real file${present ? '' : ` (skipped: there is no ${file.pathname})`}`, () => {
  test('its instrument, date and unset area', () => {
    const { table, warnings } = read('x.par', new Uint8Array(readFileSync(file)));
    expect(table.numRows).toBe(61);
    expect(metadataOf(table)).toMatchObject({
      instrument: 'VersaSTAT4 (SN 16334007)',
      measurement_date: 'Thursday, July 19, 2018 9:40:30 AM'
    });
    expect(warnings.map(({ code }) => code)).toEqual(['default-area']);
  });
});
