import { html, nothing, type TemplateResult } from 'lit-html';
import type { CcdSettings } from '../../cycling/settings.js';
import type { CyclingCell, CyclingResult, StaircaseStep } from '../../cycling/types.js';
import { rangeSlider } from '../controls/range-slider.js';
import { layOut } from '../frame/layout.js';
import { memo } from '../frame/memo.js';
import type { Drawing } from '../plots/drawing.js';
import { showReading } from '../plots/overlay.js';
import { touchable } from '../plots/touch.js';
import { drawCapacities, drawPolarization } from './cycles-plot.js';
import { duration, rounded, voltage } from './numbers.js';
import { overruling } from './person.js';
import { drawProfiles } from './profile-plot.js';
import { readingAt, neighbour } from './reading.js';
import type { RecordData } from './record-data.js';
import { drawRecord } from './record-plot.js';
import { drawReplicates } from './replicates-plot.js';
import { drawResistances } from './resistance-plot.js';
import { hasArea, halfCyclesOf, toggled, type CcdScene } from './scene.js';
import { drawMark, markHandle, shortMark } from './short-mark.js';
import { drawStaircase, stepReading } from './staircase-plot.js';
import type { TimeDrawing } from './time-plot.js';
import { showTime, timeTouchable, type TimeTouch } from './time-touch.js';
import { liveRange } from './time-range.js';
import { verdictLooks } from './verdicts.js';

/** Of the figure's height, what the resistances take below the record. */
const LOWER_SHARE = 0.32;
/** Thumbs of the slider below move in steps of this share of the record. */
const SLIDER_STEPS = 1000;

export interface Figure {
  template: TemplateResult;
  /** As they stand, for an export. */
  plots: SVGSVGElement[];
}

export type PlotName = CcdSettings['plot'];

/** Which plots there are for a cell. */
export function plotsFor(result: CyclingResult | undefined, cell: CyclingCell | undefined): PlotName[] {
  const plots: PlotName[] = ['record'];
  if (cell?.ccd) plots.push('staircase');
  if (cell?.plating || cell?.efficiency) plots.push('cycles');
  if (cell?.efficiency?.profiles.length) plots.push('profiles');
  if (result && result.cells.length > 1 && result.groups.length) plots.push('replicates');
  return plots;
}

/** The plots, what is read from them, and what can be meant by pointing at them. */
export function makeFigure() {
  const record = recordFigure();
  const points = pointFigure();
  return (
    scene: CcdScene,
    data: RecordData,
    cell: CyclingCell | undefined,
    plot: PlotName,
    show: (step: StaircaseStep) => void
  ): Figure => {
    const width = layOut(scene.width).figure - (layOut(scene.width).narrow ? 16 : 12);
    return plot === 'record' || !cell
      ? record(scene, data, cell, width)
      : points(scene, cell, plot, width, show);
  };
}

