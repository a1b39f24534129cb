import { extensionOf, problem } from './file.js';
import { refuseForeign } from './foreign.js';
import { delimited } from './delimited.js';
import { isArgyroditeError } from '../arrow/index.js';
import type { Head, InputFile, Reader, ReadOptions, ReadResult } from './reader.js';
import { findRecordHeader } from './record/header.js';
import { readers } from './registry.js';
import { decodeText } from './text.js';

export { readers } from './registry.js';
export type { Head, InputFile, Reader, ReadOptions, ReadResult } from './reader.js';

/** Files above this are refused: a record of a million rows is smaller, and a page that loads more stands still. */
export const MAX_FILE_BYTES = 160 * 2 ** 20;

const HEAD_BYTES = 4096;
/** A line that begins or ends a section: `<Segment1>`, `[Data 1]`. */
const SECTION = /^[ \t]*(?:<\/?\w+>|\[\w[\w ]*\])[ \t]*\r?$/m;

/**
 * Reads an instrument's file.
 *
 * @param name its name, for messages and for the sample's name; the extension counts only where the content does not tell
 * @param options what a person says of the columns; `columns` in a result or in an error says what can be said
 * @returns `kind` of data, an Arrow `table` of that kind, and `warnings` about what was left out or taken for granted
 * @throws ArgyroditeError `empty-file`, `truncated-file`, `unknown-format`, `wrong-kind`, `too-large`, `bad-number`,
 *   `missing-column`, `bad-table`
 */
export function read(name: string, bytes: Uint8Array, options: ReadOptions = {}): ReadResult {
  if (!ArrayBuffer.isView(bytes)) {
    throw problem('unknown-format', name, 'read() takes the bytes of a file, as a Uint8Array.');
  }
  checkSize(name, bytes.length);
  if (bytes.length === 0) {
    throw problem('empty-file', name, 'The file is empty (0 bytes). Export or copy it again.', { byte: 0 });
  }
  const start = bytes.subarray(0, HEAD_BYTES);
  const head: Head = { bytes: start, text: decodeText(start) };
  const known = readers.find(reader => reader.sniff(head));
  if (!known?.binary) refuseForeign(name, head);
  return known ? known.read({ name, bytes }, options) : readByName({ name, bytes }, head, options);
}

/**
 * A text that no reader knows by its content. Its extension says how to read it, but that may be wrong: titles of a cycling record
 * tell more, unless they stand in one of several sections.
 */
function readByName(file: InputFile, { text }: Head, options: ReadOptions): ReadResult {
  const byExtension = readerFor(file.name);
  if (byExtension === delimited || SECTION.test(text) || !findRecordHeader(file.bytes))
    return byExtension.read(file, options);
  try {
    const result = byExtension.read(file, options);
    if (result.kind === 'cycling-record') return result;
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
  }
  return delimited.read(file, options);
}

/**
 * Call it with the size alone, before a file is loaded.
 *
 * @throws ArgyroditeError `too-large`
 */
export function checkSize(name: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  const size = (count: number) => `${Math.round(count / 2 ** 20)} MB`;
  throw problem(
    'too-large',
    name,
    `The file has ${size(bytes)}; up to ${size(MAX_FILE_BYTES)} are read. Is this the right file? If so, cut it into parts, or export fewer columns.`
  );
}

/** True where some reader takes files of this extension. */
export function canRead(name: string): boolean {
  const extension = extensionOf(name);
  return readers.some(({ extensions }) => extensions.includes(extension));
}

/** By the extension, where the content does not tell; a text is no file of a binary format, whatever its extension. */
function readerFor(name: string): Reader {
  const extension = extensionOf(name);
  return readers.find(({ extensions, binary }) => !binary && extensions.includes(extension)) ?? delimited;
}
