import { ArgyroditeError, type Warning } from '../arrow/index.js';
import { covariance } from '../numeric/covariance.js';
import { linearLeastSquares } from '../numeric/linear-least-squares.js';
import { student95 } from '../numeric/student.js';

/** eV/K, exact since the SI of 2019. */
export const BOLTZMANN = 8.617333262145179e-5;
export const ZERO_CELSIUS = 273.15;

export interface ActivationEnergy {
  energy_ev: number;
  /** NaN for two points, which a line always meets. */
  standard_error: number;
  lower_95: number;
  upper_95: number;
  /** σ0 in σT = σ0 exp(−E/kT): the unit of the conductivities times K. */
  prefactor: number;
  warnings: Warning[];
}

/**
 * Activation energy of conduction, from a straight line through ln(σT) against 1/T, all points alike (equal relative errors).
 *
 * @param points °C, and conductivity in any unit, e.g. S/cm
 * @throws ArgyroditeError `too-few-points` for fewer than two temperatures; `bad-number`
 */
export function activationEnergy(
  points: readonly { temperature_celsius: number; conductivity: number }[]
): ActivationEnergy {
  points.forEach(checkPoint);
  const kelvin = points.map(point => point.temperature_celsius + ZERO_CELSIUS);
  if (new Set(kelvin).size < 2) {
    throw new ArgyroditeError(
      'too-few-points',
      'An activation energy needs conductivities at two temperatures or more, and at three for its error.'
    );
  }
  const goal = Float64Array.from(points, ({ conductivity }, i) => Math.log(conductivity * kelvin[i]));
  const inverse = Float64Array.from(kelvin, t => -1 / (BOLTZMANN * t));
  // about the mean, so that slope and curvature are told apart
  const mean = inverse.reduce((a, b) => a + b) / inverse.length;
  const centred = inverse.map(value => value - mean);
  const line = regress([inverse.map(() => 1), centred], goal);
  const t = student95(Math.max(points.length - 2, 1));
  const [, energy] = line.x;
  const error = line.errors[1];
  return {
    energy_ev: energy,
    standard_error: error,
    lower_95: energy - t * error,
    upper_95: energy + t * error,
    prefactor: Math.exp(line.x[0] - energy * mean),
    warnings: curved(centred, goal)
  };
}

/** Where a parabola describes the points better than chance would let it. */
function curved(centred: Float64Array, goal: Float64Array): Warning[] {
  const n = goal.length;
  if (n < 5) return [];
  const { x, errors } = regress([centred.map(() => 1), centred, centred.map(v => v * v)], goal);
  if (!(Math.abs(x[2]) > student95(n - 3) * errors[2])) return [];
  return [
    {
      code: 'curved-arrhenius',
      message:
        'ln(σT) against 1/T is bent, not straight: one activation energy does not describe all temperatures. Look for a phase change, an interface in the resistance, or a temperature that was not reached.'
    }
  ];
}

function regress(columns: Float64Array[], goal: Float64Array): { x: Float64Array; errors: number[] } {
  const p = columns.length;
  const { x, sumOfSquares } = linearLeastSquares(
    columns.map(column => column.slice()),
    goal.slice()
  );
  // two points have no error, which 0/0 says as well
  const matrix = covariance(columns, sumOfSquares / (goal.length - p));
  const free = goal.length > p;
  return { x, errors: columns.map((_, i) => (free ? Math.sqrt(matrix[i * p + i]) : NaN)) };
}

function checkPoint(point: { temperature_celsius: number; conductivity: number }, i: number): void {
  const { temperature_celsius: celsius, conductivity } = point;
  if (!(celsius > -ZERO_CELSIUS && celsius < Infinity)) {
    throw new ArgyroditeError(
      'bad-number',
      `The temperature of point ${i + 1} is ${celsius} °C; give one above absolute zero, in °C.`
    );
  }
  if (!(conductivity > 0 && conductivity < Infinity)) {
    throw new ArgyroditeError(
      'bad-number',
      `The conductivity of point ${i + 1} is ${conductivity}; it must be a positive number.`
    );
  }
}
