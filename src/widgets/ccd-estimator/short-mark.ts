import { html, nothing, type TemplateResult } from 'lit-html';
import type { CyclingCell, HalfCycles } from '../../cycling/types.js';
import { paint } from '../frame/theme.js';
import { svgElement } from '../plots/svg.js';
import { density, duration } from './numbers.js';
import { galvanostatic, type CcdScene } from './scene.js';
import type { TimeDrawing } from './time-plot.js';

const LETTER = 6.4;

/** Where the mark stands: the verdict's, or where a person is dragging it. */
export interface ShortMark {
  seconds: number;
  label: string;
}

/** The mark of a cell's short; `undefined` without one. */
export function shortMark(cell: CyclingCell | undefined): ShortMark | undefined {
  const short = galvanostatic(cell)?.short;
  if (!short) return undefined;
  const at = Number.isFinite(short.current_density) ? `, ${density(short.current_density)} mA/cm²` : '';
  const who = short.decided_by === 'person' ? ', set by hand' : '';
  return { seconds: short.time_second, label: `${short.kind} short${at}${who}` };
}

/** One vertical line with its label. Taken out and drawn again, so that a drag need not draw the plot anew. */
export function drawMark(drawing: TimeDrawing, mark: ShortMark | undefined, withLabel: boolean): void {
  drawing.node.querySelector('.ag-ccd-mark-line')?.remove();
  if (!mark) return;
  const [left, top, right, bottom] = drawing.frame;
  const x = drawing.pixel(mark.seconds);
  if (!(x >= left - 1 && x <= right + 1)) return;
  const group = svgElement('g', { class: 'ag-ccd-mark-line', 'pointer-events': 'none' });
  group.append(
    svgElement('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: paint('fail'), 'stroke-width': 1.75 })
  );
  if (withLabel) {
    const toTheLeft = x - left > LETTER * mark.label.length + 10;
    group.append(
      svgElement(
        'text',
        {
          x: x + (toTheLeft ? -6 : 6),
          y: bottom - 8,
          'text-anchor': toTheLeft ? 'end' : 'start',
          'font-size': 12,
          'font-weight': 600,
          style: `fill: ${paint('fail')}`,
          stroke: paint('paper'),
          'stroke-width': 3,
          'paint-order': 'stroke'
        },
        mark.label
      )
    );
  }
  drawing.node.append(group);
}

/** Settings with the short of a cell at a time, nowhere (`none`), or where the analysis puts it (`undefined`). */
export function withShort(scene: CcdScene, cell: CyclingCell, at: number | 'none' | undefined): void {
  const others = Object.entries(scene.settings.short_time_second).filter(
    ([record]) => record !== String(cell.record)
  );
  const own = at === undefined ? [] : [[String(cell.record), at] as const];
  scene.change({ short_time_second: Object.fromEntries([...others, ...own]) });
}

/** Whole seconds where that is fine enough: what a person means is not finer than a pixel. */
export function asMeant(seconds: number, perPixel: number): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(Math.max(perPixel, 1e-6))));
  return Math.max(0, Number(seconds.toFixed(Math.min(6, digits))));
}

/**
 * The handle by which the mark is dragged. With the keyboard, arrows bring it to the start of the half cycle before or after, Delete
 * takes it away, Escape gives it back to the analysis.
 */
export function markHandle(
  scene: CcdScene,
  cell: CyclingCell,
  drawing: TimeDrawing,
  mark: ShortMark | undefined,
  onDrag: (seconds: number | undefined) => void
): TemplateResult | typeof nothing {
  if (!mark) return nothing;
  const [left, top, right, bottom] = drawing.frame;
  const x = drawing.pixel(mark.seconds);
  if (!(x >= left - 1 && x <= right + 1)) return nothing;
  const cycles = galvanostatic(cell)!.half_cycles;
  return html`<div
    class="ag-ccd-mark ag-control"
    role="slider"
    tabindex="0"
    aria-label="Time of the short"
    aria-orientation="horizontal"
    aria-valuemin="0"
    aria-valuemax=${Math.round(cycles.end_time_second[cycles.end_time_second.length - 1] ?? mark.seconds)}
    aria-valuenow=${Math.round(mark.seconds)}
    aria-valuetext="${mark.label} at ${duration(mark.seconds)}"
    aria-description="Arrow keys move it by half cycles, Delete says that there is no short, Escape gives it back to the analysis."
    data-tip="Drag the mark to where the short is. The result then says that a person decided."
    style="left: ${x - 7}px; top: ${top - 2}px; height: ${bottom - top + 2}px"
    @pointerdown=${(event: PointerEvent) => drag(event, scene, cell, drawing, onDrag)}
    @keydown=${(event: KeyboardEvent) => onKey(event, scene, cell, mark, cycles)}
  ></div>`;
}

function drag(
  down: PointerEvent,
  scene: CcdScene,
  cell: CyclingCell,
  drawing: TimeDrawing,
  onDrag: (seconds: number | undefined) => void
): void {
  if (down.button !== 0) return;
  down.stopPropagation(); // the plot below would take it for a choice of range
  down.preventDefault();
  const handle = down.currentTarget as HTMLElement;
  const origin = handle.parentElement!.getBoundingClientRect().left;
  const [left, , right] = drawing.frame;
  const perPixel = Math.abs(drawing.at(right) - drawing.at(left)) / (right - left);
  const timeOf = (event: PointerEvent) =>
    asMeant(drawing.at(Math.min(right, Math.max(left, event.clientX - origin))), perPixel);
  let dragged = false;
  const move = (event: PointerEvent) => {
    dragged ||= Math.abs(event.clientX - down.clientX) > 2;
    if (dragged) onDrag(timeOf(event));
  };
  const end = (event: PointerEvent) => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', end);
    handle.removeEventListener('pointercancel', end);
    onDrag(undefined);
    if (dragged && event.type === 'pointerup') withShort(scene, cell, timeOf(event));
  };
  handle.focus();
  handle.setPointerCapture?.(down.pointerId);
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end);
  handle.addEventListener('pointercancel', end);
}

function onKey(
  event: KeyboardEvent,
  scene: CcdScene,
  cell: CyclingCell,
  { seconds }: ShortMark,
  { start_time_second: starts }: HalfCycles
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const next =
      event.key === 'ArrowRight'
        ? starts.find(start => start > seconds + 1e-6)
        : starts.findLast(start => start < seconds - 1e-6);
    if (next !== undefined) withShort(scene, cell, next);
  } else if (event.key === 'Delete' || event.key === 'Backspace') withShort(scene, cell, 'none');
  else if (event.key === 'Escape' && String(cell.record) in scene.settings.short_time_second)
    withShort(scene, cell, undefined);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
