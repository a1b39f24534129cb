import type { Term } from '../controls/glossary.js';

/** What the words in this widget mean. */
export const terms: readonly Term[] = [
  {
    term: 'Chlorine x',
    meaning:
      'The halide content of Li₇₋ₓPS₆₋ₓXₓ. One more Cl⁻ takes the place of one S²⁻, and one Li⁺ leaves with it.'
  },
  {
    term: 'Charge',
    meaning: 'The sum of the oxidation states, Li +1, P +5, S −2, halides −1; in a sound formula it is 0.'
  },
  {
    term: 'Free sulfide',
    meaning:
      'Nominal share of the sulfur that is S²⁻ outside the PS₄³⁻ tetrahedra, (2 − x)/(6 − x). A pristine S 2p spectrum has this much sulfide already.'
  },
  {
    term: 'Purity',
    meaning: 'Mass fraction of the powder that is what its label says; so much more of it is weighed in.'
  },
  {
    term: 'Balance step',
    meaning:
      'The smallest step of the balance. Masses are rounded to it, and the composition of the rounded masses is given.'
  },
  {
    term: 'Lattice parameter',
    meaning:
      'Edge a of the cubic cell. It shrinks as chlorine takes the place of sulfur, so a measured a tells how much is in the lattice.'
  },
  {
    term: 'Relative density',
    meaning:
      'Density of the pellet, from its mass, diameter and thickness, over that of the lattice, 4M/(N_A a³).'
  },
  {
    term: 'Trend',
    meaning:
      'A straight line through the values by least squares, with its 95 % band from Student’s t. It says what these few points allow, no more.'
  },
  {
    term: 'Outlier',
    meaning: 'Farther from the trend of the others than their scatter explains.'
  }
];

/** The sentence for a term: for a tooltip. */
export function meaning(term: string): string {
  return terms.find(entry => entry.term === term)!.meaning;
}
