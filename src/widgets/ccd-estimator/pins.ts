import type { CyclingCell, CyclingResult, StaircaseStep } from '../../cycling/types.js';
import type { PinKind } from '../../settings/index.js';
import type { Noted } from '../notes/figure-badges.js';
import type { NoteTools } from '../notes/notes.js';
import type { Pin } from '../notes/pin.js';
import { lowerBound } from '../plots/thin.js';
import { duration } from './numbers.js';
import { halfCycleAt, halfCycleName } from './reading.js';
import type { RecordData } from './record-data.js';
import { stepDensity } from './record-plot.js';
import { halfCyclesOf } from './scene.js';
import type { TimeDrawing } from './time-plot.js';

/** Where there are several cells, which one. */
function pinIn(
  result: CyclingResult | undefined,
  cell: CyclingCell | undefined,
  on: PinKind,
  at: number,
  place: string
): Pin {
  const several = (result?.cells.length ?? 0) > 1;
  const record = cell?.record ?? 0;
  return {
    on,
    target: `${record}/${at}`,
    place: several && cell ? `${cellName(cell)}, ${place}` : place,
    bound: true
  };
}

const cellName = ({ sample, record }: CyclingCell) => sample || `cell ${record + 1}`;

export function cellPin(cell: CyclingCell): Pin {
  return { on: 'cell', target: String(cell.record), place: cellName(cell), bound: true };
}

/** By its beginning: another setting may number the steps otherwise. */
export function stepPin(result: CyclingResult | undefined, cell: CyclingCell, step: StaircaseStep): Pin {
  const unit = Number.isFinite(step.current_density) ? 'mA/cm²' : 'mA';
  const place = `step ${step.step}, ${stepDensity(step)} ${unit}`;
  return pinIn(result, cell, 'step', step.start_time_second, place);
}

export function cyclePin(result: CyclingResult | undefined, cell: CyclingCell, cycle: number): Pin {
  return pinIn(result, cell, 'cycle', cycle, `cycle ${cycle}`);
}

/** So much of a half cycle's length beside it still means it: between two there is the time from one reading to the next. */
const NEAR = 0.05;

/** The half cycle at a time; where there is none, as in a rest, the point that was measured then. */
export function timePin(
  data: RecordData,
  result: CyclingResult | undefined,
  cell: CyclingCell | undefined,
  seconds: number
): Pin {
  const cycles = halfCyclesOf(cell);
  const i = cycles ? halfCycleAt(cycles, seconds) : -1;
  const start = cycles?.start_time_second[i] ?? NaN;
  const end = cycles?.end_time_second[i] ?? NaN;
  if (cell && seconds <= end + NEAR * (end - start)) {
    const place = `half cycle at ${duration(start)}, ${halfCycleName(cell, i)}`;
    return pinIn(result, cell, 'half-cycle', start, place);
  }
  const time = data.time[Math.min(data.time.length - 1, lowerBound(data.time, seconds))];
  return pinIn(result, cell, 'point', time, `point at ${duration(time)}`);
}

/** For the menu: the cells, where there are several, and the steps of the one that is shown. */
export function menuPins(result: CyclingResult | undefined, cell: CyclingCell | undefined): Pin[] {
  const cells = result && result.cells.length > 1 ? result.cells.map(cellPin) : [];
  return [...cells, ...(cell?.ccd?.steps.map(step => stepPin(result, cell, step)) ?? [])];
}

/** What of a record against time has notes: each stands at the upper edge, at the middle of what it is about. */
export function notedTimes(
  tools: NoteTools,
  cell: CyclingCell | undefined,
  { pixel, frame }: TimeDrawing
): Noted[] {
  const cycles = halfCyclesOf(cell);
  const middle = (on: PinKind, at: number): number => {
    if (on === 'point') return at;
    if (on === 'half-cycle' && cycles) {
      const i = cycles.start_time_second.indexOf(at);
      return i < 0 ? NaN : (at + cycles.end_time_second[i]) / 2;
    }
    const step = on === 'step' && cell?.ccd?.steps.find(({ start_time_second }) => start_time_second === at);
    return step ? (at + step.end_time_second) / 2 : NaN;
  };
  const targets = new Map(tools.all.map(({ on, target = '' }) => [`${on} ${target}`, { on, target }]));
  return [...targets.values()].flatMap(({ on, target }) => {
    const [record, at] = target.split('/').map(Number);
    if (record !== (cell?.record ?? 0)) return [];
    return [{ x: pixel(middle(on, at)), y: frame[1], notes: tools.on(on, target) }];
  });
}
