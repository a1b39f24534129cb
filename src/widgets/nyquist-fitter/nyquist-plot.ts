import * as Plot from '@observablehq/plot';
import type { ResistanceReading, Spectrum } from '../../impedance/types.js';
import { formatQuantity } from '../../numeric/format.js';
import { prefixFor, roundWithPrefix } from '../controls/quantity.js';
import { decades, equalScales, extent } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';
import { placeLabels } from '../plots/labels.js';
import { paint } from '../frame/theme.js';
import { pointMarks } from './point-marks.js';
import { ways } from './readings-panel.js';
import type { PointState, SpectrumPoints } from './spectrum.js';

const MARGIN = { left: 56, right: 14, top: 22, bottom: 36 };

/**
 * The complex plane: Z' to the right, −Z'' up, equal scales, frequencies at the decades, the model as a line in front.
 *
 * @param closeUp up to which Z' (Ω) it is drawn, where a spike would leave nothing to be seen of the arcs
 * @param readings resistances that were read without a circuit: each is drawn where it was read, with its line
 */
export function drawNyquist(
  points: SpectrumPoints,
  states: readonly PointState[],
  curve: Spectrum | undefined,
  width: number,
  height: number,
  closeUp?: number,
  readings: readonly ResistanceReading[] = []
): Drawing {
  const { left, right, top, bottom } = MARGIN;
  const inside = { width: width - left - right, height: height - top - bottom };
  const domain = closeUp
    ? equalScales([0, closeUp], [0, 0], inside.width, inside.height)
    : domains(points, states, curve, inside.width, inside.height);
  const { prefix, factor } = prefixFor(Math.max(...domain.x.map(Math.abs)) / 1.5);
  const scaled = (values: ArrayLike<number>, by = 1 / factor) => Array.from(values, value => value * by);
  const x = scaled(points.real);
  const y = scaled(points.imaginary, -1 / factor);
  const inner = { x: scaled(domain.x), y: scaled(domain.y) };
  const within = (i: number) =>
    x[i] >= inner.x[0] && x[i] <= inner.x[1] && y[i] >= inner.y[0] && y[i] <= inner.y[1];
  const decade = decadePoints(points.frequency, states);

  const node = Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: { domain: inner.x, label: null, ticks: Math.max(2, Math.round((width - left - right) / 80)) },
    y: { domain: inner.y, label: null, ticks: Math.max(2, Math.round((height - top - bottom) / 55)) },
    marks: [
      Plot.axisX({ anchor: 'bottom', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisY({ anchor: 'left', label: null, stroke: paint('faint'), fill: paint('muted') }),
      inner.y[0] < 0 && inner.y[1] > 0 ? Plot.ruleY([0], { stroke: paint('faint') }) : null,
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') }),
      pointMarks({ x, y, states, filled: new Set(decade.keys()), show: within }),
      curve
        ? Plot.line(curve.real, {
            x: scaled(curve.real),
            y: scaled(curve.imaginary, -1 / factor),
            stroke: paint('fit'),
            strokeWidth: 1.75,
            clip: true
          })
        : null,
      ...readings.flatMap(reading => readingMarks(reading, factor))
    ]
  }) as unknown as SVGSVGElement;

  const place = (name: 'x' | 'y', values: number[]) => {
    const scale = (node as unknown as Plot.Plot).scale(name)!;
    return Float64Array.from(values, (value, i) => (within(i) ? scale.apply(value) : NaN));
  };
  const drawing: Drawing = {
    node,
    x: place('x', x),
    y: place('y', y),
    frame: [left, top, width - right, height - bottom],
    nearest: 'xy'
  };
  node.append(
    axisLabel({ x: width - right, y: height - 4, 'text-anchor': 'end' }, 'Z′', `${prefix}Ω`),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, '−Z″', `${prefix}Ω`),
    labelled(drawing, decade, readings, factor)
  );
  const hidden = states.filter((state, i) => state !== 'outside' && !within(i)).length;
  if (hidden) node.append(hiddenNote(hidden, width - right));
  return drawing;
}

