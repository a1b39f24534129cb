import type { SampleMetadata, Warning } from '../arrow/index.js';
import { splitCells } from './cells.js';
import { impedanceColumns, recogniseColumns, type Columns } from './columns.js';
import { baseName, fileName, problem, quote, textFile, type TextFile } from './file.js';
import { findNumbers } from './layout.js';
import { electrodeArea, metadataFromRemarks } from './metadata.js';
import type { InputFile, Reader, ReadResult } from './reader.js';
import { joinRows, readRows, type Rows } from './rows.js';
import { toSpectra } from './spectra.js';

/** What VersaStudio writes where nobody entered an area, cm². */
const UNSET_AREA = 1;

/**
 * VersaStudio's .par: sections from `<Name>` to `</Name>` with a line `key=value` for each setting. Sections `Segment1`, `Segment2`, ... hold
 * the points, with their titles behind `Definition=`.
 */
export const versastudio: Reader = {
  name: 'VersaStudio par',
  extensions: ['par'],
  sniff: ({ text }) => /^\s*<Application>\s*Name=VersaStudio/.test(text),
  read: (file: InputFile) => readPar(textFile(file))
};

/** A section, by the indices of its first line and of the line that ends it. */
interface Section {
  name: string;
  from: number;
  to: number;
}

function readPar(file: TextFile): ReadResult {
  const { name, lines } = file;
  const sections = findSections(lines);
  const segments = sections.filter(section => /^Segment\d+$/.test(section.name));
  const warnings: Warning[] = [];
  const parts = segments.flatMap(segment => readSegment(file, segment, warnings) ?? []);
  if (parts.length === 0) throw noSpectrum(file, sections, segments);
  const metadata: SampleMetadata = {
    sample: baseName(name),
    ...settingsMetadata(file, sections, warnings),
    source_file: fileName(name)
  };
  return toSpectra(joinRows(parts.map(({ rows }) => rows)), parts[0].columns, metadata, warnings);
}

function findSections(lines: readonly string[]): Section[] {
  const sections: Section[] = [];
  let open: Section | undefined;
  for (const [i, line] of lines.entries()) {
    const tag = /^\s*<(\/?)([A-Za-z]\w{0,40})>\s*$/.exec(line);
    if (!tag) continue;
    if (open) open.to = i;
    open = tag[1] ? undefined : { name: tag[2], from: i + 1, to: lines.length };
    if (open) sections.push(open);
  }
  return sections;
}

/** The points of a segment; `undefined` where it is of another technique, or was stopped before its first point. */
function readSegment(
  file: TextFile,
  { from, to }: Section,
  warnings: Warning[]
): { rows: Rows; columns: Columns } | undefined {
  const { lines } = file;
  const at = definitionOf(lines, from, to);
  if (at < 0) return undefined;
  const titles = splitCells(lines[at].slice(lines[at].indexOf('=') + 1), ',');
  const columns = recogniseColumns(titles);
  const numbers = findNumbers(lines, at + 1, to);
  if (!impedanceColumns(columns) || !numbers) return undefined;
  const rows = readRows(
    file,
    {
      columns,
      delimiter: numbers.delimiter,
      headerDelimiter: ',',
      decimalComma: numbers.decimalComma,
      width: Math.max(titles.length, numbers.width),
      usualWidth: numbers.width,
      from: at + 1,
      to
    },
    warnings
  );
  return { rows, columns };
}

function definitionOf(lines: readonly string[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (/^\s*Definition=/.test(lines[i])) return i;
  return -1;
}

function settingsMetadata(
  { lines }: TextFile,
  sections: readonly Section[],
  warnings: Warning[]
): SampleMetadata {
  const setting = (section: RegExp, key: string) => valueOf(lines, sections, section, key);
  const area = setting(/^Action\d+$/, 'Working Electrode Area (cm2)');
  const metadata: SampleMetadata = {
    ...metadataFromRemarks([setting(/^Action\d+$/, 'Comment') ?? '']),
    ...electrodeArea(area, UNSET_AREA, 'VersaStudio', warnings)
  };
  const [type, serial] = ['Type', 'SN'].map(key => setting(/^Instrument$/, key));
  if (type) metadata.instrument = serial ? `${type} (SN ${serial})` : type;
  const when = ['DateAcquired', 'TimeAcquired'].map(key => setting(/^Experiment$/, key)).filter(Boolean);
  if (when.length) metadata.measurement_date = when.join(' ');
  return metadata;
}

/** The first value of a key in the sections of that name. */
function valueOf(
  lines: readonly string[],
  sections: readonly Section[],
  section: RegExp,
  key: string
): string | undefined {
  for (const { name, from, to } of sections) {
    if (!section.test(name)) continue;
    for (let i = from; i < to; i++) {
      const text = lines[i].trimStart();
      if (text.startsWith(`${key}=`)) return text.slice(key.length + 1).trim() || undefined;
    }
  }
  return undefined;
}

function noSpectrum(file: TextFile, sections: readonly Section[], segments: readonly Section[]): Error {
  const { name, lines } = file;
  const spectral = segments.find(({ from, to }) => {
    const at = definitionOf(lines, from, to);
    return (
      at >= 0 &&
      impedanceColumns(recogniseColumns(splitCells(lines[at].slice(lines[at].indexOf('=') + 1), ',')))
    );
  });
  if (segments.length === 0 || spectral) {
    return problem(
      'truncated-file',
      name,
      'This VersaStudio file holds no points. Perhaps the measurement was stopped before the first, or the copy is incomplete.',
      { line: spectral?.from ?? lines.length }
    );
  }
  const technique = valueOf(lines, sections, /^Action[1-9]\d*$/, 'Name');
  return problem(
    'wrong-kind',
    name,
    `This VersaStudio file is a record of ${quote(technique ?? 'another technique')}, not of impedance: Frequency, Z Real and Z Imag are not among its columns. Choose the file of the impedance measurement.`,
    { line: segments[0].from }
  );
}
