import { html, type TemplateResult } from 'lit-html';
import type { SpectrumDrawing, SpectrumFigure } from './spectrum-plot.js';

/** What pointing at a spectrum means; each also by the keyboard. */
export interface PeakTouch {
  selected: string | undefined;
  onRead(energy: number | undefined): void;
  onSelect(id: string | undefined): void;
  /** A component is being moved to an energy; `done` at the end of a drag, an energy of `undefined` where it was broken off. */
  onMove(id: string, energy: number | undefined, done: boolean): void;
  onRemove(id: string): void;
  /** A click is for a note. */
  noting: boolean;
  /** A note on a component: a click while `noting`, or N on the chosen one. */
  onNote(id: string): void;
}

const HANDLE_REACH = 16;
const DRAG_PIXELS = 3;
/** eV for an arrow key, and with Shift. */
const STEP = 0.05;
const LARGE_STEP = 0.5;

/** A spectrum in a frame that keeps the focus and the pointer while the plot inside is drawn anew. */
export function peakTouch(
  drawing: () => SpectrumDrawing,
  figure: SpectrumFigure,
  label: string,
  height: number,
  touch: PeakTouch
): TemplateResult {
  return html`<div
    class="ag-plot ag-spectrum"
    role="application"
    aria-roledescription="spectrum"
    aria-label=${label}
    aria-description="Up and down choose a component, left and right move it by 0.05 eV (with Shift by 0.5 eV), Delete takes it out, N writes a note on it."
    tabindex="0"
    style="height: ${height}px"
    @pointermove=${(event: PointerEvent) => {
      if (event.buttons !== 0) return;
      const [x, y] = placeOf(event);
      const { frame, energyAt } = drawing();
      const inside = x >= frame[0] && x <= frame[2];
      touch.onRead(inside ? energyAt(x) : undefined);
      (event.currentTarget as HTMLElement).style.cursor = componentAt(drawing(), figure, x, y)
        ? 'ew-resize'
        : 'default';
    }}
    @pointerleave=${(event: PointerEvent) => event.buttons === 0 && touch.onRead(undefined)}
    @pointerdown=${(event: PointerEvent) => press(event, drawing, figure, touch)}
    @keydown=${(event: KeyboardEvent) => onKey(event, figure, touch)}
    @blur=${() => touch.onRead(undefined)}
  >
    ${drawing().node}
  </div>`;
}

function placeOf(event: PointerEvent): [number, number] {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** The handle near a place, else the component whose area is there: where several are, the one that is highest. */
function componentAt(
  { tops, energyAt, yOf }: SpectrumDrawing,
  { fit, components }: SpectrumFigure,
  x: number,
  y: number
): string | undefined {
  const near = tops
    .map(top => ({ id: top.id, distance: Math.hypot(top.x - x, top.y - y) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near && near.distance <= HANDLE_REACH) return near.id;
  if (!fit) return undefined;
  const { binding_energy: energies, background } = fit;
  const energy = energyAt(x);
  const i = energies.findIndex(value => value >= energy);
  if (i < 0) return undefined;
  const here = components.filter(
    ({ curve }) => y >= yOf(background[i] + curve[i]) - 2 && y <= yOf(background[i]) + 2
  );
  const highest = here.reduce<(typeof here)[number] | undefined>(
    (best, other) => (!best || other.curve[i] > best.curve[i] ? other : best),
    undefined
  );
  return highest && highest.curve[i] > 0.05 * highest.height ? highest.id : undefined;
}

function press(
  down: PointerEvent,
  drawing: () => SpectrumDrawing,
  figure: SpectrumFigure,
  touch: PeakTouch
): void {
  if (down.button !== 0) return;
  const host = down.currentTarget as HTMLElement;
  const [startX, startY] = placeOf(down);
  const id = componentAt(drawing(), figure, startX, startY);
  const component = figure.components.find(other => other.id === id);
  if (!id || !component) return touch.onSelect(undefined);
  // the axis may follow the fit while it is dragged: what the pointer means is fixed at its start
  const { energyAt } = drawing();
  const from = component.position;
  const target = ([x]: [number, number]) => from + energyAt(x) - energyAt(startX);
  let dragged = false;
  const move = (event: PointerEvent) => {
    dragged ||= Math.abs(placeOf(event)[0] - startX) > DRAG_PIXELS;
    if (dragged) touch.onMove(id, target(placeOf(event)), false);
  };
  const end = (event: PointerEvent | KeyboardEvent) => {
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
    }
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerup', end);
    host.removeEventListener('pointercancel', end);
    host.removeEventListener('keydown', end, true);
    if (!dragged) {
      if (touch.noting && event.type === 'pointerup') touch.onNote(id);
      return;
    }
    const whole = event.type === 'pointerup';
    touch.onMove(id, whole ? target(placeOf(event as PointerEvent)) : undefined, true);
  };
  touch.onSelect(id);
  host.setPointerCapture?.(down.pointerId);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);
  host.addEventListener('keydown', end, true);
}

function onKey(event: KeyboardEvent, { components }: SpectrumFigure, touch: PeakTouch): void {
  if (event.ctrlKey || event.metaKey || event.altKey || components.length === 0) return;
  const order = [...components].sort((a, b) => a.position - b.position);
  const at = order.findIndex(({ id }) => id === touch.selected);
  const choose = (index: number) => touch.onSelect(order[(index + order.length) % order.length].id);
  const step = event.shiftKey ? LARGE_STEP : STEP;
  if (event.key === 'ArrowUp') choose(at + 1);
  else if (event.key === 'ArrowDown') choose(at < 0 ? order.length - 1 : at - 1);
  else if (at < 0) return;
  // binding energy runs from right to left: the left arrow goes up in energy
  else if (event.key === 'ArrowLeft') touch.onMove(order[at].id, order[at].position + step, true);
  else if (event.key === 'ArrowRight') touch.onMove(order[at].id, order[at].position - step, true);
  else if (event.key.toLowerCase() === 'n') touch.onNote(order[at].id);
  else if (event.key === 'Delete' || event.key === 'Backspace') touch.onRemove(order[at].id);
  else if (event.key === 'Escape') touch.onSelect(undefined);
  else return;
  event.preventDefault();
}
