import type { Composition } from '../../composition/index.js';
import type { ComponentFit } from '../types.js';

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

/** What stands at the energy of sulfide, under either name. */
const SULFIDES = new Set(['sulfide', 'Li2S']);

/**
 * {@link sulfideBalance} of a fitted S 2p region, by the components called PS4 and sulfide (or Li2S). A pristine argyrodite has the
 * share (2 − x)/(6 − x) of its sulfur as free sulfide, so a clean spectrum shows it, too. null where the fit has no such components,
 * or the composition is no argyrodite.
 */
export function sulfideOf(
  fit: Pick<ComponentFit, 'components' | 'area_covariance'>,
  composition: Pick<Composition, 'free_sulfide'>
): SulfideBalance | null {
  const { components, area_covariance } = fit;
  const size = components.length;
  const places = (test: (name: string) => boolean) =>
    [...components.keys()].filter(i => components[i].region === 'S 2p' && test(components[i].name));
  const sulfide = places(name => SULFIDES.has(name));
  const tetrahedra = places(name => name === 'PS4');
  const all = places(() => true);
  const total = all.reduce((sum, i) => sum + components[i].area, 0);
  if (!sulfide.length || !tetrahedra.length || !(total > 0) || !Number.isFinite(composition.free_sulfide))
    return null;
  const shareOf = (of: readonly number[]) => of.reduce((sum, i) => sum + components[i].area, 0) / total;
  const shares = [shareOf(sulfide), shareOf(tetrahedra)];
  // d share/d area = (1 where it is one of them, less the share)/total
  const slope = (of: readonly number[], share: number, i: number) =>
    ((of.includes(i) ? 1 : 0) - share) / total;
  const covariance = (a: 0 | 1, b: 0 | 1) => {
    const sets = [sulfide, tetrahedra];
    return all.reduce(
      (sum, i) =>
        sum +
        all.reduce(
          (part, j) =>
            part +
            slope(sets[a], shares[a], i) * area_covariance[i * size + j] * slope(sets[b], shares[b], j),
          0
        ),
      0
    );
  };
  return sulfideBalance(
    { share: shares[0], error: Math.sqrt(Math.max(0, covariance(0, 0))) },
    { share: shares[1], error: Math.sqrt(Math.max(0, covariance(1, 1))) },
    composition.free_sulfide,
    covariance(0, 1)
  );
}
