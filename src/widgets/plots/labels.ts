import { paint } from '../frame/theme.js';
import type { Drawing } from './drawing.js';
import { svgElement } from './svg.js';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LETTER = 6.1;
const HEIGHT = 11;
/** A label that would cover more points than this is left away. */
const MOST_COVERED = 1;

type Side = readonly [dx: number, dy: number, anchor: 'start' | 'middle' | 'end'];

/** Above first, where an arc leaves room; then beside, then below. */
const SIDES: readonly Side[] = [
  [0, -8, 'middle'],
  [-7, -6, 'end'],
  [7, -6, 'start'],
  [9, 4, 'start'],
  [-9, 4, 'end'],
  [7, 15, 'start'],
  [-7, 15, 'end'],
  [0, 18, 'middle']
];

/** Labels beside points, each on the side where it covers the fewest points and no other label; none where there is no such side. */
export function placeLabels(
  drawing: Drawing,
  labels: readonly { index: number; text: string }[]
): SVGGElement {
  const group = svgElement('g', { 'font-size': 11 });
  const halo = { stroke: paint('paper'), 'stroke-width': 3, 'paint-order': 'stroke' };
  const placed: Box[] = [];
  for (const { index, text } of labels) {
    const best = bestSide(drawing, index, text, placed);
    if (!best) continue;
    const [dx, dy, anchor] = best;
    placed.push(boxAt(drawing, index, text, best));
    const [x, y] = [drawing.x[index] + dx, drawing.y[index] + dy];
    group.append(svgElement('text', { x, y, 'text-anchor': anchor, ...halo }, text));
  }
  return group;
}

function bestSide(drawing: Drawing, index: number, text: string, placed: readonly Box[]): Side | undefined {
  let best: Side | undefined;
  let least = MOST_COVERED + 1;
  for (const side of SIDES) {
    const box = boxAt(drawing, index, text, side);
    if (!isInside(box, drawing.frame) || placed.some(other => overlap(box, other))) continue;
    const covered = pointsUnder(drawing, box);
    if (covered < least) [best, least] = [side, covered];
  }
  return best;
}

function boxAt({ x, y }: Drawing, index: number, text: string, [dx, dy, anchor]: Side): Box {
  const width = LETTER * text.length;
  const start = x[index] + dx - { start: 0, middle: width / 2, end: width }[anchor];
  return { left: start, right: start + width, top: y[index] + dy - HEIGHT, bottom: y[index] + dy };
}

function isInside(box: Box, [left, top, right, bottom]: Drawing['frame']): boolean {
  return box.left >= left && box.right <= right && box.top >= top - HEIGHT / 2 && box.bottom <= bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;
}

function pointsUnder({ x, y }: Drawing, { left, right, top, bottom }: Box): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] > left - 2 && x[i] < right + 2 && y[i] > top - 1 && y[i] < bottom + 2) count++;
  }
  return count;
}
