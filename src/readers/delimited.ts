import {
  ArgyroditeError,
  errorToData,
  isArgyroditeError,
  type SampleMetadata,
  type Warning
} from '../arrow/index.js';
import type { Columns } from './columns.js';
import { baseName, fileName, problem, quote, textFile, type TextFile } from './file.js';
import { findHeader, type Header } from './header.js';
import { findNumbers, type Numbers } from './layout.js';
import { metadataFromRemarks } from './metadata.js';
import { refuseOtherColumns } from './other-columns.js';
import { programMetadata } from './programs.js';
import { joinQuotedBreaks } from './quoted-breaks.js';
import type { InputFile, Reader, ReadOptions, ReadResult } from './reader.js';
import { askAboutText } from './record/header.js';
import { readRecordText } from './record/text.js';
import { joinRows, readRows, type Rows } from './rows.js';
import { sideBySide } from './side-by-side.js';
import { toSpectra } from './spectra.js';
import { readPhotoelectronText } from './xps/text.js';

/** Text with the columns of an impedance, however delimited, with any header or none. */
export const delimited: Reader = {
  name: 'delimited text',
  extensions: ['csv', 'txt', 'tsv', 'dat', 'asc'],
  shared: true,
  sniff: () => false, // anything may be delimited text: it is what is tried when nothing else fits
  read: (file: InputFile, { columns }: ReadOptions) => {
    const record = readRecordText(file, columns);
    if (record) return record;
    return askingForColumns(file.bytes, () => {
      const text = textFile(file);
      const whole = { ...text, lines: joinQuotedBreaks(text.lines) };
      return readPhotoelectronText(whole) ?? readDelimited(whole);
    });
  }
};

/** Gives the failure of a table whose columns are not known what a person needs to say which is which. */
function askingForColumns(bytes: Uint8Array, read: () => ReadResult): ReadResult {
  try {
    return read();
  } catch (error) {
    if (!isArgyroditeError(error) || !['wrong-kind', 'missing-column'].includes(error.code)) throw error;
    const { code, message, ...details } = errorToData(error);
    throw new ArgyroditeError(code, message, { ...details, columns: askAboutText(bytes)?.question });
  }
}

/**
 * Reads a table of impedances out of a text.
 *
 * @param known metadata that the format's own reader has found; without it, remarks above the header are searched
 * @throws ArgyroditeError
 */
export function readDelimited(file: TextFile, known?: SampleMetadata, warnings: Warning[] = []): ReadResult {
  const { lines } = file;
  const numbers = findNumbers(lines);
  const header = findHeader(lines, numbers);
  if (!numbers) throw noNumbers(file, header);
  const first = header ? Math.min(header.line, numbers.firstRow) : numbers.firstRow;
  const metadata = {
    sample: baseName(file.name),
    ...(known ?? preambleMetadata(lines.slice(0, first))),
    source_file: fileName(file.name)
  };
  if (!header) return readWithoutHeader(file, numbers, metadata, warnings);
  const parts = sideBySide(file, header, numbers);
  warnAboutColumns(parts ? { ...header.columns, doubled: [] } : header.columns, metadata, warnings);
  const rows =
    (parts && readParts(parts, warnings)) ??
    readRows(file, tableBelow(header, numbers, lines.length), warnings);
  return toSpectra(rows, header.columns, metadata, warnings);
}

function preambleMetadata(preamble: readonly string[]): SampleMetadata {
  return { ...metadataFromRemarks(preamble), ...programMetadata(preamble) };
}

/** Spectra beside each other, one after the other; `undefined` where there is none. A shorter one ends with empty cells. */
function readParts(parts: readonly TextFile[], warnings: Warning[]): Rows | undefined {
  const rows = parts.flatMap(part => {
    const numbers = findNumbers(part.lines);
    const header = findHeader(part.lines, numbers);
    return numbers && header
      ? [readRows(part, tableBelow(header, numbers, part.lines.length), warnings)]
      : [];
  });
  return rows.length ? joinRows(rows) : undefined;
}

