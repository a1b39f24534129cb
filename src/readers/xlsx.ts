import { isArgyroditeError, type ColumnMapping } from '../arrow/index.js';
import { readDelimited } from './delimited.js';
import { problem, quote } from './file.js';
import type { InputFile, Reader, ReadOptions, ReadResult } from './reader.js';
import { readRecordText } from './record/text.js';
import { sharedStrings, sheetLines, SheetTooLarge } from './sheet.js';
import { decodeText } from './text.js';
import { attribute, tags, XmlError, type Tag } from './xml.js';
import { readAvantage } from './xps/avantage.js';
import { openArchive, unpack, type Archive } from './zip.js';

/** The paths with which Office's own and others' programs begin such archives. */
const FIRST_PATH = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/;
const FIRST_PATH_AT = 30;

/** Excel's .xlsx (Office Open XML, ECMA-376): the first sheet with the columns of an impedance, titled as delimited text is. */
export const xlsx: Reader = {
  name: 'Excel xlsx',
  extensions: ['xlsx'],
  shared: true,
  binary: true,
  sniff: ({ bytes }) => isArchive(bytes) && FIRST_PATH.test(latin1(bytes.subarray(FIRST_PATH_AT, 64))),
  read: readXlsx
};

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const isArchive = (bytes: Uint8Array) => latin1(bytes.subarray(0, 4)) === 'PK\x03\x04';

function readXlsx({ name, bytes }: InputFile, { columns }: ReadOptions): ReadResult {
  try {
    return readWorkbook(name, openArchive(name, bytes), columns);
  } catch (error) {
    if (error instanceof XmlError) throw damaged(name);
    if (error instanceof SheetTooLarge) throw tooLarge(name);
    throw error;
  }
}

/** A spectrum is looked for in so many sheets. */
const MOST_SHEETS = 50;

interface Sheet {
  title: string;
  path: string;
}

function readWorkbook(name: string, archive: Archive, columns: ColumnMapping | undefined): ReadResult {
  const sheets = listSheets(name, archive);
  const strings = sharedStrings(part(archive, 'xl/sharedStrings.xml') ?? '');
  const texts = sheets.map(({ title, path }) => {
    const xml = part(archive, path);
    return { title, lines: xml === undefined ? [] : sheetLines(xml, strings) };
  });
  const avantage = readAvantage(name, texts);
  if (avantage) return avantage;
  let first: unknown;
  for (const [i, { title, lines }] of texts.entries()) {
    if (lines.every(line => line.trim() === '')) continue;
    try {
      const result =
        readRecordText({ name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }, columns) ??
        readDelimited({ name, lines, endsInNewline: true });
      if (sheets.length > 1) warnAboutSheets(title, i + 1 < sheets.length, result);
      return result;
    } catch (error) {
      if (!isArgyroditeError(error)) throw error;
      first ??= error; // another sheet may hold the spectrum
    }
  }
  throw (
    first ?? problem('empty-file', name, 'The workbook holds no cells. Save it again with the data in it.')
  );
}

/** The visible sheets in their order: the workbook names them, and its relations say where they are. */
function listSheets(name: string, archive: Archive): Sheet[] {
  const workbook = part(archive, 'xl/workbook.xml');
  if (workbook === undefined) {
    throw problem(
      'unknown-format',
      name,
      'This is a zip archive or an Office document without sheets (docx, pptx), not an Excel workbook. Save the numbers as CSV or xlsx.',
      { byte: 0 }
    );
  }
  const targets = new Map<string, string>();
  for (const tag of tags(part(archive, 'xl/_rels/workbook.xml.rels') ?? '')) {
    const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
    if (tag.name === 'Relationship' && id && target) targets.set(id, absolute(target));
  }
  const sheets = new Map<string, Sheet>();
  for (const tag of tags(workbook)) {
    const path = isShownSheet(tag) ? targets.get(attribute(tag, 'r:id') ?? '') : undefined;
    if (path && sheets.size < MOST_SHEETS) sheets.set(path, { title: attribute(tag, 'name') ?? '', path });
  }
  return [...sheets.values()];
}

function isShownSheet(tag: Tag): boolean {
  return tag.name === 'sheet' && tag.kind !== 'close' && (attribute(tag, 'state') ?? 'visible') === 'visible';
}

/** Targets stand relative to the workbook, or begin at the root. */
function absolute(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function part(archive: Archive, path: string): string | undefined {
  const bytes = unpack(archive, path);
  return bytes && decodeText(bytes);
}

function warnAboutSheets(title: string, more: boolean, { warnings }: ReadResult): void {
  warnings.push({
    code: 'sheet-chosen',
    message: `Of the workbook the sheet ${quote(title)} was read${more ? ', the first that can be read; save others as files of their own' : ''}.`
  });
}

function damaged(name: string): Error {
  return problem(
    'bad-table',
    name,
    'The workbook is damaged: its sheets cannot be read. Open it in a spreadsheet and save it again, or as CSV.'
  );
}

function tooLarge(name: string): Error {
  return problem(
    'too-large',
    name,
    'The sheet has more than five million cells. Save the part with the spectrum as CSV.'
  );
}
