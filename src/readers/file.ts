import { ArgyroditeError, type ErrorCode, type ErrorDetails } from '../arrow/index.js';
import type { InputFile } from './reader.js';
import { decodeText } from './text.js';

/** A text file cut into lines; line `i` of the array is line `i + 1` for people. */
export interface TextFile {
  name: string;
  lines: readonly string[];
  /** False where the last line was not brought to its end: perhaps the file was cut off there. */
  endsInNewline: boolean;
}

/**
 * Decodes a file and cuts it into lines, whatever ends them.
 *
 * @throws ArgyroditeError `empty-file`
 */
export function textFile({ name, bytes }: InputFile): TextFile {
  const text = decodeText(bytes);
  if (text.trim() === '') {
    throw problem('empty-file', name, 'The file holds nothing but blanks. Export the measurement again.');
  }
  return { name, ...cutLines(text) };
}

/** `\n`, `\r\n`, `\r`, and the `\r\r\n` that some exports write, each end one line. */
export function cutLines(text: string): { lines: string[]; endsInNewline: boolean } {
  const lines: string[] = [];
  const oldMac = !text.includes('\n') && text.includes('\r');
  const mark = oldMac ? '\r' : '\n';
  let start = 0;
  for (let end = text.indexOf(mark); end >= 0; end = text.indexOf(mark, start)) {
    let last = end;
    while (last > start && text.charCodeAt(last - 1) === 13) last--;
    lines.push(text.slice(start, last));
    start = end + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return { lines, endsInNewline: start >= text.length };
}

/** An error that names the file, the place and (in its sentence) the remedy. */
export function problem(
  code: ErrorCode,
  name: string,
  message: string,
  details: ErrorDetails = {}
): ArgyroditeError {
  const where = details.line !== undefined ? `, line ${details.line}` : '';
  return new ArgyroditeError(code, `“${name}”${where}: ${message}`, details);
}

/** `line 5`, `lines 5, 6 and 9`, `lines 5, 6, 7, 8, 9 and 12 more`. */
export function lineList(lines: readonly number[]): string {
  if (lines.length === 1) return `line ${lines[0]}`;
  const shown = lines.length > 6 ? lines.slice(0, 5).map(String) : lines.slice(0, -1).map(String);
  const last = lines.length > 6 ? `${lines.length - 5} more` : String(lines.at(-1));
  return `lines ${shown.join(', ')} and ${last}`;
}

/** A text from a file, short enough for a message. */
export function quote(text: string): string {
  const clean = text.trim();
  return `“${clean.length > 40 ? `${clean.slice(0, 40)}…` : clean}”`;
}

/** The last part of a path. */
export function fileName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Lower case and without the dot; `''` where there is none. */
export function extensionOf(name: string): string {
  const file = fileName(name);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(dot + 1).toLowerCase() : '';
}

/** The name of the file without folders and extension: what a sample is called when nothing else says so. */
export function baseName(name: string): string {
  const file = fileName(name);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}
