import { median } from '../median.js';
import type { CyclingRecord } from '../record.js';
import type { Step } from '../types.js';
import type { HalfCycleRows } from './measure.js';

/** Pairs of half cycles differ in voltage by so many errors of it. */
const SURE = 4;
/** Pauses between steps are longer than rests between half cycles by more rows than this. */
const LONGER = 1.2;
/** Of a program whose first steps read as zero. */
const MOST_PER_STEP = 24;
const MOST_STEPS = 6;
/** The first half cycle begins where the record does, to within this share of its duration. */
const AT_START = 0.1;
const FEWEST_ROWS = 3;
const FAST = 0.3;

/** A stretch of time in which the program had a half cycle, if it was regular. */
interface Place {
  start: number;
  stop: number;
  sign: number;
}

/**
 * Half cycles before the first whose current the file shows: a small current rounds to zero there, but its voltage does not, and
 * the program's timing is regular. The times at which they must have been follow from the ones that are seen; they are taken where
 * the voltage there turns with the polarity, beyond its noise.
 *
 * @param seen in the order of time
 */
export function hiddenHalfCycles(
  record: CyclingRecord,
  steps: readonly Step[],
  seen: readonly HalfCycleRows[]
): HalfCycleRows[] {
  const side = sideOf(record, seen);
  let best: HalfCycleRows[] = [];
  let most = 0;
  for (const places of timings(record, seen)) {
    const rows = places.map(place => rowsOf(record, steps, place));
    const turns: number[] = [];
    for (let i = 0; i + 1 < rows.length; i += 2) turns.push(turn(record, rows[i], rows[i + 1], side));
    const begin = places[places.length - 1];
    const whole = begin && Math.abs(begin.start - record.time[0]) < AT_START * (begin.stop - begin.start);
    // a program that fills the time since the record's start is believed by all its turns, another by each
    const until = turns.findIndex(sure => sure < SURE);
    const count = whole || until < 0 ? turns.length : until;
    const sure = turns.slice(0, count).reduce((sum, each) => sum + each, 0);
    if (!(sure > most && sure > SURE * Math.sqrt(count))) continue;
    most = sure;
    best = rows.slice(0, 2 * count).reverse();
  }
  return best;
}

/** The program's times before the first half cycle that is seen, the last first: the one that goes on as it does later, or all that may be. */
function timings({ time }: CyclingRecord, seen: readonly HalfCycleRows[]): Place[][] {
  const row = median(seen.map(({ first, end }) => (time[end - 1] - time[first]) / (end - 1 - first)));
  // times jitter by a row: the mean of the usual ones does not add that up, half cycle after half cycle
  const usual = (values: readonly number[]) => {
    const middle = median(values);
    const near = values.filter(value => Math.abs(value - middle) <= LONGER * row);
    return near.length ? near.reduce((sum, value) => sum + value, 0) / near.length : middle;
  };
  const duration = (sign: number) => {
    const own = seen.filter(half => half.sign === sign);
    return usual((own.length ? own : seen).map(({ first, end }) => time[end - 1] - time[first]));
  };
  const gaps = seen.slice(1).map((half, i) => time[half.first] - time[seen[i].end - 1]);
  const shortest = gaps.reduce((low, gap) => Math.min(low, gap), Infinity);
  const isPause = (gap: number) => gap > shortest + LONGER * row;
  const rest = gaps.length ? usual(gaps.filter(gap => !isPause(gap))) : row;
  const [from, to, sign] = [time[0], time[seen[0].first], seen[0].sign];
  const back = (perStep: number, pause: number) =>
    placesBefore(from, to, sign, duration, rest, perStep, pause);
  // between steps there is a pause, as for impedance: it tells how many half cycles a step has
  const pauses = gaps.filter(isPause);
  if (pauses.length) return [back(gaps.findIndex(isPause) + 1, usual(pauses))];
  const all = [back(2, rest)];
  const pair = duration(1) + duration(-1);
  for (let perStep = Math.max(2, 2 * Math.ceil(seen.length / 2)); perStep <= MOST_PER_STEP; perStep += 2) {
    for (let count = 1; count <= MOST_STEPS; count++) {
      // the record may end before its first pause between steps
      const pause = (to - from) / count - (perStep / 2) * pair - (perStep - 1) * rest;
      if (isPause(pause)) all.push(back(perStep, pause));
    }
  }
  return all;
}

/** Backwards from the first half cycle that is seen, which begins a step, to the start of the record. */
function placesBefore(
  from: number,
  to: number,
  firstSign: number,
  duration: (sign: number) => number,
  rest: number,
  perStep: number,
  pause: number
): Place[] {
  const places: Place[] = [];
  let [next, sign] = [to, firstSign];
  for (let i = 0; i < MOST_PER_STEP * MOST_STEPS; i++) {
    sign = -sign;
    const stop = next - (i % perStep === 0 ? pause : rest);
    next = stop - duration(sign);
    if (next < from - AT_START * duration(sign)) break;
    places.push({ start: next, stop, sign });
  }
  return places;
}

function rowsOf({ time, firstRow }: CyclingRecord, steps: readonly Step[], place: Place): HalfCycleRows {
  let first = rowAt(time, place.start);
  let end = rowAt(time, place.stop) + 1;
  // rows that come faster than those of the half cycle are of an impedance spectrum beside it
  const fast = ((time[end - 1] - time[first]) / (end - first)) * FAST;
  while (end - first > FEWEST_ROWS && time[end - 1] - time[end - 2] < fast) end--;
  while (end - first > FEWEST_ROWS && time[first + 1] - time[first] < fast) first++;
  const segment = steps.find(step => first < step.end_row - firstRow) ?? steps[0];
  return { segment: segment.index, first, end, sign: place.sign };
}

/** The row whose time is the nearest. */
function rowAt(time: Float64Array, at: number): number {
  let [low, high] = [0, time.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - time[low - 1] < time[low] - at ? low - 1 : low;
}

/** Whether the voltage has the sign of the file's current, where it shows one. */
function sideOf({ voltage }: CyclingRecord, seen: readonly HalfCycleRows[]): number {
  let sum = 0;
  for (const { first, end, sign } of seen) for (let i = first; i < end; i++) sum += sign * voltage[i];
  return Math.sign(sum);
}

/** By how many errors the voltages of two half cycles differ, along the current. */
function turn({ voltage }: CyclingRecord, a: HalfCycleRows, b: HalfCycleRows, side: number): number {
  if (Math.min(a.end - a.first, b.end - b.first) < FEWEST_ROWS) return 0;
  const [one, other] = [a, b].map(({ first, end }) => voltage.subarray(first, end));
  const error = (values: Float64Array) => {
    const middle = median(values);
    const spread = 1.4826 * median(values.map(value => Math.abs(value - middle)));
    return (1.2533 * spread) / Math.sqrt(values.length);
  };
  const difference = side * a.sign * (median(one) - median(other));
  return difference / Math.max(Math.hypot(error(one), error(other)), 1e-5);
}
