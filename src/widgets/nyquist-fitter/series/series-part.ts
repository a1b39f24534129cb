import { html, nothing, type TemplateResult } from 'lit-html';
import type { Circuit, SeriesResult } from '../../../impedance/types.js';
import { formatWithError } from '../../../numeric/format.js';
import { select } from '../../controls/select.js';
import { memo } from '../../frame/memo.js';
import { nearestPoint } from '../../plots/drawing.js';
import { showReading } from '../../plots/overlay.js';
import { svgElement } from '../../plots/svg.js';
import { touchable } from '../../plots/touch.js';
import type { NyquistScene } from '../scene.js';
import type { SpectrumEntry } from '../spectrum.js';
import { symbolTemplate, symbolsOf, type Symbol } from '../symbols.js';
import { drawArrhenius } from './arrhenius-plot.js';
import { modelCurves } from './curves.js';
import { followed } from './followed.js';
import { growthPanel } from './growth-panel.js';
import { multiples } from './multiples.js';
import { drawOverlay, type Overlay } from './overlay-plot.js';
import { seriesAnswer } from './series-answer.js';
import { seriesTable } from './series-table.js';
import { guessAxis, seriesSteps, type SeriesStep } from './steps.js';
import { drawTrend } from './trend-plot.js';

export interface SeriesPart {
  figure: TemplateResult;
  answer: TemplateResult;
  panel: TemplateResult;
  wide: TemplateResult;
  plots: SVGSVGElement[];
}

/** Of the height, what the spectra take; the trend has the rest. */
const OVERLAY_SHARE = 0.55;
/** Two figures below one another need more than one. */
const TALLER = 1.3;
/** A spike this many times the resistance would hide the arcs. */
const SPIKE = 3;

/** All spectra of the table: overlaid, their quantity against time, cycle or temperature, each by itself, and a table. */
export function seriesPart(): (
  scene: NyquistScene,
  entries: readonly SpectrumEntry[],
  series: SeriesResult | null,
  circuit: Circuit,
  width: number
) => SeriesPart {
  const stepsOf = memo<SeriesStep[]>();
  const overlayOf = memo<Overlay>();
  const trendOf = memo<ReturnType<typeof drawTrend>>();
  const picturesOf = memo<TemplateResult>();
  const tableOf = memo<TemplateResult>();
  /** The place in the series that is being read. */
  let reading: number | undefined;

  return (scene, entries, series, circuit, width) => {
    const { shown } = scene;
    const axis = series?.axis ?? guessAxis(entries);
    const steps = stepsOf([entries, axis, shown.blank, series], () =>
      seriesSteps(entries, axis, shown.blank, series ? modelCurves(series, circuit) : undefined)
    );
    const symbol = symbolOf(series?.quantity ?? 'total', circuit);
    const height = Math.round(TALLER * shown.height_px);
    const tall = Math.round(OVERLAY_SHARE * height);
    const limit = shown.zoom === 'arcs' ? closeUp(steps, series) : undefined;
    const chosen = shown.spectrum;
    const choose = (spectrum: number) => scene.change({ spectrum });
    const overlay = overlayOf([steps, chosen, width, tall, limit], () =>
      drawOverlay(steps, chosen, { width, height: tall, closeUp: limit })
    );
    const trend = series
      ? trendOf([steps, series, symbol.letter + symbol.subscript, width, height - tall], () =>
          series.arrhenius
            ? drawArrhenius(steps, series, series.arrhenius, width, height - tall)
            : drawTrend(steps, series, symbol, width, height - tall)
        )
      : undefined;
    const count = series?.spectra.length ?? steps.length;
    if (reading !== undefined && reading >= count) reading = undefined;
    const spectrumAt = (i: number) => series?.spectra[i] ?? steps[i].spectrum;
    const read = (index: number | undefined) => {
      if (index === reading) return;
      reading = index;
      scene.redraw();
    };
    const stepRead = steps.findIndex(
      ({ spectrum }) => reading !== undefined && spectrum === spectrumAt(reading)
    );
    emphasise(overlay, stepRead);
    if (trend) showReading(trend, reading);
    const indexOf = (spectrum: number) =>
      series ? series.spectra.indexOf(spectrum) : steps.findIndex(step => step.spectrum === spectrum);

    return {
      figure: html`<div class="ag-reading">
          <span class="ag-reading-text" role="status"
            >${readingText(series, steps, reading === undefined ? indexOf(chosen) : reading, reading === undefined, symbol)}</span
          >
          <span class="ag-reading-tools">
            <button
              type="button"
              class="ag-button ag-control"
              data-tip="The chosen spectrum alone, with its residuals."
              @click=${() => scene.change({ plot: 'nyquist' })}
            >
              Show its plot
            </button>
          </span>
        </div>
        ${pointable(overlay, steps, step => read(step === undefined ? undefined : indexOf(steps[step].spectrum)), choose)}
        ${
          trend
            ? touchable(
                trend,
                series!.arrhenius
                  ? 'Arrhenius plot'
                  : `${symbol.letter} ${symbol.subscript} of ${count} spectra`,
                {
                  reading,
                  count,
                  lassoTool: false,
                  onRead: read,
                  onPick: index => choose(spectrumAt(index)),
                  onLasso: () => undefined
                },
                'Arrow keys read the spectra, Enter chooses one.'
              )
            : html`<div class="ag-empty" style="height: ${height - tall}px">${waiting(scene)}</div>`
        }`,
      answer: seriesAnswer(series, symbol, steps),
      panel: html`${quantityField(scene, series, circuit)}${series ? growthPanel(series) : nothing}`,
      wide: html`<details class="ag-details" open>
          <summary class="ag-control">Each spectrum, at its own scale</summary>
          ${picturesOf([steps, series, chosen, shown.zoom], () =>
            multiples({
              steps,
              series,
              chosen,
              closeUp: spectrum => (shown.zoom === 'arcs' ? closeUp(steps, series, spectrum) : undefined),
              choose
            })
          )}
        </details>
        ${
          series
            ? tableOf([steps, series, chosen, shown.fixed], () =>
                seriesTable({ steps, series, circuit, settings: shown, chosen, choose })
              )
            : nothing
        }`,
      plots: [overlay.node, ...(trend ? [trend.node] : [])]
    };
  };
}

