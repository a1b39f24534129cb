import type { Term } from '../controls/glossary.js';

/** What the words in this widget mean. */
export const terms: readonly Term[] = [
  {
    term: 'Total resistance',
    meaning:
      'The sum of the resistances in the direct-current path up to the last arc; bulk and grain boundary are seldom resolved apart at room temperature.'
  },
  {
    term: 'Conductivity',
    meaning: 'σ = thickness/(R · area), from the total resistance.'
  },
  {
    term: 'Weighting',
    meaning:
      'How much each point counts. Modulus weighting, 1/|Z|², treats an equal relative error alike at all frequencies.',
    source: 'Orazem & Tribollet, Electrochemical Impedance Spectroscopy (2008)'
  },
  {
    term: 'Standard error',
    meaning:
      'From the curvature of the sum of squares at its minimum, scaled by the reduced χ²; it holds only if the circuit is right.',
    source: 'Press et al., Numerical Recipes (2007), 15.4'
  },
  {
    term: 'Reduced χ²',
    meaning:
      'Sum of squares divided by data less parameters. With modulus weighting its root is about the relative misfit.'
  },
  {
    term: 'Characteristic frequency',
    meaning: '1/(2πτ) with τ = (RQ)^(1/α): where an arc has its top.'
  },
  {
    term: 'Effective capacitance',
    meaning:
      'C = (RQ)^(1/α)/R of an arc. About 1e-12 F is bulk, 1e-11 to 1e-8 F grain boundary, 1e-9 to 1e-7 F a surface layer, 1e-7 to 1e-5 F an electrode.',
    source: 'Irvine, Sinclair & West, Adv. Mater. 2 (1990) 132'
  },
  {
    term: 'Kramers-Kronig test',
    meaning:
      'Real and imaginary part of a linear, causal and steady cell follow from each other. A chain of RC elements obeys that whatever its resistances; what it cannot describe is drift, nonlinearity or a fault of the measurement.',
    source:
      'Boukamp, J. Electrochem. Soc. 142 (1995) 1885; Schönleber, Klotz & Ivers-Tiffée, Electrochim. Acta 131 (2014) 20'
  },
  {
    term: 'Relaxation times',
    meaning:
      'The resistance that relaxes at each time constant, γ(ln τ), without a circuit: a peak for each process, its area the resistance. Smoothed as much as cross-validation asks for; a blocking electrode’s spike is taken out first.',
    source: 'Saccoccio et al., Electrochim. Acta 147 (2014) 470'
  },
  {
    term: 'Residuals',
    meaning:
      'Measured less modelled, in percent of |Z|. A wave in them says that the circuit is not the right one.'
  }
];

/** The sentence for a term, with its source: for a tooltip. */
export function meaning(term: string): string {
  const entry = terms.find(entry => entry.term === term)!;
  return entry.source ? `${entry.meaning} (${entry.source})` : entry.meaning;
}
