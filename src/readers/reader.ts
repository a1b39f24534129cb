import type { ColumnMapping, ColumnQuestion, Kind, Warning } from '../arrow/index.js';
import type { Table } from 'apache-arrow';

/** What a reader makes of a file. */
export interface ReadResult {
  kind: Kind;
  table: Table;
  warnings: Warning[];
  /** How the columns were understood, where a person may say it otherwise. */
  columns?: ColumnQuestion;
}

/** What a person says about a file. */
export interface ReadOptions {
  /** Which columns are which, where the titles do not tell, or tell wrongly. */
  columns?: ColumnMapping;
}

/** A file as it comes in: its name says what to call it in a message, and its extension is a hint. */
export interface InputFile {
  name: string;
  bytes: Uint8Array;
}

/** The first bytes of a file, and the same as text, for telling formats apart. */
export interface Head {
  bytes: Uint8Array;
  text: string;
}

/** One file format. */
export interface Reader {
  /** What people call it: `Gamry DTA`. */
  name: string;
  /** Lower case, without the dot. */
  extensions: readonly string[];
  /** The extensions belong to many kinds of files (`csv`): such files are not opened by us unless asked for. */
  shared?: boolean;
  /** No text: its bytes are not searched for what no text has. */
  binary?: boolean;
  /** True where the content leaves no doubt that it is this format. */
  sniff(head: Head): boolean;
  /** @throws ArgyroditeError */
  read(file: InputFile, options: ReadOptions): ReadResult;
}