/** Voltage, current and resistance against time. */
function recordFigure() {
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
  const idle = `${data.time.length.toLocaleString('en').replaceAll(',', ' ')} points. Drag to zoom, Shift and drag to move, double-click for all.`;
  return html`<div class="ag-reading ag-ccd-reading">
    <span class="ag-reading-text" role="status"
      >${reading ? html`<b>${reading.head}</b> · ${reading.rest}` : idle}</span
    >
    <span class="ag-reading-tools">${overruling(scene, cell, middle)}</span>
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

/** Plots of steps, cycles, profiles and replicates. */
function pointFigure() {
  const drawn = memo<{ drawings: Drawing[]; texts: string[]; pick(index: number): void }>();
  let reading: number | undefined;

  return (
    scene: CcdScene,
    cell: CyclingCell,
    plot: PlotName,
    width: number,
    show: (step: StaircaseStep) => void
  ): Figure => {
    const height = scene.shown.height_px;
    const { drawings, texts, pick } = drawn([cell, scene.result, plot, width, height], () =>
      drawPlot(scene, cell, plot, width, height, show)
    );
    if (reading !== undefined && reading >= texts.length) reading = undefined;
    drawings.forEach((drawing, i) => showReading(drawing, i === 0 ? reading : undefined));
    const touch = {
      reading,
      count: texts.length,
      lassoTool: false,
      onRead: (index: number | undefined) => {
        if (index === reading) return;
        reading = index;
        scene.redraw();
      },
      onPick: pick,
      onLasso: () => undefined
    };
    const [text, description] = hints[plot];
    return {
      template: html`<div class="ag-reading ag-ccd-reading">
          <span class="ag-reading-text" role="status">${reading === undefined ? text : texts[reading]}</span>
        </div>
        ${drawings.map(drawing => touchable(drawing, names[plot], touch, description))}`,
      plots: drawings.map(({ node }) => node)
    };
  };
}

const names: Record<PlotName, string> = {
  record: 'Voltage and current against time',
  staircase: 'Resistance of each step against its current density',
  cycles: 'Values against the cycle',
  profiles: 'Voltage against capacity, and its derivative',
  replicates: 'Critical current density against composition'
};

const hints: Record<PlotName, [text: string, description: string]> = {
  record: ['', ''],
  staircase: [
    'Each symbol is a step of the staircase; the dashed line is what it is compared with. Click one to see it in the record.',
    'Arrow keys read the steps, Enter shows one in the record.'
  ],
  cycles: [
    'Move over the cycles to read them. Of a full cell’s, click one to have its profile.',
    'Arrow keys read the cycles, Enter shows the profile of one of a full cell.'
  ],
  profiles: ['Charge dashed, discharge full; dQ/dU below.', ''],
  replicates: [
    'Mean ± population SD; thin bars are the brackets of the cells. Click one to see its record.',
    'Arrow keys read the cells, Enter shows one.'
  ]
};

function drawPlot(
  scene: CcdScene,
  cell: CyclingCell,
  plot: PlotName,
  width: number,
  height: number,
  show: (step: StaircaseStep) => void
): { drawings: Drawing[]; texts: string[]; pick(index: number): void } {
  const idle = () => undefined;
  if (plot === 'staircase' && cell.ccd) {
    const { steps } = cell.ccd;
    return {
      drawings: [drawStaircase(cell.ccd, width, height)],
      texts: steps.map(step => stepReading(step, hasArea(cell))),
      pick: index => show(steps[index])
    };
  }
  if (plot === 'cycles' && cell.plating) {
    const { cycles } = cell.plating;
    return {
      drawings: [drawPolarization(cell.plating, width, height)],
      texts: Array.from(
        cycles.cycle,
        (cycle, i) =>
          `Cycle ${cycle} · polarization ${voltage(cycles.polarization_volt[i])} · r ${rounded(cycles.ratio[i])} · ${verdictLooks[cycles.verdict[i]].label}`
      ),
      pick: idle
    };
  }
  if (plot === 'cycles' && cell.efficiency) {
    const { cycles, active_mass_mg } = cell.efficiency;
    const perGram = active_mass_mg > 0;
    const [charge, discharge] = perGram
      ? [cycles.charge_capacity_mah_g, cycles.discharge_capacity_mah_g]
      : [cycles.charge_capacity_mah, cycles.discharge_capacity_mah];
    const unit = perGram ? 'mAh/g' : 'mAh';
    return {
      drawings: [drawCapacities(cell.efficiency, width, height)],
      texts: Array.from(
        cycles.cycle,
        (cycle, i) =>
          `Cycle ${cycle} · charge ${rounded(charge[i], 4)}, discharge ${rounded(discharge[i], 4)} ${unit} · efficiency ${rounded(cycles.coulombic_efficiency_percent[i], 4)} % · retention ${rounded(cycles.retention_percent[i], 4)} %`
      ),
      pick: index =>
        scene.change({
          profile_cycles: toggled(scene.settings.profile_cycles, cycles.cycle[index]),
          plot: 'profiles'
        })
    };
  }
  if (plot === 'profiles' && cell.efficiency) {
    const upper = Math.round(height * 0.56);
    const { profiles, derivatives } = drawProfiles(cell.efficiency, width, [upper, height - upper]);
    return { drawings: [profiles, derivatives], texts: [], pick: idle };
  }
  const { drawing, cells } = drawReplicates(scene.result!, width, height);
  return {
    drawings: [drawing],
    texts: cells.map(({ sample, composition, ccd }) =>
      [
        sample,
        composition,
        `survived ${rounded(ccd!.last_survived!)}${ccd!.first_failed === null ? ', no short' : `, failed ${rounded(ccd!.first_failed)}`} mA/cm²`
      ]
        .filter(Boolean)
        .join(' · ')
    ),
    pick: index => scene.change({ record: cells[index].record, plot: 'record', time_range: 'all' })
  };
}
