import { DIRECTION } from '../record/step-words.js';
import { milliamperePerCount } from './current-range.js';
import { AUXILIARY, type NdaLayout } from './nda-layouts.js';
import {
  calendar,
  int32,
  int64,
  readFields,
  uint16,
  uint32,
  uint64,
  uint8,
  type FieldColumn,
  type FieldReader
} from './fields.js';
import type { NewareRecords } from './records.js';
import { HIGHEST_TYPE, stepCode } from './step-types.js';

const MILLI = 1e-3;
const PER_VOLT = 10_000;
const SECONDS_PER_HOUR = 3600;

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
export function readRecords(
  view: DataView,
  layout: NdaLayout,
  stretch: Stretch,
  fixedRange: number
): NewareRecords {
  const at = placesOf(view, layout, stretch);
  const columns: FieldColumn[] = [];
  const whole = (offset: number, read: FieldReader) => {
    const out = new Int32Array(at.length);
    columns.push({ out, read, offset });
    return out;
  };
  const real = (offset: number, read: FieldReader) => {
    const out = new Float64Array(at.length);
    columns.push({ out, read, offset });
    return out;
  };
  const unsigned = (bytes: 4 | 8) => (bytes === 4 ? uint32 : uint64);
  const { clock, clockKind, clockBytes, jump, discharge, range } = layout;
  const count = layout.chargeBytes === 4 ? int32 : int64;
  const found = {
    index: whole(layout.index, int32),
    cycle: whole(layout.cycle, int32),
    step: whole(layout.step, layout.stepBytes === 1 ? uint8 : uint16),
    jump: jump && whole(jump.at, uint8),
    type: whole(layout.type, uint8),
    time: real(layout.time, unsigned(layout.timeBytes)),
    voltage: real(layout.voltage, int32),
    current: real(layout.current, int32),
    clock: real(clock, clockKind === 'calendar' ? calendar : unsigned(clockBytes)),
    charge: real(layout.charge, count),
    discharge: discharge === undefined ? undefined : real(discharge, count),
    range: range === undefined ? undefined : whole(range, int32)
  };
  readFields(view, at, columns);
  return inUnits(found, layout, fixedRange);
}

/** Counts as they stand in the file. */
interface NdaCounts {
  index: Int32Array;
  cycle: Int32Array;
  step: Int32Array;
  jump?: Int32Array;
  type: Int32Array;
  time: Float64Array;
  voltage: Float64Array;
  current: Float64Array;
  clock: Float64Array;
  charge: Float64Array;
  discharge?: Float64Array;
  range?: Int32Array;
}

/**
 * Counts, in place, as numbers in our units. Where the file has one charge, whether it is charged or discharged follows from the
 * step, else from the current.
 */
function inUnits(found: NdaCounts, layout: NdaLayout, fixedRange: number): NewareRecords {
  const { index, cycle, step, jump, type, time, voltage, current, clock, charge, range } = found;
  const n = index.length;
  const discharge = found.discharge ?? new Float64Array(n);
  const firstCycle = layout.firstCycle === 'any' ? 1 : layout.firstCycle;
  let lastRange = fixedRange;
  let ampere = milliamperePerCount(fixedRange) * MILLI;
  for (let i = 0; i < n; i++) {
    const ofRecord = range?.[i] || fixedRange;
    if (ofRecord !== lastRange) ampere = milliamperePerCount((lastRange = ofRecord)) * MILLI;
    const ampereHour = ampere / SECONDS_PER_HOUR;
    cycle[i] += 1 - firstCycle;
    type[i] = stepCode(type[i]);
    time[i] /= layout.perSecond;
    voltage[i] /= PER_VOLT;
    current[i] *= ampere;
    charge[i] *= ampereHour;
    if (found.discharge) discharge[i] *= ampereHour;
    else if (!((DIRECTION[type[i]] || Math.sign(current[i])) > 0)) {
      discharge[i] = charge[i];
      charge[i] = 0;
    }
  }
  return {
    ...{ index, cycle, step, jump, stepCode: type, time, voltage, current, clock, charge, discharge },
    timeIs: 'of-step',
    stepBy: layout.jump ? (layout.jump.alone ? 'jump' : 'both') : 'step',
    cycleBy: layout.firstCycle === 'any' ? 'change' : undefined
  };
}

/** Byte offsets of the records of data. */
function placesOf(view: DataView, { bytes, marks, index }: NdaLayout, stretch: Stretch): Int32Array {
  const places = new Int32Array(Math.floor(stretch.bytes / bytes));
  const [mark, other = mark] = marks;
  let count = 0;
  let at = stretch.from;
  for (let i = 0; i < places.length; i++, at += bytes) {
    const found = view.getUint8(at);
    // a record of zeros has the mark of the oldest versions
    if ((found === mark || found === other) && view.getUint32(at + index, true) > 0) places[count++] = at;
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
