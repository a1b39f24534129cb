import type { Warning } from '../arrow/index.js';
import type { CcdResult, CcdSummary, Protocol } from './types.js';
import { fitWeibull } from './weibull.js';

/** From so many cells on a distribution is worth its parameters. */
const WEIBULL_CELLS = 10;
/** Protocols whose numbers differ by more are two. */
const SAME = 0.05;

type Replicate = Pick<
  CcdResult,
  | 'sample'
  | 'critical_current_density'
  | 'last_survived'
  | 'first_failed'
  | 'censoring'
  | 'protocol'
  | 'ended'
>;

/**
 * Replicates in numbers: mean, population and sample standard deviation (the study's is the population's, Zeng et al. 2022,
 * Methods) of those that failed in a step. Censored ones are named and in no mean; from ten cells on a Weibull distribution takes
 * them in as what they are, intervals.
 *
 * @param results of `estimateCcd`, in mA/cm²
 */
export function summariseCcd(results: readonly Replicate[]): CcdSummary {
  const failed = results.filter(
    result => result.censoring === 'none' && result.critical_current_density !== null
  );
  const values = failed.map(result => result.critical_current_density!);
  const n = values.length;
  const mean = n ? values.reduce((sum, value) => sum + value, 0) / n : NaN;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const intervals = results
    .filter(result => result.censoring !== 'not-determinable' && result.last_survived !== null)
    .map(result => ({ low: result.last_survived!, high: result.first_failed ?? Infinity }));
  return {
    n,
    mean,
    population_sd: n ? Math.sqrt(squares / n) : NaN,
    sample_sd: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN,
    censored: results
      .filter(result => result.censoring === 'right')
      .map(({ sample, last_survived, ended }) => ({
        sample,
        last_survived: last_survived ?? NaN,
        ...(ended ? { ended } : {})
      })),
    not_determinable: results
      .filter(result => result.censoring === 'not-determinable')
      .map(({ sample }) => sample),
    weibull: intervals.length >= WEIBULL_CELLS ? fitWeibull(intervals) : null,
    warnings: [...differences(results), ...censoredWarning(results)]
  };
}

const COMPARED: readonly [keyof Protocol, string][] = [
  ['first_ma_cm2', 'first current densities'],
  ['increment_ma_cm2', 'increments'],
  ['half_cycle_second', 'durations of a half cycle'],
  ['half_cycles_per_step', 'numbers of half cycles per step'],
  ['stack_pressure_mpa', 'stack pressures']
];

/** What a critical current density depends on beside the material: the protocol. */
function differences(results: readonly Replicate[]): Warning[] {
  const differing = COMPARED.filter(([name]) => {
    const values = results.map(({ protocol }) => protocol[name] as number).filter(Number.isFinite);
    return values.length > 1 && Math.max(...values) - Math.min(...values) > SAME * Math.max(...values);
  }).map(([, words]) => words);
  if (differing.length === 0) return [];
  return [
    {
      code: 'protocols-differ',
      message: `The cells were measured by different protocols (${differing.join(', ')}): their critical current densities should not be compared.`
    }
  ];
}

function censoredWarning(results: readonly Replicate[]): Warning[] {
  const censored = results.filter(({ censoring }) => censoring === 'right').length;
  if (censored === 0) return [];
  return [
    {
      code: 'censored',
      message: `${censored} of ${results.length} cells had not shorted when the test ended, and ${censored > 1 ? 'are' : 'is'} in no mean: the true mean is higher.`
    }
  ];
}
