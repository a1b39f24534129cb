import { html, type TemplateResult } from 'lit-html';
import { formatWithError } from '../../numeric/format.js';
import type { FittedComponent, SampleResult, XpsResult } from '../../xps/types.js';
import { labelOf } from './components.js';

/** The component whose share is the answer: PS₄³⁻ of P 2p, else of S 2p, else the largest of the first region. */
export function keyComponent({ fit }: SampleResult): FittedComponent | undefined {
  const tetrahedra = (region: string) =>
    fit.components.find(other => other.name === 'PS4' && other.region === region);
  const first = fit.components.filter(({ region }) => region === fit.components[0].region);
  return (
    tetrahedra('P 2p') ??
    tetrahedra('S 2p') ??
    first.reduce<FittedComponent | undefined>(
      (best, other) => (!best || other.fraction > best.fraction ? other : best),
      undefined
    )
  );
}

const elements: Record<string, string> = {
  P: 'phosphorus',
  S: 'sulfur',
  Cl: 'chlorine',
  Li: 'lithium',
  C: 'carbon',
  O: 'oxygen'
};

/** The element that a region shows, in a word: `phosphorus` for `P 2p`. */
export function elementOf(region: string): string {
  const [symbol] = region.split(' ');
  return elements[symbol] ?? symbol;
}

/** A share with its error, in atomic percent. */
export function sharePercent({
  fraction,
  fraction_error: error
}: Pick<FittedComponent, 'fraction' | 'fraction_error'>): string {
  return error > 0
    ? formatWithError(100 * fraction, 100 * error, 'at%')
    : `${(100 * fraction).toFixed(1)} at%`;
}

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
