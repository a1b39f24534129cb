import { levelOf } from '../../library/levels.js';
import type { FittedComponent } from '../../types.js';
import { componentsOf, ev, nameOf, orbitalOf, known, type Case, type Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** A doublet as it is in the fit: one component with both lines, or two that were fitted as a line each. */
interface Doublet {
  of: FittedComponent;
  splitting: number;
  splitting_error: number;
  ratio: number;
  ratio_error: number;
  /** Width of the 1/2 line over that of the 3/2 line. */
  width_ratio: number;
}

/** Two single lines are taken for a doublet within this distance of the level's splitting, eV. */
const PAIRING = 0.3;
/** ... and where the upper one's area is this much of the lower one's. */
const PAIRED_RATIO = [0.2, 0.9] as const;
/** Area ratio of the lines of a level, (2j of the one + 1)/(2j of the other + 1). */
const RATIOS: Readonly<Record<string, number>> = { p: 1 / 2, d: 2 / 3, f: 3 / 4 };

/** Every p, d or f level is two lines, at a distance and with a ratio that the atom gives, the upper one no narrower. */
export const doublets: Check = {
  codes: ['missing-doublet', 'splitting', 'area-ratio', 'narrow-half-line'],
  find: ({ fit, limits }: Case) =>
    fit.regions.flatMap(({ region }) => {
      const orbital = orbitalOf(region);
      if (!(orbital in RATIOS)) return [];
      const { paired, alone } = pairUp(componentsOf(fit, region), levelOf(region)?.splitting);
      return [
        ...alone.map(missing),
        ...paired.flatMap(doublet => [
          ...splitting(doublet),
          ...ratio(doublet, RATIOS[orbital], limits.ratio_tolerance),
          ...narrow(doublet, limits.half_line_width_tolerance)
        ])
      ];
    })
};

function pairUp(
  components: FittedComponent[],
  distance = NaN
): { paired: Doublet[]; alone: FittedComponent[] } {
  const whole = components.filter(component => component.splitting > 0);
  const single = components
    .filter(component => !(component.splitting > 0))
    .sort((a, b) => a.position - b.position);
  const paired: Doublet[] = whole.map(of => ({ ...of, of, width_ratio: 1 }));
  const alone: FittedComponent[] = [];
  while (single.length) {
    const lower = single.shift()!;
    const at = single.findIndex(upper => {
      const share = upper.area / lower.area;
      const close = Math.abs(upper.position - lower.position - distance) <= PAIRING;
      return close && share >= PAIRED_RATIO[0] && share <= PAIRED_RATIO[1];
    });
    if (at === -1) alone.push(lower);
    else paired.push(asDoublet(lower, single.splice(at, 1)[0]));
  }
  return { paired, alone };
}

function asDoublet(lower: FittedComponent, upper: FittedComponent): Doublet {
  const ratio = upper.area / lower.area;
  return {
    of: lower,
    splitting: upper.position - lower.position,
    splitting_error: Math.hypot(known(upper.position_error), known(lower.position_error)),
    ratio,
    ratio_error:
      ratio * Math.hypot(known(upper.area_error) / upper.area, known(lower.area_error) / lower.area),
    width_ratio: upper.fwhm / lower.fwhm
  };
}

function missing(component: FittedComponent): Objection {
  return objection(
    'missing-doublet',
    component.id,
    `${nameOf(component)} is a single line, but every ${component.region} level is a doublet.`,
    'Fit it as a doublet, with the splitting and the area ratio of the level.'
  );
}

function splitting({ of, splitting }: Doublet): Objection[] {
  const level = levelOf(of.region);
  if (!level || (splitting >= level.splitting_range[0] && splitting <= level.splitting_range[1])) return [];
  const [low, high] = level.splitting_range;
  return [
    objection(
      'splitting',
      of.id,
      `The lines of ${nameOf(of)} are ${ev(splitting)} apart; in ${of.region} they are ${low} to ${high} eV apart, whatever the compound.`,
      `Hold the splitting at ${level.splitting} eV.`
    )
  ];
}

function ratio({ of, ratio }: Doublet, wanted: number, tolerance: number): Objection[] {
  // 1e-9: a ratio that stands at the limit is within it
  if (Math.abs(ratio - wanted) <= tolerance + 1e-9) return [];
  return [
    objection(
      'area-ratio',
      of.id,
      `The 1/2 line of ${nameOf(of)} has ${ratio.toFixed(2)} times the area of the 3/2 line; the level’s degeneracy gives ${wanted.toFixed(2)}.`,
      `Hold the ratio at ${wanted.toFixed(2)}; where the data ask for another, a further component or the background is missing.`
    )
  ];
}

function narrow({ of, width_ratio }: Doublet, tolerance: number): Objection[] {
  if (width_ratio >= 1 - tolerance) return [];
  return [
    objection(
      'narrow-half-line',
      of.id,
      `The 1/2 line of ${nameOf(of)} is narrower than its 3/2 line, to ${width_ratio.toFixed(2)} of its width: it lives no longer, so it cannot be.`,
      'Fit both lines as one doublet of one width.'
    )
  ];
}
