import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbers } from '../arrow/index.js';
import { read } from './index.js';

interface Point {
  frequency: number;
  real: number;
  imaginary: number;
}

/** What a column is called, and what stands in it for a value in Hz or Ω. */
type Title = [title: string, written: (value: number) => number];

const same = (value: number) => value;
const times = (factor: number) => (value: number) => value * factor;

const FREQUENCY: Title[] = [
  ['f/Hz', same],
  ['Frequency (Hz)', same],
  ['freq', same],
  ['Freq.', same],
  ['Freq(Hz)', same],
  ['f', same],
  ['FREQ/KHZ', times(1e-3)],
  ['Frequency / kHz', times(1e-3)],
  ['freq [MHz]', times(1e-6)],
  ['f (mHz)', times(1e3)],
  ['omega/rad s-1', times(2 * Math.PI)],
  ['omega (rad/s)', times(2 * Math.PI)],
  ['frequency_hertz', same],
  ['Frequenz / Hz', same],
  ['Freq_Hz', same]
];
const REAL: Title[] = [
  ["Z'/Ohm", same],
  ['Zre', same],
  ['Re(Z)/Ohm', same],
  ['Zreal (ohm)', same],
  ['Z_re', same],
  ['Re Z (ohms)', same],
  ["Z' (kOhm)", times(1e-3)],
  ['Zre/mOhm', times(1e3)],
  ['Z real [MOhm]', times(1e-6)],
  ['real_impedance_ohm', same],
  ['Real', same],
  ["Z'(a)", same],
  ['Re(Z)/kohm', times(1e-3)]
];
const IMAGINARY: Title[] = [
  ["Z''/Ohm", same],
  ["-Z''/Ohm", times(-1)],
  ['Zim', same],
  ['-Zim', times(-1)],
  ['-Im(Z)/Ohm', times(-1)],
  ['Im(Z) (ohm)', same],
  ['Z"/ohm', same],
  ["- Z'' (kOhm)", times(-1e-3)],
  ['Zimag/mOhm', times(1e3)],
  ['-Z_imag', times(-1)],
  ['imaginary_impedance_ohm', same],
  ["Z''(b)", same],
  ["-Z''", times(-1)],
  ['neg_Zim', times(-1)],
  ['Zimg', same]
];
const MODULUS: Title[] = [
  ['|Z|/Ohm', same],
  ['Zmod (ohm)', same],
  ['|Z| (kOhm)', times(1e-3)],
  ['Zmod', same]
];
const degrees = times(180 / Math.PI);
const PHASE: Title[] = [
  ['Phase(Z)/deg', degrees],
  ['Zphz (°)', degrees],
  ['theta [deg]', degrees],
  ['phase_rad', same],
  ['-Phase(Z)/deg', times(-180 / Math.PI)],
  ['Phase (degrees)', degrees]
];

const positive = (lowest: number, highest: number) =>
  fc.double({ min: Math.log(lowest), max: Math.log(highest), noNaN: true }).map(Math.exp);

/** A sweep up or down, capacitive. */
const sweep = (count: fc.Arbitrary<number>): fc.Arbitrary<Point[]> =>
  fc.tuple(count, fc.boolean(), positive(1e-3, 10), positive(1.2, 3)).chain(([n, down, lowest, ratio]) =>
    fc.array(fc.tuple(positive(1e-3, 1e7), positive(1e-3, 1e7)), { minLength: n, maxLength: n }).map(values =>
      values.map(([real, minus], i) => ({
        frequency: lowest * ratio ** (down ? n - 1 - i : i),
        real,
        imaginary: -minus
      }))
    )
  );

const form = fc
  .record({
    delimiter: fc.constantFrom('\t', ';', ',', '|', '  ', '\t '),
    decimalComma: fc.boolean(),
    frequency: fc.constantFrom(...FREQUENCY),
    polar: fc.boolean(),
    real: fc.constantFrom(...REAL),
    imaginary: fc.constantFrom(...IMAGINARY),
    modulus: fc.constantFrom(...MODULUS),
    phase: fc.constantFrom(...PHASE),
    exponent: fc.boolean(),
    numbered: fc.boolean(),
    quoted: fc.boolean(),
    preamble: fc.constantFrom([], ['A sample of mine'], ['Instrument: none', '', 'Amplitude 10 mV', '']),
    comment: fc.constantFrom('', '# ', '% '),
    trailing: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
    lastNewline: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'latin-1')
  })
  // |Z| between bars is not to be told from the bars
  .filter(({ delimiter, polar, quoted }) => !(delimiter === '|' && polar && !quoted));
type Form = typeof form extends fc.Arbitrary<infer F> ? F : never;

