import { missingRuns } from '../../../numeric/runs-test.js';
import type { RegionFit } from '../../types.js';
import type { Check } from '../case.js';
import { objection, type Objection } from '../objection.js';
import type { RefereeLimits } from '../limits.js';

/** Fewer points than this say nothing of their scatter. */
const ENOUGH = 20;
/** Second differences of independent points have three times the variance of first ones; of smoothed points about twice. */
const SMOOTHED_RATIO = 2.4;

/** Whether what is left over is noise, and whether the noise is that of counting. */
export const residuals: Check = {
  codes: ['structured-residuals', 'misfit', 'smoothed-data', 'no-counts'],
  find: ({ fit, limits }) =>
    fit.regions.flatMap(region => [
      ...structured(region, limits),
      ...smoothed(region, limits),
      ...uncounted(region)
    ])
};

function structured(fit: RegionFit, { missing_runs, misfit }: RefereeLimits): Objection[] {
  const { region, residuals, chi_square, counts_per_unit } = fit;
  if (missingRuns(residuals) > missing_runs) {
    return [
      objection(
        'structured-residuals',
        region,
        `The residuals of ${region} follow a pattern instead of scattering: the model misses something, and the errors are too small.`,
        'Look where they stay on one side: a component, another line shape, or another background is needed there.'
      )
    ];
  }
  const n = residuals.length;
  // χ² of n points scatters by √(2n)
  if (!Number.isFinite(counts_per_unit) || chi_square <= n + misfit * Math.sqrt(2 * n)) return [];
  return [
    objection(
      'misfit',
      region,
      `The residuals of ${region} are ${Math.sqrt(chi_square / n).toFixed(1)} times as large as counting explains.`,
      'Look for what the model misses; where it is a few points, for spikes in the data.'
    )
  ];
}

/**
 * Differences between neighbours see the noise alone: no peak or background is so sharp. Against that of counting where it is known,
 * otherwise against each other.
 */
function smoothed(
  { region, residuals, counts_per_unit }: RegionFit,
  { scatter }: RefereeLimits
): Objection[] {
  if (residuals.length < ENOUGH) return [];
  const first = differences(residuals);
  const second = differences(first);
  const share = meanSquare(second) / 6;
  const counted = Number.isFinite(counts_per_unit);
  if (counted ? share >= scatter : meanSquare(second) >= SMOOTHED_RATIO * meanSquare(first)) return [];
  const reason = counted
    ? `The points of ${region} scatter with ${Math.round(100 * share)} % of the variance that counting has`
    : `Neighbouring points of ${region} scatter together`;
  return [
    objection(
      'smoothed-data',
      region,
      `${reason}: they were smoothed, or are no counts. Errors and every test of the model are then wrong.`,
      'Fit the data as they were measured; smooth only pictures.'
    )
  ];
}

function differences(values: Float64Array): Float64Array {
  return values.subarray(1).map((value, k) => value - values[k]);
}

function meanSquare(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

function uncounted({ region, counts_per_unit }: RegionFit): Objection[] {
  if (Number.isFinite(counts_per_unit)) return [];
  return [
    objection(
      'no-counts',
      region,
      `How many electrons stand behind the intensity of ${region} is not known, so the errors rest on the scatter about the model.`,
      'Export counts, or give dwell time and sweeps (setting counts_per_unit).'
    )
  ];
}
