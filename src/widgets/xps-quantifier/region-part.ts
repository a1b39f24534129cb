import { html, nothing, type TemplateResult } from 'lit-html';
import { libraryOf, type LibraryComponent } from '../../xps/library/components.js';
import type { RegionSettings } from '../../xps/settings.js';
import type { BackgroundKind, Bounds, SampleResult } from '../../xps/types.js';
import { menuButton, type MenuItem } from '../controls/menu.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { noteMark } from '../notes/note-mark.js';
import { warningList } from '../frame/warnings.js';
import { componentTable } from './component-table.js';
import { componentsOf } from './components.js';
import { addAt, addFromLibrary } from './edit.js';
import { regionPin } from './pins.js';
import type { Scan } from './scans.js';
import type { ViewState, XpsScene } from './scene.js';
import { regionSettings } from './start-model.js';
import { meaning } from './terms.js';

/** One region: its components, what is said against it, its window and background, and the menu that adds to it. */
export function regionPart(
  scene: XpsScene,
  state: ViewState,
  region: string,
  scan: Scan,
  sample: SampleResult | undefined
): TemplateResult {
  const own = sample?.warnings.filter(({ subject }) => subject === region) ?? [];
  const fit = sample?.fit.regions.find(other => other.region === region);
  return html`<section class="ag-region" aria-label=${region}>
    <div class="ag-region-head">
      <h4>${region}${noteMark(scene.notes, regionPin(region))}</h4>
      ${fit ? html`<span class="ag-muted">χ²/points ${(fit.chi_square / fit.intensity.length).toFixed(2)}</span>` : nothing}
      <span class="ag-control ag-region-add"
        >${addMenu(scene, state, region, scan, endsOf(scene, scan, sample))}</span
      >
    </div>
    ${warningList(own)}${componentTable(scene, state, region, sample)}
    ${componentsOf(scene.shown, region).length ? windowFields(scene, region, endsOf(scene, scan, sample)) : nothing}
  </section>`;
}

type Ends = readonly [low: number, high: number];

/** Of a scan, on the charge-corrected energies that windows are given in. */
function endsOf({ shown }: XpsScene, { energy }: Scan, sample: SampleResult | undefined): Ends {
  const shift = sample?.fit.charge_shift ?? shown.charge_shift_electronvolt;
  return [energy[0] - shift, energy[energy.length - 1] - shift];
}

const backgrounds: { value: BackgroundKind; label: string }[] = [
  { value: 'active-shirley', label: 'Active Shirley' },
  { value: 'shirley', label: 'Shirley' },
  { value: 'linear', label: 'Linear' },
  { value: 'tougaard', label: 'Tougaard' }
];

function windowFields(scene: XpsScene, region: string, ends: Ends): TemplateResult {
  const current = scene.shown.regions[region] ?? { background: 'active-shirley', range: 'all' };
  const set = (changes: Partial<RegionSettings>) =>
    scene.change({ regions: { ...scene.settings.regions, [region]: { ...current, ...changes } } });
  const [low, high] = current.range === 'all' ? [undefined, undefined] : current.range;
  const end = (place: 0 | 1) => (value: number | undefined) => {
    const pair: Bounds = [low ?? ends[0], high ?? ends[1]];
    pair[place] = value ?? ends[place];
    if (pair[0] < pair[1]) set({ range: pair[0] <= ends[0] && pair[1] >= ends[1] ? 'all' : pair });
  };
  const field = (label: string, value: number | undefined, place: 0 | 1) =>
    numberField(scene.fields, {
      key: `${region}.${label}`,
      label: `${label} of the window of ${region}`,
      value,
      placeholder: ends[place].toFixed(1),
      width: 7,
      onCommit: end(place)
    });
  return html`<div class="ag-options ag-control">
    <div class="ag-field">
      <span class="ag-label" data-tip=${meaning('Background')}>Background</span>${select<BackgroundKind>({
        label: `Background of ${region}`,
        value: current.background,
        choices: backgrounds,
        onChange: background => set({ background })
      })}
    </div>
    <div class="ag-field">
      <span class="ag-label">Window</span>${field('Lower end', low, 0)}<span class="ag-muted">to</span
      >${field('Upper end', high, 1)}<span class="ag-unit">eV</span>
    </div>
  </div>`;
}

function addMenu(scene: XpsScene, state: ViewState, region: string, scan: Scan, ends: Ends): unknown {
  const take = ({ id, patch }: ReturnType<typeof addFromLibrary>) => {
    state.selected = id;
    const regions = scene.settings.regions[region]
      ? {}
      : { regions: { ...scene.settings.regions, [region]: regionSettings(region, ends) } };
    scene.change({ ...patch, ...regions });
  };
  const fromLibrary = (component: LibraryComponent): MenuItem => ({
    label: component.label,
    detail: `${component.position[0]}–${component.position[1]} eV · ${component.description}`,
    act: () => take(addFromLibrary(scene.settings, component))
  });
  const present = new Set(componentsOf(scene.settings, region).map(([, { name }]) => name));
  return menuButton({
    label: 'Add ▾',
    name: `Add a component to ${region}`,
    items: () => [
      ...libraryOf(region)
        .filter(({ name }) => !present.has(name))
        .map(fromLibrary),
      {
        label: 'Another peak',
        detail: 'where the intensity is highest above what is fitted',
        act: () => take(addAt(scene.settings, region, highest(scene, region, scan)))
      }
    ]
  });
}

/** The energy at which the most is left of the intensity. */
function highest({ result, shown }: XpsScene, region: string, scan: Scan): number {
  const fit = result?.samples[0]?.fit.regions.find(other => other.region === region);
  const energy = fit?.binding_energy ?? scan.energy.map(value => value - shown.charge_shift_electronvolt);
  const left = fit ? fit.intensity.map((value, i) => value - fit.envelope[i]) : scan.intensity;
  return energy[left.indexOf(Math.max(...left))];
}
