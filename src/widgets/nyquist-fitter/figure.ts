import { html, type TemplateResult } from 'lit-html';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult, ResistanceReading, Spectrum } from '../../impedance/types.js';
import { withPrefix } from '../controls/quantity.js';
import { layOut } from '../frame/layout.js';
import { memo } from '../frame/memo.js';
import type { Drawing } from '../plots/drawing.js';
import { badgePoints } from '../notes/figure-badges.js';
import { noteTool } from '../notes/note-mark.js';
import { showRange, showReading } from '../plots/overlay.js';
import { touchable, type Touch } from '../plots/touch.js';
import { drawBode } from './bode-plot.js';
import { drawNyquist } from './nyquist-plot.js';
import { drawRelaxation } from './relaxation-plot.js';
import { drawResiduals, inconsistencyOf, residualsOf, type Residuals } from './residual-plot.js';
import type { NyquistScene } from './scene.js';
import { pointPin } from './pins.js';
import { pointStates, type PointState, type SpectrumPoints } from './spectrum.js';

/** Of the figure's height, what the residuals take, in CSS pixels. */
const RESIDUALS_HEIGHT = 112;

/** What does not depend on the circuit. */
interface ByPoints extends Pick<NyquistResult, 'validity' | 'relaxation'> {
  readings: readonly ResistanceReading[];
}

interface Figure {
  template: TemplateResult;
  /** The plots as they stand, for an export. */
  plots: SVGSVGElement[];
  /** From the lowest to the highest frequency, in CSS pixels from the plots' left: where a slider below them belongs. */
  axis: [left: number, right: number];
}

/** The plots, what is read from them and what can be meant by pointing at them. */
export function makeFigure(): (scene: NyquistScene, points: SpectrumPoints, byPoints: ByPoints) => Figure {
  const drawn = memo<{ main: Drawing[]; residuals: Drawing; misfit: Residuals; states: PointState[] }>();
  const of: { reading?: number; lassoTool: boolean; points?: SpectrumPoints; drawn?: NyquistResult } = {
    lassoTool: false
  };

  return (scene, points, byPoints) => {
    const { validity, relaxation, readings } = byPoints;
    if (of.points !== points) Object.assign(of, { points, reading: undefined });
    const { shown } = scene;
    const result = of.drawn && scene.result && looksSame(of.drawn, scene.result) ? of.drawn : scene.result;
    of.drawn = result;
    const width = layOut(scene.width).figure - (layOut(scene.width).narrow ? 16 : 12);
    const { main, residuals, misfit, states } = drawn(
      [
        points,
        result,
        validity,
        relaxation,
        readings.map(({ way, resistance_ohm }) => `${way} ${resistance_ohm}`).join(),
        shown.range,
        shown.exclude,
        shown.plot,
        shown.zoom,
        shown.height_px,
        width
      ],
      () => draw(points, result, byPoints, shown, width)
    );
    for (const drawing of [...main, residuals]) {
      showRange(drawing, shown.range);
      showReading(drawing, of.reading);
    }
    badgePoints(main[0], index => pointPin(points, index), scene.notes);
    const touch = touchFor(scene, points, states, of);
    const labels = {
      nyquist: [`Nyquist plot of ${points.rows.length} points`],
      bode: ['Modulus against frequency', 'Phase against frequency'],
      validity: ['Kramers-Kronig residuals against frequency'],
      relaxation: ['Distribution of relaxation times against frequency']
    }[onePlot(shown.plot)];
    return {
      template: html`${readingLine(scene, points, states, misfit, of)}
      ${main.map((drawing, i) => touchable(drawing, labels[i], touch))}
      ${touchable(residuals, 'Residuals against frequency', touch)}`,
      plots: [...main, residuals].map(({ node }) => node),
      axis: axisOf(residuals, points)
    };
  };
}

