import type { Drawing } from '../plots/drawing.js';
import { paint } from '../frame/theme.js';
import { svgElement } from '../plots/svg.js';
import type { ListedNote } from '../../settings/index.js';
import { counted, numbersOf, tipOf } from './note-mark.js';
import type { NoteTools } from './notes.js';
import type { Pin } from './pin.js';

/** Something in a figure that has notes. */
export interface Noted {
  /** Where it stands, in CSS pixels of the plot; not finite where it is not drawn. */
  x: number;
  y: number;
  notes: readonly ListedNote[];
}

/** Of a plot, what badges keep clear of and stay within. */
interface Surface {
  node: SVGSVGElement;
  frame: readonly [left: number, top: number, right: number, bottom: number];
  /** Data points. */
  x?: ArrayLike<number>;
  y?: ArrayLike<number>;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const HEIGHT = 15;
const LETTER = 6.5;
/** Centre to centre, first near and then farther off; above first, where a label or an arc leaves room. */
const OFFSETS = [17, 26, 38].flatMap(distance =>
  [-45, -135, -90, 0, 180, 45, 135, 90].map(degrees => {
    const angle = (degrees * Math.PI) / 180;
    return [distance * Math.cos(angle), distance * Math.sin(angle)] as const;
  })
);

/** Badges at the points of a drawing. @param pins of each point, by its index; `undefined` for one that takes no note */
export function badgePoints(
  drawing: Drawing,
  pins: (index: number) => Pin | undefined,
  tools: NoteTools
): void {
  const noted = tools.all.length
    ? Array.from(drawing.x, (x, i) => {
        const pin = pins(i);
        return { x, y: drawing.y[i], notes: pin ? tools.on(pin.on, pin.target) : [] };
      })
    : [];
  showBadges(drawing, noted, tools);
}

/**
 * A small number beside each thing that has notes, tied to it by a line. It stands where it covers no point, no label and no other
 * number. In print it stays; a picture that is taken along has none, since the notes are not beside it there.
 */
export function showBadges(surface: Surface, noted: readonly Noted[], tools: NoteTools): void {
  const shown = noted.filter(({ x, y, notes }) => notes.length && isInside(pointBox(x, y), surface.frame));
  const key = JSON.stringify(shown);
  const old = surface.node.querySelector<SVGGElement>('[data-notes]');
  if ((old?.dataset.notes ?? '[]') === key) return; // what the pointer rests on stays
  old?.remove();
  if (!shown.length) return;
  const group = svgElement('g', { 'data-notes': key, 'font-size': 10, 'font-weight': 600 });
  const taken: Box[] = [];
  const labels = labelBoxes(surface.node);
  for (const one of shown) {
    const width = Math.max(HEIGHT, LETTER * numbersOf(one.notes).length + 7);
    const boxAt = ([dx, dy]: readonly [number, number]): Box => ({
      left: one.x + dx - width / 2,
      right: one.x + dx + width / 2,
      top: one.y + dy - HEIGHT / 2,
      bottom: one.y + dy + HEIGHT / 2
    });
    const inside = offsetsAt(one, surface)
      .map(boxAt)
      .filter(box => isInside(box, surface.frame));
    const box =
      inside.find(
        box => ![...taken, ...labels].some(other => meet(box, other)) && !coversPoint(box, surface)
      ) ??
      inside.find(box => !taken.some(other => meet(box, other))) ??
      inside[0];
    if (!box) continue;
    taken.push(box);
    group.append(badge(one, box, tools));
  }
  surface.node.append(group);
}

/** What stands at the upper edge, as times do, hangs straight down where it can. */
function offsetsAt({ y }: Noted, { frame: [, top] }: Surface): typeof OFFSETS {
  if (y > top) return OFFSETS;
  return [...OFFSETS].sort(([a], [b]) => Math.abs(a) - Math.abs(b));
}

function badge({ x, y, notes }: Noted, box: Box, tools: NoteTools): SVGGElement {
  const [middle, centre] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const group = svgElement(
    'g',
    {
      role: 'img',
      'aria-label': counted(notes),
      'data-tip': tipOf(notes),
      style: 'cursor: pointer'
    },
    svgElement('line', { x1: x, y1: y, x2: middle, y2: centre, stroke: paint('note'), 'stroke-width': 1 }),
    svgElement('rect', {
      x: box.left,
      y: box.top,
      width: box.right - box.left,
      height: HEIGHT,
      rx: HEIGHT / 2,
      fill: paint('note'),
      stroke: paint('paper'),
      'stroke-width': 1
    }),
    svgElement(
      'text',
      { x: middle, y: centre + 3.5, 'text-anchor': 'middle', style: `fill: ${paint('paper')}` },
      numbersOf(notes)
    )
  );
  // the plot below would take it for a click on a point
  group.addEventListener('pointerdown', event => event.stopPropagation());
  group.addEventListener('click', () => tools.goTo(notes[0].id));
  return group;
}

const pointBox = (x: number, y: number): Box => ({ left: x, right: x, top: y, bottom: y });

/** False where a place is not finite. */
function isInside(box: Box, [left, top, right, bottom]: Surface['frame']): boolean {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom + 2 && b.top < a.bottom + 2;
}

/** What is written in the plot itself, beside points; the axes’ numbers are outside the frame. */
function labelBoxes(node: SVGSVGElement): Box[] {
  return [...node.querySelectorAll('text[x][y]')].map(text => {
    const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
    const width = LETTER * text.textContent!.length;
    const anchor = text.getAttribute('text-anchor');
    const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return { left, right: left + width, top: y - 11, bottom: y + 2 };
  });
}

/** A point's dot reaches so far from its centre. */
const DOT = 4;

function coversPoint({ left, right, top, bottom }: Box, { x = [], y = [] }: Surface): boolean {
  for (let i = 0; i < x.length; i++) {
    if (x[i] > left - DOT && x[i] < right + DOT && y[i] > top - DOT && y[i] < bottom + DOT) return true;
  }
  return false;
}
