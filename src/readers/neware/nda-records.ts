import { DIRECTION } from '../record/step-words.js';
import { milliamperePerCount } from './current-range.js';
import { AUXILIARY, type NdaLayout } from './nda-layouts.js';
import type { NewareRecords } from './records.js';
import { HIGHEST_TYPE, stepCode } from './step-types.js';

const MILLI = 1e-3;
const SECONDS_PER_HOUR = 3600;
const TWO_32 = 2 ** 32;

/** Where the records of a file lie. */
export interface Stretch {
  from: number;
  /** Bytes, of which a rest that is no whole record does not count. */
  bytes: number;
}

/**
 * The records of data in a stretch of the file.
 *
 * @param fixedRange the range of the current where a record has none of its own
 */
export function readRecords(view: DataView, layout: NdaLayout, { from, bytes }: Stretch, fixedRange: number) {
  const places = placesOf(view, layout, from, bytes);
  const n = places.length;
  const int32 = () => new Int32Array(n);
  const float64 = () => new Float64Array(n);
  const out = {
    index: int32(),
    cycle: int32(),
    step: int32(),
    jump: layout.jump && int32(),
    stepCode: int32(),
    time: float64(),
    timeIs: 'of-step' as const,
    voltage: float64(),
    current: float64(),
    clock: float64(),
    charge: float64(),
    discharge: float64(),
    temperature: undefined as Float64Array | undefined,
    stepBy: layout.jump ? (layout.jump.alone ? ('jump' as const) : ('both' as const)) : ('step' as const),
    cycleBy: layout.firstCycle === 'any' ? ('change' as const) : undefined
  } satisfies NewareRecords;
  const firstCycle = layout.firstCycle === 'any' ? 1 : layout.firstCycle;
  const fixed = milliamperePerCount(fixedRange) * MILLI;
  let lastRange = fixedRange;
  let ampere = fixed;
  for (let i = 0; i < n; i++) {
    const at = places[i];
    if (layout.range !== undefined) {
      const range = view.getInt32(at + layout.range, true) || fixedRange;
      if (range !== lastRange) ampere = milliamperePerCount((lastRange = range)) * MILLI;
    }
    const code = stepCode(view.getUint8(at + layout.type));
    const current = view.getInt32(at + layout.current, true) * ampere;
    out.index[i] = view.getUint32(at + layout.index, true);
    out.cycle[i] = view.getUint32(at + layout.cycle, true) - firstCycle + 1;
    out.step[i] =
      layout.stepBytes === 1 ? view.getUint8(at + layout.step) : view.getUint16(at + layout.step, true);
    if (layout.jump) out.jump![i] = view.getUint8(at + layout.jump.at);
    out.stepCode[i] = code;
    out.time[i] = unsigned(view, at + layout.time, layout.timeBytes) * layout.timeScale;
    out.voltage[i] = view.getInt32(at + layout.voltage, true) / 10_000;
    out.current[i] = current;
    out.clock[i] = clockOf(view, at, layout);
    const perHour = ampere / SECONDS_PER_HOUR;
    const charge = signed(view, at + layout.charge, layout.chargeBytes) * perHour;
    if (layout.discharge !== undefined) {
      out.charge[i] = charge;
      out.discharge[i] = signed(view, at + layout.discharge, layout.chargeBytes) * perHour;
    } else if ((DIRECTION[code] || Math.sign(current)) > 0) out.charge[i] = charge;
    else out.discharge[i] = charge;
  }
  return out;
}

/** Byte offsets of the records of data. */
function placesOf(view: DataView, layout: NdaLayout, from: number, bytes: number): Float64Array {
  const places = new Float64Array(Math.floor(bytes / layout.bytes));
  let count = 0;
  for (let at = from; at + layout.bytes <= from + bytes; at += layout.bytes) {
    // a record of zeros has the mark of the oldest versions
    if (layout.marks.includes(view.getUint8(at)) && view.getUint32(at + layout.index, true) > 0) {
      places[count++] = at;
    }
  }
  return places.subarray(0, count);
}

/** Temperatures of the first channel that has any, by the number of the record that they belong to; `undefined` where there are none. */
export function readTemperatures(
  view: DataView,
  layout: NdaLayout,
  { from, bytes }: Stretch,
  index: Int32Array
): Float64Array | undefined {
  if (layout.temperature === undefined) return undefined;
  const byIndex = new Map<number, number>();
  let channel = -1;
  for (let at = from; at + layout.bytes <= from + bytes; at += layout.bytes) {
    if (view.getUint8(at) !== AUXILIARY) continue;
    const tenths = view.getInt16(at + layout.temperature, true);
    if (channel < 0 && tenths !== 0) channel = view.getUint8(at + 1);
    if (view.getUint8(at + 1) === channel) byIndex.set(view.getUint32(at + layout.index, true), tenths / 10);
  }
  if (channel < 0) return undefined;
  let last = NaN;
  return Float64Array.from(index, number => (last = byIndex.get(number) ?? last));
}

function clockOf(view: DataView, at: number, { clock, clockKind, clockBytes }: NdaLayout): number {
  if (clockKind === 'seconds') return unsigned(view, at + clock, clockBytes);
  const byte = (k: number) => view.getUint8(at + clock + k);
  return Date.UTC(view.getUint16(at + clock, true), byte(2) - 1, byte(3), byte(4), byte(5), byte(6)) / 1000;
}

function unsigned(view: DataView, at: number, bytes: 4 | 8): number {
  const low = view.getUint32(at, true);
  return bytes === 4 ? low : low + view.getUint32(at + 4, true) * TWO_32;
}

function signed(view: DataView, at: number, bytes: 4 | 8): number {
  return bytes === 4
    ? view.getInt32(at, true)
    : view.getUint32(at, true) + view.getInt32(at + 4, true) * TWO_32;
}

/** So many records tell whether a layout fits. */
const SAMPLE = 2000;
/** So many of them must be as they should be. */
const FITTING = 0.95;
/** No cell that these instruments are made for has more, in counts of 0.1 mV. */
const HIGHEST_VOLTAGE = 10_000_000;

/** Whether records of this layout make sense: numbers that count on, known steps, voltages that a cell can have. */
export function isPlausible(view: DataView, layout: NdaLayout, { from, bytes }: Stretch): boolean {
  const count = Math.min(Math.floor(bytes / layout.bytes), SAMPLE);
  let seen = 0;
  let good = 0;
  let last = -1;
  for (let i = 0; i < count; i++) {
    const at = from + i * layout.bytes;
    const mark = view.getUint8(at);
    if (mark === AUXILIARY && layout.temperature !== undefined) continue;
    seen++;
    const index = view.getUint32(at + layout.index, true);
    const type = view.getUint8(at + layout.type);
    const voltage = Math.abs(view.getInt32(at + layout.voltage, true));
    const follows = last < 0 ? index > 0 : index === last + 1;
    last = index;
    if (
      layout.marks.includes(mark) &&
      follows &&
      type > 0 &&
      type <= HIGHEST_TYPE &&
      voltage <= HIGHEST_VOLTAGE
    )
      good++;
  }
  return good > 0 && good >= FITTING * seen;
}