function tableBelow(header: Header, numbers: Numbers, end: number) {
  return {
    columns: header.columns,
    delimiter: numbers.delimiter,
    headerDelimiter: header.delimiter,
    decimalComma: numbers.decimalComma,
    width: header.width,
    usualWidth: numbers.width,
    from: header.line + 1,
    to: end
  };
}

/** Three columns and no titles: frequency, Z', and Z'' or -Z''. */
function readWithoutHeader(
  file: TextFile,
  numbers: Numbers,
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  refuseOtherColumns(file, numbers);
  const columns: Columns = {
    byQuantity: {
      frequency: { quantity: 'frequency', index: 0, title: '', scale: 1, offset: 0, negated: false },
      real: { quantity: 'real', index: 1, title: '', scale: 1, offset: 0, negated: false },
      imaginary: { quantity: 'imaginary', index: 2, title: '', scale: 1, offset: 0, negated: false }
    },
    doubled: []
  };
  const { delimiter, decimalComma, width, firstRow } = numbers;
  const table = {
    columns,
    delimiter,
    headerDelimiter: delimiter,
    decimalComma,
    width,
    usualWidth: width,
    from: firstRow,
    to: file.lines.length
  };
  const rows = readRows(file, table, warnings);
  decideSign(rows, warnings);
  return toSpectra(rows, columns, metadata, warnings);
}

/** Real cells are capacitive nearly everywhere: the sign that makes most points so is taken. */
function decideSign({ values }: Rows, warnings: Warning[]): void {
  const imaginary = values.imaginary!;
  const positive = imaginary.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const negative = imaginary.reduce((count, value) => count + (value < 0 ? 1 : 0), 0);
  const negate = positive > negative;
  if (negate) values.imaginary = imaginary.map(value => -value);
  warnings.push({
    code: 'no-header',
    message: `The file names no columns: they are read as frequency in Hz, Z' in Ω and ${negate ? "-Z''" : "Z''"} in Ω, with the sign that makes most points capacitive. A header line such as “f/Hz,Z'/Ohm,${negate ? '-' : ''}Z''/Ohm” settles it.`,
    subject: 'imaginary_impedance_ohm'
  });
}

function noNumbers(file: TextFile, header: Header | undefined): Error {
  if (header) {
    return problem(
      'truncated-file',
      file.name,
      'The header is there, but no rows of numbers follow. Perhaps the measurement was stopped, or the copy is incomplete: export it again.',
      { line: header.line + 1 }
    );
  }
  return problem(
    'unknown-format',
    file.name,
    "There are no rows of at least three numbers in it. An impedance spectrum as text has a line for each point, with frequency, Z' and Z''.",
    { line: 1 }
  );
}

function warnAboutColumns(
  { byQuantity, doubled }: Columns,
  metadata: SampleMetadata,
  warnings: Warning[]
): void {
  if (doubled.length) {
    warnings.push({
      code: 'doubled-column',
      message: `Of several columns with one meaning the first is read; passed over: ${doubled.map(quote).join(', ')}.`
    });
  }
  const columns = Object.values(byQuantity);
  for (const { title, unknownUnit, quantity } of columns) {
    if (unknownUnit === undefined) continue;
    warnings.push({
      code: 'unknown-unit',
      message: `The unit ${quote(unknownUnit)} of the column ${quote(title)} is not known; the numbers are taken as ${OUR_UNIT[quantity] ?? 'they are'}.`
    });
  }
  if (columns.some(({ unit }) => unit?.dimension === 'specific-impedance')) {
    metadata.electrode_area_cm2 = 1;
    warnings.push({
      code: 'specific-impedance',
      message: 'The impedance is given in Ω cm²: it is read as the impedance in Ω of an electrode of 1 cm².',
      subject: 'electrode_area_cm2'
    });
  }
}

const OUR_UNIT: Record<string, string> = {
  frequency: 'Hz',
  real: 'Ω',
  imaginary: 'Ω',
  modulus: 'Ω',
  phase: 'degrees or radians by their size',
  time: 'seconds',
  temperature: '°C'
};
