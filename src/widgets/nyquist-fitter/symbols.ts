import { html, type TemplateResult } from 'lit-html';
import type { Circuit, CircuitNode } from '../../impedance/types.js';

/** How a parameter is written: an italic letter with upright subscripts. */
export interface Symbol {
  letter: string;
  subscript: string;
  /** One sentence on what it is. */
  meaning: string;
}

interface ElementSymbols {
  letters: readonly string[];
  meanings: readonly string[];
}

/** The letters of an element's parameters, in their order. */
const byElement: Record<string, ElementSymbols> = {
  R: { letters: ['R'], meanings: ['Resistance.'] },
  C: { letters: ['C'], meanings: ['Capacitance.'] },
  L: { letters: ['L'], meanings: ['Inductance, often that of the cables.'] },
  CPE: {
    letters: ['Q', 'α'],
    meanings: [
      'Coefficient of the constant phase element, Z = 1/(Q (jω)^α).',
      'Exponent of the constant phase element: 1 is a capacitance, 0.5 a diffusion, lower than 0.7 seldom one process.'
    ]
  },
  W: { letters: ['A'], meanings: ['Warburg coefficient of semi-infinite diffusion, Z = A (1 − j)/√ω.'] },
  Wo: {
    letters: ['Z', 'τ'],
    meanings: [
      'Diffusion resistance before a reflecting (blocking) end, Z = Z₀ coth√(jωτ)/√(jωτ).',
      'Diffusion time, thickness squared over the diffusion coefficient.'
    ]
  },
  Ws: {
    letters: ['Z', 'τ'],
    meanings: [
      'Diffusion resistance before a transmitting end, Z = Z₀ tanh√(jωτ)/√(jωτ).',
      'Diffusion time, thickness squared over the diffusion coefficient.'
    ]
  },
  La: {
    letters: ['L', 'α'],
    meanings: [
      'Coefficient of an inductance with losses, Z = L (jω)^α.',
      'Exponent of the inductance: 1 has no losses.'
    ]
  },
  G: {
    letters: ['R', 'τ'],
    meanings: [
      'Resistance of diffusion with reaction (Gerischer) at low frequency, Z = R/√(1 + jωτ).',
      'Time constant of the reaction.'
    ]
  },
  Gs: {
    letters: ['R', 'τ', 'φ'],
    meanings: [
      'Resistance of diffusion with reaction in a layer, Z = R/(√(1 + jωτ) tanh(φ√(1 + jωτ))).',
      'Time constant of the reaction.',
      'Thickness of the layer over how far what diffuses gets before it reacts.'
    ]
  },
  Zarc: {
    letters: ['R', 'τ', 'γ'],
    meanings: [
      'Resistance of a depressed arc, Z = R/(1 + (jωτ)^γ).',
      'Time constant of the arc; its top is at 1/(2πτ).',
      'Exponent of the arc: 1 is a semicircle.'
    ]
  },
  K: {
    letters: ['R', 'τ'],
    meanings: ['Resistance of a semicircle, Z = R/(1 + jωτ).', 'Time constant of the semicircle.']
  },
  TLMQ: {
    letters: ['R', 'Q', 'γ'],
    meanings: [
      'Resistance of the ions in the pores; a third of it is seen at low frequency.',
      'Coefficient of the constant phase element of the pores’ walls.',
      'Exponent of that element: 1 is a capacitance.'
    ]
  },
  H: {
    letters: ['R', 'τ', 'a', 'b'],
    meanings: [
      'Resistance of a skewed arc, Z = R/(1 + (jωτ)^a)^b (Havriliak-Negami).',
      'Time constant of the arc.',
      'How depressed the arc is: 1 is not at all.',
      'How skewed the arc is: 1 is symmetric.'
    ]
  },
  T: {
    letters: ['A', 'B', 'a', 'b'],
    meanings: [
      'First resistance of a porous electrode, Z = A coth β/β + B/(β sinh β) with β = √(a + jωb).',
      'Second resistance of the porous electrode; in its model not above the first.',
      'Rate of the reaction over that of diffusion.',
      'Time constant of the porous electrode.'
    ]
  }
};

/** Each parameter's symbol, by its name. */
export function symbolsOf(circuit: Circuit): Map<string, Symbol> {
  const symbols = new Map<string, Symbol>();
  const visit = (node: CircuitNode) => {
    if (node.type !== 'element') return node.children.forEach(visit);
    const label = node.name.slice(node.symbol.length).replace(/^_/, '');
    const known = byElement[node.symbol];
    node.parameters.forEach((name, i) => {
      // CPE1's Q is Q with the element's name below, so that it is not taken for another element's
      const subscript = known?.letters[i] === node.symbol ? label : node.name;
      symbols.set(name, {
        letter: known?.letters[i] ?? name,
        subscript: known ? subscript : '',
        meaning: known?.meanings[i] ?? ''
      });
    });
  };
  visit(circuit.tree);
  return symbols;
}

/** The symbol for a page. */
export function symbolTemplate(symbol: Symbol | undefined, name: string): TemplateResult {
  if (!symbol) return html`<i>${name}</i>`;
  return html`<i>${symbol.letter}</i><sub>${symbol.subscript}</sub>`;
}

/** An element's name for a page: CPE1 is CPE with 1 below. */
function elementTemplate(symbol: string, name: string): TemplateResult {
  return html`${symbol}<sub>${name.slice(symbol.length).replace(/^_/, '')}</sub>`;
}

/** Writes a sentence with each name of a parameter or an element of the circuit as its symbol, and powers of units raised. */
export function symbolWriter(circuit: Circuit): (message: string) => unknown[] {
  const names = new Map<string, TemplateResult>();
  const visit = (node: CircuitNode): void => {
    if (node.type === 'element') names.set(node.name, elementTemplate(node.symbol, node.name));
    else node.children.forEach(visit);
  };
  visit(circuit.tree);
  for (const [name, symbol] of symbolsOf(circuit)) names.set(name, symbolTemplate(symbol, name));
  const write = (text: string) =>
    text.split(/([\p{L}_][\p{L}\p{N}_]*)/u).map(word => (names.has(word) ? names.get(word) : word));
  // every second part is a power, `α−1` of `F s^(α−1)`
  return message =>
    message.split(/\^\(([^)]*)\)/u).flatMap((part, i) => (i % 2 ? [html`<sup>${part}</sup>`] : write(part)));
}

/** The symbol in LaTeX's mathematics mode. */
export function symbolLatex({ letter, subscript }: Symbol): string {
  const greek: Record<string, string> = { α: '\\alpha', γ: '\\gamma', τ: '\\tau', φ: '\\varphi' };
  const base = greek[letter] ?? letter;
  return subscript ? `${base}_{\\mathrm{${subscript.replaceAll('_', '\\_')}}}` : base;
}
