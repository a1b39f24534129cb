import type { ErrorCode } from '../arrow/index.js';
import { problem } from './file.js';
import type { Head } from './reader.js';

interface Foreign {
  is(head: Head): boolean;
  code: ErrorCode;
  /** Follows “This is ”. */
  message: string;
}

const begins =
  (...bytes: number[]) =>
  (head: Head) =>
    bytes.every((byte, i) => head.bytes[i] === byte);
const beginsText = (text: string) => (head: Head) =>
  [...text].every((char, i) => head.bytes[i] === char.charCodeAt(0));
const matches = (pattern: RegExp) => (head: Head) => pattern.test(head.text);
const unknown = (is: Foreign['is'], message: string): Foreign => ({ is, code: 'unknown-format', message });

const EXPORT = 'Export the measurement as text from the instrument’s program.';

/** Files of other kinds that people pick by mistake, each with what to do instead. */
const FOREIGN: readonly Foreign[] = [
  unknown(begins(0x89, 0x50, 0x4e, 0x47), `a picture (PNG), whatever its extension says. ${EXPORT}`),
  unknown(begins(0xff, 0xd8, 0xff), `a picture (JPEG), whatever its extension says. ${EXPORT}`),
  unknown(beginsText('GIF8'), `a picture (GIF), whatever its extension says. ${EXPORT}`),
  unknown(beginsText('BM\0'), `a picture (BMP), whatever its extension says. ${EXPORT}`),
  unknown(beginsText('%PDF'), `a PDF document. ${EXPORT}`),
  unknown(
    beginsText('PK\x03\x04'),
    'a zip archive, or one of the formats made of it (docx, ods). Unpack it, or save the sheet as CSV.'
  ),
  unknown(beginsText('PK\x05\x06'), 'an empty zip archive.'),
  unknown(begins(0x1f, 0x8b), 'compressed with gzip. Unpack it first.'),
  unknown(beginsText('7z\xbc\xaf'), 'a 7z archive. Unpack it first.'),
  unknown(beginsText('Rar!'), 'a RAR archive. Unpack it first.'),
  unknown(begins(0xd0, 0xcf, 0x11, 0xe0), 'an old Office file (xls, doc). Save the sheet as CSV.'),
  unknown(begins(0x89, 0x48, 0x44, 0x46), 'an HDF5 file. Write the columns as CSV.'),
  unknown(beginsText('ARROW1'), 'an Arrow file. Give its bytes to toTable() instead of read().'),
  unknown(matches(/^\s*<(?:!doctype\s+html|html|head|body)\b/i), `a web page (HTML). ${EXPORT}`),
  unknown(matches(/^\s*<\?xml/i), `an XML document. ${EXPORT}`),
  unknown(matches(/^\s*<svg\b/i), `a picture (SVG). ${EXPORT}`),
  unknown(matches(/^\s*\{\\rtf/i), 'a document in Rich Text Format. Save it as plain text.'),
  unknown(
    matches(/^\s*\{[^]{0,4000}"(?:nbformat|cells)"\s*:/),
    'a notebook. Choose the instrument’s file itself.'
  ),
  unknown(matches(/^\s*[{[]\s*["{[\]}]/), 'a JSON file. Write the columns as CSV.')
];

/**
 * Refuses what is known to be something else, or is no text at all.
 *
 * @throws ArgyroditeError `unknown-format`, `wrong-kind`
 */
export function refuseForeign(name: string, head: Head): void {
  const foreign = FOREIGN.find(({ is }) => is(head));
  if (foreign) throw problem(foreign.code, name, `This is ${foreign.message}`, { byte: 0 });
  const byte = firstControl(head.text);
  if (byte >= 0) {
    throw problem(
      'unknown-format',
      name,
      `This is a binary file in a format that is not known (byte ${byte}). ${EXPORT}`,
      { byte }
    );
  }
}

/** The first character that no text has, such as a zero; -1 where there is none. */
function firstControl(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 26) return i;
  }
  return -1;
}