function write(points: readonly Point[], form: Form): Uint8Array {
  // a comma can be only one of the two, unless cells are quoted
  const decimalComma = form.decimalComma && (form.delimiter !== ',' || form.quoted);
  const quote = (cell: string) =>
    form.quoted && form.delimiter.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
  const number = (value: number) => {
    const text = form.exponent ? value.toExponential() : String(value);
    return quote(decimalComma ? text.replace('.', ',') : text);
  };
  const [second, third] = form.polar ? [form.modulus, form.phase] : [form.real, form.imaginary];
  const line = (cells: string[]) =>
    cells.join(form.delimiter) + (form.trailing && form.delimiter.trim() ? form.delimiter : '');
  const titles = [form.frequency[0], second[0], third[0]].map(quote);
  const rows = points.map(({ frequency, real, imaginary }, i) => {
    const [b, c] = form.polar
      ? [Math.hypot(real, imaginary), Math.atan2(imaginary, real)]
      : [real, imaginary];
    const cells = [number(form.frequency[1](frequency)), number(second[1](b)), number(third[1](c))];
    return line(form.numbered ? [quote(String(i + 1)), ...cells] : cells);
  });
  const header = form.comment + line(form.numbered ? [quote('Pt'), ...titles] : titles);
  const text =
    [...form.preamble, header, ...rows].join(form.newline) + (form.lastNewline ? form.newline : '');
  return encode(text, form.encoding);
}

function encode(text: string, encoding: string): Uint8Array {
  const utf8 = new TextEncoder();
  if (encoding === 'utf-8') return utf8.encode(text);
  if (encoding === 'utf-8 with mark') return utf8.encode(`\uFEFF${text}`);
  if (encoding === 'latin-1') return Uint8Array.from(text, char => char.charCodeAt(0));
  const out = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  [...`\uFEFF${text}`].forEach((char, i) =>
    out.setUint16(2 * i, char.charCodeAt(0), encoding === 'utf-16le')
  );
  return new Uint8Array(out.buffer);
}

function expectPoints(bytes: Uint8Array, points: readonly Point[], name = 'a.csv'): void {
  const { kind, table } = read(name, bytes);
  expect(kind).toBe('impedance-spectrum');
  const columns = ['frequency_hertz', 'real_impedance_ohm', 'imaginary_impedance_ohm'];
  const [frequency, real, imaginary] = columns.map(column => numbers(table, column)!);
  expect(frequency.length).toBe(points.length);
  points.forEach((point, i) => {
    // a unit's factor and polar form cost a few units in the last place
    const modulus = Math.hypot(point.real, point.imaginary);
    expect(Math.abs(frequency[i] / point.frequency - 1)).toBeLessThan(1e-14);
    expect(Math.abs(real[i] - point.real)).toBeLessThan(2e-15 * modulus);
    expect(Math.abs(imaginary[i] - point.imaginary)).toBeLessThan(2e-15 * modulus);
  });
}

test('a spectrum in any delimiter, decimal mark, title, sign, unit, line end and encoding reads back the same', () => {
  fc.assert(
    fc.property(sweep(fc.integer({ min: 1, max: 30 })), form, (points, form) => {
      expectPoints(write(points, form), points);
      expect(numbers(read('a.csv', write(points, form)).table, 'spectrum')!.at(-1)).toBe(0);
    }),
    { numRuns: 800 }
  );
});

test('several sweeps of the same form under one header become several spectra', () => {
  const several = fc
    .tuple(sweep(fc.integer({ min: 5, max: 20 })), fc.integer({ min: 1, max: 5 }))
    .map(([points, count]) => ({ points, count }));
  fc.assert(
    fc.property(several, form, ({ points, count }, form) => {
      const all = Array.from({ length: count }, () => points).flat();
      const bytes = write(all, form);
      expectPoints(bytes, all);
      const spectrum = numbers(read('a.csv', bytes).table, 'spectrum')!;
      expect([...spectrum]).toEqual(all.map((_, i) => Math.floor(i / points.length)));
    }),
    { numRuns: 300 }
  );
});

test("three columns without titles read back the same, with -Z'' recognised and a warning", () => {
  const bare = fc.record({
    delimiter: fc.constantFrom('\t', ';', ',', ' ', '   '),
    decimalComma: fc.boolean(),
    minus: fc.boolean()
  });
  fc.assert(
    fc.property(
      sweep(fc.integer({ min: 2, max: 30 })),
      bare,
      (points, { delimiter, decimalComma, minus }) => {
        const comma = decimalComma && delimiter !== ',';
        const number = (value: number) => (comma ? String(value).replace('.', ',') : String(value));
        const text = points
          .map(({ frequency, real, imaginary }) =>
            [frequency, real, minus ? -imaginary : imaginary].map(number).join(delimiter)
          )
          .join('\n');
        expectPoints(new TextEncoder().encode(text), points, 'a.txt');
        const { warnings } = read('a.txt', new TextEncoder().encode(text));
        expect(warnings.map(({ code }) => code)).toEqual(['no-header']);
        expect(warnings[0].message).toContain(minus ? "-Z'' in Ω" : "and Z'' in Ω");
      }
    ),
    { numRuns: 300 }
  );
});
