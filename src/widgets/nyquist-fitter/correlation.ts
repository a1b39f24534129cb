import { html, nothing, type TemplateResult } from 'lit-html';
import type { Circuit, NyquistResult } from '../../impedance/types.js';
import { symbolTemplate, symbolsOf } from './symbols.js';
import { meaning } from './terms.js';

/** Above this, the data hardly tell two parameters apart (the fit warns of it). */
const STRONG = 0.99;

/** A correlation as it is written in a cell: `0.97`, `−0.996`; what is near 1 is never rounded to it. */
export function correlationText(value: number): string {
  const size = Math.min(Math.abs(value), 1);
  const digits = size > 0.985 && size < 1 ? 3 : 2;
  return `${value < 0 && size >= 0.005 ? '−' : ''}${Math.min(size, size < 1 ? 1 - 10 ** -digits : 1).toFixed(digits)}`;
}

/** The correlations of the free parameters as a table whose cells are coloured: what goes together, and what against each other. */
export function correlationMap(
  result: NyquistResult | undefined,
  circuit: Circuit,
  isOpen: boolean,
  onToggle: (open: boolean) => void
): TemplateResult | typeof nothing {
  if (!result || result.correlation.length < 2) return nothing;
  const symbols = symbolsOf(circuit);
  const free = result.parameters.filter(({ fixed, tied_to }) => !fixed && !tied_to).map(({ name }) => name);
  if (free.length !== result.correlation.length) return nothing;
  const symbol = (name: string) => symbolTemplate(symbols.get(name), name);
  const strongest = strongestPair(result.correlation);
  return html`<details
    class="ag-details ag-control"
    ?open=${isOpen}
    @toggle=${(event: Event) => {
      const { open } = event.currentTarget as HTMLDetailsElement;
      if (open !== isOpen) onToggle(open);
    }}
  >
    <summary data-tip=${meaning('Correlation')}>
      Correlations
      <span class="ag-muted"
        >${
          strongest
            ? html`strongest ${symbol(free[strongest.row])}, ${symbol(free[strongest.column])}
              ${correlationText(strongest.value)}`
            : 'not determined'
        }</span
      >
    </summary>
    ${isOpen ? heatMap(result.correlation, free, symbol) : nothing}
  </details>`;
}

function heatMap(
  correlation: number[][],
  free: readonly string[],
  symbol: (name: string) => TemplateResult
): TemplateResult {
  return html`<table class="ag-correlation" aria-label="Correlations of the parameters">
    <tbody>
      ${correlation.slice(1).map(
        (row, i) =>
          html`<tr>
            <th scope="row">${symbol(free[i + 1])}</th>
            ${row.slice(0, i + 1).map((value, j) => cell(value, free[i + 1], free[j]))}
            ${free.slice(i + 2).map(() => html`<td></td>`)}
          </tr>`
      )}
    </tbody>
    <tfoot>
      <tr>
        <td></td>
        ${free.slice(0, -1).map(name => html`<th scope="col">${symbol(name)}</th>`)}
      </tr>
    </tfoot>
  </table>`;
}

function cell(value: number, a: string, b: string): TemplateResult {
  const share = Math.round(55 * Math.min(1, Math.abs(value)) ** 2);
  const colour = value < 0 ? 'var(--ag-first)' : 'var(--ag-fit)';
  const strong = Math.abs(value) > STRONG;
  const says = `${a} and ${b}: ${correlationText(value)}${strong ? ', hardly to be told apart' : ''}`;
  return html`<td
    class=${strong ? 'ag-strong' : ''}
    style="background: color-mix(in srgb, ${colour} ${share}%, transparent)"
    data-tip=${says}
  >
    ${correlationText(value)}
  </td>`;
}

/** `undefined` where none is determined. */
function strongestPair(
  matrix: readonly (readonly number[])[]
): { row: number; column: number; value: number } | undefined {
  const pairs = matrix.flatMap((row, i) => row.slice(0, i).map((value, j) => ({ row: i, column: j, value })));
  return pairs
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
}
