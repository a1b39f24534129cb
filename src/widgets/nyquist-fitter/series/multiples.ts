import { html, svg, type TemplateResult } from 'lit-html';
import type { SeriesResult } from '../../../impedance/types.js';
import { formatQuantity } from '../../../numeric/format.js';
import { paintRamp } from '../../frame/theme.js';
import { equalScales, extent } from '../../plots/axes.js';
import { isDoubtful } from './doubts.js';
import type { SeriesStep } from './steps.js';

const SIZE = { width: 116, height: 70 };
const PAD = 4;

/** Each spectrum of a series by itself, at its own scale, with its fit: a click chooses it. */
export function multiples(options: {
  steps: readonly SeriesStep[];
  series: SeriesResult | null;
  chosen: number;
  /** Up to which Z' (Ω) each is drawn; undefined draws all of it. */
  closeUp(spectrum: number): number | undefined;
  choose(spectrum: number): void;
}): TemplateResult {
  const { steps, series, chosen, closeUp, choose } = options;
  return html`<div class="ag-multiples ag-control" role="group" aria-label="Spectra of the series">
    ${steps.map(step => {
      const i = series ? series.spectra.indexOf(step.spectrum) : -1;
      const warned = i >= 0 && isDoubtful(series!.warned[i]);
      return html`<button
        type="button"
        class="ag-multiple"
        aria-pressed=${String(step.spectrum === chosen)}
        aria-label="Spectrum at ${step.label}${warned ? ', with warnings' : ''}"
        @click=${() => choose(step.spectrum)}
      >
        <span>${warned ? html`<span class="ag-sign" aria-hidden="true">⚠</span>` : ''}${step.label}</span>
        ${picture(step, step.curve, closeUp(step.spectrum))}
      </button>`;
    })}
  </div>`;
}

type Curve = { real: Float64Array; imaginary: Float64Array };

function picture(step: SeriesStep, fit: Curve | undefined, limit: number | undefined): TemplateResult {
  const { width, height } = SIZE;
  const x = limit ? ([0, limit] as const) : ([0, extent(step.points.real)?.[1] ?? 1] as const);
  const up = extent(step.points.imaginary) ?? [-1, 0];
  const y = limit ? ([0, 0] as const) : ([Math.min(0, -up[1]), -up[0]] as const);
  const scales = equalScales(x, y, width - 2 * PAD, height - 2 * PAD);
  const perPixel = (scales.x[1] - scales.x[0]) / (width - 2 * PAD);
  const place = ({ real, imaginary }: Curve) =>
    Array.from(real, (re, i) => [
      PAD + (re - scales.x[0]) / perPixel,
      height - PAD - (-imaginary[i] - scales.y[0]) / perPixel
    ]).filter(([px, py]) => px >= 0 && px <= width && py >= 0 && py <= height);
  const write = (points: number[][], mark: (point: string, i: number) => string) =>
    points.map(([px, py], i) => mark(`${px.toFixed(1)},${py.toFixed(1)}`, i)).join('');
  const base = height - PAD + scales.y[0] / perPixel;
  return html`<svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
    <path d="M${PAD},0V${base}H${width}" fill="none" stroke="var(--ag-faint)" />
    <text x=${width - 2} y="9" text-anchor="end" font-size="9" fill="var(--ag-muted)">
      to ${formatQuantity(scales.x[1], 'Ω', 2)}
    </text>
    <path
      d=${write(place(step.points), point => `M${point}h0`)}
      stroke=${paintRamp(step.share)}
      stroke-width="2.6"
      stroke-linecap="round"
    />
    ${
      fit
        ? svg`<path d=${write(place(fit), (point, i) => `${i ? 'L' : 'M'}${point}`)} fill="none" stroke="var(--ag-ink)" stroke-width="0.8" />`
        : ''
    }
  </svg>`;
}
