import * as Plot from '@observablehq/plot';
import type { ProfileLikelihood } from '../../impedance/index.js';
import { prefixFor } from '../controls/quantity.js';
import { paint } from '../frame/theme.js';
import { decades, extent, shortTick } from '../plots/axes.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';
import type { Symbol } from './symbols.js';

const HEIGHT = 150;
const MARGIN = { left: 40, right: 12, top: 20, bottom: 34 };
/** Values that span more than this are drawn on a logarithmic axis. */
const WIDE = 30;
/** How far above the threshold it is drawn, in multiples of what the threshold lies above the minimum. */
const HIGHEST = 1.8;

const prefixed = new Set(['Ω', 'F', 'H', 's']);

/** The least sum of squares (over its minimum) at each value of a parameter, with the line below which 95 % lie and where it is crossed. */
export function drawProfile(profile: ProfileLikelihood, symbol: Symbol, width: number): SVGSVGElement {
  const { left, right, top, bottom } = MARGIN;
  const { values, sum_of_squares, minimum, threshold, value, lower_95, upper_95, unit } = profile;
  const [low, high] = extent(values) ?? [0.9 * value, 1.1 * value];
  const logarithmic = low > 0 && high > WIDE * low;
  const scale = prefixed.has(unit) ? prefixFor(value) : powerOf(value);
  const scaled = (list: ArrayLike<number>) => Array.from(list, number => number / scale.factor);
  const y = Array.from(sum_of_squares, sum => sum / minimum);
  const limit = threshold / minimum;
  const highest = 1 + HIGHEST * (limit - 1);
  const domain: [number, number] = [low / scale.factor, high / scale.factor];
  const ends = [
    [lower_95, profile.lower_open],
    [upper_95, profile.upper_open]
  ].flatMap(([end, open]) => (open ? [] : [(end as number) / scale.factor]));
  const node = Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    style: plotStyle,
    x: { type: logarithmic ? 'log' : 'linear', domain, label: null },
    y: { domain: [1 - 0.06 * (highest - 1), highest], label: null },
    marks: [
      Plot.axisX({
        anchor: 'bottom',
        label: null,
        stroke: paint('faint'),
        fill: paint('muted'),
        ...(logarithmic
          ? { ticks: decades(domain, 5), tickFormat: shortTick }
          : { ticks: Math.max(2, Math.round(width / 80)) })
      }),
      Plot.axisY({
        anchor: 'left',
        ticks: [1],
        tickFormat: '1',
        label: null,
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') }),
      Plot.ruleX(ends, { stroke: paint('muted'), strokeDasharray: '2 3', y1: 1, y2: limit }),
      Plot.ruleY([limit], { stroke: paint('warn'), strokeDasharray: '5 3' }),
      Plot.line(y, { x: scaled(values), y, stroke: paint('fit'), strokeWidth: 1.75, clip: true }),
      Plot.dot(y, { x: scaled(values), y, r: 1.8, fill: paint('fit'), clip: true }),
      Plot.dot([1], { x: [value / scale.factor], y: [1], r: 3.5, fill: paint('ink') })
    ]
  }) as unknown as SVGSVGElement;
  const height = (node as unknown as Plot.Plot).scale('y')!.apply(limit) as number;
  node.append(
    svgElement(
      'text',
      { x: (left + width - right) / 2, y: height - 5, 'text-anchor': 'middle', 'font-size': 11 },
      '95 % below'
    ),
    axisLabel(
      { x: width - right, y: HEIGHT - 4, 'text-anchor': 'end' },
      symbol.letter,
      scale.prefix + unit,
      symbol.subscript
    ),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, 'S/S', '', 'min')
  );
  return node;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Where a unit takes no prefix, a power of ten before it. */
function powerOf(value: number): { prefix: string; factor: number } {
  const power = Math.floor(Math.log10(Math.abs(value)));
  if (!Number.isFinite(power) || (power >= -2 && power < 4)) return { prefix: '', factor: 1 };
  const digits = Array.from(String(Math.abs(power)), digit => superscripts[Number(digit)]).join('');
  return { prefix: `10${power < 0 ? '⁻' : ''}${digits} `, factor: 10 ** power };
}
