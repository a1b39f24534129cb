import type { Progress } from '../../runner/definition.js';
import type { ComponentFit, RegionModel } from '../types.js';
import { alternatives, type Refit } from './alternatives.js';
import type { Case } from './case.js';
import { checks } from './checks/list.js';
import { refereeLimits, type RefereeLimits } from './limits.js';
import type { Objection } from './objection.js';

export interface RefereeOptions {
  /** Of the sample: tells Li2S from the lattice's own sulfide. */
  composition?: Case['composition'];
  quantities?: Case['quantities'];
  transmission?: Case['transmission'];
  measuring_times?: Case['measuring_times'];
  limits?: Partial<RefereeLimits>;
  /** How another model of one region is fitted; without it no other models are tried. */
  refit?: Refit;
}

/**
 * What an expert would object to in a fit, each with its reason, a remedy, and what it is about. An empty list says that none of these
 * objections holds, not that the fit is right.
 */
export function referee(
  fit: ComponentFit,
  models: readonly RegionModel[],
  options: RefereeOptions = {}
): Objection[] {
  const steps = refereeSteps(fit, models, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** {@link referee}, yielding its progress: the fits of other models take some milliseconds each. */
export function* refereeSteps(
  fit: ComponentFit,
  models: readonly RegionModel[],
  {
    composition,
    quantities = [],
    transmission = 'none',
    measuring_times = 'not needed',
    limits,
    refit
  }: RefereeOptions = {}
): Generator<Progress, Objection[]> {
  const of: Case = {
    fit,
    models,
    composition,
    quantities,
    transmission,
    measuring_times,
    limits: { ...refereeLimits, ...limits }
  };
  const objections = checks.flatMap(check => check.find(of));
  if (!refit) return objections;
  for (const [i, region] of fit.regions.entries()) {
    const steps = alternatives(of, region, refit);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        objections.push(...step.value);
        break;
      }
      yield { done: i, total: fit.regions.length, label: `other models of ${region.region}` };
    }
  }
  return objections;
}
