import * as Plot from '@observablehq/plot';
import type { GrowthLaw, SeriesResult } from '../../../impedance/types.js';
import { prefixFor } from '../../controls/quantity.js';
import { paint, paintRamp } from '../../frame/theme.js';
import { extent } from '../../plots/axes.js';
import type { Drawing } from '../../plots/drawing.js';
import { plotStyle } from '../../plots/style.js';
import { axisLabel, svgElement } from '../../plots/svg.js';
import type { Symbol } from '../symbols.js';
import { followed } from './followed.js';
import type { SeriesStep } from './steps.js';

const MARGIN = { left: 56, right: 14, top: 24, bottom: 36 };

/** Of the x axis: what changes from spectrum to spectrum. */
const axes: Record<SeriesResult['axis'], [quantity: string, unit: string]> = {
  time: ['t', 'h'],
  temperature: ['T', '°C'],
  cycle: ['Cycle', ''],
  spectrum: ['Spectrum', '']
};

/** How the laws are drawn, the best first: the others are there to be compared with. */
const LINES: { stroke: string; dash: string; width: number }[] = [
  { stroke: paint('fit'), dash: 'none', width: 1.75 },
  { stroke: paint('muted'), dash: '6 4', width: 1.25 },
  { stroke: paint('muted'), dash: '1.5 3', width: 1.25 },
  { stroke: paint('muted'), dash: '8 3 1.5 3', width: 1 }
];

/** How the n-th best law is drawn, for a key. */
export const lawLine = (n: number) => LINES[Math.min(n, LINES.length - 1)];

/** A quantity of each spectrum against time, cycle or temperature, with its standard errors and the laws of growth. */
export function drawTrend(
  steps: readonly SeriesStep[],
  series: SeriesResult,
  symbol: Symbol,
  width: number,
  height: number
): Drawing {
  const { left, right, top, bottom } = MARGIN;
  const { values, errors, positions } = followed(series);
  const unit = series.quantity_unit;
  const certain = Array.from(values, (value, i) => (errors[i] < Math.abs(value) ? errors[i] : 0));
  const ends = extent(
    values.map((value, i) => value + certain[i]),
    values.map((value, i) => value - certain[i])
  ) ?? [0, 1];
  const { prefix, factor } = unit === 'Ω' ? prefixFor(ends[1] / 1.5) : { prefix: '', factor: 1 };
  const laws = (series.growth?.laws ?? []).slice(0, LINES.length);
  const points = Array.from(values.keys()).filter(
    i => Number.isFinite(values[i]) && Number.isFinite(positions[i])
  );
  const node = Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: {
      domain: padded(extent(positions) ?? [0, 1], 0.02),
      label: null,
      ticks: Math.max(2, Math.round(width / 90))
    },
    y: {
      domain: yDomain(ends).map(end => end / factor),
      label: null,
      ticks: Math.max(2, Math.round(height / 50))
    },
    marks: [
      Plot.axisX({
        anchor: 'bottom',
        label: null,
        stroke: paint('faint'),
        fill: paint('muted'),
        ...integers(series)
      }),
      Plot.axisY({ anchor: 'left', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') }),
      ...laws.map((law, n) => lawMark(law, n, factor)).reverse(),
      Plot.ruleX(
        points.filter(i => certain[i] > 0),
        {
          x: i => positions[i],
          y1: i => (values[i] - certain[i]) / factor,
          y2: i => (values[i] + certain[i]) / factor,
          stroke: paint('ink'),
          marker: 'tick-x'
        }
      ),
      Plot.dot(points, {
        x: i => positions[i],
        y: i => values[i] / factor,
        r: 4,
        fill: i => paintRamp(shareOf(steps, series.spectra[i])),
        stroke: paint('paper'),
        strokeWidth: 0.75
      })
    ]
  }) as unknown as SVGSVGElement;
  const scale = (name: 'x' | 'y') => (node as unknown as Plot.Plot).scale(name)!;
  const [quantity, xUnit] = axes[series.axis];
  node.append(
    axisLabel({ x: width - right, y: height - 4, 'text-anchor': 'end' }, quantity, xUnit),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, symbol.letter, `${prefix}${unit}`, symbol.subscript),
    svgElement(
      'text',
      { x: width - right, y: 12, 'text-anchor': 'end', class: 'ag-axis-label', 'font-size': 11 },
      certain.some(error => error > 0) ? 'bars: ± standard error' : ''
    )
  );
  const apply = (name: 'x' | 'y', list: ArrayLike<number>, by = 1) =>
    Float64Array.from(list, value => (Number.isFinite(value) ? scale(name).apply(value / by) : NaN));
  return {
    node,
    x: apply('x', positions),
    y: apply('y', values, factor),
    frame: [left, top, width - right, height - bottom],
    nearest: 'x'
  };
}

function lawMark({ curve }: GrowthLaw, n: number, factor: number): Plot.RenderableMark {
  const { stroke, dash, width } = lawLine(n);
  return Plot.line(curve.time_hour, {
    x: curve.time_hour,
    y: curve.value.map(value => value / factor),
    stroke,
    strokeWidth: width,
    strokeDasharray: dash,
    clip: true
  });
}

export function shareOf(steps: readonly SeriesStep[], spectrum: number): number {
  return steps.find(step => step.spectrum === spectrum)?.share ?? 0;
}

/** Whole numbers alone where cycles or spectra are counted. */
function integers({ axis }: SeriesResult): Plot.AxisXOptions {
  return axis === 'cycle' || axis === 'spectrum'
    ? { tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : '') }
    : {};
}

function padded([low, high]: readonly [number, number], share: number): [number, number] {
  const room = (high - low) * share || 0.5;
  return [low - room, high + room];
}

/** From 0 unless the values are far from it. */
function yDomain([low, high]: readonly [number, number]): [number, number] {
  if (low > 0 && low < 0.7 * high) return [0, 1.06 * high];
  return padded([low, high], 0.1);
}
