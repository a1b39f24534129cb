import * as Plot from '@observablehq/plot';
import type { CyclingCell, StaircaseStep } from '../../cycling/types.js';
import { paint, type Palette } from '../frame/theme.js';
import { extent } from '../plots/axes.js';
import { svgElement } from '../plots/svg.js';
import { thin } from '../plots/thin.js';
import { density, rounded } from './numbers.js';
import type { RecordData } from './record-data.js';
import { clipped, drawAgainstTime, roundTicks, TIME_MARGIN, type TimeDrawing } from './time-plot.js';

/** Room above the frame for what the steps are called. */
const TOP = 36;
const LETTER = 6.3;

/** Voltage on the left axis, current density as a step behind it, and the staircase's steps as bands. */
export function drawRecord(
  record: RecordData,
  cell: CyclingCell | undefined,
  range: readonly [number, number],
  width: number,
  height: number
): TimeDrawing {
  const columns = Math.max(50, width - TIME_MARGIN.left - TIME_MARGIN.right);
  const voltage = thinned(record.time, record.voltage, range, columns);
  const current = thinned(record.time, record.current, range, columns);
  const symmetric = cell === undefined || cell.efficiency === null;
  const volts = symmetric ? mirrored(extent(voltage.y)) : padded(extent(voltage.y));
  const inMillivolt = Math.max(...volts.map(Math.abs)) < 0.2;
  const currents = mirrored(extent(current.y));
  const place = (value: number) =>
    volts[0] + ((value - currents[0]) * (volts[1] - volts[0])) / (currents[1] - currents[0]);
  const steps = cell?.ccd?.steps ?? [];
  const drawing = drawAgainstTime({
    width,
    height,
    range,
    labelled: true,
    top: steps.length ? TOP : 22,
    y: {
      domain: volts,
      quantity: 'U',
      unit: inMillivolt ? 'mV' : 'V',
      format: value => rounded(inMillivolt ? value * 1e3 : value, 4)
    },
    right: {
      ticks: roundTicks(currents, Math.max(2, Math.floor(height / 60))),
      format: value => rounded(value),
      place,
      quantity: record.hasArea ? 'j' : 'I',
      unit: record.hasArea ? 'mA/cm²' : 'mA'
    },
    marks: [
      Plot.areaY(
        { length: current.x.length },
        {
          x: current.x,
          y1: place(0),
          y2: current.y.map(place),
          curve: 'step-after',
          fill: paint('first'),
          fillOpacity: 0.16,
          // many half cycles in a few pixels would be nothing but their edges
          stroke: changes(current.y) < columns / 6 ? paint('first') : 'none',
          strokeOpacity: 0.55,
          strokeWidth: 0.75,
          clip: true
        }
      ),
      Plot.ruleY(
        [0].filter(() => symmetric),
        { stroke: paint('muted'), strokeWidth: 0.5 }
      ),
      Plot.line(
        { length: voltage.x.length },
        {
          x: voltage.x,
          y: voltage.y,
          stroke: paint('ink'),
          strokeWidth: 1,
          strokeLinejoin: 'bevel',
          clip: true
        }
      )
    ]
  });
  drawBands(drawing, cell, range);
  return drawing;
}

/** A curve's points that are worth drawing. */
export function thinned(
  time: Float64Array,
  values: Float64Array,
  range: readonly [number, number],
  columns: number
): { x: Float64Array; y: Float64Array } {
  const kept = thin(time, values, range, columns);
  return { x: Float64Array.from(kept, i => time[i]), y: Float64Array.from(kept, i => values[i]) };
}

/** How often a current turns round. */
function changes(values: Float64Array): number {
  let count = 0;
  for (let i = 1; i < values.length; i++) if (values[i] * values[i - 1] < 0) count++;
  return count;
}

/** Zero in the middle, so that the zeros of voltage and current are one line. */
function mirrored(span: [number, number] | undefined): [number, number] {
  const most = span ? Math.max(Math.abs(span[0]), Math.abs(span[1])) : 0;
  const limit = most > 0 ? most * 1.08 : 1;
  return [-limit, limit];
}

