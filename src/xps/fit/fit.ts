import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable } from '../../arrow/index.js';
import type { Progress } from '../../runner/definition.js';
import { libraryOf } from '../library/components.js';
import { makeQuantities, type Quantities } from '../model/quantities.js';
import { scansOf } from '../start/scans.js';
import { estimateShift } from '../start/shift.js';
import type { ComponentFit, FitOptions, RegionModel } from '../types.js';
import { minimise } from './minimise.js';
import { monteCarlo } from './monte-carlo.js';
import { findSpectrum, selectPoints, type Points } from './points.js';
import { makeProblem } from './problem.js';
import { makeResult } from './result.js';

/**
 * Fits the components of one region, or of several regions of one sample together, by weighted least squares with analytic derivatives.
 *
 * Weights are Poisson's where counts are known (counts, or a rate with dwell time and sweeps); errors are then absolute. Where they are
 * not, the variance is taken to grow with the intensity and its size is read off the residuals: χ² then tells nothing.
 *
 * @param table of kind `xps-spectrum`
 * @throws ArgyroditeError `wrong-kind`, `bad-setting`, `too-few-points`
 */
export function fitComponents(
  table: Table | Uint8Array,
  model: RegionModel | readonly RegionModel[],
  options: FitOptions = {}
): ComponentFit {
  const steps = fitComponentsSteps(toTable(table), model, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** {@link fitComponents}, yielding its progress: simulated repetitions take their time. */
export function* fitComponentsSteps(
  table: Table,
  model: RegionModel | readonly RegionModel[],
  options: FitOptions = {}
): Generator<Progress, ComponentFit> {
  const models = 'region' in model ? [model] : model;
  if (!models.some(({ components }) => components.length)) {
    throw new ArgyroditeError('bad-setting', 'There is no component to fit; add one at a peak.');
  }
  const { charge = {}, monte_carlo_samples = 0, seed = 1 } = options;
  const reference = findReference(models, charge.reference);
  const quantities = makeQuantities(models, reference?.id);
  let shift = charge.shift ?? (reference ? startShift(table, models, reference, options) : 0);
  let points = models.map(one => selectPoints(table, one, options, shift));
  let fit = fitPoints(models, points, quantities, shift, options);
  // The windows are of corrected energies: they follow the shift, until it stays.
  for (let round = 0; reference && round < 3; round++) {
    const moved = models.map(one => selectPoints(table, one, options, fit.charge_shift));
    if (
      moved.every(
        ({ rows }, r) =>
          rows.length === points[r].rows.length && rows.every((row, i) => row === points[r].rows[i])
      )
    )
      break;
    points = moved;
    shift = fit.charge_shift;
    fit = fitPoints(models, points, quantities, shift, options);
  }
  if (monte_carlo_samples < 2) return fit;
  const begin = startAt(quantities, fit);
  const result = yield* monteCarlo(fit, monte_carlo_samples, seed, intensities =>
    fitPoints(
      models,
      points.map((one, r) => ({ ...one, intensity: intensities[r] })),
      begin,
      fit.charge_shift,
      options
    )
  );
  return { ...fit, monte_carlo: result };
}

function fitPoints(
  models: readonly RegionModel[],
  points: readonly Points[],
  quantities: Quantities,
  shift: number,
  { charge = {}, weighting = 'poisson', end_points = 5 }: FitOptions
): ComponentFit {
  const problem = makeProblem(models, points, quantities, shift, charge.reference !== undefined, end_points);
  if (problem.residualCount <= problem.free.length) {
    throw new ArgyroditeError(
      'too-few-points',
      `${problem.residualCount} points cannot tell ${problem.free.length} parameters; widen the ranges, or hold some of them.`
    );
  }
  const minimiser = minimise(problem, weighting);
  problem.residuals(minimiser.point, new Float64Array(problem.residualCount));
  return makeResult(problem, minimiser, quantities, weighting, charge.shift_error ?? 0);
}

/** The same parameters, beginning where a fit has ended. */
function startAt(quantities: Quantities, fit: ComponentFit): Quantities {
  const ended = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  return { ...quantities, free: quantities.free.map(free => ({ ...free, initial: ended.get(free.name)! })) };
}

interface Reference {
  id: string;
  region: number;
  position: number;
}

/** By id, by region and name, or by a name that only one component has. */
function findReference(models: readonly RegionModel[], wanted: string | undefined): Reference | undefined {
  if (wanted === undefined) return undefined;
  const { components } = makeQuantities(models, undefined);
  const named = components.filter(
    ({ model, region }) => model.name === wanted || `${models[region].region}/${model.name}` === wanted
  );
  const found = components.find(({ id }) => id === wanted) ?? named[0];
  if (!found) {
    throw new ArgyroditeError(
      'bad-setting',
      `The charge reference “${wanted}” is none of the components; there are ${components.map(({ id }) => id).join(', ')}.`
    );
  }
  if (found.id !== wanted && named.length > 1) {
    throw new ArgyroditeError(
      'bad-setting',
      `The charge reference “${wanted}” is the name of ${named.map(({ id }) => id).join(' and ')}; give one of these ids.`
    );
  }
  return { id: found.id, region: found.region, position: found.model.position };
}

/** From all of the sample's regions where the library knows the reference's; otherwise where that region is highest. */
function startShift(
  table: Table,
  models: readonly RegionModel[],
  reference: Reference,
  options: FitOptions
): number {
  if (libraryOf(models[reference.region].region).length === 0) {
    return highestAbove(table, models, reference, options);
  }
  const spectra = models.map(model => findSpectrum(table, model.region, options.spectra));
  return estimateShift(scansOf(table, spectra)).shift;
}

/** Where the reference's region is highest above the line between its ends. */
function highestAbove(
  table: Table,
  models: readonly RegionModel[],
  { region, position }: Reference,
  options: FitOptions
): number {
  const { energy, intensity } = selectPoints(table, { ...models[region], range: undefined }, options, 0);
  const n = energy.length;
  let top = 0;
  let most = -Infinity;
  for (let i = 2; i < n - 2; i++) {
    const line = intensity[0] + ((intensity[n - 1] - intensity[0]) * i) / (n - 1);
    const height =
      (intensity[i - 2] + intensity[i - 1] + intensity[i] + intensity[i + 1] + intensity[i + 2]) / 5 - line;
    if (height > most) [most, top] = [height, i];
  }
  return energy[top] - position;
}
