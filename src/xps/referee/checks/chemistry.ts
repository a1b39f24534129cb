import { ev, known, nameOf, percent, type Case, type Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** Standard errors by which a claim must stand clear of what is there anyway. */
const ERRORS = 2;
/** Sulfur for each phosphorus in PS4³⁻. */
const SULFUR_PER_TETRAHEDRON = 4;

/** Claims that the spectrum alone cannot carry. */
export const chemistry: Check = {
  codes: ['not-lithium-sulfide', 'sulfide-without-composition', 'not-lithium-chloride', 'tetrahedron-ratio'],
  find: of => [...lithiumSulfide(of), ...lithiumChloride(of), ...tetrahedra(of)]
};

/** An argyrodite has free sulfide of its own, (2 − x)/(6 − x) of all sulfur: the classic mistake is to call that Li2S. */
function lithiumSulfide({ fit, composition }: Case): Objection[] {
  const claims = fit.components.filter(({ region, name }) => region === 'S 2p' && /^Li2S$/i.test(name));
  return claims.flatMap(claim => {
    const own = composition?.free_sulfide_share ?? NaN;
    if (!Number.isFinite(own)) {
      return [
        objection(
          'sulfide-without-composition',
          claim.id,
          `${percent(claim.fraction)} of the sulfur is called Li2S, but an argyrodite has free sulfide of its own at the same energy: 20 % of its sulfur at x = 1.`,
          'Give the sample’s composition, so that the two can be told apart by their amount.'
        )
      ];
    }
    if (claim.fraction - ERRORS * known(claim.fraction_error) > own) return [];
    return [
      objection(
        'not-lithium-sulfide',
        claim.id,
        `${percent(claim.fraction, 1)} ± ${percent(known(claim.fraction_error), 1)} of the sulfur is called Li2S; the free sulfide of ${composition!.formula} alone is ${percent(own, 1)} (nominal) at the same energy.`,
        'Call it free sulfide; Li2S is what clearly exceeds that.'
      )
    ];
  });
}

function lithiumChloride({ fit }: Case): Objection[] {
  return fit.components
    .filter(({ region, name }) => region === 'Cl 2p' && /LiCl/i.test(name))
    .map(claim =>
      objection(
        'not-lithium-chloride',
        claim.id,
        `${nameOf(claim)} at ${ev(claim.position)} is claimed from Cl 2p alone; LiCl (198.5 to 198.8 eV) and chloride in the lattice (198.4 to 198.8 eV) stand at one energy.`,
        'Call it chloride; claim LiCl from diffraction, from a lattice parameter, or from the amounts of Li and Cl together.'
      )
    );
}

/** Needs atomic percents: areas of two regions say nothing without sensitivity factors. */
function tetrahedra({ quantities, limits }: Case): Objection[] {
  const find = (region: string) => quantities.find(one => one.region === region && one.name === 'PS4');
  const sulfur = find('S 2p');
  const phosphorus = find('P 2p');
  if (!sulfur || !phosphorus || !(phosphorus.atomic_percent > 0)) return [];
  const ratio = sulfur.atomic_percent / phosphorus.atomic_percent;
  const error =
    ratio *
    Math.hypot(
      known(sulfur.standard_error) / sulfur.atomic_percent,
      known(phosphorus.standard_error) / phosphorus.atomic_percent
    );
  const allowed = limits.tetrahedron_ratio * SULFUR_PER_TETRAHEDRON + ERRORS * error;
  if (Math.abs(ratio - SULFUR_PER_TETRAHEDRON) <= allowed) return [];
  return [
    objection(
      'tetrahedron-ratio',
      sulfur.component,
      `PS4 has ${ratio.toFixed(1)} ± ${error.toFixed(1)} S for each P by these areas, and 4 by its formula.`,
      'Check the sensitivity factors and measuring times, whether a component called PS4 holds another, and what covers the surface: P 2p and S 2p come from slightly different depths.'
    )
  ];
}
