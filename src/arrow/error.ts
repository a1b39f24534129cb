import type { ColumnQuestion } from './mapping.js';

/** Why something that a user did could not be carried out. Codes are stable: other people's code may branch on them. */
export type ErrorCode =
  | 'empty-file'
  | 'truncated-file'
  | 'unknown-format'
  | 'wrong-kind'
  | 'too-large'
  | 'bad-number'
  | 'missing-column'
  | 'bad-table'
  | 'bad-circuit'
  | 'unknown-parameter'
  | 'bad-formula'
  | 'no-precursors'
  | 'bad-setting'
  | 'too-few-points'
  | 'unknown-widget'
  | 'bad-seed'
  | 'file-changed'
  | 'file-missing'
  | 'worker-failed'
  | 'cancelled';

/** Where in the user's own input the mistake is: a line (1-based), a byte offset, or a character position (0-based). */
export interface Place {
  line?: number;
  byte?: number;
  position?: number;
}

/** What an error tells besides its sentence. */
export interface ErrorDetails extends Place {
  /** Where a person can mend it by saying which columns are which. */
  columns?: ColumnQuestion;
}

/**
 * A failure that a user can cause, in a sentence that says what is wrong and how to mend it.
 *
 * `name` is always `'ArgyroditeError'`, so that it is recognised across copies of the library (never `instanceof`).
 */
export class ArgyroditeError extends Error {
  override readonly name = 'ArgyroditeError';
  readonly code: ErrorCode;
  readonly line?: number;
  readonly byte?: number;
  readonly position?: number;
  readonly columns?: ColumnQuestion;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    const { line, byte, position, columns } = details;
    if (line !== undefined) this.line = line;
    if (byte !== undefined) this.byte = byte;
    if (position !== undefined) this.position = position;
    if (columns !== undefined) this.columns = columns;
  }
}

/** An `ArgyroditeError` as plain data, for the way through a worker, a comm or an engine. */
export interface ErrorData extends ErrorDetails {
  name: 'ArgyroditeError';
  code: ErrorCode;
  message: string;
}

/** True for an `ArgyroditeError` of this or any other copy of the library, also as plain data. */
export function isArgyroditeError(error: unknown): error is ErrorData {
  return typeof error === 'object' && error !== null && (error as Error).name === 'ArgyroditeError';
}

/** The error as plain data; what is not an `ArgyroditeError` is a defect of ours and is thrown on. */
export function errorToData(error: unknown): ErrorData {
  if (!isArgyroditeError(error)) throw error;
  const { code, message, line, byte, position, columns } = error;
  const data: ErrorData = { name: 'ArgyroditeError', code, message };
  if (line !== undefined) data.line = line;
  if (byte !== undefined) data.byte = byte;
  if (position !== undefined) data.position = position;
  if (columns !== undefined) data.columns = columns;
  return data;
}

/** The inverse of {@link errorToData}. */
export function errorFromData({ code, message, ...details }: ErrorData): ArgyroditeError {
  return new ArgyroditeError(code, message, details);
}

/** Something the user should know although the work went on: data in a result, shown by the view beside `subject`. */
export interface Warning {
  code: string;
  message: string;
  /** What it is about: a parameter's, column's or setting's name. */
  subject?: string;
}
