import { html, type TemplateResult } from 'lit-html';
import { nearestPoint, pointsInside, type Drawing } from './drawing.js';
import { showLasso } from './overlay.js';

/** What pointing at a plot of points means; each also by the keyboard. */
export interface Touch {
  /** The point that is being read, by its index. */
  reading: number | undefined;
  /** How many there are. */
  count: number;
  /** A drag draws a lasso without Shift, too. */
  lassoTool: boolean;
  onRead(index: number | undefined): void;
  /** A click on a point, or Enter or Space on the one being read. */
  onPick(index: number): void;
  /** A click is for a note. */
  noting?: boolean;
  /** A note on a point: a click while `noting`, or N on the one being read. */
  onNote?(index: number): void;
  /** The points inside a lasso. */
  onLasso(indices: number[]): void;
  /** A drag along the frequency axis, in Hz; `done` at its end, `undefined` where it was broken off. */
  onRange?(range: [number, number] | undefined, done: boolean): void;
}

const READ_REACH = 45;
const PICK_REACH = 14;
/** Less than this is a click, not a drag. */
const DRAG_PIXELS = 4;

/** A plot in a frame that keeps the focus and the pointer while the plot inside is drawn anew. */
export function touchable(
  drawing: Drawing,
  label: string,
  touch: Touch,
  description = 'Arrow keys read the points, Enter leaves one out or takes it back.'
): TemplateResult {
  return html`<div
    class="ag-plot"
    role="application"
    aria-roledescription="plot"
    aria-label=${label}
    aria-description="${description}${touch.onNote ? ' N writes a note on one.' : ''}"
    tabindex="0"
    style="height: ${drawing.node.getAttribute('height')}px; cursor: ${touch.lassoTool ? 'crosshair' : touch.noting ? 'copy' : 'default'}"
    @pointermove=${(event: PointerEvent) => {
      if (event.buttons === 0) touch.onRead(nearestPoint(drawing, ...placeOf(event), READ_REACH));
    }}
    @pointerleave=${(event: PointerEvent) => {
      if (event.buttons === 0) touch.onRead(undefined);
    }}
    @pointerdown=${(event: PointerEvent) => press(event, drawing, touch)}
    @keydown=${(event: KeyboardEvent) => onKey(event, touch)}
    @blur=${() => touch.onRead(undefined)}
  >
    ${drawing.node}
  </div>`;
}

function placeOf(event: PointerEvent): [number, number] {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function press(down: PointerEvent, drawing: Drawing, touch: Touch): void {
  if (down.button !== 0) return;
  const host = down.currentTarget as HTMLElement;
  const start = placeOf(down);
  const lasso = down.shiftKey || touch.lassoTool;
  const path = [start];
  let dragged = false;

  const rangeTo = ([x]: [number, number]): [number, number] => {
    const { at } = drawing.frequency!;
    const [left, , right] = drawing.frame;
    const ends = [start[0], x].map(x => at(Math.min(right, Math.max(left, x))));
    return [Math.min(...ends), Math.max(...ends)];
  };
  const move = (event: PointerEvent) => {
    const here = placeOf(event);
    dragged ||= Math.hypot(here[0] - start[0], here[1] - start[1]) > DRAG_PIXELS;
    if (!dragged) return;
    path.push(here);
    if (lasso) showLasso(drawing, path);
    else if (drawing.frequency) touch.onRange?.(rangeTo(here), false);
  };
  const end = (event: PointerEvent) => {
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerup', end);
    host.removeEventListener('pointercancel', end);
    showLasso(drawing, []);
    const whole = event.type === 'pointerup';
    if (!dragged) {
      const index = nearestPoint({ ...drawing, nearest: 'xy' }, ...start, PICK_REACH);
      if (whole && index !== undefined) (touch.noting ? touch.onNote! : touch.onPick)(index);
    } else if (lasso) {
      if (whole) touch.onLasso(pointsInside(drawing, path));
    } else if (drawing.frequency) {
      touch.onRange?.(whole ? rangeTo(placeOf(event)) : undefined, true);
    }
  };
  host.setPointerCapture?.(down.pointerId);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);
}

function onKey(event: KeyboardEvent, { reading, count, onRead, onPick, onNote }: Touch): void {
  if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
  const go = (index: number) => onRead(Math.min(count - 1, Math.max(0, index)));
  // points are in the order of falling frequency; the arrows go along the arc, from left to right
  const from = reading ?? -1;
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') go(from + 1);
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown')
    go(reading === undefined ? count - 1 : from - 1);
  else if (event.key === 'PageUp') go(from + 10);
  else if (event.key === 'PageDown') go(from - 10);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(count - 1);
  else if ((event.key === 'Enter' || event.key === ' ') && !event.shiftKey && reading !== undefined)
    onPick(reading);
  else if (event.key.toLowerCase() === 'n' && onNote && reading !== undefined) onNote(reading);
  else return;
  event.preventDefault();
}
