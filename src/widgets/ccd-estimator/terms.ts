import type { Term } from '../controls/glossary.js';

/** What the words in this widget mean. */
export const terms: readonly Term[] = [
  {
    term: 'Critical current density',
    meaning:
      'The highest current density that a symmetric lithium cell sustains without a short. A staircase of currents only brackets it, between the last step that was survived and the first that failed.'
  },
  {
    term: 'Step',
    meaning: 'One current density of the staircase, in both polarities, once or more times.'
  },
  {
    term: 'Resistance × area',
    meaning:
      'Half the difference of the voltages of both polarities over the current density, so that an offset drops out. Of the whole cell, both interfaces and the electrolyte.'
  },
  {
    term: 'Reference and r',
    meaning:
      'r is a half cycle’s resistance over the median of the last healthy half cycles before it, at one temperature. Never over the whole past: within ± 4 °C an honest cell drifts by a factor 1.4 (0.35 eV).'
  },
  {
    term: 'Hard short',
    meaning:
      'r falls below 0.2 in both polarities and stays there: metal conducts from one electrode to the other.'
  },
  {
    term: 'Soft short',
    meaning:
      'r falls below 0.8 in both polarities while the current does not fall, or the voltage dips to a lower plateau. A dip that recovers within its half cycle is noted and survived.'
  },
  {
    term: 'Voids',
    meaning:
      'Polarization that rises ever faster within half cycles, up to the safety limit: lithium has lost contact. That is no short, and the critical current density lies above.'
  },
  {
    term: 'Censored',
    meaning:
      'A cell that did not short up to its last step says only that the critical current density is higher. Such values are named, and are in no mean.'
  },
  {
    term: 'Population and sample SD',
    meaning:
      'The root of the mean squared deviation with n, and with n − 1, below the fraction line. For n = 3 they differ by a factor 1.22.'
  },
  {
    term: 'Weibull',
    meaning:
      'Scale and shape of the distribution of critical current densities by interval-censored likelihood, from ten cells on; the censored ones count as what they are.',
    source: 'Weibull, J. Appl. Mech. 18 (1951) 293'
  },
  {
    term: 'Polarization',
    meaning: 'Median voltage of the later half of a half cycle, half the difference of both polarities.'
  },
  {
    term: 'Coulombic efficiency',
    meaning: 'Discharge capacity over charge capacity of one cycle.'
  }
];

/** The sentence for a term, with its source: for a tooltip. */
export function meaning(term: string): string {
  const entry = terms.find(entry => entry.term === term)!;
  return entry.source ? `${entry.meaning} (${entry.source})` : entry.meaning;
}
