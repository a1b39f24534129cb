import { html, type TemplateResult } from 'lit-html';
import { paint } from '../frame/theme.js';
import { svgElement } from '../plots/svg.js';
import type { TimeDrawing } from './time-plot.js';

/** What pointing at a plot against time means; each also by the keyboard. */
export interface TimeTouch {
  /** The whole record, in seconds. */
  span: readonly [number, number];
  /** What is shown of it. */
  range: readonly [number, number];
  onRead(seconds: number | undefined): void;
  /** A click is for a note. */
  noting: boolean;
  /** A note on what is at a time: a click while `noting`; without a time, by N, on what is being read. */
  onNote(seconds?: number): void;
  /** To the half cycle before (−1) or after (1) the one that is being read. */
  onStep(by: number): void;
  /** Another part is shown: `done` at the end of the gesture, `undefined` where it was broken off. */
  onRange(range: [number, number] | undefined, done: boolean): void;
}

const DRAG_PIXELS = 4;
/** A zoom step of the wheel or a key. */
const ZOOM = 1.5;
/** A share of what is seen that a key moves. */
const MOVE = 0.2;
/** Nothing is measured faster than that, and below it numbers run out. */
const LEAST_SPAN_SECONDS = 1e-3;

/** The part of a record that is left after zooming by a factor about a time; never beyond the record. */
export function zoomed(
  [low, high]: readonly [number, number],
  span: readonly [number, number],
  factor: number,
  about: number
): [number, number] {
  const length = Math.min(span[1] - span[0], Math.max(LEAST_SPAN_SECONDS, (high - low) / factor));
  const share = high > low ? (about - low) / (high - low) : 0.5;
  return within([about - share * length, about + (1 - share) * length], span);
}

/** The same length elsewhere; never beyond the record. */
export function moved(
  [low, high]: readonly [number, number],
  span: readonly [number, number],
  by: number
): [number, number] {
  return within([low + by, high + by], span);
}

function within([low, high]: readonly [number, number], span: readonly [number, number]): [number, number] {
  const length = Math.min(high - low, span[1] - span[0]);
  const start = Math.min(span[1] - length, Math.max(span[0], low));
  return [start, start + length];
}

/** A plot in a frame that keeps focus and pointer while the plot inside is drawn anew. */
export function timeTouchable(
  drawing: TimeDrawing,
  label: string,
  touch: TimeTouch,
  inside: unknown = ''
): TemplateResult {
  return html`<div
    class="ag-plot ag-ccd-time"
    role="application"
    aria-roledescription="plot"
    aria-label=${label}
    aria-description="Arrow keys read the half cycles; plus and minus zoom, Shift with arrows moves, 0 shows all, N writes a note."
    tabindex="0"
    style="height: ${drawing.node.getAttribute('height')}px"
    @pointermove=${(event: PointerEvent) => {
      if (event.buttons === 0) touch.onRead(timeAt(drawing, event));
    }}
    @pointerleave=${(event: PointerEvent) => {
      if (event.buttons === 0) touch.onRead(undefined);
    }}
    @pointerdown=${(event: PointerEvent) => press(event, drawing, touch)}
    @dblclick=${() => touch.onRange([...touch.span] as [number, number], true)}
    @wheel=${(event: WheelEvent) => wheel(event, drawing, touch)}
    @keydown=${(event: KeyboardEvent) => onKey(event, touch)}
    @blur=${() => touch.onRead(undefined)}
  >
    ${drawing.node}${inside}
  </div>`;
}

function placeOf(event: MouseEvent): number {
  return event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;
}

function timeAt(drawing: TimeDrawing, event: MouseEvent): number | undefined {
  const x = placeOf(event);
  const [left, , right] = drawing.frame;
  return x < left || x > right ? undefined : drawing.at(x);
}

