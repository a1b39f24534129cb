/** A cell goes on over so many lines at most; a quote that is not closed by then is a slip of the pen. */
const LONGEST_CELL = 10;

const DELIMITERS = '\t;,|';

/**
 * Lines in which a quoted cell holds a line break (`"Frequency<break>(Hz)"`, as spreadsheets write a title of two lines), joined with
 * a blank. The lines that were taken in become empty, so that the numbers of the others stay.
 */
export function joinQuotedBreaks(lines: readonly string[]): readonly string[] {
  let joined: string[] | undefined;
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].includes('"') || endOf(lines[i], false) !== 'open') continue;
    const last = closingLine(lines, i);
    if (last === undefined) continue;
    joined ??= [...lines];
    joined[i] = lines.slice(i, last + 1).join(' ');
    joined.fill('', i + 1, last + 1);
    i = last;
  }
  return joined ?? lines;
}

function closingLine(lines: readonly string[], from: number): number | undefined {
  for (let i = from + 1; i < Math.min(lines.length, from + LONGEST_CELL); i++) {
    const end = endOf(lines[i], true);
    if (end === 'closed') return i;
    if (end === 'broken') return undefined;
  }
  return undefined;
}

/**
 * Whether a line ends within a quoted cell. A quote opens one only at a cell's start, and closes it only at its end: elsewhere it is a
 * double prime, and within a cell a `broken` one.
 */
function endOf(line: string, within: boolean): 'open' | 'closed' | 'broken' {
  let open = within;
  let atStart = true;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (open && char === '"' && line[i + 1] === '"') i++;
    else if (open && char === '"') {
      let next = i + 1;
      while (line[next] === ' ') next++;
      if (next < line.length && !DELIMITERS.includes(line[next])) return 'broken';
      open = false;
      atStart = false;
    } else if (!open && char === '"' && atStart) open = true;
    else if (!open && DELIMITERS.includes(char)) atStart = true;
    else if (!open && char !== ' ') atStart = false;
  }
  return open ? 'open' : 'closed';
}
