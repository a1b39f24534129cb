import * as Plot from '@observablehq/plot';
import { paint } from '../frame/theme.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';

/** Of every plot against time, so that such plots stand below one another. */
export const TIME_MARGIN = { left: 58, right: 56 };

/** A plot against time: where a second stands, and which one stands at a place. */
export interface TimeDrawing {
  node: SVGSVGElement;
  /** Left, top, right, bottom of the inside, in CSS pixels. */
  frame: readonly [number, number, number, number];
  pixel(seconds: number): number;
  at(pixel: number): number;
}

/** How seconds are written along an axis of a certain length. */
export interface TimeUnit {
  seconds: number;
  name: string;
}

export function timeUnit(span: number): TimeUnit {
  if (span < 180) return { seconds: 1, name: 's' };
  if (span < 3 * 3600) return { seconds: 60, name: 'min' };
  return { seconds: 3600, name: 'h' };
}

/** Round values between two, about as many as fit. */
export function roundTicks([low, high]: readonly [number, number], most: number): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough * 0.999)!;
  const ticks: number[] = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + 1e-9 * span; n++)
    ticks.push(Number((n * step).toPrecision(12)));
  return ticks;
}

export interface TimePlot {
  width: number;
  height: number;
  /** s */
  range: readonly [number, number];
  /** Whether the times are written below. */
  labelled: boolean;
  top?: number;
  y: { domain: readonly [number, number]; quantity: string; unit: string; format?(value: number): string };
  /** A second quantity at the right, laid over the first's axis. */
  right?: {
    ticks: readonly number[];
    format(value: number): string;
    /** To the left axis. */
    place(value: number): number;
    quantity: string;
    unit: string;
  };
  marks: Plot.Markish[];
}

/** Something against time. */
export function drawAgainstTime({
  width,
  height,
  range,
  labelled,
  top = 20,
  y,
  right,
  marks
}: TimePlot): TimeDrawing {
  const unit = timeUnit(range[1] - range[0]);
  const bottom = labelled ? 34 : 8;
  const inner = width - TIME_MARGIN.left - TIME_MARGIN.right;
  const ticks = roundTicks(
    [range[0] / unit.seconds, range[1] / unit.seconds],
    Math.max(2, Math.floor(inner / 64))
  );
  const number = (value: number) => String(Number(value.toPrecision(8))).replace('-', '−');
  const node = Plot.plot({
    width,
    height,
    marginLeft: TIME_MARGIN.left,
    marginRight: TIME_MARGIN.right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: { domain: range, label: null },
    y: { domain: y.domain, label: null },
    marks: [
      Plot.axisX(
        ticks.map(tick => tick * unit.seconds),
        {
          label: null,
          tickFormat: labelled ? (seconds: number) => number(seconds / unit.seconds) : () => '',
          stroke: paint('faint'),
          fill: paint('muted')
        }
      ),
      Plot.axisY(roundTicks(y.domain, Math.max(2, Math.floor(height / 48))), {
        label: null,
        tickFormat: y.format ?? number,
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      right
        ? Plot.axisY(right.ticks.map(right.place), {
            anchor: 'right',
            label: null,
            tickFormat: (_: number, i: number) => right.format(right.ticks[i]),
            stroke: paint('faint'),
            fill: paint('first')
          })
        : null,
      Plot.frame({ stroke: paint('faint') }),
      ...marks
    ]
  }) as unknown as SVGSVGElement;
  const x = (node as unknown as Plot.Plot).scale('x')!;
  node.append(axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, y.quantity, y.unit));
  if (right) {
    const label = axisLabel({ x: width - 4, y: 12, 'text-anchor': 'end' }, right.quantity, right.unit);
    label.setAttribute('style', `fill: ${paint('first')}`);
    node.append(label);
  }
  if (labelled) {
    const place = { x: width - TIME_MARGIN.right, y: height - 4, 'text-anchor': 'end' };
    node.append(axisLabel(place, 't', unit.name));
  }
  return {
    node,
    frame: [TIME_MARGIN.left, top, width - TIME_MARGIN.right, height - bottom],
    pixel: seconds => x.apply(seconds),
    at: pixel => x.invert!(pixel)
  };
}

/** A name for a clip path that no other plot of the page has. */
let clips = 0;

/** Puts marks of our own into a plot, cut off at its frame. */
export function clipped(drawing: TimeDrawing): SVGGElement {
  const [left, top, right, bottom] = drawing.frame;
  const id = `ag-clip-${++clips}`;
  const group = svgElement('g', { 'clip-path': `url(#${id})` });
  drawing.node.append(
    svgElement(
      'clipPath',
      { id },
      svgElement('rect', { x: left, y: top, width: right - left, height: bottom - top })
    ),
    group
  );
  return group;
}
