import { RUN, STEP_BYTES } from './ndc-layouts.js';
import { rowsOf, type Ndc } from './ndc.js';
import { stepCode } from './step-types.js';

/** The course of a run: for some of the records (at least the first of each step) when it was, and what had passed; numbers in s and A h. */
export interface Run {
  /** The record's number, counted from 1, rising. */
  index: Float64Array;
  stepTime: Float64Array;
  interval: Float64Array;
  clock: Float64Array;
  step: Float64Array;
  charge: Float64Array;
  discharge: Float64Array;
}

/** @returns `undefined` for a version that is not known */
export function readRun(ndc: Ndc): Run | undefined {
  const layout = RUN[ndc.version];
  if (!layout) return undefined;
  const { view } = ndc;
  const { interval, ampereHour } = layout;
  const order = risingOnce(rowsOf(ndc, layout.bytes).at, at => view.getUint32(at + interval + 12, true));
  const column = (value: (at: number) => number) => Float64Array.from(order, value);
  const clock = (at: number) =>
    view.getUint32(at + interval + 4, true) +
    (layout.milliseconds ? view.getUint16(at + interval + 16, true) / 1000 : 0);
  return {
    index: column(at => view.getUint32(at + interval + 12, true)),
    stepTime: column(at => view.getUint32(at, true) / 1000),
    charge: column(at => Math.abs(view.getFloat32(at + 5, true)) * ampereHour),
    discharge: column(at => Math.abs(view.getFloat32(at + 9, true)) * ampereHour),
    interval: column(at => view.getInt32(at + interval, true) / 1000),
    clock: column(clock),
    step: column(at => view.getUint32(at + interval + 8, true))
  };
}

/** Offsets in the order of the records that they are about, the first for each. */
function risingOnce(at: Int32Array, indexOf: (at: number) => number): Int32Array {
  const index = Float64Array.from(at, indexOf);
  const order = Int32Array.from(at, (_, i) => i);
  let rising = true;
  for (let i = 1; i < index.length && rising; i++) rising = index[i] > index[i - 1];
  if (!rising) order.sort((a, b) => index[a] - index[b] || a - b);
  return order
    .filter((row, i) => index[row] > 0 && (i === 0 || index[row] !== index[order[i - 1]]))
    .map(i => at[i]);
}

/** The steps in the order in which they were carried out. */
export interface RunSteps {
  cycle: Int32Array;
  stepId: Int32Array;
  code: Int32Array;
}

/** @returns `undefined` for a version that is not known */
export function readSteps(ndc: Ndc): RunSteps | undefined {
  const bytes = STEP_BYTES[ndc.version];
  if (bytes === undefined) return undefined;
  const { view } = ndc;
  const { at } = rowsOf(ndc, bytes);
  return {
    cycle: Int32Array.from(at, place => view.getUint32(place, true) + 1),
    stepId: Int32Array.from(at, place => view.getUint32(place + 4, true)),
    code: Int32Array.from(at, place => stepCode(view.getUint8(place + 24)))
  };
}
