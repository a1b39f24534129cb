import { errorAt, valueAt, weightedPolynomial, type Polynomial } from '../../numeric/polynomial.js';
import type { Points } from '../fit/points.js';

/** Z' and Z'' around one point as parabolas in ln f, so that noise of single points does not decide. */
export interface LocalCurve {
  /** ln f − centre runs from `from` to `to`. */
  centre: number;
  from: number;
  to: number;
  real: Polynomial;
  imaginary: Polynomial;
  rows: Int32Array;
}

const FEWEST = 5;
/** Places at which the curve is drawn. */
const DRAWN = 25;

/** The curve around point k, over so many decades on either side and at least five points; `undefined` where there are fewer. */
export function localCurve(points: Points, k: number, decades: number): LocalCurve | undefined {
  const { frequency, real, imaginary, rows } = points;
  const count = frequency.length;
  if (count < FEWEST) return undefined;
  const isNear = (i: number) => Math.abs(Math.log10(frequency[i] / frequency[k])) <= decades;
  let [from, to] = [k, k + 1];
  while (from > 0 && isNear(from - 1)) from--;
  while (to < count && isNear(to)) to++;
  for (; to - from < FEWEST;) {
    if (from > 0 && (k - from <= to - 1 - k || to === count)) from--;
    else to++;
  }
  const centre = Math.log(frequency[k]);
  const x = frequency.slice(from, to).map(f => Math.log(f) - centre);
  const weights = x.map((_, i) => 1 / Math.hypot(real[from + i], imaginary[from + i]));
  return {
    centre,
    from: x[x.length - 1],
    to: x[0],
    real: weightedPolynomial(x, real.slice(from, to), 2, weights),
    imaginary: weightedPolynomial(x, imaginary.slice(from, to), 2, weights),
    rows: rows.slice(from, to)
  };
}

/** Z' where x has this error: what it is known to there, and what it changes over the error of x. */
export function realAt({ real }: LocalCurve, x: number, error: number): { value: number; error: number } {
  const slope = real.coefficients[1] + 2 * real.coefficients[2] * x;
  return { value: valueAt(real, x), error: Math.hypot(errorAt(real, x), slope * error) };
}

export function drawLocal({ real, imaginary, from, to }: LocalCurve): {
  real: Float64Array;
  imaginary: Float64Array;
} {
  const x = Float64Array.from({ length: DRAWN }, (_, i) => from + ((to - from) * i) / (DRAWN - 1));
  return { real: x.map(at => valueAt(real, at)), imaginary: x.map(at => valueAt(imaginary, at)) };
}
