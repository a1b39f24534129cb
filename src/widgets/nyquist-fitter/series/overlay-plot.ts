import * as Plot from '@observablehq/plot';
import type { Spectrum } from '../../../impedance/types.js';
import { prefixFor } from '../../controls/quantity.js';
import { paint, paintRamp } from '../../frame/theme.js';
import { equalScales, extent } from '../../plots/axes.js';
import type { Drawing } from '../../plots/drawing.js';
import { rampLegend } from '../../plots/ramp-legend.js';
import { plotStyle } from '../../plots/style.js';
import { axisLabel, svgElement } from '../../plots/svg.js';
import type { SeriesStep } from './steps.js';

const MARGIN = { left: 56, right: 14, top: 24, bottom: 36 };
/** Diameter of a point, in CSS pixels. */
const DOT = { usual: 3.4, chosen: 6 };

export interface Overlay extends Drawing {
  /** Of each point, which step it belongs to. */
  stepOf: number[];
}

/** All spectra of a series in one complex plane, coloured by time, cycle or temperature, each with its fit as a thin line. */
export function drawOverlay(
  steps: readonly SeriesStep[],
  chosen: number,
  { width, height, closeUp }: { width: number; height: number; closeUp?: number }
): Overlay {
  const { left, right, top, bottom } = MARGIN;
  const inside = { width: width - left - right, height: height - top - bottom };
  const domain = closeUp
    ? equalScales([0, closeUp], [0, 0], inside.width, inside.height)
    : domainOf(steps, inside.width, inside.height);
  const { prefix, factor } = prefixFor(Math.max(...domain.x.map(Math.abs)) / 1.5);
  const scaled = ([low, high]: [number, number]): [number, number] => [low / factor, high / factor];
  const node = Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: { domain: scaled(domain.x), label: null, ticks: Math.max(2, Math.round(inside.width / 80)) },
    y: { domain: scaled(domain.y), label: null, ticks: Math.max(2, Math.round(inside.height / 45)) },
    marks: [
      Plot.axisX({ anchor: 'bottom', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisY({ anchor: 'left', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') })
    ]
  }) as unknown as SVGSVGElement;
  const scale = (name: 'x' | 'y') => (node as unknown as Plot.Plot).scale(name)!;
  const [x, y] = [scale('x'), scale('y')];
  const within = (px: number, py: number) =>
    px >= left && px <= width - right && py >= top && py <= height - bottom;
  const place = ({ real, imaginary }: Pick<Spectrum, 'real' | 'imaginary'>) =>
    Array.from(real, (re, i) => [
      x.apply(re / factor) as number,
      y.apply(-imaginary[i] / factor) as number
    ]).filter(([px, py]) => within(px, py));

  const stepOf: number[] = [];
  const all: number[][] = [];
  // the chosen one lies above the others
  const order = steps
    .map((_, i) => i)
    .sort((a, b) => Number(steps[a].spectrum === chosen) - Number(steps[b].spectrum === chosen));
  for (const i of order) {
    const step = steps[i];
    const colour = paintRamp(step.share);
    const points = place(step.points);
    if (step.curve) {
      const d = lineThrough(place(step.curve));
      node.append(svgElement('path', { d, stroke: colour, fill: 'none', 'stroke-width': 1 }));
    }
    node.append(dots(points, colour, step.spectrum === chosen ? DOT.chosen : DOT.usual));
    points.forEach(point => {
      all.push(point);
      stepOf.push(i);
    });
  }
  node.append(
    axisLabel({ x: width - right, y: height - 4, 'text-anchor': 'end' }, 'Z′', `${prefix}Ω`),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, '−Z″', `${prefix}Ω`)
  );
  if (steps.length > 1) {
    const [first, last] = [...steps]
      .sort((a, b) => a.share - b.share)
      .filter((_, i, { length }) => i === 0 || i === length - 1);
    node.append(rampLegend({ right: width - right, top: 4, first: first.label, last: last.label }));
  }
  return {
    node,
    x: all.map(([px]) => px),
    y: all.map(([, py]) => py),
    frame: [left, top, width - right, height - bottom],
    nearest: 'xy',
    stepOf
  };
}

/** Many points as one path of strokes without length: a thousand elements would be slow to lay out. */
function dots(points: number[][], stroke: string, diameter: number): SVGPathElement {
  const d = points.map(([px, py]) => `M${px.toFixed(1)},${py.toFixed(1)}h0`).join('');
  return svgElement('path', { d, stroke, 'stroke-width': diameter, 'stroke-linecap': 'round', fill: 'none' });
}

function lineThrough(points: number[][]): string {
  return points.map(([px, py], i) => `${i ? 'L' : 'M'}${px.toFixed(1)},${py.toFixed(1)}`).join('');
}

function domainOf(steps: readonly SeriesStep[], width: number, height: number) {
  const x = extent(...steps.map(({ points }) => points.real)) ?? [0, 1];
  const up = extent(...steps.map(({ points }) => points.imaginary)) ?? [-1, 0];
  if (x[0] > 0) x[0] = 0;
  const y: [number, number] = [Math.min(0, -up[1]), -up[0]];
  const pad = 0.04 * Math.max(x[1] - x[0], y[1] - y[0]);
  return equalScales([x[0], x[1] + pad], [y[0], y[1] + pad], width, height);
}
