import * as Plot from '@observablehq/plot';
import type { KramersKronigResult } from '../../impedance/index.js';
import type { NyquistResult } from '../../impedance/types.js';
import { paint } from '../frame/theme.js';
import type { Drawing } from '../plots/drawing.js';
import { svgElement } from '../plots/svg.js';
import { drawAgainstFrequency, frequencyDomain } from './frequency-plot.js';
import { pointMarks } from './point-marks.js';
import type { PointState, SpectrumPoints } from './spectrum.js';

/** Data minus model in percent of |Z|, for each point of the spectrum; NaN where the fit did not use it. */
export interface Residuals {
  real: Float64Array;
  imaginary: Float64Array;
}

export function residualsOf(points: SpectrumPoints, result: NyquistResult | undefined): Residuals {
  return layOnPoints(points, result?.rows, (i, k) => {
    const percent = 100 / Math.hypot(points.real[i], points.imaginary[i]);
    const { real, imaginary } = result!.fitted;
    return [(points.real[i] - real[k]) * percent, (points.imaginary[i] - imaginary[k]) * percent];
  });
}

/** What the Kramers-Kronig test leaves of each point, in percent of |Z|; NaN where it did not use the point. */
export function inconsistencyOf(points: SpectrumPoints, validity: KramersKronigResult | null): Residuals {
  return layOnPoints(points, validity?.rows, (_, k) => {
    const { residual_real, residual_imaginary } = validity!.method === 'complex' ? validity!.best : validity!;
    return [100 * residual_real[k], 100 * residual_imaginary[k]];
  });
}

/** An analysis speaks of the k-th of its rows, the figure of the i-th of its points. */
function layOnPoints(
  { rows }: SpectrumPoints,
  used: Int32Array | undefined,
  residual: (i: number, k: number) => [real: number, imaginary: number]
): Residuals {
  const real = new Float64Array(rows.length).fill(NaN);
  const imaginary = real.slice();
  const place = new Map(rows.map((row, i) => [row, i]));
  used?.forEach((row, k) => {
    const i = place.get(row);
    if (i !== undefined) [real[i], imaginary[i]] = residual(i, k);
  });
  return { real, imaginary };
}

/** The residuals against the frequency, labelled directly; a structure in them says that the circuit is not the sample's. */
export function drawResiduals(
  points: SpectrumPoints,
  states: readonly PointState[],
  { real, imaginary }: Residuals,
  width: number,
  height: number,
  { quantity = 'ΔZ/|Z|', labelled = true }: { quantity?: string; labelled?: boolean } = {}
): Drawing {
  const largest = Math.max(0, ...[...real, ...imaginary].filter(Number.isFinite).map(Math.abs));
  const limit = niceLimit(largest);
  const drawing = drawAgainstFrequency({
    width,
    height,
    domain: frequencyDomain(points.frequency),
    labelled,
    frequency: points.frequency,
    values: real,
    y: { domain: [-1.15 * limit, 1.15 * limit], ticks: [-limit, 0, limit], quantity, unit: '%' },
    marks: [
      Plot.ruleY([0], { stroke: paint('muted') }),
      pointMarks({ x: points.frequency, y: real, states, colour: paint('first') }),
      pointMarks({ x: points.frequency, y: imaginary, states, colour: paint('second'), symbol: 'triangle' })
    ]
  });
  // Outside the range there is no residual, but there is a frequency to point at.
  const middle = (drawing.frame[1] + drawing.frame[3]) / 2;
  drawing.y = Float64Array.from(drawing.y, value => (Number.isFinite(value) ? value : middle));
  drawing.node.append(key(drawing.frame[2]));
  return drawing;
}

function key(right: number): SVGGElement {
  const text = (x: number, sign: string, name: string, colour: string) =>
    svgElement(
      'text',
      { x, y: 12, 'text-anchor': 'end', style: `fill: ${colour}` },
      `${sign} `,
      svgElement('tspan', { 'font-style': 'italic' }, name)
    );
  return svgElement(
    'g',
    { 'font-size': 11 },
    text(right - 34, '○', 'Z′', paint('first')),
    text(right, '△', 'Z″', paint('second'))
  );
}

/** 1, 2 or 5 times a power of ten, not below the largest residual. */
function niceLimit(largest: number): number {
  if (!(largest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 5, 10].find(step => step * power >= largest * 0.999)!;
  return Math.max(step * power, 1e-6);
}
