import type { Warning } from '../../arrow/index.js';
import { toRecord } from '../record/record.js';
import { baseName, fileName, problem } from '../file.js';
import type { InputFile, ReadResult } from '../reader.js';
import { finishRecords, type NewareRecords } from './records.js';
import { HIGHEST_TYPE, stepCode } from './step-types.js';
import type { Stretch } from './nda-records.js';

/**
 * Records of BTS 9 (.nda versions 129 and 130), by their length: byte offsets, as the authors of NewareNDA and fastnda found them
 * out. Currents are in mA, charges in mA s; the older kind counts microseconds since the start of the step, the newer one seconds and
 * nanoseconds since the start of the test.
 */
interface Layout9 {
  bytes: number;
  mark: number;
  step: number;
  type: number;
  index: number;
  cycle?: number;
  time: number;
  timeIs: 'of-step' | 'of-test';
  voltage: number;
  current: number;
  charge: number;
  /** Absent where the charge has a sign. */
  discharge?: number;
  clock: number;
  temperature?: number;
}

const OLDER: Layout9 = {
  bytes: 88,
  mark: 4,
  step: 9,
  type: 10,
  index: 16,
  time: 28,
  timeIs: 'of-step',
  voltage: 36,
  current: 40,
  charge: 52,
  discharge: 60,
  clock: 68
};
const NEWER = {
  mark: 0,
  step: 2,
  type: 3,
  index: 8,
  time: 12,
  timeIs: 'of-test' as const,
  current: 20,
  voltage: 24,
  charge: 28
};
const LAYOUTS: readonly Layout9[] = [
  { ...NEWER, bytes: 52, cycle: 36, clock: 44 },
  { ...NEWER, bytes: 56, cycle: 36, clock: 44, temperature: 52 },
  { ...NEWER, bytes: 60, clock: 36, temperature: 48, cycle: 52 },
  OLDER
];

const DATA = 0x55;
const DATA_POINTER = 82;
const NEXT_POINTER = 242;
const HEAD = 1024;
const MILLI = 1e-3;
const MILLIAMPERE_SECONDS = 3.6e6; // in an ampere hour
const TWO_32 = 2 ** 32;

/** @throws ArgyroditeError `unknown-format`, `truncated-file` */
export function readNda9({ name, bytes }: InputFile, version: number): ReadResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const warnings: Warning[] = [];
  const { blocks, missing } = dataBlocks(view);
  const layout = blocks.length
    ? LAYOUTS.find(candidate => isPlausible(view, candidate, blocks[0]))
    : undefined;
  if (!layout) {
    throw problem(
      blocks.length ? 'unknown-format' : 'truncated-file',
      name,
      blocks.length
        ? `This is a Neware file of version ${version}, whose records are not laid out in any way that is known. Export it from Neware’s BTSDA as CSV.`
        : 'The Neware file holds no records: the test has not begun, or the copy is cut off. Copy it again.',
      { byte: blocks[0]?.from ?? bytes.length }
    );
  }
  const records = readRecords(view, layout, blocks);
  if (missing > 0) {
    const count = Math.ceil(missing / layout.bytes);
    warnings.push({
      code: 'truncated-file',
      message: `The file ends before its records do: about ${count.toLocaleString('en-US')} are missing. Perhaps the copy is incomplete.`
    });
  }
  const metadata = { sample: baseName(name), source_file: fileName(name), instrument: 'Neware BTS 9' };
  return toRecord(name, finishRecords(records, warnings), metadata, warnings);
}

/** Where the records are: one block, or several that each have a head of their own; and how many bytes of them the file lacks. */
function dataBlocks(view: DataView): { blocks: Stretch[]; missing: number } {
  const blocks: Stretch[] = [];
  let missing = 0;
  const add = (head: number) => {
    const [from, announced] = pointer(view, head + DATA_POINTER);
    const there = Math.max(0, view.byteLength - from);
    const length = announced === 0 && head === 0 ? there : announced;
    if (from > 0 && length > 0 && there > 0) blocks.push({ from, bytes: Math.min(length, there) });
    if (from > 0) missing += Math.max(0, length - there);
  };
  if (view.byteLength < HEAD) return { blocks, missing };
  if (pointer(view, DATA_POINTER)[0] > 0 || !isHead(view, HEAD)) add(0);
  else {
    for (let head = HEAD; isHead(view, head);) {
      add(head);
      const [from, length] = pointer(view, head + NEXT_POINTER);
      if (from + length <= head) break;
      head = from + length;
    }
  }
  return { blocks, missing };
}

