import { html, nothing, type TemplateResult } from 'lit-html';
import { sensitivityLibraries, type SensitivityLibrary } from '../../xps/quantify/sensitivity.js';
import type { SampleResult } from '../../xps/types.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import type { XpsScene } from './scene.js';
import { meaning } from './terms.js';

const OWN = 'own';

/** Whose sensitivity factors turn areas into atoms: one library's for all regions, or a person's own for all regions. */
export function sensitivityChoice(scene: XpsScene, sample: SampleResult | undefined): TemplateResult {
  const { sensitivity_library: library, sensitivity_factors: own } = scene.shown;
  const isOwn = Object.keys(own).length > 0;
  const measured = sample?.fit.regions.map(({ region }) => region) ?? [];
  const regions = [...new Set([...measured, ...Object.keys(own)])];
  const names = Object.keys(sensitivityLibraries) as SensitivityLibrary[];
  return html`<div class="ag-field">
    <span class="ag-label" data-tip=${meaning('Sensitivity factor')}>Sensitivity factors</span>${select<
      SensitivityLibrary | typeof OWN
    >({
      label: 'Sensitivity factors',
      tip: isOwn ? 'Factors of your own, of the whole doublet.' : sensitivityLibraries[library].source,
      value: isOwn ? OWN : library,
      choices: [
        ...names.map(value => ({ value, label: sensitivityLibraries[value].title })),
        ...(regions.length ? [{ value: OWN, label: 'my own' } as const] : [])
      ],
      onChange: chosen =>
        scene.change(
          chosen === OWN
            ? { sensitivity_factors: startOf(library, regions) }
            : { sensitivity_library: chosen, sensitivity_factors: {} }
        )
    })}${isOwn ? regions.map(region => factorField(scene, region)) : nothing}
  </div>`;
}

/** A person's own begin as the library's, so that no region is without one. */
function startOf(library: SensitivityLibrary, regions: readonly string[]): Record<string, number> {
  const { factors } = sensitivityLibraries[library];
  return Object.fromEntries(regions.map(region => [region, factors[region] ?? 1]));
}

function factorField(scene: XpsScene, region: string): TemplateResult {
  const { sensitivity_library: library, sensitivity_factors: own } = scene.settings;
  return html`<span class="ag-label">${region}</span>${numberField(scene.fields, {
      key: `sensitivity_factors.${region}`,
      label: `Sensitivity factor of ${region}`,
      value: own[region],
      width: 7,
      check: value => (value > 0 ? undefined : 'A factor is above 0.'),
      // emptied, it is the library's again
      onCommit: value =>
        scene.change({
          sensitivity_factors: {
            ...own,
            ...(value === undefined ? startOf(library, [region]) : { [region]: value })
          }
        })
    })}`;
}
