import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArgyroditeError, numbers } from '../arrow/index.js';
import { read } from './index.js';

const open = (text: string) => read('a.csv', new TextEncoder().encode(text));
const column = (text: string, name: string) => [...numbers(open(text).table, name)!];

test('spectra beside each other are read one after the other', () => {
  const text =
    "f/Hz,Z'/Ohm,-Z''/Ohm,f/kHz,Z'/Ohm,-Z''/Ohm\n1000,1,2,1,10,20\n100,3,4,0.1,30,40\n10,5,6,0.01,50,60\n";
  expect(column(text, 'spectrum')).toEqual([0, 0, 0, 1, 1, 1]);
  expect(column(text, 'frequency_hertz')).toEqual([1000, 100, 10, 1000, 100, 10]);
  expect(column(text, 'imaginary_impedance_ohm')).toEqual([-2, -4, -6, -20, -40, -60]);
  expect(open(text).warnings).toEqual([]);
});

test('a shorter spectrum ends with empty cells, wherever it stands', () => {
  const header = 'Pt;f;Zre;Zim;;f;Zre;Zim\n';
  const right = `${header}1;1000;1;-2;;1000;10;-20\n2;100;3;-4;;100;30;-40\n3;10;5;-6;;;;\n4;1;7;-8\n`;
  expect(column(right, 'spectrum')).toEqual([0, 0, 0, 0, 1, 1]);
  const left =
    'f\tZre\tZim\tf\tZre\tZim\n1000\t1\t-2\t1000\t10\t-20\n\t\t\t100\t30\t-40\n\t\t\t10\t50\t-60\n';
  expect(column(left, 'real_impedance_ohm')).toEqual([1, 10, 30, 50]);
  expect([right, left].flatMap(text => open(text).warnings)).toEqual([]);
});

test('a row of units below the titles counts for each', () => {
  const text =
    'f\tZre\tZim\tf\tZre\tZim\nHz\tOhm\tOhm\tkHz\tkOhm\tkOhm\n1000\t1\t-2\t1\t10\t-20\n100\t3\t-4\t0.1\t30\t-40\n';
  expect(column(text, 'frequency_hertz')).toEqual([1000, 100, 1000, 100]);
  expect(column(text, 'real_impedance_ohm')).toEqual([1, 3, 10000, 30000]);
});

test('the same points in two forms are read once', () => {
  const text = "f/Hz,Z'/Ohm,Z''/Ohm,f/Hz,|Z|/Ohm,Phase/deg\n1000,3,-4,1000,5,-53\n100,3,-4,100,5,-53\n";
  expect(column(text, 'spectrum')).toEqual([0, 0]);
  expect(open(text).warnings.map(({ code }) => code)).toEqual(['doubled-column']);
});

test('any cells under the titles are read, or refused in words', () => {
  const cell = fc.constantFrom('', '1', '-2.5', '1e3', 'x', 'NaN', '0', ' ', '"');
  const row = fc.array(cell, { maxLength: 8 }).map(cells => cells.join(';'));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.boolean(), (rows, ended) => {
      try {
        const { table } = open(['f;Zre;Zim;f;Zre;Zim', ...rows].join('\n') + (ended ? '\n' : ''));
        expect(numbers(table, 'frequency_hertz')!.every(value => value > 0)).toBe(true);
      } catch (error) {
        if (!isArgyroditeError(error)) throw error;
      }
    }),
    { numRuns: 500 }
  );
});

test('many spectra beside each other take time that grows with the file', () => {
  const set = (cells: string) => Array.from({ length: 400 }, () => cells).join(',');
  const text = `${set('f,Zre,Zim')}\n${`${set('10,1,-2')}\n`.repeat(300)}`;
  const start = performance.now();
  expect(column(text, 'spectrum').at(-1)).toBe(399);
  expect(performance.now() - start).toBeLessThan(10_000);
});
