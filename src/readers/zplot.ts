import type { SampleMetadata, Warning } from '../arrow/index.js';
import { readDelimited } from './delimited.js';
import { problem, textFile, type TextFile } from './file.js';
import { electrodeArea, metadataFromRemarks } from './metadata.js';
import type { InputFile, Reader, ReadResult } from './reader.js';

/** What ZPlot writes where nobody entered an area, cm². */
const UNSET_AREA = 1;

const SIGNATURE = /^\s*ZPLOT\d* ASCII/i;

/** Scribner's .z, of ZPlot and ZView: settings up to `End Comments`, with the titles in the line above, then rows with tabs. */
export const zplot: Reader = {
  name: 'ZPlot z',
  extensions: ['z'],
  sniff: ({ text }) => SIGNATURE.test(text),
  read: (file: InputFile) => readZplot(textFile(file))
};

function readZplot(file: TextFile): ReadResult {
  const { lines } = file;
  const end = lines.findIndex(line => /^\s*End Comments/i.test(line));
  if (end < 0) {
    // ZView also takes columns of numbers under this extension
    if (!SIGNATURE.test(lines[0] ?? '')) return readDelimited(file);
    throw problem(
      'truncated-file',
      file.name,
      `The file ends within its header, at line ${lines.length}: the line “End Comments” and the measurement are missing. Copy it again.`,
      { line: lines.length }
    );
  }
  const header = lines.slice(0, end);
  const warnings: Warning[] = [];
  const metadata = headerMetadata(header, warnings);
  const result = readDelimited(file, metadata, warnings);
  warnIfFewer(header, result, warnings);
  return result;
}

function headerMetadata(header: readonly string[], warnings: Warning[]): SampleMetadata {
  const area = value(header, 'Surface Area');
  const metadata: SampleMetadata = {
    ...metadataFromRemarks(userComments(header)),
    ...electrodeArea(area, UNSET_AREA, 'ZPlot', warnings)
  };
  const program = value(header, 'Measured Data, ZPlot');
  if (program) metadata.instrument = `ZPlot ${program}`;
  const when = [value(header, 'Date'), value(header, 'Time')].filter(Boolean).join(' ');
  if (when) metadata.measurement_date = when;
  return metadata;
}

function value(header: readonly string[], key: string): string | undefined {
  const line = header.find(line => line.trimStart().startsWith(`${key}:`));
  const text = line?.slice(line.indexOf(':') + 1).trim();
  return text === '' ? undefined : text;
}

function userComments(header: readonly string[]): string[] {
  const begin = header.findIndex(line => line.includes('Begin User Comments:'));
  const end = header.findIndex(line => line.includes('End User Comments:'));
  return begin < 0 || end < begin ? [] : header.slice(begin + 1, end).map(line => line.trim());
}

/** The header counts the points: fewer rows mean that something is lost. */
function warnIfFewer(header: readonly string[], { table }: ReadResult, warnings: Warning[]): void {
  const said = Number(value(header, 'Data Points'));
  if (!(said > table.numRows)) return;
  warnings.push({
    code: 'fewer-points',
    message: `The header says ${said} points, the file has ${table.numRows} that can be read. Perhaps it is not whole.`
  });
}
