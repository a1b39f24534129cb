import { html, nothing, type TemplateResult } from 'lit-html';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult, Weighting } from '../../impedance/types.js';
import type { SampleMetadata } from '../../arrow/index.js';
import { numberField } from '../controls/number-field.js';
import { withPrefix } from '../controls/quantity.js';
import { rangeSlider } from '../controls/range-slider.js';
import { select } from '../controls/select.js';
import type { Scene } from '../frame/create-view.js';
import type { SpectrumPoints } from './spectrum.js';
import { meaning } from './terms.js';

type NyquistScene = Scene<NyquistSettings, NyquistResult>;

/** Half of a slider's thumb, in CSS pixels. */
const THUMB = 7;

const weightings: { value: Weighting; label: string }[] = [
  { value: 'modulus', label: 'modulus, 1/|Z|²' },
  { value: 'unit', label: 'unit, all alike' },
  { value: 'proportional', label: 'proportional, 1/Z′² and 1/Z″²' }
];

/**
 * Frequency range, weighting and geometry.
 *
 * @param axis where the plots above have their lowest and highest frequency, in CSS pixels
 */
export function optionFields(
  scene: NyquistScene,
  points: SpectrumPoints,
  metadata: SampleMetadata,
  axis: readonly [number, number]
): TemplateResult {
  return html`<div class="ag-options ag-control">
    ${points.rows.length > 1 ? rangeFields(scene, points, axis) : nothing}
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
    tip: `${label}; empty takes what the file says.`,
    check: number => (number > 0 ? undefined : 'This must be more than 0.'),
    onCommit: number => scene.change({ [name]: number ?? 'file' })
  });
}

function rangeFields(
  scene: NyquistScene,
  { frequency }: SpectrumPoints,
  [left, right]: readonly [number, number]
): TemplateResult {
  const { range } = scene.shown;
  const ascending = Array.from(frequency).reverse();
  const [lowest, highest] = [ascending[0], ascending[ascending.length - 1]];
  const [low, high] = range === 'all' ? [lowest, highest] : range;
  const stepOf = { low: ascending.findIndex(f => f >= low), high: ascending.findLastIndex(f => f <= high) };
  const between = (a: number, b: number): Partial<NyquistSettings> => ({
    range: a <= lowest && b >= highest ? 'all' : [a, b]
  });
  const steps = (a: number, b: number) => between(ascending[a], ascending[b]);
  const end = (which: 'lowest' | 'highest') =>
    numberField(scene.fields, {
      key: `range-${which}`,
      label: which === 'lowest' ? 'Lowest frequency' : 'Highest frequency',
      unit: 'Hz',
      value: which === 'lowest' ? low : high,
      check: number =>
        number <= 0
          ? 'A frequency is more than 0 Hz.'
          : which === 'lowest' && number > high
            ? 'This is above the highest frequency.'
            : which === 'highest' && number < low
              ? 'This is below the lowest frequency.'
              : undefined,
      onCommit: number =>
        scene.change(which === 'lowest' ? between(number ?? lowest, high) : between(low, number ?? highest))
    });
  return html`<div
      class="ag-slider"
      style="margin-left: ${left - THUMB}px; width: ${right - left + 2 * THUMB}px"
    >
      ${rangeSlider({
        label: 'Frequency range',
        count: ascending.length,
        low: stepOf.low < 0 ? ascending.length - 1 : stepOf.low,
        high: stepOf.high < 0 ? 0 : stepOf.high,
        name: step => withPrefix(ascending[step], 'Hz'),
        onTry: (a, b) => scene.tryOut(steps(a, b)),
        onCommit: (a, b) => scene.change(steps(a, b))
      })}
    </div>
    <div class="ag-field">
      <span
        class="ag-label"
        data-tip="Only points between these frequencies are fitted. A drag along a frequency axis chooses, too."
        >Range</span
      >
      ${end('lowest')}<span class="ag-muted">to</span>${end('highest')}
    </div>`;
}
