import * as Plot from '@observablehq/plot';
import { paint } from '../frame/theme.js';
import { decades, shortTick } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel } from '../plots/svg.js';

export interface FrequencyPlot {
  width: number;
  height: number;
  /** Hz */
  domain: readonly [number, number];
  /** Whether the frequencies are written below. */
  labelled: boolean;
  y: Plot.ScaleOptions & { quantity: string; unit: string };
  frequency: ArrayLike<number>;
  /** What is pointed at, one for each frequency. */
  values: ArrayLike<number>;
  marks: Plot.Markish[];
}

const MARGIN = { left: 56, right: 14, top: 20 };

/** Something against the frequency on a logarithmic axis; the margins agree, so that such plots stand below one another. */
export function drawAgainstFrequency({
  width,
  height,
  domain,
  labelled,
  y: { quantity, unit, ...y },
  frequency,
  values,
  marks
}: FrequencyPlot): Drawing {
  const { left, right, top } = MARGIN;
  const bottom = labelled ? 34 : 6;
  const ticks = decades(domain, Math.max(2, Math.floor((width - left - right) / 36)));
  const node = Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: { type: 'log', domain, label: null },
    y: { label: null, ...y },
    marks: [
      Plot.gridX(ticks, { stroke: paint('faint'), strokeOpacity: 0.7 }),
      Plot.axisX(ticks, {
        label: null,
        tickFormat: labelled ? shortTick : () => '',
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.axisY({
        label: null,
        stroke: paint('faint'),
        fill: paint('muted'),
        tickFormat: y.type === 'log' ? shortTick : (value: number) => String(value).replace('-', '−'),
        ...(y.ticks ? { ticks: y.ticks as number[] } : {})
      }),
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') }),
      ...marks
    ]
  }) as unknown as SVGSVGElement;
  const scales = node as unknown as Plot.Plot;
  const [x, yScale] = [scales.scale('x')!, scales.scale('y')!];
  node.append(axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, quantity, unit));
  if (labelled) {
    node.append(axisLabel({ x: width - right, y: height - 4, 'text-anchor': 'end' }, 'f', 'Hz'));
  }
  return {
    node,
    x: Float64Array.from(frequency, hertz => x.apply(hertz)),
    y: Float64Array.from(values, value => (Number.isFinite(value) ? yScale.apply(value) : NaN)),
    frame: [left, top, width - right, height - bottom],
    nearest: 'x',
    frequency: { at: pixel => x.invert!(pixel), pixel: hertz => x.apply(hertz) }
  };
}

/** The frequencies' domain: all that was measured, with a little room. */
export function frequencyDomain(frequency: Float64Array): [number, number] {
  const high = frequency[0] ?? 10;
  const low = frequency[frequency.length - 1] ?? 1;
  return [low / 1.25, high * 1.25];
}
