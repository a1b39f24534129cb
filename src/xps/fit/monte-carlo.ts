import type { Progress } from '../../runner/definition.js';
import { uniform } from '../../numeric/random.js';
import { poisson } from '../simulation/poisson.js';
import type { ComponentFit, MonteCarloResult } from '../types.js';

/**
 * What the errors are when the measurement is repeated: each sample is the fitted envelope with new counting noise, fitted anew with
 * its background. Where counts are not known the noise is normal, as large as the residuals say.
 *
 * @param refit of the intensities of all regions, in the fit's order
 */
export function* monteCarlo(
  fit: ComponentFit,
  samples: number,
  seed: number,
  refit: (intensities: Float64Array[]) => ComponentFit
): Generator<Progress, MonteCarloResult> {
  const random = uniform(seed);
  const spread = Math.sqrt(fit.reduced_chi_square);
  const drawn: ComponentFit['components'][] = [];
  for (let i = 0; i < samples; i++) {
    const intensities = fit.regions.map(({ envelope, sigma, counts_per_unit: known }) =>
      envelope.map((value, k) =>
        known > 0 ? poisson(value * known, random) / known : value + spread * sigma[k] * normal(random)
      )
    );
    drawn.push(refit(intensities).components);
    yield { done: i + 1, total: samples, label: 'simulated measurements' };
  }
  return {
    samples,
    seed,
    components: fit.components.map(({ id }, c) => {
      const of = (key: 'position' | 'fwhm' | 'area' | 'fraction') =>
        drawn.map(components => components[c][key]);
      const fractions = of('fraction').sort((a, b) => a - b);
      return {
        id,
        position_error: deviation(of('position')),
        fwhm_error: deviation(of('fwhm')),
        area_error: deviation(of('area')),
        fraction_error: deviation(fractions),
        fraction_lower_95: quantile(fractions, 0.025),
        fraction_upper_95: quantile(fractions, 0.975)
      };
    })
  };
}

/** Box & Muller 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
