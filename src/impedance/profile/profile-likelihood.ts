import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable, type TableLike, type Warning } from '../../arrow/index.js';
import { student95 } from '../../numeric/student.js';
import type { Progress } from '../../runner/definition.js';
import { asCircuit, checkNames } from '../circuit/simulate.js';
import { fitCircuitSteps, type FitOptions } from '../fit/fit.js';
import type { Circuit, CircuitFit, CircuitParameter } from '../types.js';
import { walk, type Refit, type Side } from './walk.js';

/** How well the data hold one parameter: the least sum of squares at each of its values, all others fitted anew. */
export interface ProfileLikelihood {
  type: 'profile-likelihood';
  name: string;
  unit: string;
  /** Of the parameter, ascending; among them the best one. */
  values: Float64Array;
  sum_of_squares: Float64Array;
  /** The best. */
  value: number;
  minimum: number;
  /** The 95 % interval is where the sum of squares is at most this. */
  threshold: number;
  lower_95: number;
  upper_95: number;
  /** The sum of squares does not reach the threshold on this side: the data give no limit, and the one stated is the parameter's own. */
  lower_open: boolean;
  upper_open: boolean;
  warnings: Warning[];
}

/** A refit that falls below the minimum by more than this share of s² has found a better one. */
const BETTER = 0.01;
/** How often the profile is begun anew from a better minimum. */
const RESTARTS = 3;
/** What a profile usually takes. */
const USUAL_REFITS = 24;

/**
 * Profile likelihood of a parameter (Bates & Watts 1988, chapter 6): at fixed values of it all others are fitted again. With normal
 * errors of unknown size the likelihood ratio is an F test, so the 95 % interval holds the values with
 * S <= S_min (1 + F(0.95; 1, n − p)/(n − p)). Unlike the standard error it needs no straight model: it is lopsided where the data are, and
 * open where they set no limit.
 *
 * @param name of a parameter that the fit may change
 * @throws ArgyroditeError `unknown-parameter`; `bad-setting` for one that is fixed; what `fitCircuit` throws
 */
export function profileLikelihood(
  table: TableLike,
  circuit: string | Circuit,
  name: string,
  options: FitOptions = {}
): ProfileLikelihood {
  const steps = profileLikelihoodSteps(toTable(table), circuit, name, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** {@link profileLikelihood} as a generator that yields the progress of the fit, then how many refits are done. */
export function* profileLikelihoodSteps(
  table: Table,
  given: string | Circuit,
  name: string,
  options: FitOptions = {}
): Generator<Progress, ProfileLikelihood> {
  const circuit = asCircuit(given);
  checkNames(circuit, { [name]: 0 }, 'a profile');
  checkFree(name, options);
  let { fit } = yield* fitCircuitSteps(table, circuit, options);
  for (let restart = 0; ; restart++) {
    const outcome = yield* profile(table, circuit, name, options, fit, restart === RESTARTS);
    if (!outcome.better) return describe(circuit, name, options, fit, outcome.sides);
    // the global search missed a lower minimum: go on from there
    const improved = { ...options, initial: outcome.better, starts: 1 };
    fit = (yield* fitCircuitSteps(table, circuit, improved)).fit;
  }
}

interface Outcome {
  sides: Side[];
  better?: Record<string, number>;
}

function* profile(
  table: Table,
  circuit: Circuit,
  name: string,
  options: FitOptions,
  fit: CircuitFit,
  isLast: boolean
): Generator<Progress, Outcome> {
  let done = 0;
  const refit = (value: number, initial: Record<string, number>): Refit => {
    const steps = fitCircuitSteps(table, circuit, {
      ...options,
      initial,
      fixed: { ...options.fixed, [name]: value },
      bounds: without(options.bounds, name),
      starts: 1
    });
    let step = steps.next();
    while (!step.done) step = steps.next();
    return { sum: step.value.fit.sum_of_squares, values: valuesOf(step.value.fit) };
  };
  const best = valuesOf(fit);
  const { value, standard_error: error } = fit.parameters.find(parameter => parameter.name === name)!;
  const parameter = limited(circuit, name, options);
  const sides: Side[] = [];
  for (const direction of [-1, 1] as const) {
    const steps = walk({
      refit,
      best,
      value,
      error,
      direction,
      parameter,
      minimum: fit.sum_of_squares,
      variance: fit.reduced_chi_square,
      goal: student95(degreesOfFreedom(fit))
    });
    let step = steps.next();
    while (!step.done) {
      done++;
      yield { done, total: Math.max(USUAL_REFITS, done + 1), label: 'refits' };
      const isBetter = step.value.sum < fit.sum_of_squares - BETTER * fit.reduced_chi_square;
      if (isBetter && !isLast) return { sides, better: step.value.values };
      step = steps.next();
    }
    sides.push(step.value);
  }
  return { sides };
}

function describe(
  circuit: Circuit,
  name: string,
  options: FitOptions,
  fit: CircuitFit,
  [below, above]: Side[]
): ProfileLikelihood {
  const { value, unit } = fit.parameters.find(parameter => parameter.name === name)!;
  const t = student95(degreesOfFreedom(fit));
  const points = [...below.points, { value, sum: fit.sum_of_squares }, ...above.points].sort(
    (a, b) => a.value - b.value
  );
  const { lower, upper } = limited(circuit, name, options);
  const open = [below, above].map(({ end }) => end === undefined);
  const which = open[0] ? (open[1] ? 'neither below nor above' : 'not below') : 'not above';
  return {
    type: 'profile-likelihood',
    name,
    unit,
    values: Float64Array.from(points, point => point.value),
    sum_of_squares: Float64Array.from(points, point => point.sum),
    value,
    minimum: fit.sum_of_squares,
    threshold: fit.sum_of_squares + t * t * fit.reduced_chi_square,
    lower_95: below.end ?? lower,
    upper_95: above.end ?? upper,
    lower_open: open[0],
    upper_open: open[1],
    warnings: open.includes(true)
      ? [
          {
            code: 'open-interval',
            message: `The data limit ${name} ${which}: other values there fit as well within 95 %.`,
            subject: name
          }
        ]
      : []
  };
}

function degreesOfFreedom(fit: CircuitFit): number {
  return 2 * fit.rows.length - fit.parameters.filter(({ fixed, tied_to }) => !fixed && !tied_to).length;
}

/** The parameter with the user's limits. */
function limited(circuit: Circuit, name: string, { bounds = {} }: FitOptions): CircuitParameter {
  const parameter = circuit.parameters.find(parameter => parameter.name === name)!;
  if (!Object.hasOwn(bounds, name)) return parameter;
  const given = bounds[name];
  const { lower = -Infinity, upper = Infinity } =
    'length' in given ? { lower: given[0], upper: given[1] } : given;
  return {
    ...parameter,
    lower: Math.max(lower, parameter.lower),
    upper: Math.min(upper, parameter.upper)
  };
}

function without<T>(record: Record<string, T> | undefined, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => key !== name));
}

function valuesOf(fit: CircuitFit): Record<string, number> {
  return Object.fromEntries(fit.parameters.map(({ name, value }) => [name, value]));
}

function checkFree(name: string, { fixed = {}, ties = {} }: FitOptions): void {
  if (Object.hasOwn(ties, name)) {
    const { to } = ties[name];
    throw new ArgyroditeError('bad-setting', `${name} is tied to ${to}: ask for the profile of ${to}.`);
  }
  if (!Object.hasOwn(fixed, name)) return;
  throw new ArgyroditeError('bad-setting', `${name} is fixed: free it to see how well the data hold it.`);
}
