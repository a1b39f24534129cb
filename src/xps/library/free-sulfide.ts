import type { Composition } from '../../composition/index.js';

/**
 * Share of the sulfur in a pristine argyrodite that is free sulfide, (2 − x)/(6 − x) for Li7−xPS6−xXx: what a clean S 2p spectrum
 * shows at the energy of Li2S. Nominal, because LiCl that has come out of the lattice changes it. NaN where it is no argyrodite.
 */
export function freeSulfideShare(composition: Pick<Composition, 'free_sulfide_share'>): number {
  return composition.free_sulfide_share;
}

/** What of the sulfide that was found decomposition has made. Shares of all sulfur, from 0 to 1. */
export interface SulfideBalance {
  found: number;
  found_error: number;
  /** What the tetrahedra that are left bring with them: (2 − x)/4 of their sulfur. */
  of_lattice: number;
  of_lattice_error: number;
  /** The difference: Li2S. May be negative, within its error. */
  of_decomposition: number;
  of_decomposition_error: number;
}

/**
 * Parts the sulfide of a spectrum into the lattice's own and Li2S. The lattice keeps (2 − x) free sulfide for each PS4, so what is left
 * of the tetrahedra says how much sulfide still belongs to the lattice.
 *
 * @param sulfide share of all sulfur at the energy of sulfide, with its standard error
 * @param tetrahedra share of all sulfur in PS4³⁻, with its standard error
 * @param free_sulfide nominal free sulfide for each PS4, 2 − x
 * @param covariance of the two shares; they sum up to at most 1, so it is usually negative
 */
export function sulfideBalance(
  sulfide: { share: number; error: number },
  tetrahedra: { share: number; error: number },
  free_sulfide: number,
  covariance = 0
): SulfideBalance {
  const factor = free_sulfide / 4;
  const of_lattice = factor * tetrahedra.share;
  const of_lattice_error = factor * tetrahedra.error;
  const variance = sulfide.error ** 2 + of_lattice_error ** 2 - 2 * factor * covariance;
  return {
    found: sulfide.share,
    found_error: sulfide.error,
    of_lattice,
    of_lattice_error,
    of_decomposition: sulfide.share - of_lattice,
    of_decomposition_error: Math.sqrt(Math.max(0, variance))
  };
}
