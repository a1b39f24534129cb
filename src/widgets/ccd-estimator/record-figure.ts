import { html, nothing, type TemplateResult } from 'lit-html';
import type { CyclingCell } from '../../cycling/types.js';
import { rangeSlider } from '../controls/range-slider.js';
import { memo } from '../frame/memo.js';
import { showBadges } from '../notes/figure-badges.js';
import { noteTool } from '../notes/note-mark.js';
import { duration } from './numbers.js';
import { overruling } from './person.js';
import { notedTimes, timePin } from './pins.js';
import { readingAt, neighbour } from './reading.js';
import type { RecordData } from './record-data.js';
import { drawRecord } from './record-plot.js';
import { drawResistances } from './resistance-plot.js';
import { halfCyclesOf, type CcdScene } from './scene.js';
import { drawMark, markHandle, shortMark } from './short-mark.js';
import type { TimeDrawing } from './time-plot.js';
import { showTime, timeTouchable, type TimeTouch } from './time-touch.js';
import { liveRange } from './time-range.js';
import type { Figure } from './plots.js';

/** Of the figure's height, what the resistances take below the record. */
const LOWER_SHARE = 0.32;
/** Thumbs of the slider below move in steps of this share of the record. */
const SLIDER_STEPS = 1000;

/** Voltage, current and resistance against time. */
export function recordFigure() {
  const upperOf = memo<TimeDrawing>();
  const lowerOf = memo<TimeDrawing>();
  const range = liveRange();
  const of: { reading?: number; dragged?: number; data?: RecordData } = {};

  return (scene: CcdScene, data: RecordData, cell: CyclingCell | undefined, width: number): Figure => {
    if (of.data !== data) Object.assign(of, { data, reading: undefined, dragged: undefined });
    const { height_px, soft_ratio, hard_ratio } = scene.shown;
    const [low, high] = range.shown(scene, data.span);
    const withLower = halfCyclesOf(cell) !== undefined;
    const lowerHeight = withLower ? Math.round(height_px * LOWER_SHARE) : 0;
    const upper = upperOf([data, cell, low, high, width, height_px], () =>
      drawRecord(data, cell, [low, high], width, height_px - lowerHeight)
    );
    const lower = withLower
      ? lowerOf([cell, soft_ratio, hard_ratio, low, high, width, height_px], () =>
          drawResistances(cell, { soft_ratio, hard_ratio }, [low, high], width, lowerHeight)
        )
      : undefined;
    const verdict = shortMark(cell);
    const mark =
      of.dragged === undefined ? verdict : { seconds: of.dragged, label: `short at ${duration(of.dragged)}` };
    const drawings = lower ? [upper, lower] : [upper];
    drawings.forEach((drawing, i) => {
      drawMark(drawing, mark, i === 0);
      showTime(drawing, of.reading);
    });
    showBadges(upper, notedTimes(scene.notes, cell, upper), scene.notes);
    const touch: TimeTouch = {
      span: data.span,
      range: [low, high],
      onRead: seconds => {
        if (seconds === of.reading) return;
        of.reading = seconds;
        scene.redraw();
      },
      onStep: by => {
        of.reading = neighbour(cell, of.reading, by) ?? of.reading;
        scene.redraw();
      },
      noting: scene.notes.picking,
      onNote: (seconds = of.reading) => {
        if (seconds !== undefined) scene.notes.begin(timePin(data, scene.result, cell, seconds));
      },
      onRange: (next, done) => range.set(scene, data.span, next, done)
    };
    const handle = (drawing: TimeDrawing) =>
      cell
        ? markHandle(scene, cell, drawing, mark, seconds => {
            of.dragged = seconds;
            scene.redraw();
          })
        : nothing;
    return {
      template: html`${readingLine(scene, data, cell, of.reading, (low + high) / 2)}
      ${timeTouchable(upper, 'Voltage and current against time', touch, handle(upper))}
      ${lower ? timeTouchable(lower, 'Resistance of each half cycle against time', touch) : nothing}
      ${spanControls(scene, data, touch, upper)}`,
      plots: drawings.map(({ node }) => node)
    };
  };
}

/** What is read at the pointer; otherwise how the figure is used. */
function readingLine(
  scene: CcdScene,
  data: RecordData,
  cell: CyclingCell | undefined,
  seconds: number | undefined,
  middle: number
): TemplateResult {
  const reading = seconds === undefined ? undefined : readingAt(data, cell, scene.settings, seconds);
  const use = scene.notes.picking
    ? 'Click a half cycle to write a note on it.'
    : 'Drag to zoom, Shift and drag to move, double-click for all.';
  const idle = `${data.time.length.toLocaleString('en').replaceAll(',', ' ')} points. ${use}`;
  return html`<div class="ag-reading ag-ccd-reading">
    <span class="ag-reading-text" role="status"
      >${reading ? html`<b>${reading.head}</b> · ${reading.rest}` : idle}</span
    >
    <span class="ag-reading-tools">${overruling(scene, cell, middle)}${noteTool(scene.notes)}</span>
  </div>`;
}

/** Two thumbs for what is shown of the record, and a button for all of it. */
function spanControls(
  scene: CcdScene,
  data: RecordData,
  touch: TimeTouch,
  { frame }: TimeDrawing
): TemplateResult {
  const [start, end] = data.span;
  const length = end - start || 1;
  const step = (seconds: number) => Math.round(((seconds - start) / length) * (SLIDER_STEPS - 1));
  const at = (step: number) => start + (step / (SLIDER_STEPS - 1)) * length;
  const range = (low: number, high: number): [number, number] => [at(low), at(Math.max(high, low + 1))];
  const isWhole = touch.range[0] <= start && touch.range[1] >= end;
  return html`<div class="ag-ccd-span ag-control" style="margin-left: ${frame[0] - 7}px">
    <span class="ag-range-place" style="width: ${frame[2] - frame[0] + 14}px; flex: none">
      ${rangeSlider({
        label: 'Time shown',
        count: SLIDER_STEPS,
        low: step(touch.range[0]),
        high: step(touch.range[1]),
        name: step => duration(at(step)),
        onTry: (low, high) => touch.onRange(range(low, high), false),
        onCommit: (low, high) => touch.onRange(range(low, high), true)
      })}
    </span>
    <button
      type="button"
      class="ag-button ag-quiet"
      style="visibility: ${isWhole ? 'hidden' : 'visible'}"
      @click=${() => scene.change({ time_range: 'all' })}
    >
      All
    </button>
  </div>`;
}