function padded(span: [number, number] | undefined): [number, number] {
  if (!span) return [0, 1];
  const room = (span[1] - span[0]) * 0.06 || Math.abs(span[0]) * 0.1 || 0.5;
  return [span[0] - room, span[1] + room];
}

/** Each step of the staircase as a band with its current density; the two of the bracket in colour, and in words. */
function drawBands(
  drawing: TimeDrawing,
  cell: CyclingCell | undefined,
  range: readonly [number, number]
): void {
  const ccd = cell?.ccd;
  if (!ccd) return;
  const [left, top, right, bottom] = drawing.frame;
  const group = clipped(drawing);
  const labels = svgElement('g', { 'font-size': 11, class: 'ag-ccd-bands' });
  const shown = ccd.steps.filter(
    step => step.end_time_second > range[0] && step.start_time_second < range[1]
  );
  const survived = bracketStep(ccd.steps, ccd.last_survived, ccd.last_survived_ampere, 'last');
  const failed = bracketStep(ccd.steps, ccd.first_failed, ccd.first_failed_ampere, 'first');
  const ends = (step: StaircaseStep) =>
    [step.start_time_second, step.end_time_second].map(time =>
      Math.min(right, Math.max(left, drawing.pixel(time)))
    );
  const roles = new Map([
    [survived, 'second'],
    [failed, 'fail']
  ] as const);
  for (const step of shown) {
    const role = roles.get(step);
    if (!role && step.step % 2 === 1) continue;
    const [from, to] = ends(step);
    const box = { x: from, y: top, width: Math.max(role ? 2 : 0, to - from), height: bottom - top };
    const fill = paint(role ?? 'ink');
    group.append(svgElement('rect', { ...box, fill, 'fill-opacity': role ? 0.2 : 0.05 }));
  }
  const write = labelRow(labels, left, right, top - 4);
  // The bracket first: the other labels have what room it leaves. Both stand at the border between them.
  if (survived && shown.includes(survived))
    write(stepDensity(survived), 'second', ends(survived)[1] - 2, 'end');
  if (failed && shown.includes(failed)) write(stepDensity(failed), 'fail', ends(failed)[0] + 2, 'start');
  for (const step of shown) {
    const [from, to] = ends(step);
    if (!roles.has(step) && to - from > 1) write(stepDensity(step), 'muted', (from + to) / 2, 'middle');
  }
  drawing.node.prepend(group);
  drawing.node.append(labels);
}

/** Labels in a row, each only where it meets no other. */
function labelRow(group: SVGGElement, left: number, right: number, y: number) {
  const taken: [number, number][] = [];
  return (text: string, colour: keyof Palette, x: number, anchor: 'start' | 'middle' | 'end') => {
    const width = LETTER * text.length;
    const start = x - { start: 0, middle: width / 2, end: width }[anchor];
    const from = Math.min(right - width, Math.max(left, start));
    if (taken.some(([a, b]) => from < b + 3 && from + width > a - 3)) return;
    taken.push([from, from + width]);
    const style = `fill: ${paint(colour)}${colour === 'muted' ? '' : '; font-weight: 600'}`;
    group.append(svgElement('text', { x: from, y, 'text-anchor': 'start', style }, text));
  };
}

/** The step that has a bracket's current density. */
export function bracketStep(
  steps: readonly StaircaseStep[],
  value: number | null,
  ampere: number | null,
  which: 'first' | 'last'
): StaircaseStep | undefined {
  const same = (a: number, b: number | null) => b !== null && Math.abs(a - b) <= 1e-9 * Math.abs(b);
  const matches = steps.filter(
    step => same(step.current_density, value) || same(step.current_ampere, ampere)
  );
  return which === 'first' ? matches[0] : matches[matches.length - 1];
}

/** What a step is called: its current density, or its current in mA. */
export function stepDensity({ current_density, current_ampere }: StaircaseStep): string {
  return Number.isFinite(current_density) ? density(current_density) : rounded(current_ampere * 1e3);
}
