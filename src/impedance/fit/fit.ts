import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable, type TableLike } from '../../arrow/index.js';
import { covariance } from '../../numeric/covariance.js';
import { levenbergMarquardt, type Minimiser } from '../../numeric/levenberg-marquardt.js';
import { minimiseFromStarts } from '../../numeric/multi-start.js';
import { uniform } from '../../numeric/random.js';
import { student95 } from '../../numeric/student.js';
import type { Progress } from '../../runner/definition.js';
import { makeFrequencies, makeModel, type CircuitModel } from '../circuit/model.js';
import { asCircuit } from '../circuit/simulate.js';
import type { Circuit, CircuitFit, FitParameter, Selection, Weighting } from '../types.js';
import { orderArcs } from './arcs.js';
import { freeParameters, type Bounds, type FreeParameter } from './parameters.js';
import { rootWeights, selectPoints, type Points } from './points.js';
import { circuitProblem, weightedSize, type RootWeights } from './problem.js';
import { dataScales } from './scales.js';
import { makeStarts } from './starts.js';
import { resolveTies, type ResolvedTies, type Tie } from './ties.js';
import { judgeFit } from './warnings.js';

export interface FitOptions extends Selection {
  /** Default `modulus`. */
  weighting?: Weighting;
  /** Where the first start begins; parameters without one are guessed from the data. */
  initial?: Record<string, number>;
  /** Values that the fit keeps. */
  fixed?: Record<string, number>;
  bounds?: Record<string, Bounds>;
  /** Parameters that are always another one times a factor; errors and limits go through it. */
  ties?: Record<string, Tie>;
  /** Default 64. */
  starts?: number;
  /** Default 1; the same seed gives the same result. */
  seed?: number;
}

/** The fit with what else its analysis needs. */
export interface FitOutcome {
  circuit: Circuit;
  fit: CircuitFit;
  /** Of the parameters' values, row-major over all of the circuit's parameters: 0 for what is fixed or held at a limit, NaN for what is not determined. */
  covariance: Float64Array;
}

/**
 * Fits an equivalent circuit to a spectrum by complex nonlinear least squares.
 *
 * @param table of kind impedance-spectrum
 * @param circuit e.g. `R0-p(R1,CPE1)-CPE2`, or what `parseCircuit` made of it
 * @throws ArgyroditeError `bad-circuit`, `unknown-parameter`, `bad-setting`, `too-few-points`, `wrong-kind`
 */
