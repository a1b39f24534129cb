import { linearFitter, type LinearAnswer } from './linear.js';
import type { Scan } from './scans.js';

/** Charging that is looked for, eV. */
const SHIFTS = { from: -8, to: 8, step: 0.1 };
/** Where spectra fit several shifts alike, the smaller one is likelier: one unit of ln-likelihood at this shift, eV ... */
const USUAL_SHIFT = 2;
/** ... and the one that needs fewer products of decomposition. */
const PRODUCTS = 10;

export interface ShiftEstimate {
  /** Measured minus true binding energy, eV. */
  shift: number;
  /** Share of each library component in its region, by region and name. */
  shares: Record<string, Record<string, number>>;
}

/**
 * The charge shift at which the library's components, at their typical places, give all scans of a sample together best: one shift for
 * all of them, since it is the sample's potential that has changed. Scans of regions that the library does not know have no say.
 */
export function estimateShift(scans: readonly Scan[]): ShiftEstimate {
  const fitters = scans.flatMap(scan => {
    const fit = linearFitter(scan);
    return fit ? [{ fit, scan }] : [];
  });
  let best = { cost: Infinity, shift: 0, answers: [] as LinearAnswer[] };
  if (fitters.length === 0) return { shift: 0, shares: {} };
  const count = Math.round((SHIFTS.to - SHIFTS.from) / SHIFTS.step);
  for (let i = 0; i <= count; i++) {
    const shift = SHIFTS.from + i * SHIFTS.step;
    const answers = fitters.map(({ fit }) => fit(shift));
    const cost = answers.reduce(
      (sum, answer, k) =>
        sum + fitters[k].scan.energy.length * Math.log(answer.misfit) + PRODUCTS * products(answer),
      (shift / USUAL_SHIFT) ** 2
    );
    if (cost < best.cost) best = { cost, shift, answers };
  }
  const shares = best.answers.map((answer, k) => [fitters[k].scan.region, sharesOf(answer)] as const);
  return { shift: Number(best.shift.toFixed(1)), shares: Object.fromEntries(shares) };
}

function products(answer: LinearAnswer): number {
  const total = answer.components.reduce((sum, { area }) => sum + area, 0);
  if (!(total > 0)) return 1;
  return answer.components.reduce(
    (sum, { component, area }) =>
      sum + (/argyrodite|reference/.test(component.provenance) ? 0 : area / total),
    0
  );
}

function sharesOf({ components }: LinearAnswer): Record<string, number> {
  const total = components.reduce((sum, { area }) => sum + area, 0) || 1;
  return Object.fromEntries(components.map(({ component, area }) => [component.name, area / total]));
}
