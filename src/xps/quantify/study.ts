import type { SimulatedSample } from '../simulation/sample.js';

/** Share of phosphorus in PS4³⁻ after 200 cycles, from P 2p; the study's text to Fig. 8d. It gives no errors. */
export interface StudyShare {
  sample: string;
  chlorine: number;
  tetrahedra_left_percent: number;
  place: string;
}

export const studyShares: readonly StudyShare[] = [
  { sample: 'Cl-06', chlorine: 0.6, tetrahedra_left_percent: 48, place: 'Results, Fig. 8d' },
  { sample: 'Cl-13', chlorine: 1.3, tetrahedra_left_percent: 81, place: 'Results, Fig. 8d' }
];

/**
 * What gives, simulated, the study's two samples before and after cycling: generated to its shares, not measured. The shares of the
 * products beside PS4³⁻ are ours.
 */
export function studySamples(seed = 1): SimulatedSample[] {
  return studyShares.flatMap(({ sample, chlorine, tetrahedra_left_percent }) => [
    { label: `${sample} pristine (simulated)`, chlorine, decomposition: 'pristine', seed },
    {
      label: `${sample} after 200 cycles (simulated)`,
      chlorine,
      decomposition: {
        tetrahedra_left: tetrahedra_left_percent / 100,
        fully_reduced: 0.4,
        // the study finds polysulfide in Cl-06 alone
        polysulfide: sample === 'Cl-06' ? 0.3 : 0
      },
      seed
    }
  ]);
}
