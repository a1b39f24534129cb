import { html, nothing, type TemplateResult } from 'lit-html';
import type { SampleMetadata, Warning } from '../../arrow/index.js';
import { ccdSettings, type CcdSettings } from '../../cycling/settings.js';
import type { CyclingCell } from '../../cycling/types.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { warningList } from '../frame/warnings.js';
import { rounded } from './numbers.js';
import type { CcdScene } from './scene.js';

/** What the file may say, and a person may say otherwise. */
type FromFile =
  | 'electrode_area_cm2'
  | 'pellet_thickness_mm'
  | 'ionic_conductivity_s_cm'
  | 'active_mass_mg'
  | 'first_step_ma_cm2'
  | 'increment_ma_cm2';

const placeholders: Record<FromFile, string> = {
  electrode_area_cm2: 'area',
  pellet_thickness_mm: 'thickness',
  ionic_conductivity_s_cm: 'conductivity',
  active_mass_mg: 'mass',
  first_step_ma_cm2: 'first',
  increment_ma_cm2: 'increment'
};

const modes: { value: CcdSettings['mode']; label: string }[] = [
  { value: 'auto', label: 'as the record looks' },
  { value: 'ccd', label: 'critical current density' },
  { value: 'plating', label: 'plating at one current' },
  { value: 'full-cell', label: 'full cell' }
];

const signs: { value: CcdSettings['sign']; label: string }[] = [
  { value: 'auto', label: 'as it looks' },
  { value: 'as-file', label: 'as in the file' },
  { value: 'reversed', label: 'reversed' }
];

/** Warnings about these stand beside their fields. */
const besideFields = new Set([
  'electrode_area_cm2',
  'pellet_thickness_mm',
  'ionic_conductivity_s_cm',
  'active_mass_mg',
  'first_step_ma_cm2',
  'increment_ma_cm2',
  'sign',
  'mode'
]);

export const isBesideField = ({ subject }: Warning): boolean =>
  subject !== undefined && besideFields.has(subject);

/** Which experiment it is, and what the cell is made of. */
export function optionFields(
  scene: CcdScene,
  cell: CyclingCell | undefined,
  metadata: SampleMetadata,
  warnings: readonly Warning[]
): TemplateResult {
  const { shown } = scene;
  const mode = cell?.mode ?? 'ccd';
  const full = mode === 'full-cell';
  const of = (name: FromFile, width = 9) => fileField(scene, name, metadata[name], width);
  return html`<div class="ag-options ag-control">
      <div class="ag-field">
        <span class="ag-label" data-tip=${ccdSettings.mode.description}>Experiment</span>
        ${select({ label: 'Experiment', choices: modes, value: shown.mode, onChange: mode => scene.change({ mode }) })}
      </div>
      <div class="ag-field"><span class="ag-label">Area</span>${of('electrode_area_cm2', 12)}</div>
      ${
        full
          ? html`<div class="ag-field"><span class="ag-label">Active mass</span>${of('active_mass_mg')}</div>
              <div class="ag-field">
                <span class="ag-label" data-tip=${ccdSettings.reference_cycle.description}
                  >100 % in cycle</span
                >
                ${referenceField(scene)}
              </div>
              <div class="ag-field"><span class="ag-label">End of life</span>${percentField(scene)}</div>`
          : html`<div class="ag-field">
              <span class="ag-label">Pellet</span
              >${of('pellet_thickness_mm', 12)}${of('ionic_conductivity_s_cm', 13)}
            </div>`
      }
      ${
        mode === 'ccd'
          ? html`<div class="ag-field">
              <span
                class="ag-label"
                data-tip="Where the file’s resolution hides the current: what was programmed."
                >Program</span
              ><span class="ag-muted">from</span>${of('first_step_ma_cm2')}<span class="ag-muted"
                >in steps of</span
              >${of('increment_ma_cm2', 11)}
            </div>`
          : nothing
      }
      ${
        full
          ? nothing
          : html`<div class="ag-field">
              <span class="ag-label" data-tip=${ccdSettings.sign.description}>Sign</span>
              ${select({ label: 'Sign of the current', choices: signs, value: shown.sign, onChange: sign => scene.change({ sign }) })}
            </div>`
      }
    </div>
    ${warningList(warnings)}`;
}

function fileField(scene: CcdScene, name: FromFile, fromFile: unknown, width: number): TemplateResult {
  const field = ccdSettings[name];
  const value = scene.shown[name];
  return numberField(scene.fields, {
    key: name,
    label: field.title,
    unit: (field as { unit?: string }).unit,
    value: value === 'file' ? undefined : value,
    placeholder: typeof fromFile === 'number' ? `${rounded(fromFile, 4)} (file)` : placeholders[name],
    width,
    tip: `${field.description}. Empty takes what the file says.`,
    check: number => (number > 0 ? undefined : 'This must be more than 0.'),
    onCommit: number => scene.change({ [name]: number ?? 'file' })
  });
}

function referenceField(scene: CcdScene): TemplateResult {
  const field = ccdSettings.reference_cycle;
  return numberField(scene.fields, {
    key: 'reference_cycle',
    label: field.title,
    value: scene.shown.reference_cycle,
    width: 5,
    tip: field.description,
    check: number => (Number.isInteger(number) && number >= 1 ? undefined : 'Cycles are counted from 1.'),
    onCommit: number => scene.change({ reference_cycle: number ?? 1 })
  });
}

function percentField(scene: CcdScene): TemplateResult {
  const field = ccdSettings.lifetime_retention_percent;
  return numberField(scene.fields, {
    key: 'lifetime_retention_percent',
    label: field.title,
    unit: '%',
    value: scene.shown.lifetime_retention_percent,
    width: 5,
    tip: field.description,
    check: number => (number >= 1 && number <= 100 ? undefined : 'This must be between 1 and 100 %.'),
    onCommit: number => scene.change({ lifetime_retention_percent: number ?? 80 })
  });
}
