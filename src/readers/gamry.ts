import type { SampleMetadata, Warning } from '../arrow/index.js';
import { recogniseColumns, impedanceColumns } from './columns.js';
import { splitCells } from './cells.js';
import { baseName, fileName, problem, quote, textFile, type TextFile } from './file.js';
import { findNumbers } from './layout.js';
import { electrodeArea, metadataFromRemarks } from './metadata.js';
import type { InputFile, Reader, ReadResult } from './reader.js';
import { joinRows, readRows } from './rows.js';
import { toSpectra } from './spectra.js';

/** What Gamry's Framework writes where nobody entered an area, cm². */
const UNSET_AREA = 1;

/**
 * Gamry's .DTA: a line for each setting (`AREA<tab>QUANT<tab>1.0<tab>Area`), and tables that begin with
 * `ZCURVE<tab>TABLE`, a line of titles and a line of units, every row begun by a tab.
 */
export const gamry: Reader = {
  name: 'Gamry DTA',
  extensions: ['dta'],
  sniff: ({ text }) => /^\s*EXPLAIN\s/.test(text),
  read: (file: InputFile) => readGamry(textFile(file))
};

function readGamry(file: TextFile): ReadResult {
  const { name, lines } = file;
  const warnings: Warning[] = [];
  const settings = readSettings(lines);
  const curves = findCurves(lines);
  if (curves.length === 0) throw noCurves(file, settings);
  const parts = curves.map(({ line, to }) => readCurve(file, line, to, warnings));
  const whole = parts.filter(part => part !== undefined);
  if (whole.length === 0) {
    throw problem(
      'truncated-file',
      name,
      'The impedance table (ZCURVE) holds no points. Perhaps the measurement was stopped, or the copy is incomplete.',
      { line: curves[0].line + 1 }
    );
  }
  const metadata: SampleMetadata = {
    sample: baseName(name),
    ...metadataFromRemarks(readNotes(lines)),
    source_file: fileName(name),
    ...settingsMetadata(settings, warnings)
  };
  return toSpectra(joinRows(whole.map(part => part.rows)), whole[0].columns, metadata, warnings);
}

/** The third cell of each line `KEY<tab>TYPE<tab>value`. */
function readSettings(lines: readonly string[]): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of lines) {
    if (line === '' || line.startsWith('\t')) continue;
    const cells = line.split('\t', 3);
    if (cells.length > 1 && !settings.has(cells[0])) settings.set(cells[0], cells.at(-1)!.trim());
  }
  return settings;
}

/** `NOTES<tab>NOTES<tab>2` announces two lines of free text. */
function readNotes(lines: readonly string[]): string[] {
  const at = lines.findIndex(line => line.startsWith('NOTES\t'));
  if (at < 0) return [];
  const count = Math.min(Number(lines[at].split('\t')[2]) || 0, 1000);
  return lines.slice(at + 1, at + 1 + count).map(line => line.trim());
}

function settingsMetadata(settings: Map<string, string>, warnings: Warning[]): SampleMetadata {
  const metadata: SampleMetadata = {
    ...electrodeArea(settings.get('AREA'), UNSET_AREA, 'Gamry Framework', warnings)
  };
  const instrument = settings.get('PSTAT');
  if (instrument) metadata.instrument = `Gamry ${instrument}`;
  const when = [settings.get('DATE'), settings.get('TIME')].filter(Boolean).join(' ');
  if (when) metadata.measurement_date = when;
  return metadata;
}

/** Index of the `ZCURVE` line of each impedance table, and of the line after its last row. */
function findCurves(lines: readonly string[]): { line: number; to: number }[] {
  const curves: { line: number; to: number }[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!/^ZCURVE\d*\t/.test(lines[i])) continue;
    let to = i + 1;
    while (to < lines.length && (lines[to].startsWith('\t') || lines[to].trim() === '')) to++;
    curves.push({ line: i, to });
    i = to - 1;
  }
  return curves;
}

/** One impedance table; `undefined` where it has titles at most: a curve that was stopped before its first point. */
function readCurve(file: TextFile, line: number, to: number, warnings: Warning[]) {
  const { name, lines } = file;
  const titles = line + 1 < to ? splitCells(lines[line + 1], '\t') : [];
  const units = line + 2 < to ? splitCells(lines[line + 2], '\t') : [];
  const columns = recogniseColumns(titles, units);
  if (to - line <= 3) return undefined;
  if (!impedanceColumns(columns)) {
    throw problem(
      'missing-column',
      name,
      `The impedance table lacks Freq with Zreal and Zimag; its titles are ${titles.filter(Boolean).map(quote).join(', ')}.`,
      { line: line + 2 }
    );
  }
  const numbers = findNumbers(lines, line + 3, to);
  const rows = readRows(
    file,
    {
      columns,
      delimiter: '\t',
      headerDelimiter: '\t',
      decimalComma: numbers?.decimalComma ?? false,
      width: Math.max(titles.length, numbers?.width ?? 0),
      usualWidth: titles.length,
      from: line + 3,
      to
    },
    warnings
  );
  return { rows, columns };
}

function noCurves({ name, lines }: TextFile, settings: Map<string, string>): Error {
  const title = settings.get('TITLE') ?? '';
  const tag = settings.get('TAG') ?? '';
  const impedance = /EIS|impedance/i.test(`${tag} ${title}`);
  if (!impedance && (title || tag)) {
    return problem(
      'wrong-kind',
      name,
      `This Gamry file is a record of ${quote(title || tag)}, not of impedance: it has no table ZCURVE. Choose the file of the impedance measurement.`
    );
  }
  return problem(
    'truncated-file',
    name,
    'This Gamry file has no impedance table (ZCURVE). Perhaps the measurement was stopped before it, or the copy is incomplete.',
    { line: lines.length }
  );
}
