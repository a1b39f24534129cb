import { html, nothing, type TemplateResult } from 'lit-html';
import type { FormulaPart } from '../../composition/types.js';

/** A formula with real subscripts. */
export function formulaOf(parts: readonly FormulaPart[]): TemplateResult {
  const pieces = parts.map(
    ({ text, subscript }) => html`${text}${subscript ? html`<sub>${subscript}</sub>` : nothing}`
  );
  return html`<span class="ag-card-nobreak">${pieces}</span>`;
}

/** A formula as it is typed, `P2S5`, with its numbers as subscripts. */
export function formulaText(formula: string): TemplateResult {
  return formulaOf(piecesOf(formula));
}

/** Those that are spoken of here; `NCM622` is no formula. */
const SYMBOL = '(?:Li|Na|Ag|Cu|Cl|Br|As|Sb|Si|Ge|Sn|Se|H|O|F|P|S|I)';
const FORMULA = new RegExp(`(?<![\\w-])((?:${SYMBOL}(?:\\d+(?:\\.\\d+)?)?){2,})(?![\\w-])`);

/** A sentence whose formulas get subscripts. */
export function withFormulas(sentence: string): TemplateResult {
  return html`${sentence.split(FORMULA).map((piece, i) => (i % 2 ? formulaText(piece) : piece))}`;
}

/** The formula in LaTeX's mathematics mode. */
export function formulaLatex(formula: string): string {
  const pieces = piecesOf(formula).map(({ text, subscript }) => text + (subscript ? `_{${subscript}}` : ''));
  return `$\\mathrm{${pieces.join('')}}$`;
}

function piecesOf(formula: string): FormulaPart[] {
  return [...formula.matchAll(/([^\d.]+)(\d*\.?\d*)/g)].map(([, text, subscript]) => ({ text, subscript }));
}

/** A space group's symbol: letters in italics, a bar over the number of a rotoinversion: `F-43m`. */
export function spaceGroup(symbol: string): TemplateResult {
  const pieces = symbol.split(/(-\d|\d)/).filter(Boolean);
  return html`<span class="ag-nowrap" role="img" aria-label=${symbol}
    >${pieces.map(piece =>
      piece.startsWith('-')
        ? html`<span class="ag-bar">${piece.slice(1)}</span>`
        : /\d/.test(piece)
          ? piece
          : html`<i>${piece}</i>`
    )}</span
  >`;
}
