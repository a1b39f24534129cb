import type { SampleMetadata, Warning } from '../arrow/index.js';
import { readDelimited } from './delimited.js';
import { problem, quote, textFile, type TextFile } from './file.js';
import { recogniseHeader } from './header.js';
import { findNumbers } from './layout.js';
import { electrodeArea, metadataFromRemarks, UNSET_ECLAB_AREA } from './metadata.js';
import { readCyclingText } from './mpt-cycling.js';
import type { InputFile, Reader, ReadResult } from './reader.js';

/**
 * BioLogic's .mpt, as EC-Lab exports it: `Nb header lines : 61`, settings, in the last of those lines the titles, then rows
 * with tabs between. A file that was exported without its header begins with the titles.
 */
export const biologic: Reader = {
  name: 'BioLogic mpt',
  extensions: ['mpt'],
  sniff: ({ text }) => /^\s*(?:EC|BT)-Lab ASCII FILE/i.test(text),
  read: (file: InputFile) => readBiologic(textFile(file))
};

function readBiologic(file: TextFile): ReadResult {
  const { name, lines } = file;
  const count = headerLineCount(lines);
  if (count === undefined)
    return (isSpectral(lines, 0) ? undefined : readCyclingText(file, 0, {}, [])) ?? readDelimited(file);
  if (count >= lines.length) {
    throw problem(
      'truncated-file',
      name,
      `The file says that its header has ${count} lines, but it ends after ${lines.length}. Export it from EC-Lab again.`,
      { line: lines.length }
    );
  }
  const warnings: Warning[] = [];
  const metadata = headerMetadata(lines.slice(0, count), warnings);
  if (isSpectral(lines, count - 1) || hasTitles(lines, count)) return readDelimited(file, metadata, warnings);
  const record = readCyclingText(file, count - 1, metadata, warnings);
  if (!record) throw noImpedance(file, count);
  return record;
}

function isSpectral(lines: readonly string[], titlesAt: number): boolean {
  return recogniseHeader(lines, titlesAt) !== undefined;
}

function headerLineCount(lines: readonly string[]): number | undefined {
  for (const line of lines.slice(0, 10)) {
    const found = /^\s*Nb header lines\s*:\s*(\d{1,6})/i.exec(line);
    if (found) return Number(found[1]);
  }
  return undefined;
}

/** The count may be wrong where someone edited the header: then the titles are looked for. */
function hasTitles(lines: readonly string[], count: number): boolean {
  const numbers = findNumbers(lines);
  const to = Math.min(lines.length, Math.max(count, numbers?.firstRow ?? 0) + 5);
  for (let i = 0; i < to; i++) if (recogniseHeader(lines, i, numbers)) return true;
  return false;
}

function headerMetadata(header: readonly string[], warnings: Warning[]): SampleMetadata {
  const value = (key: string) => {
    const line = header.find(line => line.startsWith(key));
    const text = line?.slice(line.indexOf(':') + 1).trim();
    return text === '' ? undefined : text;
  };
  const area = value('Electrode surface area')?.split(' ')[0];
  const metadata: SampleMetadata = {
    ...metadataFromRemarks(comments(header)),
    ...electrodeArea(area, UNSET_ECLAB_AREA, 'EC-Lab', warnings)
  };
  const device = value('Device');
  if (device) metadata.instrument = `BioLogic ${device}`;
  const started = value('Acquisition started on');
  if (started) metadata.measurement_date = started;
  return metadata;
}

/** The lines of `Comments : ...`, which go on until the next setting. */
function comments(header: readonly string[]): string[] {
  const first = header.findIndex(line => line.startsWith('Comments :'));
  if (first < 0) return [];
  let end = first + 1;
  while (
    end < header.length &&
    !/^(Cable|Electrode|Characteristic|Equivalent|Density|Volume|Cycle|Mode)\b/.test(header[end])
  ) {
    end++;
  }
  return [header[first].slice('Comments :'.length).trim(), ...header.slice(first + 1, end)];
}

function noImpedance({ name, lines }: TextFile, count: number): Error {
  const technique = lines
    .slice(0, count)
    .find((line, i) => i > 0 && line.trim() && !/^\s*Nb header/i.test(line));
  return problem(
    'wrong-kind',
    name,
    `This EC-Lab file is a record of ${quote(technique ?? 'another technique')}, not of impedance: freq/Hz, Re(Z)/Ohm and -Im(Z)/Ohm are not among its columns, nor are time/s, Ewe/V and I/mA for a cycling record. Choose the file of a PEIS or GEIS technique, or export these columns too.`,
    { line: count }
  );
}
