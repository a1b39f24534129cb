import { valueAt } from '../../numeric/polynomial.js';
import type { Points } from '../fit/points.js';
import type { ResistanceReading } from '../types.js';
import { drawLocal, localCurve, realAt, type LocalCurve } from './local-curve.js';

/** −Z'' must rise on both sides of its minimum by this share of |Z| there: less may be noise. */
const RISE = 0.02;

/** Decades: −Z'' is flat around its minimum, and noise would move it far. */
const HALF_WIDTH = 0.4;

/** Z' at the local minimum of −Z'' of the lowest frequency, where the last arc meets the spike. */
export function localMinimum(points: Points): ResistanceReading | undefined {
  const k = findMinimum(points);
  const curve = k === undefined ? undefined : localCurve(points, k, HALF_WIDTH);
  if (!curve) return undefined;
  const place = bottom(curve);
  if (!place) return undefined;
  const { value, error } = realAt(curve, place.x, place.error);
  if (!(value > 0)) return undefined;
  return {
    way: 'local-minimum',
    resistance_ohm: value,
    standard_error_ohm: error,
    frequency_hertz: Math.exp(curve.centre + place.x),
    real_ohm: value,
    imaginary_ohm: valueAt(curve.imaginary, place.x),
    line: drawLocal(curve),
    rows: curve.rows
  };
}

/** From the lowest frequency up: the first point below which −Z'' has fallen and from which it rises again. */
export function findMinimum({ real, imaginary }: Points): number | undefined {
  let lowest = imaginary.length - 1;
  let highest = -imaginary[lowest]; // since the last minimum was given up
  for (let k = lowest; k >= 0; k--) {
    const y = -imaginary[k];
    const least = -imaginary[lowest];
    const needed = RISE * Math.hypot(real[lowest], imaginary[lowest]);
    if (y <= least) lowest = k;
    else if (y - least > needed) {
      if (highest - least > needed && least > 0) return lowest;
      // a rise without a fall before it: the flank of a slow arc, whose top is still to come
      lowest = k;
      highest = y;
    }
    highest = Math.max(highest, y);
  }
  return undefined;
}

/** Where the parabola of −Z'' has its minimum, with its error; `undefined` where it has none within its points. */
function bottom({ imaginary, from, to }: LocalCurve): { x: number; error: number } | undefined {
  const [, b, c] = imaginary.coefficients;
  const x = -b / (2 * c);
  if (!(c < 0 && x >= from && x <= to)) return undefined;
  // of b + 2 c x
  const at = (i: number, j: number) => imaginary.covariance[3 * i + j];
  const variance = at(1, 1) + 4 * x * at(1, 2) + 4 * x * x * at(2, 2);
  return { x, error: Math.sqrt(Math.max(0, variance)) / (2 * Math.abs(c)) };
}
