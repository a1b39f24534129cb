import * as Plot from '@observablehq/plot';
import { paint } from '../frame/theme.js';
import type { Drawing } from '../plots/drawing.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel } from '../plots/svg.js';
import { roundTicks } from './time-plot.js';

interface Axis {
  domain: readonly [number, number];
  quantity: string;
  unit: string;
  /** Drawn instead of round numbers. */
  ticks?: readonly number[];
  format?(value: number): string;
}

export interface PointPlot {
  width: number;
  height: number;
  x: Axis;
  y: Axis;
  /** At the right, laid over the first. */
  right?: Axis;
  /** What is pointed at; places on the left axis. */
  points: { x: ArrayLike<number>; y: ArrayLike<number> };
  nearest?: Drawing['nearest'];
  marks: Plot.Markish[];
}

/** Also says where a value of x stands, in CSS pixels. */
export interface PointDrawing extends Drawing {
  pixelX(value: number): number;
}

const MARGIN = { left: 58, right: 18, rightAxis: 50, top: 26, bottom: 36 };

/** From a value of the right axis to the left one. */
export function placeOnLeft(left: readonly [number, number], right: readonly [number, number]) {
  return (value: number): number =>
    left[0] + ((value - right[0]) * (left[1] - left[0])) / (right[1] - right[0]);
}

/** Something against something, with the quantities on the axes. */
export function drawPoints(options: PointPlot): PointDrawing {
  const { width, height, x, y, right, points, nearest = 'xy', marks } = options;
  const marginRight = right ? MARGIN.rightAxis : MARGIN.right;
  const most = {
    x: Math.max(2, Math.floor((width - MARGIN.left - marginRight) / 64)),
    y: Math.max(2, Math.floor(height / 48))
  };
  const number = (value: number) => String(Number(value.toPrecision(8))).replace('-', '−');
  const place = right && placeOnLeft(y.domain, right.domain);
  const rightTicks = right ? (right.ticks ?? roundTicks(right.domain, most.y)) : [];
  const node = Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    style: plotStyle,
    x: { domain: x.domain, label: null },
    y: { domain: y.domain, label: null },
    marks: [
      Plot.axisX(x.ticks ?? roundTicks(x.domain, most.x), {
        label: null,
        tickFormat: x.format ?? number,
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.axisY(y.ticks ?? roundTicks(y.domain, most.y), {
        label: null,
        tickFormat: number,
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      place
        ? Plot.axisY(rightTicks.map(place), {
            anchor: 'right',
            label: null,
            tickFormat: (_: number, i: number) => number(rightTicks[i]),
            stroke: paint('faint'),
            fill: paint('first')
          })
        : null,
      Plot.frame({ stroke: paint('faint') }),
      ...marks
    ]
  }) as unknown as SVGSVGElement;
  const scale = (name: 'x' | 'y') => (node as unknown as Plot.Plot).scale(name)!;
  node.append(
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, y.quantity, y.unit),
    axisLabel({ x: width - marginRight, y: height - 4, 'text-anchor': 'end' }, x.quantity, x.unit)
  );
  if (right) {
    const label = axisLabel({ x: width - 4, y: 12, 'text-anchor': 'end' }, right.quantity, right.unit);
    label.setAttribute('style', `fill: ${paint('first')}`);
    node.append(label);
  }
  return {
    node,
    x: Float64Array.from(points.x, value => scale('x').apply(value)),
    y: Float64Array.from(points.y, value => (Number.isFinite(value) ? scale('y').apply(value) : NaN)),
    frame: [MARGIN.left, MARGIN.top, width - marginRight, height - MARGIN.bottom],
    nearest,
    pixelX: value => scale('x').apply(value)
  };
}

/** From 0, or from below it, to a little above the highest. */
export function fromZero(values: Iterable<number>, room = 0.1): [number, number] {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) return [0, 1];
  return [low < 0 ? low - room * (high - low) : 0, high + room * (high - low)];
}
