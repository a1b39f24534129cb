import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isArgyroditeError, numbers, type ErrorData } from '../arrow/index.js';
import { canRead, checkSize, MAX_FILE_BYTES, read, readers } from './index.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const example = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../../examples/data/${path}`, import.meta.url)));

function failure(name: string, content: Uint8Array | string): ErrorData {
  try {
    read(name, typeof content === 'string' ? bytes(content) : content);
  } catch (error) {
    if (isArgyroditeError(error)) {
      expect(error.message, 'the sentence names the file').toContain(name);
      return error;
    }
    throw error;
  }
  throw new Error(`${name} was read`);
}

const warningsOf = (text: string, name = 'a.csv') => read(name, bytes(text)).warnings.map(({ code }) => code);

test('an empty file is refused as such, whatever its extension', () => {
  expect(failure('empty.mpt', example('broken/empty.mpt')).code).toBe('empty-file');
  expect(failure('blank.csv', ' \r\n\t\r\n  \n').code).toBe('empty-file');
});

test('a picture renamed .mpt is called a picture', () => {
  const { code, message } = failure('picture.mpt', example('broken/picture.mpt'));
  expect(code).toBe('unknown-format');
  expect(message).toContain('picture (PNG)');
});

test.each([
  ['book.xlsx', 'PK\x03\x04....', 'zip'],
  ['paper.pdf', '%PDF-1.7\n1 0 obj', 'PDF'],
  ['page.txt', '\n<!DOCTYPE html><html><body>1,2,3</body></html>', 'web page'],
  ['page.csv', '<html lang="en"><table>', 'web page'],
  ['nb.txt', '{\n "cells": [],\n "nbformat": 4\n}', 'notebook'],
  ['a.txt', '{"frequency": [1, 2, 3]}', 'JSON'],
  ['a.dat', '\x01\x02\x03\x04 a binary thing', 'binary'],
  [
    'a.txt',
    'Dear colleague,\nthe spectra of Tuesday, as agreed, are\nin the other folder.\n',
    'three numbers'
  ]
])('%s, which is something else, is refused by what it is', (name, content, word) => {
  const { code, message } = failure(name, content);
  expect(code).toBe('unknown-format');
  expect(message).toContain(word);
});

test('a record of voltage and current is the wrong kind, with its columns named', () => {
  const { code, message, line } = failure('gcpl.csv', 'Zyklus,Ewe/V,I/mA\n0,3.1,0.2\n1,3.2,0.2\n2,3.3,0.2\n');
  expect(code).toBe('wrong-kind');
  expect(message).toContain('Ewe/V');
  expect(line).toBe(1);
});

test('unknown titles are listed, with a header that would do', () => {
  const { code, message, line } = failure('a.csv', 'some remark\nalpha,beta,gamma\n1,2,3\n2,3,4\n');
  expect(code).toBe('missing-column');
  expect(message).toContain('“alpha”');
  expect(message).toContain("f/Hz,Z'/Ohm,-Z''/Ohm");
  expect(line).toBe(2);
});

test('four columns without titles are not guessed at', () => {
  expect(failure('a.csv', '1,1000,2,-3\n2,100,3,-4\n').code).toBe('missing-column');
});

test('three columns without titles are refused where the first cannot be a frequency', () => {
  expect(failure('a.csv', '-1,1000,2\n-2,100,3\n-3,10,4\n').code).toBe('missing-column');
});

test('a header without rows is a file cut off', () => {
  const { code, line } = failure('a.csv', "f/Hz,Z'/Ohm,Z''/Ohm\n");
  expect([code, line]).toEqual(['truncated-file', 1]);
});

test('a last row that was cut is left out, and the warning names its line', () => {
  const { table, warnings } = read('truncated.DTA', example('broken/truncated.DTA'));
  expect(table.numRows).toBe(36);
  expect(warnings.map(({ code }) => code)).toEqual(['truncated-file']);
  expect(warnings[0].message).toContain('line 59');
});

test('a last row that ends within a number is left out', () => {
  const { table, warnings } = read('a.csv', bytes("f/Hz,Z'/Ohm,Z''/Ohm\n1000,1,-2\n100,2,-3\n10,3,-4.5E+"));
  expect(table.numRows).toBe(2);
  expect(warnings[0].code).toBe('truncated-file');
});

