import fc from 'fast-check';
import { Inflate, strToU8, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { isArgyroditeError, metadataOf, numbers, type ErrorData } from '../arrow/index.js';
import { read } from './index.js';
import { writeXlsx, type Cell } from './testing/xlsx.js';

const TITLES = ['Frequency (Hz)', "Z' (Ω)", '-Z" (Ω)'];
const points = Array.from({ length: 30 }, (_, i) => [1e6 / 1.7 ** i, 20.123456789 + i, 1.5e-7 * 2 ** i]);
const sheet = (rows: Cell[][] = [TITLES, ...points]) => ({ rows });

function failure(bytes: Uint8Array): ErrorData {
  try {
    read('a.xlsx', bytes);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error('it was read');
}

function expectPoints(bytes: Uint8Array, name = 'cell.xlsx') {
  const { table } = read(name, bytes);
  expect(numbers(table, 'frequency_hertz')).toEqual(Float64Array.from(points, ([f]) => f));
  expect(numbers(table, 'real_impedance_ohm')).toEqual(Float64Array.from(points, ([, real]) => real));
  expect(numbers(table, 'imaginary_impedance_ohm')).toEqual(
    Float64Array.from(points, ([, , minus]) => -minus)
  );
  return table;
}

test.each([
  ['shared texts', {}],
  ['texts in the cells', { inline: true }],
  ['prefixed tags', { prefix: 'x:' }]
])('a sheet with a header row is read to the last bit: %s', (_, options) => {
  expectPoints(writeXlsx([sheet()], options));
});

test('remarks above the header, empty rows and columns, and a remark beside do not disturb', () => {
  const rows: Cell[][] = [
    ['Sample: Cl-13'],
    ['Pellet thickness', '0.85 mm'],
    [],
    [undefined, ...TITLES, undefined, 'remark'],
    ...points.map((point, i) => [undefined, ...point, undefined, i === 0 ? 'a\tb\n"c"' : undefined])
  ];
  const table = expectPoints(writeXlsx([sheet(rows)]));
  expect(metadataOf(table)).toMatchObject({
    sample: 'Cl-13',
    pellet_thickness_mm: 0.85,
    source_file: 'cell.xlsx'
  });
});

test('of several sheets the first with an impedance is read, and said so; a hidden one is not', () => {
  const bytes = writeXlsx([
    { title: 'secret', rows: [TITLES, [1, 2, 3], [2, 3, 4]], state: 'hidden' },
    { title: 'notes', rows: [['a letter']] },
    { title: 'EIS & more', rows: [TITLES, ...points] },
    { title: 'again', rows: [TITLES, [1, 2, 3], [2, 3, 4]] }
  ]);
  expectPoints(bytes);
  const { warnings } = read('a.xlsx', bytes);
  expect(warnings.map(({ code }) => code)).toEqual(['sheet-chosen']);
  expect(warnings[0].message).toContain('“EIS & more”');
});

test('the content goes before the extension', () => {
  expectPoints(writeXlsx([sheet()]), 'renamed.csv');
});

test('what is wrong in a sheet is said with its row', () => {
  const rows = [TITLES, points[0], [10, 'two', 3], points[1]];
  expect(failure(writeXlsx([sheet(rows)]))).toMatchObject({ code: 'bad-number', line: 3 });
  expect(failure(writeXlsx([sheet([['alpha', 'beta', 'gamma'], ...points])])).message).toContain('“alpha”');
  expect(failure(writeXlsx([sheet([])])).code).toBe('empty-file');
});

test('a document without sheets, a damaged workbook and a hostile one are refused in words', () => {
  const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') });
  expect(failure(docx)).toMatchObject({ code: 'unknown-format' });
  const bytes = writeXlsx([sheet()]);
  expect(failure(bytes.slice(0, bytes.length / 2)).code).toBe('truncated-file');
  expect(failure(workbook('<worksheet><sheetData><row r="1"><c r="A1')).code).toBe('bad-table');
  expect(failure(workbook('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')).code).toBe('bad-table');
  const rows = Array.from(
    { length: 400 },
    (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`
  );
  expect(failure(workbook(`<worksheet>${rows.join('')}</worksheet>`)).code).toBe('too-large');
});

test('a sheet that unpacks to far more than the archive says is stopped', () => {
  const bomb = workbook(' '.repeat(12 * 2 ** 20)); // of which a piece that is unpacked at once makes at most 8
  const entry = Buffer.from(bomb).indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const lying = bomb.slice();
  new DataView(lying.buffer).setUint32(entry + 24, 1000, true);
  const unpacking = vi.spyOn(Inflate.prototype, 'push');
  expect(failure(lying).code).toBe('truncated-file');
  expect(unpacking, 'the workbook, its relations, and the first piece of the sheet').toHaveBeenCalledTimes(3);
  unpacking.mockRestore();
  new DataView(lying.buffer).setUint32(entry + 24, 2 ** 31, true);
  expect(failure(lying).code).toBe('too-large');
});

/** A workbook of one sheet with this XML; the sheet comes first in the archive. */
function workbook(xml: string): Uint8Array {
  return zipSync({
    'xl/worksheets/sheet1.xml': strToU8(xml),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<a><Relationship Id="r1" Target="worksheets/sheet1.xml"/></a>')
  });
}

const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  value: fc.integer({ min: 0, max: 255 }),
  cut: fc.boolean()
});

test('a damaged workbook is refused in words', () => {
  const original = writeXlsx([sheet()]);
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), changes => {
      let bytes = original;
      for (const { at, value, cut } of changes) {
        const place = Math.floor(at * bytes.length);
        if (cut && changes.length === 1) bytes = bytes.slice(0, place);
        else if (place < bytes.length) (bytes = bytes.slice())[place] = value;
      }
      try {
        expect(read('a.xlsx', bytes).table.numRows).toBe(30); // what was changed does not matter, such as a date
      } catch (error) {
        if (!isArgyroditeError(error)) throw error;
        expect(error.message.startsWith('“a.xlsx”')).toBe(true);
      }
    }),
    { numRuns: 500 }
  );
});

test('anything between tags is read, or refused in words, in time that grows with its length', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      '&amp;',
      '&#x0;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'r="1"'
    ],
    ...[
      '<row>',
      '</row>',
      '<row/>',
      '<c>',
      '<c t="s">',
      '</c>',
      '<c r="B2"/>',
      '<v>',
      '</v>',
      '1e3',
      '-2',
      '<row r="7">'
    ]
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
      try {
        read('a.xlsx', workbook(parts.join('')));
      } catch (error) {
        if (!isArgyroditeError(error)) throw error;
      }
    }),
    { numRuns: 500 }
  );
  for (const piece of ['<', '<c r="', '<c a', '<c a=', '&', '<!--', '<row>', '<c><v>1</v></c>']) {
    const start = performance.now();
    expect(failure(workbook(piece.repeat(1e5))).code).toMatch(
      /^(bad-table|empty-file|too-large|unknown-format|missing-column)$/
    );
    expect(performance.now() - start, piece).toBeLessThan(5000);
  }
});
