import { commentMark, splitCells, unquoteLine } from './cells.js';
import { impedanceColumns, recogniseColumns, recogniseTitle } from './columns.js';
import type { TextFile } from './file.js';
import type { Header } from './header.js';
import type { Numbers } from './layout.js';

/** Beyond this the parts would take more room than the file. */
const MAX_LINES = 2_000_000;

/**
 * Spectra beside each other (`f, Z', Z'', f, Z', Z'', ...`), each as a text of its own with the lines where they were; `undefined` for
 * one spectrum, or where the sets of columns are not alike: those show the same points twice.
 */
export function sideBySide(file: TextFile, header: Header, numbers: Numbers): TextFile[] | undefined {
  const titles = splitCells(titleText(file.lines[header.line]), header.delimiter);
  const starts = titles.flatMap((title, i) =>
    recogniseTitle(title, i)?.quantity === 'frequency' ? [i] : []
  );
  if (starts.length < 2 || starts.length * file.lines.length > MAX_LINES) return undefined;
  const cuts = starts.map((start, i) => [i === 0 ? 0 : start, starts[i + 1] ?? Infinity]);
  const kinds = cuts.map(([from, to]) => kindOf(titles.slice(from, to)));
  if (kinds[0] === undefined || kinds.some(kind => kind !== kinds[0])) return undefined;
  const rows = file.lines.map((line, i) => {
    if (i < header.line) return [];
    return i === header.line ? titles : splitCells(line, numbers.delimiter);
  });
  return cuts.map(([from, to]) => ({
    ...file,
    lines: rows.map(cells => cells.slice(from, to).join('\t'))
  }));
}

function titleText(line: string): string {
  return unquoteLine(line.slice(commentMark(line)));
}

function kindOf(titles: readonly string[]): string | undefined {
  return impedanceColumns(recogniseColumns(titles))
    ?.map(({ quantity }) => quantity)
    .join();
}