test('rows without a number or with a frequency that is not positive are left out, with their lines', () => {
  const { table, warnings } = read('nan.csv', example('broken/nan.csv'));
  expect(numbers(table, 'frequency_hertz')).toEqual(Float64Array.of(1000, 300, 30, 10, 3, 1));
  expect(warnings.map(({ code }) => code)).toEqual(['not-a-number', 'bad-frequency']);
  expect(warnings[0].message).toContain('lines 4 and 7');
  expect(warnings[1].message).toContain('lines 6 and 9');
});

test('nothing but unusable rows is an error at the first of them', () => {
  expect(failure('a.csv', "f/Hz,Z'/Ohm,Z''/Ohm\n0,1,-2\n0,2,-3\n")).toMatchObject({
    code: 'bad-number',
    line: 2
  });
  expect(failure('a.csv', "f/Hz,Z'/Ohm,Z''/Ohm\nNaN,1,-2\nNaN,2,-3\n")).toMatchObject({
    code: 'bad-number',
    line: 2
  });
});

test('a text where a number should be is an error that names the line, the text and the column', () => {
  const { code, line, message } = failure('a.csv', "f/Hz,Z'/Ohm,Z''/Ohm\n1000,1,-2\n100,two,-3\n10,3,-4\n");
  expect([code, line]).toEqual(['bad-number', 3]);
  expect(message).toContain('“two”');
  expect(message).toContain("“Z'/Ohm”");
});

test('rows with more or fewer cells than the rest are left out with a warning', () => {
  expect(warningsOf("f/Hz,Z'/Ohm,Z''/Ohm\n1000,1,-2\n100,2,-3,4,5\n10,3,-4\n")).toEqual(['long-row']);
  expect(warningsOf("f/Hz,Z'/Ohm,Z''/Ohm\n1000,1,-2\n100,2\n10,3,-4\n1,4,-5\n")).toEqual(['short-row']);
});

test('decimal commas between commas are refused, with the remedy', () => {
  const { code, message, line } = failure('a.csv', "f/Hz,Z'/Ohm,Z''/Ohm\n1000,5,1,2,-2,1\n100,5,2,2,-3,1\n");
  expect([code, line]).toEqual(['bad-table', 2]);
  expect(message).toContain('semicolons');
});

test('a header that comes again begins a new spectrum', () => {
  const header = "f/Hz,Z'/Ohm,Z''/Ohm\n";
  const { table, warnings } = read(
    'a.csv',
    bytes(`${header}1000,1,-2\n100,2,-3\n${header}10,3,-4\n1,4,-5\n`)
  );
  expect(numbers(table, 'spectrum')).toEqual(Float64Array.of(0, 0, 1, 1));
  expect(warnings.map(({ code }) => code)).toEqual(['repeated-header']);
});

test('a second header with other columns is refused', () => {
  expect(
    failure('a.csv', "f/Hz,Z'/Ohm,Z''/Ohm\n1000,1,-2\n100,2,-3\nf/Hz,Z'/kOhm,Z''/kOhm\n10,3,-4\n")
  ).toMatchObject({ code: 'bad-table', line: 4 });
});

test('two columns with one meaning: the first is read, and said so', () => {
  expect(warningsOf("f/Hz,Z'/Ohm,Z''/Ohm,Z'/Ohm\n1000,1,-2,7\n100,2,-3,7\n")).toEqual(['doubled-column']);
});

test('a file above the limit is refused before it is decoded', () => {
  const { code, message } = failure('huge.csv', new Uint8Array(200 * 2 ** 20));
  expect(code).toBe('too-large');
  expect(message).toContain('200 MB');
  expect(() => checkSize('a.csv', MAX_FILE_BYTES)).not.toThrow();
  expect(() => checkSize('a.csv', MAX_FILE_BYTES + 1)).toThrow(/up to 160 MB/);
});

test('what is not bytes is refused in words', () => {
  expect(() => read('a.csv', '1,2,3' as unknown as Uint8Array)).toThrow(/Uint8Array/);
});

test('a name says whether some reader takes it, in any case', () => {
  for (const name of ['a.DTA', 'b.mpt', 'c.z', 'folder.d/x.CSV', 'x.txt'])
    expect(canRead(name), name).toBe(true);
  for (const name of ['a.png', 'z', '.z', 'a.csv.gz', 'dta']) expect(canRead(name), name).toBe(false);
  expect(readers.filter(({ shared }) => !shared).flatMap(({ extensions }) => extensions)).toEqual([
    'dta',
    'mpt',
    'mpr',
    'nda',
    'ndax',
    'z',
    'par',
    'vms',
    'npl',
    'spe'
  ]);
});
