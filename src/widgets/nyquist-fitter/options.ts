import { html, nothing, type TemplateResult } from 'lit-html';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult, Weighting } from '../../impedance/types.js';
import type { SampleMetadata } from '../../arrow/index.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import type { Scene } from '../frame/create-view.js';
import { rangeFields } from './range-fields.js';
import type { SpectrumPoints } from './spectrum.js';
import { meaning } from './terms.js';

type NyquistScene = Scene<NyquistSettings, NyquistResult>;

const weightings: { value: Weighting; label: string }[] = [
  { value: 'modulus', label: 'modulus' },
  { value: 'unit', label: 'unit' },
  { value: 'proportional', label: 'proportional' }
];

/** Frequency range, weighting and geometry. */
export function optionFields(
  scene: NyquistScene,
  points: SpectrumPoints,
  metadata: SampleMetadata
): TemplateResult {
  return html`<div class="ag-options ag-control">
    ${points.rows.length > 1 ? rangeFields(scene, points) : nothing}
    <div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Weighting')}>Weighting</span>
      ${select({
        label: 'Weighting',
        choices: weightings,
        value: scene.shown.weighting,
        tip: meaning('Weighting'),
        onChange: weighting => scene.change({ weighting })
      })}
    </div>
    <div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Conductivity')}>Pellet</span>
      ${geometry(scene, 'electrode_area_cm2', 'Electrode area', 'cm²', metadata.electrode_area_cm2)}
      ${geometry(scene, 'pellet_thickness_mm', 'Pellet thickness', 'mm', metadata.pellet_thickness_mm)}
    </div>
  </div>`;
}

function geometry(
  scene: NyquistScene,
  name: 'electrode_area_cm2' | 'pellet_thickness_mm',
  label: string,
  unit: string,
  fromFile: unknown
): TemplateResult {
  const value = scene.shown[name];
  return numberField(scene.fields, {
    key: name,
    label,
    unit,
    value: value === 'file' ? undefined : value,
    placeholder:
      typeof fromFile === 'number'
        ? `${fromFile} (file)`
        : name === 'electrode_area_cm2'
          ? 'area'
          : 'thickness',
    width: 13,
    tip: `${label}; empty takes what the file says.`,
    check: number => (number > 0 ? undefined : 'This must be more than 0.'),
    onCommit: number => scene.change({ [name]: number ?? 'file' })
  });
}
