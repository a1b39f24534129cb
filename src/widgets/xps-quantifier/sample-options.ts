import { html, type TemplateResult } from 'lit-html';
import { sensitivityLibraries } from '../../xps/quantify/sensitivity.js';
import type { XpsSettings } from '../../xps/settings.js';
import type { SampleResult } from '../../xps/types.js';
import { formatWithError } from '../../numeric/format.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { warningList } from '../frame/warnings.js';
import { labelOf } from './components.js';
import type { XpsScene } from './scene.js';
import { sensitivityChoice } from './sensitivity-choice.js';
import { meaning } from './terms.js';

/** Charge reference, sensitivity factors, Monte Carlo: what holds for all regions, with the objections that are about it. */
export function sampleOptions(scene: XpsScene, sample: SampleResult | undefined): TemplateResult {
  return html`<div class="ag-options ag-control">
      ${charge(scene, sample)}${sensitivityChoice(scene, sample)}${escapeDepth(scene)}${repetitions(scene)}${composition(scene)}
    </div>
    ${warningList(sample?.warnings.filter(({ subject }) => settingNames.has(subject ?? '')) ?? [])}`;
}

/** Subjects of warnings that stand below these controls. */
export const settingNames = new Set([
  'charge_reference',
  'charge_shift_electronvolt',
  'charge_shift',
  'sensitivity_library',
  'transmission',
  'escape_depth',
  'composition',
  'monte_carlo_samples',
  'photon_energy_electronvolt',
  'counts_per_unit'
]);

const FIXED = '';

function charge(scene: XpsScene, sample: SampleResult | undefined): TemplateResult {
  const { shown } = scene;
  const components = Object.entries(shown.components);
  const known = [FIXED, ...components.map(([id]) => id)];
  const value = known.includes(shown.charge_reference)
    ? shown.charge_reference
    : (components.find(([, { name }]) => name === shown.charge_reference)?.[0] ?? FIXED);
  const fitted = sample && value !== FIXED ? shiftText(sample) : undefined;
  return html`<div class="ag-field">
    <span class="ag-label" data-tip=${meaning('Charge reference')}>Charge reference</span>${select({
      label: 'Charge reference',
      value,
      choices: [
        { value: FIXED, label: 'none: a given shift' },
        ...components.map(([id, its]) => ({
          value: id,
          label: `${labelOf(its)} (${its.region}) at ${its.position.toFixed(2)} eV`
        }))
      ],
      onChange: charge_reference => scene.change({ charge_reference })
    })}${
      value === FIXED
        ? numberField(scene.fields, {
            key: 'charge_shift_electronvolt',
            label: 'Charge shift, measured minus true',
            value: shown.charge_shift_electronvolt,
            unit: 'eV',
            width: 6,
            onCommit: shift => scene.change({ charge_shift_electronvolt: shift ?? 0 })
          })
        : html`<span class="ag-muted">${fitted ?? ''}</span>`
    }
  </div>`;
}

function shiftText({ fit: { charge_shift: shift, charge_shift_error: error } }: SampleResult): string {
  return error > 0 ? `shift ${formatWithError(shift, error, 'eV')}` : `shift ${shift.toFixed(2)} eV`;
}

function escapeDepth(scene: XpsScene): TemplateResult {
  const { sensitivity_library, sensitivity_factors } = scene.shown;
  const takenAsGiven =
    Object.keys(sensitivity_factors).length > 0 ||
    sensitivityLibraries[sensitivity_library].includes_escape_depth;
  return html`<div class="ag-field">
    <span
      class="ag-label"
      data-tip="Faster electrons come from deeper: areas are divided by the escape depth, about KE^0.6."
      >Escape depth</span
    >${select<XpsSettings['escape_depth']>({
      label: 'Escape depth',
      value: scene.shown.escape_depth,
      choices: [
        { value: 'library', label: takenAsGiven ? 'in the factors' : 'applied, as the factors need' },
        { value: 'applied', label: 'applied' },
        { value: 'none', label: 'not applied' }
      ],
      onChange: escape_depth => scene.change({ escape_depth })
    })}
  </div>`;
}

const REPETITIONS = [0, 100, 300, 1000];

function repetitions(scene: XpsScene): TemplateResult {
  const { monte_carlo_samples: samples } = scene.shown;
  const choices = [...new Set([...REPETITIONS, samples])].sort((a, b) => a - b);
  return html`<div class="ag-field">
    <span class="ag-label" data-tip=${meaning('Monte Carlo')}>Monte Carlo</span>${select({
      label: 'Monte Carlo repetitions',
      value: samples,
      choices: choices.map(value => ({ value, label: value === 0 ? 'off' : `${value} repetitions` })),
      onChange: monte_carlo_samples => scene.change({ monte_carlo_samples })
    })}
  </div>`;
}

/** The formula, by which a pristine sample's free sulfide is known. */
function composition(scene: XpsScene): TemplateResult {
  const { composition: formula } = scene.shown;
  return html`<div class="ag-field">
    <label class="ag-field"
      ><span
        class="ag-label"
        data-tip="Its free sulfide is part of a pristine S 2p spectrum: 20 % of the sulfur in Li6PS5Cl."
        >Composition</span
      ><input
        type="text"
        size="16"
        spellcheck="false"
        placeholder="Li5.7PS4.7Cl1.3"
        .value=${formula === 'file' ? '' : formula}
        @change=${(event: Event) => scene.change({ composition: (event.target as HTMLInputElement).value.trim() || 'file' })}
    /></label>
  </div>`;
}
