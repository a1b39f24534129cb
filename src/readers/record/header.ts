import type { ColumnMapping, ColumnQuestion, FileColumn } from '../../arrow/index.js';
import { splitCells, unquoteLine } from '../cells.js';
import { impedanceColumns, recogniseColumns } from '../columns.js';
import { cutLines, problem, quote } from '../file.js';
import { parseNumber } from '../number.js';
import { decodeChinese, decodeText, isUtf8 } from '../text.js';
import {
  COLUMN_OF,
  quantityOf,
  recogniseRecord,
  recordColumns,
  splitRecordTitle,
  unitSize,
  type Quantity,
  type RecordColumn
} from './titles.js';

/** A header is looked for in so many bytes and lines. */
const HEAD_BYTES = 65_536;
const MOST_LINES = 400;
const DELIMITERS = ['\t', ';', ',', '|'] as const;
const SAMPLES = 4;

export type RecordDelimiter = (typeof DELIMITERS)[number];

/** Which columns of a text are which, and where its rows begin. */
export interface RecordHeader {
  /** Index of the line of titles; -1 where there is none. */
  line: number;
  /** Index of the first line that may be a row. */
  firstRow: number;
  delimiter: RecordDelimiter;
  titles: string[];
  columns: Map<Quantity, RecordColumn>;
  /** Neware's layered export: the titles of the cycles and of the steps, which stand above. */
  layers?: { cycleCells: number };
  /** The lines above, for what they say of the cell. */
  preamble: string[];
  question: ColumnQuestion;
}

/** The lines at the start, in the encoding that makes titles of them. */
export function headLines(bytes: Uint8Array): string[][] {
  const head = bytes.subarray(0, HEAD_BYTES);
  const texts = isUtf8(head) ? [decodeText(head)] : [decodeChinese(head), decodeText(head)];
  return texts.map(text => cutLines(text).lines.slice(0, MOST_LINES));
}

/** The header of a record of voltage and current, if there is one that we know. */
export function findRecordHeader(bytes: Uint8Array): RecordHeader | undefined {
  for (const lines of headLines(bytes)) {
    for (let line = 0; line < lines.length; line++) {
      for (const delimiter of DELIMITERS) {
        if (!lines[line].includes(delimiter)) continue;
        const titles = titlesOf(lines[line], delimiter);
        const columns = titles.length < 2 ? undefined : recogniseRecord(titles);
        if (columns && !impedanceColumns(recogniseColumns(titles)))
          return describe(lines, line, delimiter, titles, columns);
      }
    }
  }
  return undefined;
}

function titlesOf(line: string, delimiter: RecordDelimiter): string[] {
  return splitCells(unquoteLine(line), delimiter).map(title => title.trim());
}

function describe(
  lines: string[],
  line: number,
  delimiter: RecordDelimiter,
  titles: string[],
  columns: Map<Quantity, RecordColumn>
): RecordHeader {
  const layered = titles[0] === '' && titles[1] === '' && line >= 2;
  return {
    line,
    firstRow: line + 1,
    delimiter,
    titles,
    columns,
    ...(layered && { layers: { cycleCells: titlesOf(lines[line - 2], delimiter).length } }),
    preamble: lines.slice(0, layered ? line - 2 : line),
    question: questionOf(lines, line, delimiter, titles, columns)
  };
}

function questionOf(
  lines: readonly string[],
  line: number,
  delimiter: RecordDelimiter,
  titles: readonly string[],
  columns: Map<Quantity, RecordColumn>
): ColumnQuestion {
  const rows = lines.slice(line + 1, line + 40).map(row => splitCells(row, delimiter));
  const whole = rows.filter(cells => cells.length > titles.length / 2).slice(0, SAMPLES);
  const width = Math.max(titles.length, ...whole.map(cells => cells.length));
  const file = Array.from({ length: width }, (_, index): FileColumn => {
    const title = titles[index] ?? '';
    const { unit } = splitRecordTitle(title);
    const samples = whole.map(cells => cells[index]?.trim() ?? '');
    return unit === undefined ? { index, title, samples } : { index, title, unit, samples };
  });
  return { kinds: ['cycling-record'], columns: file, guess: guessOf(columns) };
}

