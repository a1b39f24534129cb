import { problem, quote, type TextFile } from '../../file.js';
import { parseNumber } from '../../number.js';

/** Walks down a VAMAS file, where every line's meaning is given by its place alone. */
export interface Cursor {
  /** Index of the next line. */
  readonly line: number;
  /** The next line as it stands. `what` names it in an error. */
  text(what: string): string;
  number(what: string): number;
  /** A whole number of things that follow, each at least `lines` lines long. */
  count(what: string, lines?: number): number;
}

/** @throws ArgyroditeError `truncated-file` at the end, `bad-number` for a text where a number should be */
export function walk(file: TextFile): Cursor {
  const { name, lines } = file;
  let line = 0;
  const text = (what: string) => {
    if (line >= lines.length) {
      throw problem(
        'truncated-file',
        name,
        `The file ends where ${what} should follow. The copy is incomplete: export or copy it again.`,
        { line: lines.length }
      );
    }
    return lines[line++].trim();
  };
  const number = (what: string) => {
    const cell = text(what);
    const value = cell === '' ? undefined : parseNumber(cell);
    if (value !== undefined) return value;
    throw problem(
      'bad-number',
      name,
      `${quote(cell)} stands where ${what} should be, a number. A line may be missing above, or the file was changed by hand: export it again.`,
      { line }
    );
  };
  const count = (what: string, size = 1) => {
    const value = number(what);
    if (!Number.isInteger(value) || value < 0) {
      throw problem(
        'bad-number',
        name,
        `${value} stands where ${what} should be, a whole number. A line may be missing above: export the file again.`,
        { line }
      );
    }
    if (value * size > lines.length - line) {
      throw problem(
        'truncated-file',
        name,
        `The file says that ${what} is ${value}, but ends before. The copy is incomplete, or a line is missing above: export it again.`,
        { line }
      );
    }
    return value;
  };
  return {
    get line() {
      return line;
    },
    text,
    number,
    count
  };
}
