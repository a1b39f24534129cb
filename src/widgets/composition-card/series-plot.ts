import * as Plot from '@observablehq/plot';
import type { PropertySeries, SeriesPoint } from '../../composition/types.js';
import { paint } from '../frame/theme.js';
import { extent } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { placeLabels } from '../plots/labels.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';

const MARGIN = { left: 60, right: 18, top: 26, bottom: 38 };

/**
 * A quantity against x: own samples as filled circles over the study's open diamonds, error bars, the trend with its 95 % band.
 * A value that is only a limit says so with an arrow; one left out is crossed; an outlier has a ring and its name.
 */
export function drawSeries(series: PropertySeries, width: number, height: number): Drawing {
  const { points, trend, label, unit } = series;
  const domain = { x: padded(extent(points.map(({ x }) => x)), 0.12, [0, 2]), y: yDomain(series) };
  const error = ({ error }: SeriesPoint) => (Number.isFinite(error) ? error : 0);
  const colour = (point: SeriesPoint) =>
    paint(point.is_excluded ? 'muted' : point.is_study ? 'second' : 'ink');
  const shown = points.map((point, i) => ({ ...point, i }));
  const of = (study: boolean) => shown.filter(point => point.is_study === study);

  const node = Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    style: plotStyle,
    x: { domain: domain.x, label: null, ticks: Math.max(2, Math.round(width / 90)) },
    y: { domain: domain.y, label: null, ticks: Math.max(2, Math.round(height / 60)) },
    marks: [
      trend
        ? Plot.areaY(trend.x, {
            x: trend.x,
            y1: trend.lower_95,
            y2: trend.upper_95,
            fill: paint('fit'),
            fillOpacity: 0.13,
            clip: true
          })
        : null,
      Plot.axisX({ anchor: 'bottom', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisY({ anchor: 'left', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') }),
      trend
        ? Plot.line(trend.x, { x: trend.x, y: trend.y, stroke: paint('fit'), strokeWidth: 1.75, clip: true })
        : null,
      Plot.ruleX(
        shown.filter(point => error(point) > 0),
        {
          x: 'x',
          y1: (point: SeriesPoint) => point.value - point.error,
          y2: (point: SeriesPoint) => point.value + point.error,
          stroke: colour,
          marker: 'tick-x'
        }
      ),
      Plot.dot(of(true), {
        x: 'x',
        y: 'value',
        r: 5.5,
        symbol: 'diamond',
        fill: paint('paper'),
        stroke: colour,
        strokeWidth: 1.75
      }),
      Plot.dot(of(false), {
        x: 'x',
        y: 'value',
        r: 4.5,
        fill: (point: SeriesPoint) => (point.is_excluded ? paint('paper') : paint('ink')),
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(
        shown.filter(point => point.is_excluded),
        { x: 'x', y: 'value', r: 4.5, symbol: 'times', stroke: paint('muted'), strokeWidth: 1.5 }
      ),
      Plot.dot(
        shown.filter(point => point.is_outlier),
        { x: 'x', y: 'value', r: 10, stroke: paint('warn'), strokeWidth: 1.75, strokeDasharray: '3 2' }
      )
    ]
  }) as unknown as SVGSVGElement;

  const scale = (name: 'x' | 'y') => (node as unknown as Plot.Plot).scale(name)!;
  const drawing: Drawing = {
    node,
    x: Float64Array.from(points, point => scale('x').apply(point.x)),
    y: Float64Array.from(points, point => scale('y').apply(point.value)),
    frame: [MARGIN.left, MARGIN.top, width - MARGIN.right, height - MARGIN.bottom],
    nearest: 'xy'
  };
  node.append(
    placeLabels(
      drawing,
      points.map((point, index) => ({ index, text: nameOf(point) }))
    ),
    axisLabel(
      { x: width - MARGIN.right, y: height - 4, 'text-anchor': 'end', fill: paint('muted') },
      'x',
      ''
    ),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start', fill: paint('muted') }, label, unit),
    key(points, width - MARGIN.right)
  );
  return drawing;
}

/** What is written beside a point: its name, the way to where the value of a limit may be, and that it lies off. */
function nameOf({ label, relation, is_outlier }: SeriesPoint): string {
  const way = relation === '>' ? ' ↑' : relation === '<' ? ' ↓' : '';
  return `${label}${way}${is_outlier ? ', outlier' : ''}`;
}

/** What stands for what, as far as both are there. */
function key(points: readonly SeriesPoint[], right: number): SVGGElement {
  const entries = [
    points.some(point => !point.is_study) ? '● own' : '',
    points.some(point => point.is_study) ? '◇ study' : '',
    points.some(point => point.is_excluded) ? '× left out' : '',
    points.some(point => point.relation === '>') ? '↑ at least' : '',
    points.some(point => point.relation === '<') ? '↓ at most' : ''
  ].filter(Boolean);
  return svgElement(
    'g',
    { 'font-size': 11 },
    svgElement('text', { x: right, y: 12, 'text-anchor': 'end', fill: paint('muted') }, entries.join('   '))
  );
}

/** All of the values with their errors, and the line; the band of few points would leave nothing to be seen of them. */
function yDomain({ points, trend }: PropertySeries): [number, number] {
  const ends = points.flatMap(({ value, error }) => [value - (error || 0), value + (error || 0)]);
  const [low, high] = padded(extent(ends, trend?.y ?? []), 0.14, [0, 1]);
  return [points.every(({ value }) => value >= 0) ? Math.max(0, low) : low, high];
}

function padded(
  span: [number, number] | undefined,
  share: number,
  otherwise: [number, number]
): [number, number] {
  if (!span) return otherwise;
  const room = (span[1] - span[0]) * share || Math.abs(span[0]) * 0.1 || 0.5;
  return [span[0] - room, span[1] + room];
}