function isHead(view: DataView, at: number): boolean {
  return at + HEAD <= view.byteLength && view.getUint32(at, true) === 0x4157454e; // NEWA
}

/** Where something begins, and its length; both are 64 bits wide. */
function pointer(view: DataView, at: number): [from: number, length: number] {
  return [uint64(view, at), uint64(view, at + 8)];
}

function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * TWO_32;
}

function readRecords(view: DataView, layout: Layout9, blocks: readonly Stretch[]): NewareRecords {
  const places = placesOf(view, layout, blocks);
  const n = places.length;
  const int32 = () => new Int32Array(n);
  const float64 = () => new Float64Array(n);
  const out = {
    index: int32(),
    cycle: layout.cycle === undefined ? undefined : int32(),
    step: int32(),
    stepCode: int32(),
    time: float64(),
    timeIs: layout.timeIs,
    voltage: float64(),
    current: float64(),
    clock: float64(),
    charge: float64(),
    discharge: float64(),
    temperature: layout.temperature === undefined ? undefined : float64(),
    stepBy: 'step' as const
  } satisfies NewareRecords;
  const time =
    layout.timeIs === 'of-step'
      ? (at: number) => uint64(view, at) / 1e6
      : (at: number) => view.getUint32(at, true) + view.getUint32(at + 4, true) / 1e9;
  for (let i = 0; i < n; i++) {
    const at = places[i];
    out.index[i] = view.getUint32(at + layout.index, true);
    if (out.cycle) out.cycle[i] = view.getUint32(at + layout.cycle!, true) + 1;
    out.step[i] = view.getUint8(at + layout.step);
    out.stepCode[i] = stepCode(view.getUint8(at + layout.type));
    out.time[i] = time(at + layout.time);
    out.clock[i] = time(at + layout.clock);
    out.voltage[i] = view.getFloat32(at + layout.voltage, true);
    out.current[i] = view.getFloat32(at + layout.current, true) * MILLI;
    const charge = view.getFloat32(at + layout.charge, true) / MILLIAMPERE_SECONDS;
    if (layout.discharge !== undefined) {
      out.charge[i] = charge;
      out.discharge[i] = view.getFloat32(at + layout.discharge, true) / MILLIAMPERE_SECONDS;
    } else if (charge > 0) out.charge[i] = charge;
    else out.discharge[i] = -charge;
    if (out.temperature) out.temperature[i] = view.getFloat32(at + layout.temperature!, true);
  }
  return out;
}

function placesOf(view: DataView, layout: Layout9, blocks: readonly Stretch[]): Float64Array {
  const most = blocks.reduce((sum, { bytes }) => sum + Math.floor(bytes / layout.bytes), 0);
  const places = new Float64Array(most);
  let count = 0;
  for (const { from, bytes } of blocks) {
    for (let at = from; at + layout.bytes <= from + bytes; at += layout.bytes) {
      if (view.getUint8(at + layout.mark) === DATA) places[count++] = at;
    }
  }
  return places.subarray(0, count);
}

const SAMPLE = 1000;
const FITTING = 0.95;
const HIGHEST_VOLTAGE = 1000;

function isPlausible(view: DataView, layout: Layout9, { from, bytes }: Stretch): boolean {
  const count = Math.min(SAMPLE, Math.floor(bytes / layout.bytes));
  let good = 0;
  let last = -1;
  for (let i = 0; i < count; i++) {
    const at = from + i * layout.bytes;
    const index = view.getUint32(at + layout.index, true);
    const type = view.getUint8(at + layout.type);
    const follows = last < 0 ? index > 0 : index === last + 1;
    last = index;
    const voltage = Math.abs(view.getFloat32(at + layout.voltage, true));
    if (
      view.getUint8(at + layout.mark) === DATA &&
      follows &&
      type > 0 &&
      type <= HIGHEST_TYPE &&
      voltage < HIGHEST_VOLTAGE
    )
      good++;
  }
  return good > 0 && good >= FITTING * count;
}
