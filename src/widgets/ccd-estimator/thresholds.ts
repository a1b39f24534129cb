import { html, nothing, type TemplateResult } from 'lit-html';
import { ccdSettings } from '../../cycling/settings.js';
import type { CyclingCell } from '../../cycling/types.js';
import { slider } from '../controls/slider.js';
import { rounded } from './numbers.js';
import type { CcdScene } from './scene.js';

/** A threshold that can be tried out. */
interface Threshold {
  name:
    | 'soft_ratio'
    | 'hard_ratio'
    | 'transient_share'
    | 'reference_half_cycles'
    | 'drift_limit'
    | 'noise_factor'
    | 'rise_limit'
    | 'floor_ohm_cm2'
    | 'activation_energy_ev';
  minimum: number;
  maximum: number;
  step: number;
  unit?: string;
}

const thresholds: readonly Threshold[] = [
  { name: 'soft_ratio', minimum: 0.3, maximum: 0.98, step: 0.01 },
  { name: 'hard_ratio', minimum: 0.02, maximum: 0.5, step: 0.01 },
  { name: 'reference_half_cycles', minimum: 1, maximum: 20, step: 1 },
  { name: 'drift_limit', minimum: 0, maximum: 0.3, step: 0.01 },
  { name: 'transient_share', minimum: 0, maximum: 0.8, step: 0.05 },
  { name: 'noise_factor', minimum: 1, maximum: 30, step: 0.5 },
  { name: 'rise_limit', minimum: 0.05, maximum: 2, step: 0.05 },
  { name: 'floor_ohm_cm2', minimum: 0, maximum: 20, step: 0.5, unit: 'Ω cm²' },
  { name: 'activation_energy_ev', minimum: 0, maximum: 0.8, step: 0.01, unit: 'eV' }
];

/** Sliders that try out other thresholds; the answer above follows while one is dragged. */
export function thresholdSliders(
  scene: CcdScene,
  cell: CyclingCell | undefined
): TemplateResult | typeof nothing {
  if (!cell || cell.mode === 'full-cell') return nothing;
  const changed = thresholds.filter(({ name }) => scene.shown[name] !== ccdSettings[name].default);
  return html`<details class="ag-ccd-thresholds ag-control">
    <summary>
      What if the thresholds were
      others${changed.length ? html` <span class="ag-muted">(${changed.length} changed)</span>` : nothing}
    </summary>
    ${thresholds.map(threshold => thresholdRow(scene, threshold))}
    ${
      changed.length
        ? html`<button
            type="button"
            class="ag-button"
            @click=${() =>
              scene.change(Object.fromEntries(changed.map(({ name }) => [name, ccdSettings[name].default])))}
          >
            Usual thresholds
          </button>`
        : nothing
    }
  </details>`;
}

function thresholdRow(
  scene: CcdScene,
  { name, minimum, maximum, step, unit = '' }: Threshold
): TemplateResult {
  const value = scene.shown[name];
  const { title, description } = ccdSettings[name];
  const text = (number: number) => `${rounded(number)}${unit ? ` ${unit}` : ''}`;
  return html`<div class="ag-ccd-threshold">
    <span class="ag-label" data-tip=${description}>${title}</span>
    ${slider({
      label: title,
      minimum,
      maximum,
      step,
      value,
      name: text,
      tip: description,
      onTry: number => scene.tryOut({ [name]: number }),
      onCommit: number => scene.change({ [name]: number })
    })}
    <output>${text(value)}</output>
  </div>`;
}
