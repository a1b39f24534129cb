import type { Warning } from '../../arrow/index.js';
import { toRecord } from '../record/record.js';
import { problem } from '../file.js';
import type { InputFile, Reader, ReadResult } from '../reader.js';
import { readNda9 } from './bts9.js';
import { milliamperePerCount } from './current-range.js';
import { ndaMetadata, utcOffset, warnAboutZone } from './file-header.js';
import { DISTINCT_LAYOUTS, NDA_LAYOUTS, VERIFIED_VERSIONS, type NdaLayout } from './nda-layouts.js';
import { isPlausible, readRecords, readTemperatures, type Stretch } from './nda-records.js';
import { finishRecords } from './records.js';

const VERSION_AT = 14;
const FIRST_BLOCK_AT = 16;
const RANGE_IN_BLOCK = 26;
const DATA_POINTER = 64;
const AUXILIARY_POINTER = 72;
/** The head of the oldest files that have records. */
const SMALLEST = 256;
/** From this version on the records are those of the maker's BTS 9. */
const BTS9 = 129;

/** Neware's .nda: a head that says where the records are, and records of one length. */
export const nda: Reader = {
  name: 'Neware nda',
  extensions: ['nda'],
  binary: true,
  sniff: ({ bytes }) => String.fromCharCode(...bytes.subarray(0, 6)) === 'NEWARE',
  read: readNda
};

function readNda(file: InputFile): ReadResult {
  const { name, bytes } = file;
  if (bytes.length < SMALLEST) throw cutOff(name, bytes.length);
  const version = bytes[VERSION_AT];
  return version >= BTS9 ? readNda9(file, version) : readNda8(file, version);
}

function readNda8({ name, bytes }: InputFile, version: number): ReadResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const warnings: Warning[] = [];
  const data = stretchAt(view, DATA_POINTER) ?? { from: bytes.length, bytes: 0 };
  if (data.bytes === 0) throw noRecords(name, version);
  const layout = layoutOf(name, view, version, data, warnings);
  if (data.announced !== undefined && data.announced > data.bytes) warnAboutEnd(data, layout, warnings);
  const fixedRange = rangeOf(view);
  const records = readRecords(view, layout, data, fixedRange);
  if (records.index.length === 0) throw noRecords(name, version);
  const auxiliary = stretchAt(view, AUXILIARY_POINTER);
  records.temperature =
    (auxiliary && readTemperatures(view, layout, auxiliary, records.index)) ??
    readTemperatures(view, layout, data, records.index);
  const { metadata, start } = ndaMetadata(name, bytes, version);
  if (layout.range === undefined) metadata.current_resolution_ampere = milliamperePerCount(fixedRange) / 1000;
  if (layout.clockKind === 'calendar') warnAboutZone(warnings);
  else metadata.utc_offset_minute = utcOffset(start, records.clock[0]);
  return toRecord(name, finishRecords(records, warnings), metadata, warnings);
}

/** The layout of the version; of a version that is not listed the one that fits, if one does. */
function layoutOf(
  name: string,
  view: DataView,
  version: number,
  data: Stretch,
  warnings: Warning[]
): NdaLayout {
  const listed = NDA_LAYOUTS.get(version);
  const candidates = listed ? [listed] : DISTINCT_LAYOUTS;
  const layout = candidates.find(candidate => isPlausible(view, candidate, data));
  if (!layout) {
    throw listed && VERIFIED_VERSIONS.has(version)
      ? problem(
          'truncated-file',
          name,
          `The records of this Neware file (version ${version}) make no sense from byte ${data.from} on: the copy is damaged. Copy it again.`,
          { byte: data.from }
        )
      : problem(
          'unknown-format',
          name,
          `This is a Neware file of version ${version}, whose records are not laid out in any way that is known. Export it from Neware’s BTSDA as .ndax, or as CSV.`,
          { byte: VERSION_AT }
        );
  }
  if (!VERIFIED_VERSIONS.has(version)) {
    warnings.push({
      code: 'unverified-version',
      message: `Version ${version} of .nda has not been compared with an export of Neware’s own program; its records are read because they make sense. Compare a few of them.`
    });
  }
  return layout;
}

/** Where a pointer in the head leads; without a length, to the end of the file. */
function stretchAt(view: DataView, at: number): (Stretch & { announced?: number }) | undefined {
  const from = view.getUint32(at, true);
  const announced = view.getUint32(at + 4, true);
  if (from === 0 || from >= view.byteLength) return undefined;
  const there = view.byteLength - from;
  return announced === 0 ? { from, bytes: there } : { from, bytes: Math.min(announced, there), announced };
}

/** The range of the current for the whole test, in the first block after the head. */
function rangeOf(view: DataView): number {
  const at = view.getUint32(FIRST_BLOCK_AT, true) + RANGE_IN_BLOCK;
  return at + 4 <= view.byteLength ? view.getInt32(at, true) : 0;
}

function warnAboutEnd(data: Stretch & { announced?: number }, layout: NdaLayout, warnings: Warning[]): void {
  const missing = Math.ceil((data.announced! - data.bytes) / layout.bytes);
  warnings.push({
    code: 'truncated-file',
    message: `The file ends before its records do: about ${missing.toLocaleString('en-US')} are missing. Perhaps the copy is incomplete, or the test still ran.`
  });
}

function cutOff(name: string, length: number): Error {
  return problem(
    'truncated-file',
    name,
    `The Neware file ends within its head (${length} bytes). Copy it again.`,
    {
      byte: length
    }
  );
}

function noRecords(name: string, version: number): Error {
  return problem(
    'truncated-file',
    name,
    `The Neware file (version ${version}) holds no records: the test has not begun, or the copy is cut off. Copy it again.`,
    { byte: DATA_POINTER }
  );
}