function draw(
  points: SpectrumPoints,
  result: NyquistResult | undefined,
  { validity, relaxation, readings }: ByPoints,
  { plot, zoom, height_px, range, exclude }: NyquistSettings,
  width: number
) {
  const states = pointStates(points, { range, exclude });
  const height = height_px - Math.min(RESIDUALS_HEIGHT, Math.round(height_px * 0.4));
  const curve = result && withinRange(result.curve, range);
  const misfit = residualsOf(points, result);
  const main = {
    nyquist: () => [
      drawNyquist(
        points,
        states,
        curve,
        width,
        height,
        zoom === 'arcs' ? closeUp(points, states, result) : undefined,
        readings
      )
    ],
    bode: () => drawBode(points, states, curve, width, height),
    validity: () => [
      drawResiduals(points, states, inconsistencyOf(points, validity), width, height, {
        quantity: 'Kramers-Kronig residuals',
        labelled: false
      })
    ],
    relaxation: () => [drawRelaxation(points, relaxation, width, height)]
  }[onePlot(plot)]();
  return {
    main,
    residuals: drawResiduals(points, states, misfit, width, height_px - height),
    misfit,
    states
  };
}

/** The figures of one spectrum; the series has figures of its own. */
function onePlot(plot: NyquistSettings['plot']): Exclude<NyquistSettings['plot'], 'series'> {
  return plot === 'series' ? 'nyquist' : plot;
}

/** A pixel is a thousandth of a figure: two curves nearer than this are one picture. */
const SAME = 1e-5;

/** The full search mostly ends where the quick fit did, and drawing is the dearest part of a redraw. */
function looksSame(a: NyquistResult, b: NyquistResult): boolean {
  if (a === b) return true;
  if (a.curve.real.length !== b.curve.real.length || a.rows.length !== b.rows.length) return false;
  if (!a.rows.every((row, i) => row === b.rows[i])) return false;
  // It sets how much of the plane is shown, and may be undetermined though the curve is the same.
  const [total, other] = [a.total_resistance_ohm, b.total_resistance_ohm];
  if (!Object.is(total, other) && !(Math.abs(total - other) < SAME * Math.abs(total))) return false;
  return a.curve.real.every((real, i) => {
    const near = SAME * Math.hypot(real, a.curve.imaginary[i]);
    return (
      Math.abs(real - b.curve.real[i]) < near && Math.abs(a.curve.imaginary[i] - b.curve.imaginary[i]) < near
    );
  });
}

/** Where a spike is this many times the total resistance, the arcs are too small to be seen beside it. */
const SPIKE = 3;

/** Up to which Z' (Ω) the arcs are shown alone; `undefined` where they are seen well enough among all points. */
function closeUp(
  { real, imaginary }: SpectrumPoints,
  states: readonly PointState[],
  result: NyquistResult | undefined
): number | undefined {
  const total = result?.total_resistance_ohm ?? NaN;
  const highest = Math.max(0, ...states.map((state, i) => (state === 'outside' ? 0 : -imaginary[i])));
  const limit = 1.9 * total;
  const seen = states.filter(
    (state, i) => state !== 'outside' && real[i] < limit && -imaginary[i] < limit / 2
  );
  return highest > SPIKE * total && seen.length > 4 ? limit : undefined;
}

function axisOf({ frequency }: Drawing, { frequency: hertz }: SpectrumPoints): [number, number] {
  return [frequency!.pixel(hertz[hertz.length - 1]), frequency!.pixel(hertz[0])];
}

/** The model is drawn where it was fitted. */
function withinRange(curve: Spectrum, range: NyquistSettings['range']): Spectrum {
  if (range === 'all') return curve;
  const keep = (values: Float64Array) =>
    values.filter((_, i) => curve.frequency[i] >= range[0] * 0.999 && curve.frequency[i] <= range[1] * 1.001);
  return { frequency: keep(curve.frequency), real: keep(curve.real), imaginary: keep(curve.imaginary) };
}

