import { html, type TemplateResult } from 'lit-html';
import type { ComponentSettings } from '../../xps/settings.js';
import type { Bounds, FactorLink, Shape } from '../../xps/types.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { labelOf } from './components.js';
import { editComponent, removeComponent } from './edit.js';
import type { ViewState, XpsScene } from './scene.js';
import { meaning } from './terms.js';

type Changes = Parameters<typeof editComponent>[2];

/** A component's start values, limits, shape and links, and the button that takes it out. */
export function componentEditor(
  scene: XpsScene,
  state: ViewState,
  id: string,
  component: ComponentSettings
): TemplateResult {
  const change = (changes: Changes) => scene.change(editComponent(scene.settings, id, changes));
  const remove = () => {
    state.selected = undefined;
    state.open.delete(id);
    scene.change(removeComponent(scene.settings, id));
  };
  return html`<div class="ag-editor ag-control">
    ${component.linked?.position ? '' : quantity(scene, id, component, 'position', 'Position', 'eV', change)}
    ${component.linked?.fwhm ? '' : quantity(scene, id, component, 'fwhm', 'Width', 'eV', change)}
    ${quantity(scene, id, component, 'mix', 'Lorentzian part', '', change)}
    ${
      component.splitting > 0
        ? html`${quantity(scene, id, component, 'splitting', 'Splitting', 'eV', change)}
          ${quantity(scene, id, component, 'ratio', 'Ratio of areas', '', change)}`
        : ''
    }
    <div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Line shape')}>Shape</span>${select<Shape>({
        label: 'Line shape',
        value: component.shape,
        choices: [
          { value: 'gl-sum', label: 'Gauss + Lorentz (sum)' },
          { value: 'gl-product', label: 'Gauss × Lorentz (product)' },
          { value: 'voigt', label: 'Voigt' }
        ],
        onChange: shape => change({ shape })
      })}
    </div>
    ${linkFields(scene, id, component, change)}
    <div class="ag-field">
      <button type="button" class="ag-button" @click=${remove}>Take out ${labelOf(component)}</button>
    </div>
  </div>`;
}

type Held = 'position' | 'fwhm' | 'mix' | 'splitting' | 'ratio';

/** Start value and limits; equal limits hold the value. Mix, splitting and ratio are held unless limits are given. */
function quantity(
  scene: XpsScene,
  id: string,
  component: ComponentSettings,
  name: Held,
  label: string,
  unit: string,
  change: (changes: Changes) => void
): TemplateResult {
  const bounds = component[`${name}_bounds`];
  const field = (
    key: string,
    text: string,
    value: number | undefined,
    placeholder: string,
    onCommit: (value: number | undefined) => void
  ) =>
    numberField(scene.fields, {
      key: `${id}.${name}.${key}`,
      label: `${text} of ${label.toLowerCase()}`,
      value,
      placeholder,
      width: 6,
      onCommit
    });
  const setBound = (place: 0 | 1) => (value: number | undefined) => {
    if (value === undefined) return change({ [`${name}_bounds`]: undefined });
    const other = bounds?.[1 - place] ?? component[name];
    const pair: Bounds = place === 0 ? [Math.min(value, other), other] : [other, Math.max(value, other)];
    change({ [`${name}_bounds`]: pair });
  };
  const held = bounds ? bounds[0] === bounds[1] : !['position', 'fwhm'].includes(name);
  const hold = () => {
    const here = valueNow(scene, id, name) ?? component[name];
    if (held) change({ [`${name}_bounds`]: undefined });
    else change({ [name]: here, [`${name}_bounds`]: [here, here] });
  };
  return html`<div class="ag-field ag-quantity">
    <span class="ag-label">${label}${unit ? ` / ${unit}` : ''}</span>
    ${field('start', 'Start', component[name], '', value => value !== undefined && change({ [name]: value }))}
    <span class="ag-muted">in</span>${field('lower', 'Lower limit', bounds?.[0], 'usual', setBound(0))}
    <span class="ag-muted">–</span>${field('upper', 'Upper limit', bounds?.[1], 'usual', setBound(1))}
    ${
      name === 'position' || name === 'fwhm'
        ? html`<label class="ag-hold"><input type="checkbox" .checked=${held} @change=${hold} /> hold</label>`
        : ''
    }
  </div>`;
}

function valueNow({ result }: XpsScene, id: string, name: Held): number | undefined {
  const fitted = result?.samples[0]?.fit.components.find(component => component.id === id);
  return fitted && Math.round(fitted[name] * 1000) / 1000;
}

const NONE = '';

/** Position at a distance, width or area at a factor, of another component. */
function linkFields(
  scene: XpsScene,
  id: string,
  component: ComponentSettings,
  change: (changes: Changes) => void
): TemplateResult {
  const others = Object.entries(scene.shown.components).filter(([other]) => other !== id);
  const choices = [
    { value: NONE, label: 'free' },
    ...others.map(([other, its]) => ({ value: other, label: `${labelOf(its)} (${its.region})` }))
  ];
  const { linked = {} } = component;
  const set = (kind: 'position' | 'fwhm' | 'area', link: object | undefined) => {
    const kept = Object.entries({ ...linked, [kind]: link }).filter(([, value]) => value !== undefined);
    change({ linked: kept.length ? Object.fromEntries(kept) : undefined });
  };
  const offsetTo = (other: string) =>
    Math.round((component.position - scene.shown.components[other].position) * 100) / 100;
  const row = (kind: 'position' | 'fwhm' | 'area', label: string) => {
    const to = linked[kind]?.to ?? NONE;
    const value =
      kind === 'position' ? linked.position?.offset : (linked[kind] as FactorLink | undefined)?.factor;
    return html`<div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Link')}>${label} tied to</span>${select({
        label: `${label} tied to`,
        value: to,
        choices,
        onChange: other =>
          set(
            kind,
            other === NONE
              ? undefined
              : kind === 'position'
                ? { to: other, offset: offsetTo(other) }
                : { to: other, factor: 1 }
          )
      })}
      ${
        to === NONE
          ? ''
          : html`<span class="ag-muted">${kind === 'position' ? '+' : '×'}</span>${numberField(scene.fields, {
                key: `${id}.${kind}.link`,
                label: kind === 'position' ? 'Distance' : 'Factor',
                value,
                width: 7,
                ...(kind === 'position' ? { unit: 'eV' } : {}),
                onCommit: number =>
                  number !== undefined &&
                  set(kind, kind === 'position' ? { to, offset: number } : { to, factor: number })
              })}`
      }
    </div>`;
  };
  return html`${row('position', 'Position')}${row('fwhm', 'Width')}${row('area', 'Area')}`;
}
