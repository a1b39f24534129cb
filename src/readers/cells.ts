import Papa from 'papaparse';

/** What stands between cells; `blanks` is any run of blanks and tabs, `wide-blanks` at least two (for titles that hold one). */
export type Delimiter = '\t' | ';' | '|' | ',' | 'blanks' | 'wide-blanks';

/** The cells of a line. Trailing empty cells are dropped: many programs end each row with a delimiter. */
export function splitCells(line: string, delimiter: Delimiter): string[] {
  const cells = split(line, delimiter);
  let length = cells.length;
  while (length > 0 && cells[length - 1].trim() === '') length--;
  cells.length = length;
  return cells;
}

function split(line: string, delimiter: Delimiter): string[] {
  if (delimiter === 'blanks') return line.trim().split(/[ \t\u00a0]+/);
  if (delimiter === 'wide-blanks') return line.trim().split(/[ \u00a0]{2,}|\t/);
  if (!line.includes('"') || !hasQuotedCell(line, delimiter)) return line.split(delimiter);
  // blanks between a delimiter and the quote would make the quote a part of the cell
  const tight = line.trimStart().replaceAll(`${delimiter} "`, `${delimiter}"`);
  return (Papa.parse(tight, { delimiter, newline: '\n' }).data[0] ?? []) as string[];
}

/** A quote inside a cell (`Z"/ohm`) is a double prime; only at a cell's start does it quote. */
function hasQuotedCell(line: string, delimiter: string): boolean {
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
    let before = at - 1;
    while (before >= 0 && line[before] === ' ') before--;
    if (before < 0 || line[before] === delimiter) return true;
  }
  return false;
}

/** A line that is quoted as a whole, without its quotes. */
export function unquoteLine(line: string): string {
  const text = line.trim();
  const whole = text.length > 1 && text.startsWith('"') && text.indexOf('"', 1) === text.length - 1;
  return whole ? text.slice(1, -1) : line;
}

/** The length of what marks a line as a comment (`#`, `%`, `!`, `//`), with the blanks before it; 0 where nothing does. */
export function commentMark(line: string): number {
  let i = 0;
  while (line[i] === ' ' || line[i] === '\t') i++;
  let end = i;
  while (line[end] === '#' || line[end] === '%' || line[end] === '!') end++;
  if (end > i) return end;
  return line.startsWith('//', i) ? i + 2 : 0;
}