/** A drag chooses the part to be seen; with Shift it moves what is seen. */
function press(down: PointerEvent, drawing: TimeDrawing, touch: TimeTouch): void {
  if (down.button !== 0) return;
  const host = down.currentTarget as HTMLElement;
  const origin = host.getBoundingClientRect().left;
  const [left, , right] = drawing.frame;
  const clamp = (x: number) => Math.min(right, Math.max(left, x));
  const start = down.clientX - origin;
  const pans = down.shiftKey;
  let dragged = false;
  const perPixel = (touch.range[1] - touch.range[0]) / (right - left);
  const panned = (event: PointerEvent) =>
    moved(touch.range, touch.span, (start - (event.clientX - origin)) * perPixel);
  const chosen = (event: PointerEvent): [number, number] => {
    const ends = [start, event.clientX - origin].map(x => drawing.at(clamp(x)));
    return [Math.min(...ends), Math.max(...ends)];
  };
  const move = (event: PointerEvent) => {
    dragged ||= Math.abs(event.clientX - origin - start) > DRAG_PIXELS;
    if (!dragged) return;
    if (pans) touch.onRange(panned(event), false);
    else showBrush(drawing, clamp(start), clamp(event.clientX - origin));
  };
  const end = (event: PointerEvent) => {
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerup', end);
    host.removeEventListener('pointercancel', end);
    showBrush(drawing);
    if (!dragged) {
      if (touch.noting && event.type === 'pointerup') touch.onNote(drawing.at(clamp(start)));
      return;
    }
    if (event.type !== 'pointerup') return touch.onRange(undefined, true);
    const range = pans ? panned(event) : chosen(event);
    touch.onRange(range[1] - range[0] > LEAST_SPAN_SECONDS ? range : undefined, true);
  };
  host.setPointerCapture?.(down.pointerId);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);
}

function showBrush(drawing: TimeDrawing, from?: number, to?: number): void {
  drawing.node.querySelector('[data-overlay="brush"]')?.remove();
  if (from === undefined || to === undefined) return;
  const [, top, , bottom] = drawing.frame;
  drawing.node.append(
    svgElement('rect', {
      'data-overlay': 'brush',
      x: Math.min(from, to),
      y: top,
      width: Math.abs(to - from),
      height: bottom - top,
      fill: paint('accent'),
      'fill-opacity': 0.12,
      stroke: paint('accent'),
      'stroke-dasharray': '4 3'
    })
  );
}

/** A pinch, or the wheel with Ctrl or ⌘, zooms; sideways it moves. The plain wheel is the page's. */
function wheel(event: WheelEvent, drawing: TimeDrawing, touch: TimeTouch): void {
  const at = timeAt(drawing, event);
  if ((event.ctrlKey || event.metaKey) && at !== undefined) {
    event.preventDefault();
    touch.onRange(zoomed(touch.range, touch.span, 1.002 ** -event.deltaY, at), false);
  } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && isPart(touch)) {
    event.preventDefault();
    const perPixel = (touch.range[1] - touch.range[0]) / (drawing.frame[2] - drawing.frame[0]);
    touch.onRange(moved(touch.range, touch.span, event.deltaX * perPixel), false);
  }
}

function isPart({ range, span }: TimeTouch): boolean {
  return range[0] > span[0] || range[1] < span[1];
}

function onKey(event: KeyboardEvent, touch: TimeTouch): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const { range, span, onRange } = touch;
  const middle = (range[0] + range[1]) / 2;
  const by = MOVE * (range[1] - range[0]);
  if (event.key === '+' || event.key === '=') onRange(zoomed(range, span, ZOOM, middle), true);
  else if (event.key === '-') onRange(zoomed(range, span, 1 / ZOOM, middle), true);
  else if (event.key === '0') onRange([span[0], span[1]], true);
  else if (event.key.toLowerCase() === 'n') touch.onNote();
  else if (event.key === 'ArrowRight' && event.shiftKey) onRange(moved(range, span, by), true);
  else if (event.key === 'ArrowLeft' && event.shiftKey) onRange(moved(range, span, -by), true);
  else if (event.key === 'ArrowRight') touch.onStep(1);
  else if (event.key === 'ArrowLeft') touch.onStep(-1);
  else if (event.key === 'PageUp') touch.onStep(10);
  else if (event.key === 'PageDown') touch.onStep(-10);
  else return;
  event.preventDefault();
}

/** A line at the time that is being read. */
export function showTime(drawing: TimeDrawing, seconds: number | undefined): void {
  drawing.node.querySelector('[data-overlay="reading"]')?.remove();
  if (seconds === undefined) return;
  const [left, top, right, bottom] = drawing.frame;
  const x = drawing.pixel(seconds);
  if (!(x >= left && x <= right)) return;
  drawing.node.append(
    svgElement('line', {
      'data-overlay': 'reading',
      x1: x,
      x2: x,
      y1: top,
      y2: bottom,
      stroke: paint('accent'),
      'stroke-width': 0.75,
      'stroke-dasharray': '2 2',
      'pointer-events': 'none'
    })
  );
}
