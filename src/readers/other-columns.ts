import { commentMark, splitCells } from './cells.js';
import { problem, quote, type TextFile } from './file.js';
import type { Numbers } from './layout.js';
import { parseNumber } from './number.js';
import { splitTitle } from './units.js';

/**
 * Refuses a table whose columns are no impedance, as far as it tells: titles that we do not know, or no titles and not
 * three columns of which the first can be a frequency.
 *
 * @throws ArgyroditeError `wrong-kind`, `missing-column`
 */
export function refuseOtherColumns(file: TextFile, numbers: Numbers): void {
  const titles = titlesAbove(file.lines, numbers);
  if (titles) throw unknownTitles(file, titles.cells, titles.line);
  const { name, lines } = file;
  const { delimiter, decimalComma, width, firstRow } = numbers;
  if (width !== 3) {
    throw problem(
      'missing-column',
      name,
      `There are ${width} columns and no line that names them, so it is not known which are the frequency, Z' and Z''. Put a header above, such as “f/Hz,Z'/Ohm,-Z''/Ohm”.`,
      { line: firstRow + 1 }
    );
  }
  const frequencies = lines
    .slice(firstRow, firstRow + 1000)
    .map(line => parseNumber(splitCells(line, delimiter)[0] ?? '', decimalComma) ?? NaN)
    .filter(Number.isFinite);
  const negative = frequencies.filter(value => value < 0).length;
  if (negative > frequencies.length / 2 || new Set(frequencies).size < Math.min(2, frequencies.length)) {
    throw problem(
      'missing-column',
      name,
      `The file names no columns, and the first cannot be a frequency. Put a header above, such as “Z'/Ohm,Z''/Ohm,f/Hz”.`,
      { line: firstRow + 1 }
    );
  }
}

/** The nearest line of text above the rows that has as many cells as they. */
function titlesAbove(
  lines: readonly string[],
  numbers: Numbers
): { cells: string[]; line: number } | undefined {
  for (let i = numbers.firstRow - 1; i >= Math.max(0, numbers.firstRow - 10); i--) {
    const text = lines[i].slice(commentMark(lines[i]));
    const cells = splitCells(text, numbers.delimiter).map(cell => cell.trim());
    const words = cells.filter(cell => cell !== '' && parseNumber(cell, numbers.decimalComma) === undefined);
    if (
      Math.abs(cells.length - numbers.width) <= 1 &&
      words.length >= cells.length / 2 &&
      words.length >= 2
    ) {
      return { cells, line: i + 1 };
    }
  }
  return undefined;
}

function unknownTitles({ name }: TextFile, titles: readonly string[], line: number): Error {
  const shown = titles.filter(Boolean).slice(0, 8).map(quote).join(', ');
  const units = titles.map(title => splitTitle(title).unitText?.toLowerCase());
  const has = (pattern: RegExp) => titles.some(title => pattern.test(title.slice(0, 60)));
  const voltage = units.some(unit => unit === 'v' || unit === 'mv') || has(/volt|ewe|ecell/i);
  const current =
    units.some(unit => unit === 'a' || unit === 'ma' || unit === 'μa' || unit === 'µa') || has(/curr/i);
  if (voltage && current) {
    return problem(
      'wrong-kind',
      name,
      `This is a record of voltage and current whose columns are not all known: ${shown}. Say which is the time, or name it in the header, such as “Test Time / s”; for an impedance choose the file of its measurement.`,
      { line }
    );
  }
  if (has(/binding|kinetic|\bB\.?E\.?\b/i) || units.includes('ev')) {
    return problem(
      'wrong-kind',
      name,
      `This is a photoelectron spectrum, not an impedance spectrum: its columns are ${shown}.`,
      { line }
    );
  }
  return problem(
    'missing-column',
    name,
    `No frequency with Z' and Z'', or with |Z| and phase, is among the columns ${shown}. Name them in the header, such as “f/Hz,Z'/Ohm,-Z''/Ohm”.`,
    { line }
  );
}
