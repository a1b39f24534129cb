import { errorAt } from '../../numeric/polynomial.js';
import type { Points } from '../fit/points.js';
import type { ResistanceReading } from '../types.js';
import { drawLocal, localCurve, realAt, type LocalCurve } from './local-curve.js';

/** Decades. */
const HALF_WIDTH = 0.25;

/** Z' where the curve, coming from high frequency, crosses the real axis from inductive to capacitive. */
export function axisCrossing(points: Points): ResistanceReading | undefined {
  const { frequency, imaginary } = points;
  const k = imaginary.findIndex((im, i) => i > 0 && imaginary[i - 1] >= 0 && im < 0);
  if (k < 0) return undefined;
  const nearer = imaginary[k - 1] < -imaginary[k] ? k - 1 : k;
  const curve = localCurve(points, nearer, HALF_WIDTH);
  if (!curve) return undefined;
  const share = imaginary[k - 1] / (imaginary[k - 1] - imaginary[k]);
  const between =
    Math.log(frequency[k - 1]) + share * Math.log(frequency[k] / frequency[k - 1]) - curve.centre;
  const x = root(curve, between);
  const slope = curve.imaginary.coefficients[1] + 2 * curve.imaginary.coefficients[2] * x;
  const { value, error } = realAt(curve, x, errorAt(curve.imaginary, x) / Math.abs(slope));
  if (!(value > 0)) return undefined;
  return {
    way: 'axis-crossing',
    resistance_ohm: value,
    standard_error_ohm: error,
    frequency_hertz: Math.exp(curve.centre + x),
    real_ohm: value,
    imaginary_ohm: 0,
    line: drawLocal(curve),
    rows: curve.rows
  };
}

/** The parabola's root near the place between the two points; that place where it has none among its points. */
function root({ imaginary, from, to }: LocalCurve, between: number): number {
  const [a, b, c] = imaginary.coefficients;
  const discriminant = b * b - 4 * a * c;
  if (!(discriminant >= 0)) return between;
  // without cancellation (Press et al., Numerical Recipes, 5.6)
  const q = -(b + Math.sign(b || 1) * Math.sqrt(discriminant)) / 2;
  const roots = [q / c, a / q].filter(x => x >= from && x <= to);
  return roots.reduce(
    (best, x) => (Math.abs(x - between) < Math.abs(best - between) ? x : best),
    roots[0] ?? between
  );
}
