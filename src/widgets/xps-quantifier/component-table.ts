import { html, nothing, type TemplateResult } from 'lit-html';
import { formatWithError } from '../../numeric/format.js';
import type { ComponentSettings } from '../../xps/settings.js';
import type { SampleResult } from '../../xps/types.js';
import { layOut } from '../frame/layout.js';
import { noteMark } from '../notes/note-mark.js';
import { warningList } from '../frame/warnings.js';
import { componentEditor } from './component-editor.js';
import { coloursOf, componentsOf, labelOf } from './components.js';
import { componentPin } from './pins.js';
import type { ViewState, XpsScene } from './scene.js';
import { meaning } from './terms.js';

/** A panel of so many CSS pixels has room for each value on one line. */
const ROOMY = 350;

/** The components of a region with value ± error; a button opens one's limits and links. Objections stand below whom they are about. */
export function componentTable(
  scene: XpsScene,
  state: ViewState,
  region: string,
  sample: SampleResult | undefined
): TemplateResult | typeof nothing {
  const rows = componentsOf(scene.shown, region);
  if (rows.length === 0) return nothing;
  return html`<table
    class="ag-parameters ag-components ${layOut(scene.width).panel >= ROOMY ? 'ag-roomy' : ''}"
    aria-label=${`Components of ${region}`}
  >
    <thead>
      <tr>
        <th scope="col">Component</th>
        <th scope="col" data-tip=${meaning('Position')}>Position / eV</th>
        <th scope="col" data-tip=${meaning('Width')}>Width / eV</th>
        <th scope="col" data-tip=${meaning('Share')}>Share / at%</th>
        <th scope="col" class="ag-tight ag-control" aria-label="More"></th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(([id, component]) => componentRow(scene, state, id, component, sample))}
    </tbody>
  </table>`;
}

function componentRow(
  scene: XpsScene,
  state: ViewState,
  id: string,
  component: ComponentSettings,
  sample: SampleResult | undefined
): TemplateResult {
  const fitted = sample?.fit.components.find(other => other.id === id);
  const warnings = sample?.warnings.filter(({ subject }) => subject === id) ?? [];
  const open = state.open.has(id);
  const label = labelOf(component);
  const choose = () => {
    state.selected = id;
    scene.redraw();
  };
  const toggle = () => {
    if (!state.open.delete(id)) state.open.add(id);
    state.selected = id;
    scene.redraw();
  };
  return html`<tr class="ag-component ${id === state.selected ? 'ag-selected' : ''}" @click=${choose}>
      <th scope="row">
        <span class="ag-swatch" style="background: ${coloursOf(scene.shown).get(component.name)}"></span
        >${label}${
          component.linked
            ? html` <span
                class="ag-muted"
                data-tip="Linked to another component"
                role="img"
                aria-label="linked"
                >⚯</span
              >`
            : nothing
        }${noteMark(scene.notes, componentPin(id, component))}
      </th>
      <td>${valueOf(fitted?.position, fitted?.position_error, component.position)}</td>
      <td>${valueOf(fitted?.fwhm, fitted?.fwhm_error, component.fwhm)}</td>
      <td>${shareOf(fitted)}</td>
      <td class="ag-tight ag-control">
        <button
          type="button"
          class="ag-button"
          aria-expanded=${String(open)}
          aria-label=${`Limits and links of ${label}`}
          @click=${(event: Event) => {
            event.stopPropagation();
            toggle();
          }}
        >
          …
        </button>
      </td>
    </tr>
    ${
      warnings.length || open
        ? html`<tr class="ag-more">
            <td colspan="5">
              ${warningList(warnings)}${open ? componentEditor(scene, state, id, component) : nothing}
            </td>
          </tr>`
        : nothing
    }`;
}

/** Energies beyond a hundredth of an eV are no news: no spectrometer is calibrated better. */
const FINEST = 0.01;

/** A held value has no error; one that the data do not determine is grey. */
function valueOf(value: number | undefined, error: number | undefined, start: number): unknown {
  if (value === undefined) return html`<span class="ag-weak">${start}</span>`;
  if (error === 0)
    return html`${value.toFixed(2)} <span class="ag-muted" data-tip="Held, not fitted">held</span>`;
  if (!Number.isFinite(error))
    return html`<span class="ag-weak" data-tip="The data do not determine it.">${value.toFixed(2)}</span>`;
  return `${value.toFixed(2)} ± ${Math.max(error!, FINEST).toFixed(2)}`;
}

function shareOf(fitted: { fraction: number; fraction_error: number } | undefined): unknown {
  if (!fitted) return '–';
  const percent = 100 * fitted.fraction;
  const error = 100 * fitted.fraction_error;
  if (!Number.isFinite(error)) return html`<span class="ag-weak">${percent.toFixed(1)}</span>`;
  return error > 0 ? formatWithError(percent, error, '') : percent.toFixed(0);
}
