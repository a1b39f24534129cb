import { ArgyroditeError } from '../../arrow/index.js';

export type SensitivityLibrary = 'scofield' | 'thermo' | 'kratos';

/** What a library of relative sensitivity factors is, and what its numbers already contain. */
export interface SensitivityFactors {
  title: string;
  /** Relative to C 1s = 1, Al Kα, of the whole doublet; by region. */
  factors: Readonly<Record<string, number>>;
  /** The instrument's transmission function is in the factors: on that maker's instruments nothing is divided by it again. */
  includes_transmission: boolean;
  /** So is how the escape depth changes with kinetic energy. */
  includes_escape_depth: boolean;
  /** Standard uncertainty of a factor, as a share of it: systematic, the same for every spectrum. */
  relative_error: number;
  source: string;
}

/** Factors vary by 5 to 10 % between makers and samples; about the middle of it, where a person does not know better. */
export const FACTOR_ERROR = 0.07;

/** Never mixed: one library for all regions of a result. */
export const sensitivityLibraries: Readonly<Record<SensitivityLibrary, SensitivityFactors>> = {
  scofield: {
    title: 'Scofield',
    factors: { 'Li 1s': 0.0568, 'C 1s': 1, 'P 2p': 1.192, 'S 2p': 1.677, 'Cl 2p': 2.285, 'O 1s': 2.93 },
    includes_transmission: false,
    includes_escape_depth: false,
    relative_error: FACTOR_ERROR,
    source:
      'Photoionisation cross sections of J. H. Scofield, J. Electron Spectrosc. Relat. Phenom. 8 (1976) 129, at 1486.6 eV over that of C 1s'
  },
  thermo: {
    title: 'Thermo Avantage',
    factors: { 'Li 1s': 0.061, 'C 1s': 1, 'P 2p': 1.353, 'S 2p': 1.881, 'Cl 2p': 2.741, 'O 1s': 2.881 },
    includes_transmission: false,
    includes_escape_depth: true,
    relative_error: FACTOR_ERROR,
    source: 'Sensitivity factors of the Avantage program (Thermo Fisher Scientific), Al Kα'
  },
  kratos: {
    title: 'Kratos',
    factors: { 'Li 1s': 0.0899, 'C 1s': 1, 'P 2p': 1.75, 'S 2p': 2.4, 'Cl 2p': 3.21, 'O 1s': 2.81 },
    includes_transmission: true,
    includes_escape_depth: true,
    relative_error: FACTOR_ERROR,
    source: 'Sensitivity factors of Kratos Axis instruments, Al Kα'
  }
};

/**
 * The factor of a region.
 *
 * @throws ArgyroditeError `bad-setting` where the library has none for it
 */
export function sensitivityOf(library: SensitivityLibrary, region: string): number {
  const { factors, title } = sensitivityLibraries[library];
  if (Object.hasOwn(factors, region)) return factors[region];
  throw new ArgyroditeError(
    'bad-setting',
    `The sensitivity library ${title} has no factor for ${region}; it has ${Object.keys(factors).join(', ')}. Give factors of your own for all regions.`
  );
}
