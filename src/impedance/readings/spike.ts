import { weightedPolynomial, type Polynomial } from '../../numeric/polynomial.js';
import { student95 } from '../../numeric/student.js';
import type { Points } from '../fit/points.js';
import type { ResistanceReading } from '../types.js';
import { endsInSpike } from '../validity/kramers-kronig.js';
import { findMinimum } from './local-minimum.js';

const FEWEST = 5;
/** How much of a spike is taken as straight: over several decades a real electrode's exponent drifts. */
const DECADES = 1;
const WINDOWS_PER_DECADE = 50;
/** Times the 95 % limit: the question is asked of many lines. */
const BENT = 1.5;
/** dZ'/d(−Z'') of a spike: 0 for a capacitance, 1 for diffusion; noise may bend it a little. */
const STEEPNESS = { least: -0.05, most: 1.2 };

interface Line {
  line: Polynomial;
  from: number;
  to: number;
}

/**
 * The spike of a blocking electrode, which is a straight line for a constant phase element in series with a resistance, extrapolated
 * to the real axis: of all decades of frequency below the last arc in which a parabola describes the points no better than a line, the
 * one whose end on the axis is known best. That is mostly the one nearest to the arc.
 */
export function extrapolatedSpike(points: Points): ResistanceReading | undefined {
  if (points.frequency.length < FEWEST || !endsInSpike(points)) return undefined;
  const best = bestLine(points);
  if (!best) return undefined;
  const { line, from, to } = best;
  const [value, steepness] = line.coefficients;
  const ends = Float64Array.of(0, points.imaginary[to - 1]);
  return {
    way: 'spike',
    resistance_ohm: value,
    standard_error_ohm: Math.sqrt(line.covariance[0]),
    frequency_hertz: NaN,
    real_ohm: value,
    imaginary_ohm: 0,
    line: { real: ends.map(im => value - steepness * im), imaginary: ends },
    rows: points.rows.slice(from, to)
  };
}

function bestLine(points: Points): Line | undefined {
  const { frequency, real, imaginary } = points;
  const first = findMinimum(points) ?? imaginary.findIndex(im => im < 0);
  let straight: Line | undefined;
  let bent: Line | undefined;
  for (let from = first; from <= real.length - FEWEST; from = nextWindow(frequency, from)) {
    let to = from + FEWEST;
    while (to < real.length && frequency[to] >= frequency[from] / 10 ** DECADES) to++;
    const x = imaginary.slice(from, to).map(im => -im);
    const y = real.slice(from, to);
    if (x.some(value => value <= 0)) continue;
    const weights = x.map((value, k) => 1 / Math.hypot(value, y[k]));
    const line = weightedPolynomial(x, y, 1, weights);
    const [value, steepness] = line.coefficients;
    if (!(value > 0 && steepness > STEEPNESS.least && steepness < STEEPNESS.most)) continue;
    const found = { line, from, to };
    if (isBent(x, y, weights)) bent = better(bent, found);
    else straight = better(straight, found);
  }
  return straight ?? bent;
}

/** Windows begin at every point, or where points lie very densely at so many places in a decade: more tell nothing new. */
function nextWindow(frequency: Float64Array, from: number): number {
  const beyond = frequency[from] / 10 ** (1 / WINDOWS_PER_DECADE);
  let next = from + 1;
  while (next < frequency.length && frequency[next] > beyond && frequency[next + 1] > beyond) next++;
  return next;
}

function better(a: Line | undefined, b: Line): Line {
  return a && a.line.covariance[0] <= b.line.covariance[0] ? a : b;
}

function isBent(x: Float64Array, y: Float64Array, weights: Float64Array): boolean {
  // in units of the largest, so that the square keeps its digits
  const unit = x.reduce((a, b) => Math.max(a, b));
  const scaled = x.map(value => value / unit);
  const { coefficients, covariance } = weightedPolynomial(scaled, y, 2, weights);
  const rounding = 1e-9 * coefficients.reduce((sum, c) => sum + Math.abs(c), 0);
  const bend = Math.abs(coefficients[2]);
  return bend > rounding && bend > BENT * student95(x.length - 3) * Math.sqrt(covariance[8]);
}
