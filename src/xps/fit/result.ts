import type { Warning } from '../../arrow/index.js';
import type { Minimiser } from '../../numeric/levenberg-marquardt.js';
import { PARTS, type Quantities } from '../model/quantities.js';
import type {
  ComponentFit,
  CountWeighting,
  FittedComponent,
  FreeParameter,
  RegionFit,
  RegionModel
} from '../types.js';
import { parameterCovariance, propagate } from './errors.js';
import type { FitProblem } from './problem.js';

const P = PARTS.length;
/** Of the normal distribution. */
const Z95 = 1.959963984540054;

/** Everything that a finished fit says. The problem must have been evaluated at the minimum. */
export function makeResult(
  problem: FitProblem,
  minimiser: Minimiser & { done: boolean },
  quantities: Quantities,
  weighting: CountWeighting,
  sharedShiftError: number
): ComponentFit {
  const { free, units, regions, change, values } = problem;
  const p = free.length;
  const n = problem.residualCount;
  const point = Float64Array.from(minimiser.point, (value, i) => value * units[i]);
  const chiSquare = minimiser.sumOfSquares;
  const dof = n - p;
  const absolute = weighting !== 'unit' && regions.every(({ points }) => points.countsPerUnit > 0);
  const covariance = parameterCovariance(problem, minimiser, absolute ? 1 : chiSquare / dof);
  // held at a limit: what follows from it follows from the others alone
  const known = covariance.map(value => (Number.isNaN(value) ? 0 : value));
  const rows = Array.from(values, (_, q) => change.subarray(q * p, (q + 1) * p));
  const deviation = (q: number) => Math.sqrt(Math.max(0, propagate(rows[q], covariance, rows[q])));
  const shift = problem.shiftAt(point);
  const shiftIndex = free.findIndex(({ kind }) => kind === 'shift');
  const fractions = makeFractions(quantities, values, rows, known);
  const components = quantities.components.map(({ id, model, region }, c): FittedComponent => {
    const [position, fwhm, area, mix, splitting, ratio] = values.subarray(c * P, (c + 1) * P);
    const [positionError, fwhmError, areaError, mixError, splittingError, ratioError] = PARTS.map((_, part) =>
      deviation(c * P + part)
    );
    const curve = regions[region].curves.find(({ index }) => index === c)!.curve;
    return {
      id,
      name: model.name,
      region: regions[region].model.region,
      position,
      position_error: positionError,
      fwhm,
      fwhm_error: fwhmError,
      area,
      area_error: areaError,
      ...fractions[c],
      height: curve.topOf(values, c * P),
      shape: model.shape ?? 'gl-sum',
      mix,
      mix_error: mixError,
      splitting,
      splitting_error: splittingError,
      ratio: splitting > 0 ? ratio : 0,
      ratio_error: ratioError,
      curve: curve.curve.slice()
    };
  });
  const fits = regions.map(region => describeRegion(region, minimiser.residuals, shift, weighting));
  const held = minimiser.findHeld();
  const parameters = free.map(({ name, subject, lower, upper }, i): FreeParameter => ({
    name,
    subject,
    value: point[i],
    standard_error: Math.sqrt(covariance[i * p + i]),
    lower,
    upper,
    at_bound: held[i] !== 0
  }));
  const areas = quantities.components.map((_, c) => rows[c * P + 2]);
  return {
    type: 'component-fit',
    weighting,
    components,
    regions: fits,
    background: join(fits.map(fit => fit.background)),
    envelope: join(fits.map(fit => fit.envelope)),
    residuals: join(fits.map(fit => fit.residuals)),
    charge_shift: shift,
    charge_shift_error:
      shiftIndex < 0
        ? sharedShiftError
        : Math.hypot(sharedShiftError, Math.sqrt(covariance[shiftIndex * p + shiftIndex])),
    chi_square: chiSquare,
    reduced_chi_square: chiSquare / dof,
    degrees_of_freedom: dof,
    aic: (absolute ? chiSquare : n * Math.log(chiSquare / n)) + 2 * p,
    bic: (absolute ? chiSquare : n * Math.log(chiSquare / n)) + p * Math.log(n),
    parameters,
    covariance,
    correlation: correlationOf(covariance, p),
    area_covariance: Float64Array.from(areas.flatMap(a => areas.map(b => propagate(a, known, b)))),
    monte_carlo: null,
    converged: minimiser.done,
    warnings: [...unfinished(minimiser.done), ...undetermined(parameters)]
  };
}

function unfinished(done: boolean): Warning[] {
  if (done) return [];
  const message =
    'The fit did not converge: its values are not final. Hold or link what the data do not tell, or take components out.';
  return [{ code: 'not-converged', message }];
}

/** Of a component without area nothing else can be told; that is said of the area. */
function undetermined(parameters: readonly FreeParameter[]): Warning[] {
  const gone = new Set(
    parameters
      .filter(({ name, at_bound }) => at_bound && name.endsWith('.area'))
      .map(({ subject }) => subject)
  );
  const lost = parameters.filter(
    ({ standard_error, at_bound, subject }) => Number.isNaN(standard_error) && !at_bound && !gone.has(subject)
  );
  if (lost.length === 0) return [];
  const names = lost.map(({ name }) => name).join(', ');
  const message = `The data do not determine ${names}: other values fit as well. Hold or link them, or take components out.`;
  return [{ code: 'not-determined', message, subject: lost[0].subject }];
}

/** Each area's share of its region, with its error through the covariance of all areas. */
function makeFractions(
  { components }: Quantities,
  values: Float64Array,
  rows: readonly Float64Array[],
  covariance: Float64Array
) {
  const area = (c: number) => values[c * P + 2];
  const total = (region: number) =>
    components.reduce((sum, other, c) => sum + (other.region === region ? area(c) : 0), 0);
  return components.map(({ region }, c) => {
    const sum = total(region);
    const fraction = area(c) / sum;
    const gradient = rows[0].map((_, j) =>
      components.reduce((g, other, o) => {
        if (other.region !== region) return g;
        return g + (((o === c ? 1 : 0) - fraction) / sum) * rows[o * P + 2][j];
      }, 0)
    );
    const error = Math.sqrt(Math.max(0, propagate(gradient, covariance, gradient)));
    return {
      fraction,
      fraction_error: error,
      fraction_lower_95: Math.max(0, fraction - Z95 * error),
      fraction_upper_95: Math.min(1, fraction + Z95 * error)
    };
  });
}

function describeRegion(
  { model, points, start, background, envelope, weight }: FitProblem['regions'][number],
  residuals: Float64Array,
  shift: number,
  weighting: CountWeighting
): RegionFit {
  const n = envelope.length;
  const own = residuals.slice(start, start + n).map(value => -value);
  return {
    region: model.region,
    spectrum: points.spectrum,
    background_kind: (model satisfies RegionModel).background ?? 'active-shirley',
    binding_energy: points.energy.map(value => value - shift),
    intensity: points.intensity.slice(),
    background: background.slice(),
    envelope: envelope.slice(),
    residuals: own,
    counts_per_unit: weighting === 'unit' ? NaN : points.countsPerUnit,
    sigma: weight.map(value => 1 / value),
    rows: points.rows,
    chi_square: own.reduce((sum, value) => sum + value * value, 0)
  };
}

function correlationOf(covariance: Float64Array, p: number): number[][] {
  const deviation = Array.from({ length: p }, (_, i) => Math.sqrt(covariance[i * p + i]));
  return deviation.map((a, i) => deviation.map((b, j) => covariance[i * p + j] / (a * b)));
}

function join(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    out.set(part, start);
    start += part.length;
  }
  return out;
}
