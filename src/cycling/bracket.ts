import type { End } from './short/end.js';
import type { Judgement } from './short/judge.js';
import type { CcdResult, HalfCycles, Short, StaircaseStep } from './types.js';

type Bracket = Pick<
  CcdResult,
  | 'last_survived'
  | 'first_failed'
  | 'critical_current_density'
  | 'last_survived_ampere'
  | 'first_failed_ampere'
  | 'last_survived_range'
  | 'first_failed_range'
  | 'censoring'
  | 'short'
  | 'soft_unrecovered_current_density'
>;

const NOTHING: Bracket = {
  last_survived: null,
  first_failed: null,
  critical_current_density: null,
  last_survived_ampere: null,
  first_failed_ampere: null,
  last_survived_range: null,
  first_failed_range: null,
  censoring: 'not-determinable',
  short: null,
  soft_unrecovered_current_density: null
};

/** Between which currents the cell failed: all steps before were survived, that step was not. */
export function bracketOf(
  steps: readonly StaircaseStep[],
  half: HalfCycles,
  { short, shortedFromStart, unresolved, verdict, rule }: Judgement,
  end: End | null,
  hidden: number
): Bracket {
  if (shortedFromStart || unresolved) return NOTHING;
  if (!short) {
    const whole = steps.filter(
      (step, k) => step.verdict !== 'unfinished' && !(end && k === steps.length - 1)
    );
    return { ...NOTHING, ...survivedOf(whole, steps, hidden), censoring: 'right' };
  }
  const failed = steps.findIndex(step => short.half < step.end_half_cycle);
  const step = steps[failed];
  const survived = survivedOf(steps.slice(0, failed), steps, hidden);
  const found: Short = {
    kind: short.kind,
    time_second: short.time,
    step: step.step,
    half_cycle: short.half,
    current_density: step.current_density,
    evidence: short.evidence,
    decided_by:
      verdict[short.half].endsWith('-short') && rule[short.half] === 'person' ? 'person' : 'analysis'
  };
  return {
    ...survived,
    first_failed: orNull(step.current_density),
    first_failed_ampere: step.current_ampere,
    first_failed_range: rangeOf(step.current_density_lower, step.current_density_upper),
    critical_current_density: survived.last_survived,
    censoring: 'none',
    short: found,
    soft_unrecovered_current_density:
      short.kind === 'soft' ? orNull(half.current_density_ma_cm2[short.half]) : null
  };
}

/** Of a program that is given, steps that the record does not show came before the first that it shows, and that was sound at its start. */
function survivedOf(whole: readonly StaircaseStep[], all: readonly StaircaseStep[], hidden: number) {
  const highest = (pick: (step: StaircaseStep) => number) => {
    const before = hidden > 0 && all.length > 1 ? 2 * pick(all[0]) - pick(all[1]) : 0;
    return whole.reduce((most, step) => Math.max(most, pick(step)), before);
  };
  return {
    last_survived: orNull(highest(step => step.current_density)),
    last_survived_ampere: highest(step => step.current_ampere),
    last_survived_range: rangeOf(
      highest(step => step.current_density_lower),
      highest(step => step.current_density_upper)
    )
  };
}

function rangeOf(lower: number, upper: number): [number, number] | null {
  return Number.isFinite(lower) ? [lower, upper] : null;
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
