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
    term: 'Z-HIT',
    meaning:
      'The modulus that follows from the phase, which hardly sees a slow drift: where the measured one leaves it at low frequency, the cell changed meanwhile.',
    source: 'Ehm, Göhr, Kaus, Röseler & Schiller, ACH Models Chem. 137 (2000) 145'
  },
  {
    term: 'Relaxation times',
    meaning:
      'The resistance that relaxes at each time constant, γ(ln τ), without a circuit: a peak for each process, its area the resistance. Smoothed as much as cross-validation asks for; a blocking electrode’s spike is taken out first.',
    source: 'Saccoccio et al., Electrochim. Acta 147 (2014) 470'
  },
  {
    term: 'λ',
    meaning:
      'How strongly the distribution of relaxation times is smoothed: a small one follows the noise, a large one merges peaks.',
    source: 'Wahba, SIAM J. Sci. Stat. Comput. 6 (1985) 81'
  },
  {
    term: 'μ',
    meaning:
      'How far the chain of RC elements has begun to follow the noise, from the share of negative resistances: 1 is not at all, 0 altogether.',
    source: 'Schönleber, Klotz & Ivers-Tiffée, Electrochim. Acta 131 (2014) 20'
  },
  {
    term: 'Correlation',
    meaning:
      'Whether two parameters go together (1), against each other (−1) or by themselves (0) when the data change a little. Close to ±1 the data hardly tell them apart.',
    source: 'Press et al., Numerical Recipes (2007), 15.6'
  },
  {
    term: 'Profile likelihood',
    meaning:
      'The least sum of squares at each value of a parameter, all others fitted anew. Where it lies below the line are 95 %; lopsided or without an end where the data are.',
    source: 'Bates & Watts, Nonlinear Regression Analysis (1988), chapter 6'
  },
  {
    term: 'Suggested circuits',
    meaning:
      'Fits a family of circuits that suits solid electrolytes, refuses those whose parameters the data do not determine, and ranks the others by BIC.',
    source: 'Kass & Raftery, J. Am. Stat. Assoc. 90 (1995) 773'
  },
  {
    term: 'ΔBIC',
    meaning:
      'Bayesian information criterion above the best one’s: n ln(S/n) + p ln n weighs misfit against the number of parameters. Below 2 the data hardly tell, above 10 they speak strongly.',
    source: 'Kass & Raftery, J. Am. Stat. Assoc. 90 (1995) 773'
  },
  {
    term: 'Ways to a resistance',
    meaning:
      'Where the arc is not resolved, its resistance is often read off the plot. The one that is chosen here gives the conductivity.',
    source: 'Zeng et al., Nat. Commun., Fig. 1e'
  },
  {
    term: 'Local minimum',
    meaning: 'Z′ at the least −Z″ between arc and spike; right as far as the two are apart.'
  },
  {
    term: 'Axis crossing',
    meaning: 'Z′ where the curve crosses the real axis; cables’ inductance moves it.'
  },
  {
    term: 'Extrapolated spike',
    meaning: 'A straight line through the blocking electrode’s spike, followed down to the real axis.'
  },
  {
    term: 'Interfaces',
    meaning:
      'A symmetric cell has two equal interfaces in series: what is measured is for the cell, one of them has half of it.'
  },
  {
    term: 'Cables',
    meaning: 'A series inductance that is taken off every point before the fit; 1 µH is 6 Ω at 1 MHz.'
  },
  {
    term: 'Blank',
    meaning:
      'A spectrum of the same holder and cables without the sample, shorted: its resistance and inductance are taken off the others.'
  },
  {
    term: 'Activation energy',
    meaning: 'Slope of ln(σT) against 1/T; a bend says that more than one process conducts.',
    source: 'σT = σ₀ exp(−E/kT), as for ions that hop'
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
