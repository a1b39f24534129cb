import { median } from './median.js';
import { oncePer } from './memo.js';
import type { CyclingRecord } from './record.js';
import { halfCycleRows } from './short/half-cycles.js';
import { Scratch, medianInPlace } from './median.js';
import { segmentRecord } from './steps/segment.js';
import type { CyclingMode } from './types.js';

/** A full cell keeps its sign: the smaller of its mean voltages is at least this, and this share of the larger. */
const FULL_CELL_VOLT = 0.05;
const FULL_CELL_SHARE = 0.3;
/** Beyond what offsets are: a voltage that keeps its sign and is larger on one side is no symmetric cell's, nor is one at rest. */
const NO_OFFSET_VOLT = 0.1;
const AT_REST_VOLT = 0.3;
/** On a staircase no current has more of the half cycles than this. */
const ONE_LEVEL = 0.6;
const SAME_LEVEL = 0.006;

/** What the experiment was: full cells keep the sign of their voltage, staircases rise, and plating has one current. */
export const modeOf = oncePer((record: CyclingRecord): CyclingMode => {
  const segments = segmentRecord(record);
  const rows = halfCycleRows(record, segments);
  if (rows.length === 0) return 'full-cell';
  const scratch = new Scratch();
  const middle = (values: Float64Array, first: number, end: number) => {
    const memory = scratch.take(end - first);
    for (let i = first; i < end; i++) memory[i - first] = values[i];
    return medianInPlace(memory, end - first);
  };
  const halves = rows.map(({ first, end, sign }) => ({
    sign,
    voltage: middle(record.voltage, first, end),
    current: Math.abs(middle(record.current, first, end))
  }));
  const side = (sign: number) => median(halves.filter(half => half.sign === sign).map(half => half.voltage));
  const sides = [side(1), side(-1)].filter(Number.isFinite);
  const sizes = sides.map(Math.abs);
  const keepsSign = sides.every(value => value > 0) || sides.every(value => value < 0);
  const oneSided = sides.length < 2 && sizes[0] > 1;
  const rests = segments.filter(({ kind }) => kind === 'rest');
  const atRest = rests.map(({ first_row, end_row }) =>
    Math.abs(middle(record.voltage, first_row - record.firstRow, end_row - record.firstRow))
  );
  if (
    oneSided ||
    (rests.length > 0 && median(atRest) > AT_REST_VOLT) ||
    (sides.length > 1 && keepsSign && Math.max(...sizes) > NO_OFFSET_VOLT) ||
    (sides.length > 1 &&
      keepsSign &&
      Math.min(...sizes) > FULL_CELL_VOLT &&
      Math.min(...sizes) > FULL_CELL_SHARE * Math.max(...sizes))
  ) {
    return 'full-cell';
  }
  const usual = median(halves.map(half => half.current));
  const atUsual = halves.filter(half => Math.abs(half.current - usual) < SAME_LEVEL * usual).length;
  return halves.length > 2 && atUsual > ONE_LEVEL * halves.length ? 'plating' : 'ccd';
});
