import { html, type TemplateResult } from 'lit-html';
import { elementOf, keyComponent, sharePercent } from '../../xps/key-component.js';
import type { XpsResult } from '../../xps/types.js';
import { labelOf } from './components.js';

/** What the widget is for, in a line that can be quoted: how much of the electrolyte's phosphorus is still PS₄³⁻. */
export function answer(result: XpsResult | undefined): TemplateResult {
  const [sample, compared] = result?.samples ?? [];
  const key = sample && sample.fit.components.length ? keyComponent(sample) : undefined;
  if (!key) {
    return html`<span class="ag-weak">No components yet</span>
      <span class="ag-aside"
        >Add them beside a region’s name; for S 2p, P 2p, Cl 2p and Li 1s a model is made at a click.</span
      >`;
  }
  const other = compared?.fit.components.find(
    ({ name, region }) => name === key.name && region === key.region
  );
  const objections = sample.warnings.length;
  const { reduced_chi_square: chi, regions } = sample.fit;
  const sentence = `${labelOf(key)} ${sharePercent(key)} of ${elementOf(key.region)}${key.name === 'PS4' ? ' left' : ''}`;
  const fitted = regions.map(({ region }) => region).join(', ');
  return html`<span>${sentence}</span> ${
      compared && other
        ? html`<span class="ag-compared">${compared.label}: ${sharePercent(other)}</span>`
        : ''
    }
    <span class="ag-aside"
      ><span class="ag-nowrap">reduced χ² ${chi.toPrecision(3)}</span>
      <span class="ag-nowrap">${regions.length > 1 ? `${fitted} together` : fitted}</span>
      <span class="ag-nowrap"
        >${objections === 0 ? 'no objections' : `⚠ ${objections} ${objections === 1 ? 'objection' : 'objections'}`}</span
      ></span
    >`;
}