/** The line by which a resistance was read, down to the axis, and a mark where it stands there. */
function readingMarks(
  { line, resistance_ohm, real_ohm, imaginary_ohm }: ResistanceReading,
  factor: number
): Plot.Markish[] {
  const at = resistance_ohm / factor;
  const stroke = { stroke: paint('second'), strokeWidth: 1.25, clip: true };
  return [
    Plot.line(line.real, {
      x: Array.from(line.real, value => value / factor),
      y: Array.from(line.imaginary, value => -value / factor),
      ...stroke
    }),
    Plot.link([0], {
      x1: real_ohm / factor,
      y1: -imaginary_ohm / factor,
      x2: at,
      y2: 0,
      strokeDasharray: '3 3',
      ...stroke
    }),
    Plot.dot([0], { x: at, y: 0, symbol: 'diamond', r: 5, fill: paint('second'), stroke: paint('paper') })
  ];
}

/** Labels of the decades and of the readings' marks, which keep clear of the points and of one another. */
function labelled(
  drawing: Drawing,
  decade: ReadonlyMap<number, number>,
  readings: readonly ResistanceReading[],
  factor: number
): SVGGElement {
  const scale = (name: 'x' | 'y') => (drawing.node as unknown as Plot.Plot).scale(name)!;
  const withMarks: Drawing = {
    ...drawing,
    x: [
      ...Array.from(drawing.x),
      ...readings.map(({ resistance_ohm }) => scale('x').apply(resistance_ohm / factor))
    ],
    y: [...Array.from(drawing.y), ...readings.map(() => scale('y').apply(0))],
    frame: [
      drawing.frame[0],
      drawing.frame[1],
      drawing.frame[2],
      drawing.frame[3] + (readings.length ? 1 : 0)
    ]
  };
  return placeLabels(withMarks, [
    ...readings.map(({ way, resistance_ohm, standard_error_ohm: error }, i) => ({
      index: drawing.x.length + i,
      text: `${ways[way].mark} ${error >= resistance_ohm ? 'not determined' : formatQuantity(resistance_ohm, 'Ω', 3)}`
    })),
    ...Array.from(decade, ([index, hertz]) => ({ index, text: roundWithPrefix(hertz, 'Hz') }))
  ]);
}

function domains(
  { real, imaginary }: SpectrumPoints,
  states: readonly PointState[],
  curve: Spectrum | undefined,
  width: number,
  height: number
) {
  // Points outside the range do not count, so that a narrower range is also a closer look.
  const counts = states.some(state => state !== 'outside')
    ? (i: number) => states[i] !== 'outside'
    : () => true;
  const chosen = (values: Float64Array) => values.filter((_, i) => counts(i));
  const x = extent(chosen(real), curve?.real ?? []) ?? [0, 1];
  const up = extent(chosen(imaginary), curve?.imaginary ?? []) ?? [-1, 0];
  const y: [number, number] = [Math.min(0, -up[1]), -up[0]];
  // The origin belongs to the picture unless the data are far from it.
  if (x[0] > 0 && x[0] < 0.6 * x[1]) x[0] = 0;
  const pad = 0.04 * Math.max(x[1] - x[0], y[1] - y[0]);
  if (x[0] !== 0) x[0] -= pad;
  if (y[0] !== 0) y[0] -= pad;
  return equalScales([x[0], x[1] + pad], [y[0], y[1] + pad], width, height);
}

/** For each whole decade the nearest measured point, where one is near enough: index → Hz. */
function decadePoints(frequency: Float64Array, states: readonly PointState[]): Map<number, number> {
  const range = extent(frequency);
  const marked = new Map<number, number>();
  if (!range) return marked;
  for (const decade of decades([range[0] * 0.9, range[1] * 1.1])) {
    let best = -1;
    let least = Math.log10(1.3);
    frequency.forEach((hertz, i) => {
      const distance = Math.abs(Math.log10(hertz / decade));
      if (states[i] === 'used' && distance < least) [best, least] = [i, distance];
    });
    if (best >= 0) marked.set(best, decade);
  }
  return marked;
}

/** Says that there is more than is drawn. */
function hiddenNote(count: number, x: number): SVGTextElement {
  const text = `${count} ${count === 1 ? 'point lies' : 'points lie'} beyond`;
  return svgElement(
    'text',
    { x, y: 12, 'text-anchor': 'end', 'font-size': 11, class: 'ag-axis-label' },
    text
  );
}