export function fitCircuit(
  table: TableLike,
  circuit: string | Circuit,
  options: FitOptions = {}
): CircuitFit {
  const steps = fitCircuitSteps(toTable(table), circuit, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.fit;
}

/** {@link fitCircuit} as a generator that yields every few milliseconds how many of the starts are dealt with. */
export function* fitCircuitSteps(
  table: Table,
  given: string | Circuit,
  options: FitOptions = {}
): Generator<Progress, FitOutcome> {
  const { weighting = 'modulus', starts: count = 64, seed = 1 } = options;
  checkOptions(weighting, count, seed);
  const circuit = asCircuit(given);
  const points = selectPoints(table, options);
  const scales = dataScales(points);
  const ties = resolveTies(circuit, options.ties ?? {}, options.fixed ?? {}, options.bounds ?? {});
  const free = freeParameters(circuit, scales, { ...options, fixed: ties.fixed }, ties);
  checkCount(circuit, points, free);
  const weights = rootWeights(points, weighting);
  const model = makeModel(circuit, makeFrequencies(points.frequency));
  const minimiser = levenbergMarquardt(circuitProblem(model, points, weights, free));
  const random = uniform(seed);
  const starts = makeStarts(circuit, model, points, weights, scales, random);
  const prepare = (values: Float64Array, initial?: Record<string, number>) => {
    override(values, circuit, initial);
    override(model.values, circuit, ties.fixed);
    return toPoint(values, free);
  };
  const first = (): Float64Array => {
    const { initial = {} } = options;
    if (free.every(({ name }) => Object.hasOwn(initial, name))) {
      return prepare(new Float64Array(circuit.parameters.length), initial);
    }
    return mostPromising(
      minimiser,
      starts.guesses(TRIED).map(values => prepare(values, initial))
    );
  };
  const source = {
    next: (i: number) => (i === 0 ? first() : prepare(starts.draw())),
    around: (point: Float64Array) =>
      point.map((value, j) => value + (2 * random() - 1) * (free[j].logarithmic ? 2 : 0.2))
  };
  const search = minimiseFromStarts(minimiser, source, count);
  let step = search.next();
  while (!step.done) {
    yield { done: step.value, total: count, label: 'starts' };
    step = search.next();
  }
  const { point, converged } = step.value;
  arrange(minimiser, point, circuit, model, free);
  if (!(minimiser.sumOfSquares < Infinity)) throw impossible(circuit);
  return finish({ circuit, points, weights, weighting, free, ties, model, minimiser, converged });
}

/** So many of the best guesses are tried, each for so many steps, before the first start is made of one of them. */
const TRIED = 3;
const TRIAL_STEPS = 6;

function mostPromising(minimiser: Minimiser, points: Float64Array[]): Float64Array {
  let best = points[0];
  let least = Infinity;
  for (const point of points) {
    minimiser.start(point);
    for (let k = 0; k < TRIAL_STEPS && minimiser.iterate() === 'running'; k++);
    if (minimiser.sumOfSquares < least) {
      least = minimiser.sumOfSquares;
      best = minimiser.point.slice();
    }
  }
  return best;
}

interface Finished {
  circuit: Circuit;
  points: Points;
  weights: RootWeights;
  weighting: Weighting;
  free: FreeParameter[];
  ties: ResolvedTies;
  model: CircuitModel;
  minimiser: Minimiser;
  converged: boolean;
}

/** Arcs fastest first; leaves the minimiser and the model at the result. */
function arrange(
  minimiser: Minimiser,
  point: Float64Array,
  circuit: Circuit,
  model: CircuitModel,
  free: FreeParameter[]
): void {
  minimiser.start(point);
  const isPinned = new Set(circuit.parameters.map(({ name }) => name));
  for (const { name, bounded, followers } of free) {
    if (!bounded && followers.length === 0) isPinned.delete(name);
  }
  const ordered = orderArcs(circuit, model.values, isPinned);
  minimiser.start(toPoint(ordered, free));
}

function finish(finished: Finished): FitOutcome {
  const { circuit, points, weights, weighting, free, ties, model, minimiser, converged } = finished;
  const count = points.frequency.length;
  const n = 2 * count;
  const p = free.length;
  const sum = minimiser.sumOfSquares;
  // a point that does not move says which parameters press against a limit
  const held = minimiser.findHeld();
  const matrix = valueCovariance(finished, held, sum / (n - p));
  const parameters = listParameters(circuit, model.values, free, ties, held, matrix, n - p);
  const fit = {
    type: 'circuit-fit' as const,
    circuit: circuit.code,
    weighting,
    parameters,
    sum_of_squares: sum,
    reduced_chi_square: sum / (n - p),
    aic: n * Math.log(sum / n) + 2 * p,
    bic: n * Math.log(sum / n) + p * Math.log(n),
    correlation: correlations(matrix, free, held, circuit.parameters.length),
    fitted: { frequency: points.frequency, real: model.z.re.slice(), imaginary: model.z.im.slice() },
    residuals: {
      real: minimiser.residuals.slice(0, count),
      imaginary: minimiser.residuals.slice(count)
    },
    converged,
    rows: points.rows
  };
  const size = weightedSize(points, weights);
  const measured: [number, number] = [points.frequency[count - 1], points.frequency[0]];
  const warnings = [...points.warnings, ...judgeFit(circuit, fit, free, held, measured, size)];
  return { circuit, fit: { ...fit, warnings }, covariance: matrix };
}

function valueCovariance(
  { circuit, free, model, minimiser }: Finished,
  held: Int8Array,
  variance: number
): Float64Array {
  const total = circuit.parameters.length;
  const loose = free.map((parameter, j) => ({ parameter, j })).filter(({ j }) => held[j] === 0);
  const inner = covariance(
    loose.map(({ j }) => minimiser.columns[j]),
    variance
  );
  const matrix = new Float64Array(total * total);
  const places = loose.map(({ parameter }) => slopes(parameter, model.values));
  places.forEach((rows, i) => {
    places.forEach((columns, j) => {
      for (const [row, a] of rows) {
        for (const [column, b] of columns) {
          matrix[row * total + column] = inner[i * loose.length + j] * a * b;
        }
      }
    });
  });
  return matrix;
}

/** A free parameter and what is tied to it: place, and d value/d what the fit varies. */
function slopes(
  { index, logarithmic, followers }: FreeParameter,
  values: Float64Array
): [index: number, slope: number][] {
  return [{ index, factor: 1 }, ...followers].map(({ index: place, factor }) => [
    place,
    logarithmic ? values[place] : factor
  ]);
}

function listParameters(
  circuit: Circuit,
  values: Float64Array,
  free: FreeParameter[],
  { leaders }: ResolvedTies,
  held: Int8Array,
  matrix: Float64Array,
  degreesOfFreedom: number
): FitParameter[] {
  const t = student95(degreesOfFreedom);
  const total = circuit.parameters.length;
  return circuit.parameters.map(({ name, unit }, index) => {
    const leader = leaders.get(name) ?? name;
    const j = free.findIndex(parameter => parameter.name === leader);
    const known = j >= 0 && held[j] === 0;
    const value = j >= 0 && held[j] !== 0 ? limitOf(free[j], held[j], index) : values[index];
    const error = known ? Math.sqrt(matrix[index * total + index]) : NaN;
    const limits =
      known && free[j].logarithmic
        ? [value * Math.exp((-t * error) / value), value * Math.exp((t * error) / value)]
        : [value - t * error, value + t * error];
    return {
      name,
      value,
      standard_error: error,
      lower_95: limits[0],
      upper_95: limits[1],
      unit,
      fixed: j < 0,
      tied_to: leaders.get(name) ?? ''
    };
  });
}

/** The limit that a parameter is at, or what is tied to it. */
function limitOf({ lower, upper, followers }: FreeParameter, side: number, index: number): number {
  const factor = followers.find(follower => follower.index === index)?.factor ?? 1;
  return factor * (side < 0 ? lower : upper);
}

function correlations(
  matrix: Float64Array,
  free: FreeParameter[],
  held: Int8Array,
  total: number
): number[][] {
  const variances = free.map(({ index }) => matrix[index * total + index]);
  // without a single variance there is no covariance to speak of
  if (variances.every((variance, j) => held[j] !== 0 || !(variance >= 0))) return [];
  return free.map((a, i) =>
    free.map((b, j) =>
      i === j ? 1 : matrix[a.index * total + b.index] / Math.sqrt(variances[i] * variances[j])
    )
  );
}

function override(values: Float64Array, circuit: Circuit, given: Record<string, number> = {}): void {
  circuit.parameters.forEach(({ name }, i) => {
    if (Object.hasOwn(given, name)) values[i] = given[name];
  });
}

function toPoint(values: Float64Array, free: readonly FreeParameter[]): Float64Array {
  return Float64Array.from(free, ({ index, logarithmic }) =>
    logarithmic ? Math.log(values[index]) : values[index]
  );
}

function checkOptions(weighting: string, starts: number, seed: number): void {
  const fail = (message: string) => new ArgyroditeError('bad-setting', message);
  if (!['unit', 'modulus', 'proportional'].includes(weighting)) {
    throw fail(`The weighting is “${weighting}”; it must be unit, modulus or proportional.`);
  }
  if (!(Number.isInteger(starts) && starts >= 1)) {
    throw fail(`The number of starts is ${starts}; it must be a whole number of at least 1.`);
  }
  if (!(Number.isInteger(seed) && seed >= 0)) {
    throw fail(`The seed is ${seed}; it must be a whole number of at least 0.`);
  }
}

function checkCount(circuit: Circuit, points: Points, free: FreeParameter[]): void {
  const count = points.frequency.length;
  if (2 * count > free.length) return;
  throw new ArgyroditeError(
    'too-few-points',
    `${circuit.code} has ${free.length} free parameters, but ${count === 1 ? 'there is 1 point' : `there are ${count} points`} to fit: at least ${Math.floor(free.length / 2) + 1} are needed, and many more to trust the result. Use more points, a simpler circuit, or fix some parameters.`
  );
}

function impossible(circuit: Circuit): ArgyroditeError {
  return new ArgyroditeError(
    'bad-setting',
    `${circuit.code} has no impedance that is a number for the given fixed values. Change them.`
  );
}
