import { paint } from '../frame/theme.js';
import type { Drawing } from './drawing.js';
import { svgElement } from './svg.js';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LETTER = 6.5;
const HEIGHT = 11;
/** What a dot covers beside its centre. */
const DOT = 4;
/** Farther off than this, a label needs a line to its point. */
const FAR = 18.5;

type Side = readonly [dx: number, dy: number, anchor: 'start' | 'middle' | 'end'];

/** Above first, where an arc leaves room; then beside, then below; then farther off. */
const SIDES: readonly Side[] = [
  [0, -8, 'middle'],
  [-7, -6, 'end'],
  [7, -6, 'start'],
  [9, 4, 'start'],
  [-9, 4, 'end'],
  [7, 15, 'start'],
  [-7, 15, 'end'],
  [0, 18, 'middle'],
  [0, -18, 'middle'],
  [-12, -14, 'end'],
  [12, -14, 'start'],
  [14, 22, 'start'],
  [-14, 22, 'end'],
  [0, 28, 'middle']
];

/** Labels beside points, each on the first side where it covers no point and no other label; none where there is no such side. */
export function placeLabels(
  drawing: Drawing,
  labels: readonly { index: number; text: string }[]
): SVGGElement {
  const group = svgElement('g', { 'font-size': 11 });
  const halo = { stroke: paint('paper'), 'stroke-width': 3, 'paint-order': 'stroke' };
  const placed: Box[] = [];
  for (const { index, text } of labels) {
    const side = SIDES.find(side => isFree(boxAt(drawing, index, text, side), drawing, placed));
    if (!side) continue;
    const [dx, dy, anchor] = side;
    placed.push(boxAt(drawing, index, text, side));
    const [x, y] = [drawing.x[index] + dx, drawing.y[index] + dy];
    if (Math.hypot(dx, dy) > FAR) group.append(leader(drawing, index, side));
    group.append(svgElement('text', { x, y, 'text-anchor': anchor, ...halo }, text));
  }
  return group;
}

function isFree(box: Box, drawing: Drawing, placed: readonly Box[]): boolean {
  return (
    isInside(box, drawing.frame) && !placed.some(other => overlap(box, other)) && !coversPoint(drawing, box)
  );
}

/** From the point's rim to where its label begins. */
function leader({ x, y }: Drawing, index: number, [dx, dy]: Side): SVGLineElement {
  const end = dy > 0 ? dy - HEIGHT + 1 : dy + 1;
  const rim = DOT / Math.hypot(dx, end);
  return svgElement('line', {
    x1: x[index] + dx * rim,
    y1: y[index] + end * rim,
    x2: x[index] + dx,
    y2: y[index] + end,
    stroke: paint('muted'),
    'stroke-width': 0.75
  });
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
  return a.left < b.right + 5 && b.left < a.right + 5 && a.top < b.bottom && b.top < a.bottom;
}

function coversPoint({ x, y }: Drawing, { left, right, top, bottom }: Box): boolean {
  for (let i = 0; i < x.length; i++) {
    if (x[i] > left - DOT && x[i] < right + DOT && y[i] > top - DOT + 2 && y[i] < bottom + DOT - 1)
      return true;
  }
  return false;
}
