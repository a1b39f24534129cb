import { levelOf } from '../library/levels.js';

/**
 * That regions see different depths, in a sentence, where shares are compared across them: electrons come from a depth that grows about
 * with KE^0.6. null for a single region, or where their depths differ by less than 1 %.
 *
 * @param regions names such as `S 2p`; those whose energies the library does not know are left out
 */
export function depthNote(regions: readonly string[], photon_energy_ev = 1486.6): string | null {
  const depths = regions
    .flatMap(region => {
      const level = levelOf(region);
      return level ? [{ region, depth: (photon_energy_ev - level.energies[0]) ** 0.6 }] : [];
    })
    .sort((a, b) => b.depth - a.depth);
  if (depths.length < 2) return null;
  const deepest = depths[0];
  const shallowest = depths[depths.length - 1];
  const more = 100 * (deepest.depth / shallowest.depth - 1);
  if (more < 1) return null;
  return `Different lines see different depths: ${deepest.region} about ${more.toFixed(0)} % deeper than ${shallowest.region}. The percentages take the sample to be alike throughout them, which a thin decomposed layer is not.`;
}
