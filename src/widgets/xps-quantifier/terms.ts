import type { Term } from '../controls/glossary.js';

/** The words of this widget in a sentence each. */
export const terms: readonly Term[] = [
  {
    term: 'Position',
    meaning:
      'Binding energy of a component’s 3/2 line (its only line, of an s level) after the charge correction, with its standard error.'
  },
  {
    term: 'Width',
    meaning:
      'Full width at half maximum of one line, whatever its shape. Lines of one region usually have nearly one width.'
  },
  {
    term: 'Share',
    meaning:
      'A component’s part of the region’s area, both lines of its doublet together: atomic percent of that element, with the standard error from counting and the background.'
  },
  {
    term: 'Doublet',
    meaning:
      'A p level shows two lines, 3/2 and 1/2, at a fixed distance and with areas of 2 to 1. One component here is both lines.',
    source: 'Splittings: S 2p 1.18 eV, P 2p 0.87 eV, Cl 2p 1.60 eV.'
  },
  {
    term: 'Line shape',
    meaning:
      'A Gaussian from the instrument and a Lorentzian from the short life of the hole, added, multiplied, or folded (Voigt).'
  },
  {
    term: 'Background',
    meaning:
      'Electrons that lost energy on their way out. Shirley’s rises in proportion to the peaks at lower binding energy; the active one is fitted together with them.',
    source:
      'D. A. Shirley, Phys. Rev. B 5 (1972) 4709; A. Herrera-Gomez et al., Surf. Interface Anal. 46 (2014) 897.'
  },
  {
    term: 'Link',
    meaning:
      'A position at a fixed distance from another component’s, or a width or an area at a fixed factor of it.'
  },
  {
    term: 'Charge reference',
    meaning:
      'Samples that charge show all lines at one wrong distance. The shift is the same for all regions, and is found from a line whose energy is known.'
  },
  {
    term: 'Sensitivity factor',
    meaning:
      'How strongly a level shows for one atom, relative to C 1s. Factors of two libraries must never be mixed. Their errors of 5 to 10 % are the same for every spectrum, and are stated apart.'
  },
  {
    term: 'Monte Carlo',
    meaning:
      'The spectrum is simulated again and again from the fit with counting noise and fitted anew, background included: how much the values scatter is their error.'
  },
  {
    term: 'Residual',
    meaning:
      'Measured less fitted, in standard deviations of the counts. Two thirds lie within ±1 σ where the model is right.'
  }
];

/** The sentence of a term. */
export function meaning(term: string): string {
  return terms.find(other => other.term === term)!.meaning;
}
