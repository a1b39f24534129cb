import { paint, paintRamp } from '../frame/theme.js';
import { svgElement } from './svg.js';

const BAR = { width: 96, height: 8 };
const STEPS = 24;

/** A bar of the ramp's colours with what its two ends stand for, its right end at a place of a plot. */
export function rampLegend(options: {
  right: number;
  top: number;
  /** `0 h`, `600 h` */
  first: string;
  last: string;
}): SVGGElement {
  const { right, top, first, last } = options;
  const lastWidth = 6 * last.length + 6;
  const left = right - lastWidth - BAR.width;
  const step = BAR.width / STEPS;
  const text = (x: number, anchor: string, content: string) =>
    svgElement('text', { x, y: top + BAR.height, 'text-anchor': anchor, fill: paint('muted') }, content);
  return svgElement(
    'g',
    { 'font-size': 11, role: 'img', 'aria-label': `Colours from ${first} to ${last}` },
    text(left - 6, 'end', first),
    ...Array.from({ length: STEPS }, (_, i) =>
      svgElement('rect', {
        x: left + i * step,
        y: top,
        width: step + 0.4,
        height: BAR.height,
        fill: paintRamp(i / (STEPS - 1))
      })
    ),
    text(right - lastWidth + 6, 'start', last)
  );
}
