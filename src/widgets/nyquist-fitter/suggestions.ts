import { html, nothing, type TemplateResult } from 'lit-html';
import { parseCircuit } from '../../impedance/index.js';
import type { NyquistSuggestion } from '../../impedance/types.js';
import { formatQuantity } from '../../numeric/format.js';
import type { NyquistScene } from './scene.js';
import { symbolWriter } from './symbols.js';
import { meaning } from './terms.js';

/** Those that the data speak strongly against are folded away (Kass & Raftery 1995). */
const STRONG = 10;

/** The circuits that were tried, best first, each with its reasons and a button that takes it; those refused with why. */
export function suggestionPanel(
  scene: NyquistScene,
  suggestions: readonly NyquistSuggestion[] | null
): TemplateResult | typeof nothing {
  if (!scene.shown.suggest) return nothing;
  return html`<section class="ag-suggestions ag-control" aria-label="Suggested circuits">
    <div class="ag-suggestions-head">
      <span role="status" data-tip=${meaning('ΔBIC')}>${heading(scene, suggestions)}</span>
      <button type="button" class="ag-button ag-quiet" @click=${() => scene.change({ suggest: false })}>
        Close
      </button>
    </div>
    ${suggestions ? lists(scene, suggestions) : nothing}
  </section>`;
}

function heading(
  { stopped, phase }: NyquistScene,
  suggestions: readonly NyquistSuggestion[] | null
): TemplateResult | string {
  if (!suggestions) {
    if (phase === 'failed') return 'No circuit can be tried.';
    return stopped
      ? 'Stopped before all circuits were tried.'
      : 'Trying the circuits that suit solid electrolytes …';
  }
  return suggestions.some(({ refused }) => !refused)
    ? html`Best first, by <b>BIC</b>`
    : 'The data determine no circuit of the family.';
}

function lists(scene: NyquistScene, suggestions: readonly NyquistSuggestion[]): TemplateResult {
  const accepted = suggestions.filter(({ refused }) => !refused);
  const best = accepted[0]?.bic ?? NaN;
  const likely = accepted.filter(({ bic }) => bic - best < STRONG);
  const unlikely = accepted.slice(likely.length);
  const refused = suggestions.filter(({ refused }) => refused);
  const row = (suggestion: NyquistSuggestion) => suggestionRow(scene, suggestion, best);
  return html`<ol>
      ${likely.map(row)}
    </ol>
    ${folded(`${unlikely.length} that the data speak strongly against`, unlikely.map(row))}
    ${folded(`${refused.length} refused: the data do not determine them`, refused.map(row))}`;
}

function folded(summary: string, rows: readonly TemplateResult[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<details class="ag-details">
    <summary>${summary}</summary>
    <ol>
      ${rows}
    </ol>
  </details>`;
}

function suggestionRow(
  scene: NyquistScene,
  { circuit, bic, reduced_chi_square, refused, reasons }: NyquistSuggestion,
  best: number
): TemplateResult {
  const write = symbolWriter(parseCircuit(circuit));
  const [stands, standing, ...more] = reasons;
  const taken = circuit === scene.settings.circuit;
  const chi = formatQuantity(reduced_chi_square, '', 2);
  return html`<li class=${refused ? 'ag-weak' : ''}>
    <code>${circuit}</code>
    <button
      type="button"
      class="ag-button"
      aria-label="Take ${circuit}"
      ?disabled=${taken}
      @click=${() => take(scene, circuit)}
    >
      ${taken ? 'Taken' : 'Take'}
    </button>
    <div class="ag-muted">
      ${refused ? '' : html`<span class="ag-nowrap">ΔBIC ${formatQuantity(bic - best, '', 3)}</span>, `}reduced
      <i>χ</i>² ${chi}. ${write(stands)}
    </div>
    ${refused || (bic > best && bic - best < STRONG) ? html`<div class="ag-muted">${write(standing)}</div>` : nothing}
    ${more.map(
      reason =>
        html`<div class="ag-muted"><span class="ag-sign" aria-hidden="true">⚠</span>${write(reason)}</div>`
    )}
  </li>`;
}

/** What was set for another circuit's parameters means nothing for this one's, even where names are the same. */
function take(scene: NyquistScene, circuit: string): void {
  const nothingSet = { initial: {}, fixed: {}, bounds: {}, ties: {}, profile: 'none', quantity: 'auto' };
  scene.change({ circuit, suggest: false, ...nothingSet });
}