function guessOf(columns: Map<Quantity, RecordColumn>): ColumnMapping {
  const guess: ColumnMapping = {};
  for (const [quantity, { index, title }] of columns) {
    const name = COLUMN_OF[quantity];
    if (name) guess[name] = { from: title || index };
  }
  return guess;
}

/** What a person can be asked about a text whose titles do not tell; `undefined` where there is no table of numbers. */
export function askAboutText(bytes: Uint8Array): RecordHeader | undefined {
  for (const lines of headLines(bytes)) {
    let best: { delimiter: RecordDelimiter; row: number; width: number } | undefined;
    for (const delimiter of DELIMITERS) {
      const row = lines.findIndex(text => numbersIn(text, delimiter) >= 3);
      const width = row < 0 ? 0 : numbersIn(lines[row], delimiter);
      if (width > (best?.width ?? 0)) best = { delimiter, row, width };
    }
    if (!best) continue;
    const { delimiter, row } = best;
    const cells = splitCells(lines[row], delimiter).length;
    let line = row - 1;
    while (line >= 0 && line > row - 4 && titlesOf(lines[line], delimiter).length < cells - 1) line--;
    const named = line >= 0 && titlesOf(lines[line], delimiter).length >= cells - 1;
    const titles = named ? titlesOf(lines[line], delimiter) : [];
    const at = named ? line : row - 1;
    const header = describe(lines, at, delimiter, titles, recordColumns(titles));
    return { ...header, line: named ? line : -1, firstRow: row };
  }
  return undefined;
}

function numbersIn(line: string, delimiter: RecordDelimiter): number {
  if (line.length > 20_000) return 0;
  const comma = delimiter !== ',';
  return splitCells(line, delimiter).filter(
    cell =>
      cell.trim() !== '' && (parseNumber(cell) ?? (comma ? parseNumber(cell, true) : undefined)) !== undefined
  ).length;
}

/**
 * The columns as a person says them.
 *
 * @throws ArgyroditeError `missing-column`
 */
export function mappedHeader(name: string, bytes: Uint8Array, mapping: ColumnMapping): RecordHeader {
  const header = findRecordHeader(bytes) ?? askAboutText(bytes);
  if (!header) {
    throw problem(
      'unknown-format',
      name,
      'There is no table of numbers in it, so that no columns can be chosen.'
    );
  }
  const columns = new Map<Quantity, RecordColumn>();
  for (const [column, { from, unit, negated }] of Object.entries(mapping)) {
    const quantity = quantityOf(column);
    const index = typeof from === 'number' ? from : header.titles.indexOf(from.trim());
    if (!quantity || !(index >= 0 && index < header.question.columns.length)) {
      throw problem(
        'missing-column',
        name,
        quantity
          ? `The file has no column ${typeof from === 'number' ? from + 1 : quote(from)} for ${column}. Choose one of its own.`
          : `A cycling record has no column ${quote(column)}.`,
        { columns: header.question }
      );
    }
    const { title } = header.question.columns[index];
    const own = splitRecordTitle(title).unit;
    const size = unitSize(quantity, unit ?? own ?? '');
    if (unit !== undefined && !size) {
      throw problem('missing-column', name, `${quote(unit)} is no unit of ${column}. Choose another.`, {
        columns: header.question
      });
    }
    const { scale, offset } = size ?? { scale: 1, offset: 0 };
    const sign = negated ? -1 : 1;
    columns.set(quantity, { quantity, index, title, scale: sign * scale, offset, unitless: false });
  }
  if (!columns.has('voltage') || !columns.has('current') || !(columns.has('time') || columns.has('date'))) {
    throw problem(
      'missing-column',
      name,
      'A cycling record needs a time (or a date), a voltage and a current. Choose a column for each.',
      { columns: header.question }
    );
  }
  return { ...header, columns, layers: undefined, question: { ...header.question, guess: mapping } };
}