/** Up to which Z' the arcs are drawn alone where spikes would hide them; of all spectra, or of one. */
function closeUp(
  steps: readonly SeriesStep[],
  series: SeriesResult | null,
  spectrum?: number
): number | undefined {
  if (!series) return undefined;
  const chosen = steps.filter(step => spectrum === undefined || step.spectrum === spectrum);
  const totals = chosen
    .map(step => series.total_resistance_ohm[series.spectra.indexOf(step.spectrum)])
    .filter(total => total > 0);
  if (totals.length === 0) return undefined;
  const largest = Math.max(...totals);
  const highest = Math.max(...chosen.flatMap(({ points }) => Array.from(points.imaginary, z => -z)));
  return highest > SPIKE * largest ? 1.9 * largest : undefined;
}

function symbolOf(quantity: string, circuit: Circuit): Symbol {
  return (
    symbolsOf(circuit).get(quantity) ?? {
      letter: 'R',
      subscript: 'total',
      meaning: 'Sum of the resistances in the direct-current path.'
    }
  );
}

function waiting(scene: NyquistScene): TemplateResult {
  if (scene.phase === 'working') return html`<p>The series is being fitted.</p>`;
  if (scene.phase === 'failed') return html`<p>There is no series as long as the fit fails.</p>`;
  return html`<p>The series has not been fitted.</p>
    <button
      type="button"
      class="ag-button"
      @click=${() => (scene.settings.scope === 'series' ? scene.again() : scene.change({ scope: 'series' }))}
    >
      Fit all spectra
    </button>`;
}

function readingText(
  series: SeriesResult | null,
  steps: readonly SeriesStep[],
  index: number,
  isChosen: boolean,
  symbol: Symbol
): TemplateResult {
  const spectrum = series ? series.spectra[index] : steps[index]?.spectrum;
  const step = steps.find(step => step.spectrum === spectrum);
  if (!step) return html`Click a spectrum to choose it.`;
  const hint = isChosen ? html` · chosen` : html` · click to choose`;
  if (!series) return html`<b>${step.label}</b>${hint}`;
  const { values, errors } = followed(series);
  return html`<b>${step.label}</b> · ${symbolTemplate(symbol, series.quantity)}
    ${formatWithError(values[index], errors[index], series.quantity_unit)}${hint}`;
}

function quantityField(scene: NyquistScene, series: SeriesResult | null, circuit: Circuit): TemplateResult {
  const names = circuit.parameters.map(({ name }) => name);
  return html`<div class="ag-field ag-control">
    <span class="ag-label">Followed</span>
    ${select({
      label: 'Quantity followed',
      choices: [
        {
          value: 'auto',
          label: series && scene.shown.quantity === 'auto' ? `automatic (${series.quantity})` : 'automatic'
        },
        { value: 'total', label: 'total resistance' },
        ...names.map(name => ({ value: name, label: name }))
      ],
      value: names.includes(scene.shown.quantity)
        ? scene.shown.quantity
        : scene.shown.quantity === 'total'
          ? 'total'
          : 'auto',
      onChange: quantity => scene.change({ quantity })
    })}
  </div>`;
}

/** How near to a point one must be to mean its spectrum, in CSS pixels. */
const REACH = 24;

/** The overlay: pointing reads a spectrum, a click chooses it. With the keyboard the trend below does the same. */
function pointable(
  overlay: Overlay,
  steps: readonly SeriesStep[],
  onRead: (step: number | undefined) => void,
  choose: (spectrum: number) => void
): TemplateResult {
  const at = (event: MouseEvent): number | undefined => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const point = nearestPoint(overlay, event.clientX - box.left, event.clientY - box.top, REACH);
    return point === undefined ? undefined : overlay.stepOf[point];
  };
  return html`<div
    class="ag-plot"
    role="img"
    aria-label="Nyquist plots of ${steps.length} spectra, overlaid"
    style="height: ${overlay.node.getAttribute('height')}px"
    @pointermove=${(event: PointerEvent) => onRead(at(event))}
    @pointerleave=${() => onRead(undefined)}
    @click=${(event: MouseEvent) => {
      const step = at(event);
      if (step !== undefined) choose(steps[step].spectrum);
    }}
  >
    ${overlay.node}
  </div>`;
}

/** Joins the points of the step that is being read. */
function emphasise(overlay: Overlay, step: number): void {
  overlay.node.querySelector('[data-overlay="reading"]')?.remove();
  const points = overlay.stepOf.flatMap((other, i) =>
    other === step ? [`${overlay.x[i]},${overlay.y[i]}`] : []
  );
  if (points.length === 0) return;
  overlay.node.append(
    svgElement('polyline', {
      'data-overlay': 'reading',
      points: points.join(' '),
      fill: 'none',
      stroke: 'var(--ag-accent)',
      'stroke-width': 2,
      'pointer-events': 'none'
    })
  );
}
