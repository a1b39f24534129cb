import { html, nothing, type TemplateResult } from 'lit-html';
import type { NyquistSettings, Weighting } from '../../impedance/index.js';
import type { SampleMetadata } from '../../arrow/index.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { conditions } from './conditions.js';
import { rangeFields } from './range-fields.js';
import type { NyquistScene } from './scene.js';
import type { SpectrumEntry, SpectrumPoints } from './spectrum.js';
import { meaning } from './terms.js';

const weightings: { value: Weighting; label: string }[] = [
  { value: 'modulus', label: 'modulus' },
  { value: 'unit', label: 'unit' },
  { value: 'proportional', label: 'proportional' }
];

/** Frequency range, weighting, geometry with its errors, and what is taken off first. */
export function optionFields(
  scene: NyquistScene,
  points: SpectrumPoints,
  entries: readonly SpectrumEntry[],
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
    <div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Interfaces')}>Cell</span>
      ${select({
        label: 'Equal interfaces',
        choices: [
          { value: 1, label: 'as a whole' },
          { value: 2, label: 'two equal interfaces' }
        ],
        value: scene.shown.interfaces,
        tip: meaning('Interfaces'),
        onChange: interfaces => scene.change({ interfaces })
      })}
    </div>
    <div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Cables')}>Taken off</span>
      ${numberField(scene.fields, {
        key: 'inductance_henry',
        label: 'Inductance of the cables',
        unit: 'H',
        value: scene.shown.inductance_henry || undefined,
        placeholder: 'no cables',
        width: 12,
        tip: meaning('Cables'),
        check: number => (number >= 0 ? undefined : 'This must not be less than 0.'),
        onCommit: number => scene.change({ inductance_henry: number ?? 0 })
      })}
      ${entries.length > 1 ? blankChoice(scene, entries) : nothing}
    </div>
  </div>`;
}

/** A spectrum of the same table that was measured without the sample. */
function blankChoice(scene: NyquistScene, entries: readonly SpectrumEntry[]): TemplateResult {
  return select<number | 'none'>({
    label: 'Blank',
    choices: [
      { value: 'none', label: 'no blank' },
      ...entries.map((entry, i) => ({
        value: entry.spectrum,
        label: ['blank:', `no. ${i + 1}`, ...conditions(entry, {}, entries.length)].join(' ')
      }))
    ],
    value: scene.shown.blank,
    tip: meaning('Blank'),
    onChange: blank => scene.change({ blank })
  });
}

const errors = {
  electrode_area_cm2: 'electrode_area_error_cm2',
  pellet_thickness_mm: 'pellet_thickness_error_mm'
} as const;

/** A length or an area, and its standard error behind ±. */
function geometry(
  scene: NyquistScene,
  name: keyof typeof errors,
  label: string,
  unit: string,
  fromFile: unknown
): TemplateResult {
  const value = scene.shown[name];
  const error = errors[name];
  return html`${numberField(scene.fields, {
      key: name,
      label,
      unit,
      unitElsewhere: true,
      value: value === 'file' ? undefined : value,
      placeholder:
        typeof fromFile === 'number'
          ? `${fromFile} (file)`
          : name === 'electrode_area_cm2'
            ? 'area'
            : 'thickness',
      width: 12,
      tip: `${label} in ${unit}; empty takes what the file says.`,
      check: number => (number > 0 ? undefined : 'This must be more than 0.'),
      onCommit: number => scene.change({ [name]: number ?? 'file' })
    })}<span class="ag-muted" aria-hidden="true">±</span>${numberField(scene.fields, {
      key: error,
      label: `Standard error of ${name === 'electrode_area_cm2' ? 'area' : 'thickness'}`,
      unit,
      value: scene.shown[error] || undefined,
      placeholder: '0',
      width: 6,
      check: number => (number >= 0 ? undefined : 'This must not be less than 0.'),
      onCommit: number => scene.change({ [error]: number ?? 0 } as Partial<NyquistSettings>)
    })}`;
}
