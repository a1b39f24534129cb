import { html, nothing, type TemplateResult } from 'lit-html';
import type { SampleResult } from '../../xps/types.js';
import { memo } from '../frame/memo.js';
import { showBadges } from '../notes/figure-badges.js';
import { noteTool } from '../notes/note-mark.js';
import type { NoteTools } from '../notes/notes.js';
import { coloursOf, labelOf } from './components.js';
import { moveComponent, removeComponent } from './edit.js';
import { peakTouch } from './peak-touch.js';
import { componentPin } from './pins.js';
import type { Scan } from './scans.js';
import type { ViewState, XpsScene } from './scene.js';
import {
  drawResiduals,
  drawSpectrum,
  wholeNumber,
  type SpectrumDrawing,
  type SpectrumFigure
} from './spectrum-plot.js';

const RESIDUALS = 84;

export interface FigurePart {
  template: TemplateResult;
  plots: SVGSVGElement[];
}

/** Spectrum above, residuals below, of one region; a peak can be dragged. */
export function makeFigure(): (
  scene: XpsScene,
  state: ViewState,
  region: string,
  scan: Scan,
  sample: SampleResult | undefined,
  width: number,
  height: number
) => FigurePart {
  const once = memo<{
    drawing: SpectrumDrawing;
    residuals: SVGSVGElement | undefined;
    figure: SpectrumFigure;
  }>();
  return (scene, state, region, scan, sample, width, height) => {
    const { settings, shown, result } = scene;
    const keys = [scene.table, shown, result, region, scan, width, height, state.selected];
    const { drawing, residuals, figure } = once(keys, () => {
      const figure = figureOf(scene, region, scan, sample, state.selected);
      const residuals = figure.fit ? drawResiduals(figure, width, RESIDUALS) : undefined;
      return {
        figure,
        residuals,
        drawing: drawSpectrum(figure, width, height - (residuals ? RESIDUALS : 0))
      };
    });
    const { notes } = scene;
    const noted = drawing.tops.map(({ id, x, y }) => ({ x, y, notes: notes.on('component', id) }));
    const points = notes.all.length
      ? { x: figure.energy.map(drawing.xOf), y: figure.intensity.map(drawing.yOf) }
      : {};
    showBadges({ ...drawing, ...points }, noted, notes);
    const touch = peakTouch(
      () => drawing,
      figure,
      `${region}, binding energy falling to the right`,
      Number(drawing.node.getAttribute('height')),
      {
        selected: state.selected,
        onRead: energy => {
          if (energy === state.reading) return;
          state.reading = energy;
          scene.redraw();
        },
        onSelect: id => {
          if (id === state.selected) return;
          state.selected = id;
          scene.redraw();
        },
        onMove: (id, energy, done) => {
          const from = figure.components.find(component => component.id === id)?.position;
          if (energy === undefined || from === undefined) return scene.tryOut();
          const patch = moveComponent(settings, id, from, energy);
          if (done) scene.change(patch);
          else scene.tryOut(patch);
        },
        onRemove: id => {
          state.selected = undefined;
          scene.change(removeComponent(settings, id));
        },
        noting: notes.picking,
        onNote: id => notes.begin(componentPin(id, settings.components[id]))
      }
    );
    return {
      template: html`${touch}${residuals ?? nothing}${readingLine(figure, state.reading, notes)}`,
      plots: residuals ? [drawing.node, residuals] : [drawing.node]
    };
  };
}

/** What the figure of a region draws itself from. */
export function figureOf(
  { shown }: Pick<XpsScene, 'shown'>,
  region: string,
  scan: Scan,
  sample: SampleResult | undefined,
  selected?: string
): SpectrumFigure {
  const fit = sample?.fit.regions.find(other => other.region === region);
  const shift = fit ? (sample?.fit.charge_shift ?? 0) : shown.charge_shift_electronvolt;
  const colours = coloursOf(shown);
  return {
    energy: scan.energy.map(value => value - shift),
    intensity: scan.intensity,
    unit: scan.unit,
    ...(fit && { fit }),
    components: (sample?.fit.components ?? [])
      .filter(component => component.region === region)
      .map(component => ({
        ...component,
        label: labelOf(component),
        colour: colours.get(component.name) ?? '#7f7f7f'
      })),
    ...(selected && { selected })
  };
}

/** Where the pointer is, and what was measured there. */
function readingLine(
  { energy, intensity, unit, fit }: SpectrumFigure,
  at: number | undefined,
  notes: NoteTools
): TemplateResult {
  let text: unknown = html`Drag a peak to move it and its limits.`;
  if (notes.picking) text = html`Click a peak to write a note on it.`;
  if (!fit) text = html`Point at the spectrum to read it.`;
  if (at !== undefined && energy.length) {
    const i = nearest(energy, at);
    const k = fit ? nearest(fit.binding_energy, energy[i]) : -1;
    const matches = fit && Math.abs(fit.binding_energy[k] - energy[i]) < 1e-6;
    text = html`<b>${energy[i].toFixed(2)} eV</b> · ${format(intensity[i])}
      ${unit}${
        matches
          ? html` · fit ${format(fit.envelope[k])} · residual ${fit.residuals[k].toFixed(1).replace('-', '−')}
            σ`
          : nothing
      }`;
  }
  return html`<div class="ag-reading">
    <span class="ag-reading-text">${text}</span>
    ${fit ? html`<span class="ag-reading-tools">${noteTool(notes)}</span>` : nothing}
  </div>`;
}

const format = (value: number) => (value >= 100 ? wholeNumber(Math.round(value)) : value.toPrecision(3));

function nearest(values: Float64Array, wanted: number): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(values[i] - wanted) < Math.abs(values[best] - wanted)) best = i;
  }
  return best;
}