function touchFor(
  scene: NyquistScene,
  points: SpectrumPoints,
  states: readonly PointState[],
  of: { reading?: number; lassoTool: boolean }
): Touch {
  const toggle = (indices: number[]) => {
    const rows = indices.filter(index => states[index] !== 'outside').map(index => points.rows[index]);
    if (rows.length) scene.change({ exclude: toggled(scene.settings.exclude, rows) });
  };
  return {
    reading: of.reading,
    count: points.rows.length,
    lassoTool: of.lassoTool,
    onRead(index) {
      if (index === of.reading) return;
      of.reading = index;
      scene.redraw();
    },
    onPick: index => toggle([index]),
    noting: scene.notes.picking,
    onNote: index => scene.notes.begin(pointPin(points, index)),
    onLasso: toggle,
    onRange(range, done) {
      if (range === undefined) return scene.tryOut();
      const [low, high] = range.map(hertz => Number(hertz.toPrecision(4)));
      if (!(low < high)) return;
      if (done) scene.change({ range: [low, high] });
      else scene.tryOut({ range: [low, high] });
    }
  };
}

/** Leaves the rows out, or takes them back where all of them are out already. */
function toggled(exclude: Record<string, true>, rows: readonly number[]): Record<string, true> {
  const others = Object.fromEntries(Object.entries(exclude).filter(([row]) => !rows.includes(Number(row))));
  if (rows.every(row => exclude[row])) return others;
  return { ...others, ...Object.fromEntries(rows.map(row => [row, true as const])) };
}

/** What the point says that is pointed at; otherwise how many are fitted. */
function readingLine(
  scene: NyquistScene,
  points: SpectrumPoints,
  states: readonly PointState[],
  misfit: Residuals,
  of: { reading?: number; lassoTool: boolean }
): TemplateResult {
  const used = states.filter(state => state === 'used').length;
  const text =
    of.reading === undefined
      ? html`${used} of ${points.rows.length} points in the fit. Click a point to
        ${scene.notes.picking ? 'write a note on it' : 'leave it out'}.`
      : pointReading(points, states, misfit, of.reading);
  return html`<div class="ag-reading">
    <span class="ag-reading-text" role="status">${text}</span>
    <span class="ag-reading-tools">
      ${
        scene.shown.plot === 'nyquist' && closeUp(points, states, scene.result)
          ? html`<button
              type="button"
              class="ag-button ag-control"
              aria-pressed=${String(scene.shown.zoom === 'whole')}
              data-tip="Show the spike in full; the arcs are then small."
              @click=${() => scene.change({ zoom: scene.shown.zoom === 'whole' ? 'arcs' : 'whole' })}
            >
              Whole
            </button>`
          : ''
      }
      <button
        type="button"
        class="ag-button ag-control"
        aria-pressed=${String(of.lassoTool)}
        data-tip="Draw around points to leave them out, or to take them back; also with Shift and a drag."
        @click=${() => {
          of.lassoTool = !of.lassoTool;
          scene.redraw();
        }}
      >
        Lasso
      </button>
      ${noteTool(scene.notes)}</span
    >
  </div>`;
}

function pointReading(
  { frequency, real, imaginary }: SpectrumPoints,
  states: readonly PointState[],
  misfit: Residuals,
  i: number
): TemplateResult {
  const modulus = Math.hypot(real[i], imaginary[i]);
  const phase = (Math.atan2(imaginary[i], real[i]) * 180) / Math.PI;
  const off = Math.hypot(misfit.real[i], misfit.imaginary[i]);
  const state = { used: '', 'left-out': ' · left out', outside: ' · outside the range' }[states[i]];
  return html`<b>${withPrefix(frequency[i], 'Hz')}</b> · <i>Z</i>′ ${withPrefix(real[i], 'Ω', 4)} · <i>Z</i>″
    ${withPrefix(imaginary[i], 'Ω', 4)} · |<i>Z</i>| ${withPrefix(modulus, 'Ω')} ∠
    ${phase.toFixed(1).replace('-', '−')}°${Number.isFinite(off) ? ` · misfit ${off.toPrecision(2)} %` : ''}${state}`;
}
