import type { RegionFit } from '../../xps/types.js';
import { paint } from '../frame/theme.js';
import { svgElement } from '../plots/svg.js';
import type { DrawnComponent } from './spectrum-plot.js';

interface Top {
  id: string;
  x: number;
  y: number;
}

const LINE_HEIGHT = 14;
/** About the width of a letter at 12 px. */
const LETTER = 6.8;

/**
 * The components' names above the envelope, moved up where they would cover one another, each with a thin line to its peak, and a
 * handle on the peak.
 */
export function placeLabels(
  components: readonly DrawnComponent[],
  tops: readonly Top[],
  fit: RegionFit,
  scale: { x(energy: number): number; y(intensity: number): number },
  [left, top, right]: readonly number[],
  selected: string | undefined
): SVGGElement {
  const group = svgElement('g', { 'font-size': 12 });
  const placed: { x: number; y: number; half: number }[] = [];
  const order = components.map((_, i) => i).sort((a, b) => tops[b].y - tops[a].y);
  for (const i of order) {
    const { label, colour, id } = components[i];
    const half = (label.length * LETTER) / 2;
    const x = Math.min(right - half, Math.max(left + half, tops[i].x));
    let y = Math.min(tops[i].y, envelopeAbove(fit, scale, x, half)) - 8;
    const meets = () =>
      placed.find(other => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < LINE_HEIGHT);
    for (let other = meets(); other; other = meets()) y = other.y - LINE_HEIGHT;
    y = Math.max(top + 6, y);
    placed.push({ x, y, half });
    const strong = id === selected;
    group.append(
      svgElement('line', {
        x1: tops[i].x,
        x2: x,
        y1: tops[i].y,
        y2: y + 3,
        stroke: colour,
        'stroke-width': 0.8
      }),
      svgElement(
        'text',
        {
          x,
          y,
          'text-anchor': 'middle',
          'font-weight': strong ? 700 : 500,
          stroke: paint('paper'),
          'stroke-width': 3,
          'paint-order': 'stroke'
        },
        label
      ),
      svgElement('circle', {
        'data-peak': id,
        cx: tops[i].x,
        cy: tops[i].y,
        r: strong ? 5.5 : 4,
        fill: colour,
        stroke: paint('paper'),
        'stroke-width': 1.5
      })
    );
  }
  return group;
}

/** The envelope's highest point under a label, in pixels from the top. */
function envelopeAbove(
  { binding_energy: energy, envelope }: RegionFit,
  scale: { x(energy: number): number; y(intensity: number): number },
  x: number,
  half: number
): number {
  let highest = Infinity;
  for (let i = 0; i < energy.length; i++) {
    if (Math.abs(scale.x(energy[i]) - x) <= half) highest = Math.min(highest, scale.y(envelope[i]));
  }
  return highest;
}
