import { attribute, tags, XmlError, type Tag } from './xml.js';

/** Cells, with the empty ones between them, that a sheet may have. */
const MAX_CELLS = 5_000_000;
/** As many columns and rows as Excel has. */
const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;

export class SheetTooLarge extends Error {}

/** The texts that the cells of a workbook refer to. Readings of Japanese characters (`rPh`) are no part of them. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let reading = false;
  for (const tag of tags(xml)) {
    if (tag.name === 'si' && tag.kind !== 'close') text = '';
    if (tag.name === 'rPh') reading = tag.kind === 'open';
    else if (tag.name === 't' && tag.kind === 'close' && !reading) text += tag.text;
    if (tag.name === 'si' && tag.kind !== 'open') strings.push(text);
  }
  return strings;
}

/**
 * A sheet's rows as lines with tabs between the cells: line `i` is row `i + 1`. Numbers stand as in the file, in full precision.
 *
 * @throws XmlError, SheetTooLarge
 */
export function sheetLines(xml: string, strings: readonly string[]): string[] {
  const lines: string[] = [];
  let cells: string[] = [];
  let count = 0;
  let row = 0;
  let column = 0;
  let cell: Tag | undefined;
  let value = '';
  const endRow = () => {
    while (lines.length < row - 1) lines.push('');
    lines[row - 1] = cells.join('\t');
    count += cells.length + 1;
    if (count > MAX_CELLS) throw new SheetTooLarge();
  };
  const endCell = () => {
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = cellText(cell!, value, strings);
    cell = undefined;
  };
  for (const tag of tags(xml)) {
    if (tag.name === 'row') {
      if (tag.kind !== 'close') {
        row = place(Number(attribute(tag, 'r') ?? row + 1), row, MAX_ROWS);
        cells = [];
        column = 0;
      }
      if (tag.kind !== 'open') endRow();
    } else if (tag.name === 'c') {
      if (tag.kind !== 'close') {
        column = place(columnOf(attribute(tag, 'r')) ?? column + 1, column, MAX_COLUMNS);
        cell = tag;
        value = '';
      }
      if (tag.kind !== 'open' && cell) endCell();
    } else if (cell && (tag.name === 'v' || tag.name === 't') && tag.kind === 'close') value += tag.text;
  }
  return lines;
}

/** Rows and cells come in their order. */
function place(value: number, before: number, most: number): number {
  if (!Number.isInteger(value) || value <= before || value > most)
    throw new XmlError('a cell out of its place');
  return value;
}

/** `B3` is in column 2. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '')
    column = 26 * column + letter.charCodeAt(0) - 64;
  return column;
}

/** Tabs and line breaks would cut the row; a quote at a cell's start would be taken for one around it. */
function cellText(cell: Tag, value: string, strings: readonly string[]): string {
  const text = attribute(cell, 't') === 's' ? (strings[Number(value)] ?? '') : value;
  return text.replace(/[\t\r\n]+/g, ' ').replace(/"/g, "''");
}
