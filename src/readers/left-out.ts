import type { ErrorCode, Warning } from '../arrow/index.js';
import { lineList, problem, type TextFile } from './file.js';

/** Why rows were left out. */
export type Reason = 'truncated-file' | 'short-row' | 'long-row' | 'not-a-number' | 'bad-frequency';

const REASONS: Record<Reason, (lines: string, one: boolean) => string> = {
  'truncated-file': lines =>
    `The file ends in the middle of ${lines}; that row was left out. Perhaps the copy is incomplete.`,
  'short-row': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} too few cells and ${one ? 'was' : 'were'} left out: ${lines}.`,
  'long-row': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} more cells than the header and ${one ? 'was' : 'were'} left out: ${lines}. A decimal comma between commas does this.`,
  'not-a-number': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} no number in a column that is needed and ${one ? 'was' : 'were'} left out: ${lines}.`,
  'bad-frequency': (lines, one) =>
    `${one ? 'A row has' : 'Rows have'} a frequency that is not above zero and ${one ? 'was' : 'were'} left out: ${lines}.`
};

/** 1-based lines of what is no row of numbers that can be used, by the reason. */
export interface LeftOut {
  rows: Record<Reason, number[]>;
  /** Text between the rows or below them. */
  text: number[];
  /** The header once more. */
  headers: number[];
}

export function nothingLeftOut(): LeftOut {
  const reasons = Object.keys(REASONS) as Reason[];
  return {
    rows: Object.fromEntries(reasons.map(reason => [reason, []])) as unknown as LeftOut['rows'],
    text: [],
    headers: []
  };
}

/** One warning for each reason, with the lines. Text above the first row is a preamble. */
export function warnAboutLeftOut(
  { rows, text, headers }: LeftOut,
  firstRow: number,
  warnings: Warning[]
): void {
  for (const reason of Object.keys(REASONS) as Reason[]) {
    const at = rows[reason];
    if (at.length) warnings.push({ code: reason, message: REASONS[reason](lineList(at), at.length === 1) });
  }
  const below = text.filter(line => line > firstRow);
  if (below.length) {
    warnings.push({
      code: 'text-lines',
      message: `Text below the first row of numbers was passed over: ${lineList(below)}.`
    });
  }
  if (headers.length) {
    warnings.push({
      code: 'repeated-header',
      message: `The header comes again in ${lineList(headers)}; what follows it is read as a spectrum of its own.`
    });
  }
}

/** Why a table has no row at all, from what was left out. */
export function noRows(
  { name, lines }: TextFile,
  table: { from: number; width: number },
  leftOut: LeftOut['rows']
): Error {
  const reasons = (Object.keys(REASONS) as Reason[]).filter(reason => leftOut[reason].length);
  if (reasons.length === 0) {
    return problem(
      'truncated-file',
      name,
      'The file ends before its first row of numbers. Perhaps the measurement was stopped, or the copy is incomplete: export it again.',
      { line: Math.min(table.from, lines.length) }
    );
  }
  const main = reasons.reduce((a, b) => (leftOut[b].length > leftOut[a].length ? b : a));
  const line = leftOut[main][0];
  if (main === 'long-row') {
    return problem(
      'bad-table',
      name,
      `The rows have more cells than the header names columns (${table.width}). If the numbers have decimal commas, export with semicolons or tabs between the columns.`,
      { line }
    );
  }
  const said: Record<Exclude<Reason, 'long-row'>, [ErrorCode, string]> = {
    'truncated-file': [
      'truncated-file',
      'The file ends in the middle of its first row. Export or copy it again.'
    ],
    'short-row': ['truncated-file', 'No row has all the columns that the header names. Export it again.'],
    'not-a-number': [
      'bad-number',
      'No row has a number in each of the columns that are needed. Export the measurement again.'
    ],
    'bad-frequency': [
      'bad-number',
      'No row has a frequency above zero, so nothing here is an impedance spectrum.'
    ]
  };
  const [code, message] = said[main];
  return problem(code, name, message, { line });
}
