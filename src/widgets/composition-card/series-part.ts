import { html, nothing, type TemplateResult } from 'lit-html';
import type { CompositionResult, PropertySeries, SeriesPoint } from '../../composition/types.js';
import { select } from '../controls/select.js';
import { memo } from '../frame/memo.js';
import { badgePoints } from '../notes/figure-badges.js';
import { noteMark, noteTool } from '../notes/note-mark.js';
import type { Drawing } from '../plots/drawing.js';
import { showReading } from '../plots/overlay.js';
import { touchable } from '../plots/touch.js';
import { joinedPart } from './joined-part.js';
import { distinctRemarks, remarkMark, remarksLine } from './remarks.js';
import { sourceText, valueText } from './numbers.js';
import { samplePin } from './pins.js';
import type { CardScene } from './scene.js';
import { drawSeries } from './series-plot.js';

export interface SeriesPart {
  figure: TemplateResult;
  panel: TemplateResult | typeof nothing;
  below: TemplateResult;
  plots: SVGSVGElement[];
}

/** The quantity that is shown, or the first that has values. */
export function shownSeries(scene: CardScene, result: CompositionResult): PropertySeries | undefined {
  return result.series.find(({ name }) => name === scene.shown.quantity) ?? result.series[0];
}

/** A quantity of all samples against x; a click leaves an own sample out of the trend. */
export function seriesPart(): (scene: CardScene, result: CompositionResult, width: number) => SeriesPart {
  const drawn = memo<Drawing>();
  const joined = joinedPart();
  let reading: number | undefined;

  return (scene, result, width) => {
    const series = shownSeries(scene, result);
    const below = html`${seriesFields(scene, result, series)}${joined(scene, result)}`;
    if (!series || series.points.length === 0) {
      const sentence = scene.shown.with_study
        ? 'There is no measured property in this table.'
        : 'There is no measured property in this table. The study’s values can be shown.';
      return { figure: html`<p class="ag-muted">${sentence}</p>`, panel: nothing, below, plots: [] };
    }
    const { points } = series;
    const drawing = drawn([series, width, scene.shown.height_px], () =>
      drawSeries(series, width, scene.shown.height_px)
    );
    if (reading !== undefined && reading >= points.length) reading = undefined;
    showReading(drawing, reading);
    const pinOf = (index: number) => (points[index].row < 0 ? undefined : samplePin(points[index]));
    badgePoints(drawing, pinOf, scene.notes);
    const toggle = (indices: readonly number[]) => {
      const rows = indices.map(index => points[index].row).filter(row => row >= 0);
      if (rows.length) scene.change({ exclude: toggled(scene.settings.exclude, rows) });
    };
    const plot = touchable(drawing, `${series.label} against x`, {
      reading,
      count: points.length,
      lassoTool: false,
      onRead(index) {
        if (index === reading) return;
        reading = index;
        scene.redraw();
      },
      onPick: index => toggle([index]),
      noting: scene.notes.picking,
      onNote(index) {
        const pin = pinOf(index);
        if (pin) scene.notes.begin(pin);
      },
      onLasso: toggle
    });
    return {
      figure: html`${plot}
        <div class="ag-reading">
          <span class="ag-reading-text" role="status"
            >${reading === undefined ? `Click an own sample to ${scene.notes.picking ? 'write a note on it' : 'leave it out of the trend'}.` : readingText(series, points[reading])}</span
          >
          <span class="ag-reading-tools">${noteTool(scene.notes)}</span>
        </div>`,
      panel: pointTable(scene, series),
      below,
      plots: [drawing.node]
    };
  };
}

function seriesFields(
  scene: CardScene,
  { series }: CompositionResult,
  shown: PropertySeries | undefined
): TemplateResult {
  return html`<div class="ag-options ag-control">
    <div class="ag-field">
      <span class="ag-label">Quantity</span>
      ${select({
        label: 'Quantity',
        choices: series.map(({ name, label, unit }) => ({
          value: name,
          label: unit ? `${label} / ${unit}` : label
        })),
        value: shown?.name ?? '',
        onChange: quantity => scene.change({ quantity })
      })}
    </div>
    <label class="ag-field">
      <input
        type="checkbox"
        .checked=${scene.shown.with_study}
        @change=${(event: Event) => scene.change({ with_study: (event.target as HTMLInputElement).checked })}
      />
      with the study’s values
    </label>
  </div>`;
}

function readingText({ unit }: PropertySeries, point: SeriesPoint): TemplateResult {
  const state = point.is_excluded ? ' · left out' : point.is_outlier ? ' · outlier' : '';
  return html`<b>${point.label}</b> · <i>x</i> = ${Number(point.x.toPrecision(6))} ·
    ${valueText(point.value, point.error, unit, point.relation)} ·
    ${sourceText(point.is_study, point.source)}${state}${point.note ? ` · ${point.note}` : ''}`;
}

/** The numbers of the figure; what was not measured has no row. */
function pointTable({ notes }: CardScene, { points, unit, label }: PropertySeries): TemplateResult {
  const remarks = distinctRemarks(points);
  return html`<table class="ag-card-table ag-card-properties" aria-label=${label}>
      <thead>
        <tr>
          <th scope="col">Sample</th>
          <th scope="col" class="ag-number-cell"><i>x</i></th>
          <th scope="col">${label}</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          point =>
            html`<tr class=${point.is_excluded ? 'ag-weak' : ''}>
              <th scope="row">
                ${point.label}${point.row < 0 ? nothing : noteMark(notes, samplePin(point))}
              </th>
              <td class="ag-number-cell">${Number(point.x.toPrecision(6))}</td>
              <td>
                ${valueText(point.value, point.error, unit, point.relation)}${remarkMark(point.note, remarks)}
                ${point.is_excluded ? html`<span class="ag-muted">left out</span>` : nothing}
                ${point.is_outlier ? html`<span class="ag-nowrap"><span class="ag-sign">⚠</span>outlier</span>` : nothing}
              </td>
              <td class="ag-muted">${sourceText(point.is_study, point.source)}</td>
            </tr>`
        )}
      </tbody>
    </table>
    ${remarksLine(remarks)}`;
}

/** Leaves the rows out, or takes them back where all of them are out already. */
function toggled(exclude: Record<string, true>, rows: readonly number[]): Record<string, true> {
  const others = Object.fromEntries(Object.entries(exclude).filter(([row]) => !rows.includes(Number(row))));
  if (rows.every(row => exclude[row])) return others;
  return { ...others, ...Object.fromEntries(rows.map(row => [row, true as const])) };
}
