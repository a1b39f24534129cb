import * as Plot from '@observablehq/plot';
import type { Arrhenius, SeriesResult } from '../../../impedance/types.js';
import { paint, paintRamp } from '../../frame/theme.js';
import { decades, extent, shortTick } from '../../plots/axes.js';
import type { Drawing } from '../../plots/drawing.js';
import { plotStyle } from '../../plots/style.js';
import { axisLabel, svgElement } from '../../plots/svg.js';
import type { SeriesStep } from './steps.js';
import { shareOf } from './trend-plot.js';

const MARGIN = { left: 60, right: 16, top: 42, bottom: 36 };
const ZERO_CELSIUS = 273.15;

const kelvin = (celsius: number) => celsius + ZERO_CELSIUS;
const inverse = (celsius: number) => 1000 / kelvin(celsius);

/** σT (or T/R without geometry) on a logarithmic axis against 1000/T, with °C above: the line's slope is the activation energy. */
export function drawArrhenius(
  steps: readonly SeriesStep[],
  series: SeriesResult,
  arrhenius: Arrhenius,
  width: number,
  height: number
): Drawing {
  const { left, right, top, bottom } = MARGIN;
  const { temperature_celsius: celsius, conductivity, conductivity_error, line } = arrhenius;
  const times = (values: ArrayLike<number>, temperatures: ArrayLike<number>) =>
    Float64Array.from(values, (value, i) => value * kelvin(temperatures[i]));
  const values = times(conductivity, celsius);
  const errors = times(conductivity_error, celsius);
  const known = (i: number) => errors[i] > 0 && errors[i] < values[i];
  const curve = times(line.conductivity, line.temperature_celsius);
  const y = (extent(values, curve) ?? [1, 10]).map((end, i) => end * [0.7, 1.4][i]);
  const x = extent(Float64Array.from(celsius, inverse)) ?? [3, 4];
  const room = 0.05 * (x[1] - x[0]) || 0.1;
  const share = temperatureShares(steps, series, celsius);
  const indices = Array.from(celsius.keys());
  const ticks = yTicks([y[0], y[1]]);
  const node = Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: { domain: [x[0] - room, x[1] + room], label: null, ticks: Math.max(2, Math.round(width / 100)) },
    y: { type: 'log', domain: y, label: null },
    marks: [
      Plot.axisX({ anchor: 'bottom', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisX(thinned(celsius, width).map(inverse), {
        anchor: 'top',
        label: null,
        stroke: paint('faint'),
        fill: paint('muted'),
        tickFormat: (value: number) => String(Math.round(1000 / value - ZERO_CELSIUS)).replace('-', '−')
      }),
      Plot.axisY({ ticks, tickFormat: shortTick, label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.frame({ stroke: paint('faint') }),
      Plot.line(curve, {
        x: Float64Array.from(line.temperature_celsius, inverse),
        y: curve,
        stroke: paint('fit'),
        strokeWidth: 1.75
      }),
      Plot.ruleX(indices.filter(known), {
        x: i => inverse(celsius[i]),
        y1: i => values[i] - errors[i],
        y2: i => values[i] + errors[i],
        stroke: paint('ink'),
        marker: 'tick-x'
      }),
      Plot.dot(indices, {
        x: i => inverse(celsius[i]),
        y: i => values[i],
        r: 4,
        fill: i => paintRamp(share[i]),
        stroke: paint('paper'),
        strokeWidth: 0.75
      })
    ]
  }) as unknown as SVGSVGElement;
  const scale = (name: 'x' | 'y') => (node as unknown as Plot.Plot).scale(name)!;
  const conductive = arrhenius.unit === 'S/cm';
  node.append(
    axisLabel({ x: width - right, y: height - 4, 'text-anchor': 'end' }, '1000/T', '1/K'),
    axisLabel(
      { x: 4, y: 12, 'text-anchor': 'start' },
      conductive ? 'σT' : 'T/R',
      conductive ? 'S K/cm' : 'K/Ω'
    ),
    svgElement(
      'text',
      { x: width - right, y: 12, 'text-anchor': 'end', class: 'ag-axis-label', 'font-size': 11 },
      '°C'
    )
  );
  return {
    node,
    ...placeOnSeries(
      series,
      celsius,
      i => scale('x').apply(inverse(celsius[i])),
      i => scale('y').apply(values[i])
    ),
    frame: [left, top, width - right, height - bottom],
    nearest: 'x'
  };
}

/** The line's points as places of the series' spectra, NaN for those without a conductivity: what is pointed at is a spectrum. */
function placeOnSeries(
  { temperature_celsius: all }: SeriesResult,
  celsius: Float64Array,
  x: (i: number) => number,
  y: (i: number) => number
): { x: Float64Array; y: Float64Array } {
  const places = { x: new Float64Array(all.length).fill(NaN), y: new Float64Array(all.length).fill(NaN) };
  let next = 0;
  all.forEach((temperature, i) => {
    if (next < celsius.length && temperature === celsius[next]) {
      places.x[i] = x(next);
      places.y[i] = y(next++);
    }
  });
  return places;
}

function temperatureShares(
  steps: readonly SeriesStep[],
  series: SeriesResult,
  celsius: Float64Array
): number[] {
  return Array.from(celsius, temperature =>
    shareOf(steps, series.spectra[series.temperature_celsius.indexOf(temperature)])
  );
}

/** As many of the measured temperatures as there is room for. */
function thinned(celsius: Float64Array, width: number): number[] {
  const sorted = [...new Set(Array.from(celsius, Math.round))].sort((a, b) => b - a);
  const kept: number[] = [];
  const perPixel = (inverse(sorted.at(-1)!) - inverse(sorted[0])) / Math.max(width - 80, 1) || 1;
  for (const temperature of sorted) {
    const last = kept.at(-1);
    if (last === undefined || (inverse(temperature) - inverse(last)) / perPixel > 34) kept.push(temperature);
  }
  return kept;
}

/** Decades; 2 and 5 as well where they are few. */
function yTicks(domain: [number, number]): number[] {
  const whole = decades(domain, 6);
  if (whole.length > 2) return whole;
  const all: number[] = [];
  for (let n = Math.floor(Math.log10(domain[0])); n <= Math.ceil(Math.log10(domain[1])); n++) {
    for (const m of [1, 2, 5])
      if (m * 10 ** n >= domain[0] && m * 10 ** n <= domain[1]) all.push(m * 10 ** n);
  }
  return all;
}
