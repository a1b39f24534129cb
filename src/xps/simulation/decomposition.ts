import { ArgyroditeError } from '../../arrow/index.js';

/** How far lithium has decomposed an argyrodite, by where its atoms went. */
export interface Decomposition {
  /** Share of the phosphorus that is still in PS4³⁻. */
  tetrahedra_left: number;
  /** Of the reduced phosphorus, the share that is Li3P; the rest is LixP. */
  fully_reduced: number;
  /** Of the sulfur that decomposition set free, the share that is polysulfide Li2Sn; the rest is Li2S. */
  polysulfide: number;
}

export type DecompositionName = 'pristine' | 'mild' | 'bad';

/**
 * The study's samples after 200 cycles: PS4³⁻ left from its P 2p spectra, 81 at% in Cl-13 and 48 at% in Cl-06, polysulfide in Cl-06
 * alone. How the rest divides among the products the study does not give: these shares are ours.
 */
export const decompositions: Readonly<Record<DecompositionName, Decomposition>> = {
  pristine: { tetrahedra_left: 1, fully_reduced: 0, polysulfide: 0 },
  mild: { tetrahedra_left: 0.81, fully_reduced: 0.4, polysulfide: 0 },
  bad: { tetrahedra_left: 0.48, fully_reduced: 0.4, polysulfide: 0.3 }
};

/** Sulfur to lithium in a polysulfide: Li2S4, in the middle of what forms. */
const POLYSULFIDE_LENGTH = 4;

/** Atoms of each line for one phosphorus atom, by region and component. */
export type Populations = Record<string, Record<string, number>>;

/**
 * Where the atoms of Li7−xPS6−xClx are after such a decomposition, by the balance of P, S and Cl: a formula unit that is lost gives one
 * reduced phosphorus, 6 − x sulfur as Li2S or Li2Sn, and x LiCl. The lithium that this takes comes from the electrode.
 */
export function populations(chlorine: number, decomposition: Decomposition): Populations {
  const { tetrahedra_left: left, fully_reduced, polysulfide } = decomposition;
  for (const [name, share] of Object.entries(decomposition)) {
    if (!(share >= 0 && share <= 1)) {
      throw new ArgyroditeError('bad-setting', `${name} must be a share from 0 to 1; it is ${share}.`);
    }
  }
  if (!(chlorine >= 0 && chlorine <= 2)) {
    throw new ArgyroditeError(
      'bad-setting',
      `chlorine must be from 0 to 2 of Li7−xPS6−xClx; it is ${chlorine}.`
    );
  }
  const lost = 1 - left;
  const sulfurSetFree = (6 - chlorine) * lost;
  const inPolysulfide = sulfurSetFree * polysulfide;
  const sulfide = (2 - chlorine) * left + sulfurSetFree - inPolysulfide;
  const phosphide = lost * fully_reduced;
  const lithium =
    (7 - chlorine) * left +
    2 * (sulfurSetFree - inPolysulfide) +
    (2 * inPolysulfide) / POLYSULFIDE_LENGTH +
    3 * phosphide +
    (lost - phosphide) +
    chlorine * lost;
  return {
    'S 2p': present({ PS4: 4 * left, sulfide, Li2Sn: inPolysulfide }),
    'P 2p': present({ PS4: left, LixP: lost - phosphide, Li3P: phosphide }),
    'Cl 2p': present({ chloride: chlorine }),
    'Li 1s': present({ lithium })
  };
}

function present(atoms: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(atoms).filter(([, amount]) => amount > 0));
}
