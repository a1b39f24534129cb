import { student95 } from '../../numeric/student.js';
import { weightedPolynomial, type Polynomial } from '../../numeric/polynomial.js';
import type { Points } from '../fit/points.js';
import type { ResistanceReading } from '../types.js';
import { endsInSpike } from '../validity/kramers-kronig.js';

const FEWEST = 5;
/** Times the 95 % limit: the question is asked of many lines. */
const BENT = 1.5;
/** dZ'/d(−Z'') of a spike: 0 for a capacitance, 1 for diffusion; noise may bend it a little. */
const STEEPNESS = { least: -0.05, most: 1.2 };

/**
 * The spike of a blocking electrode, which is a straight line for a constant phase element in series with a resistance, extrapolated
 * to the real axis. It takes as many points from the lowest frequency up as lie on one line: until a parabola describes them
 * better than chance would let it; of these lines the one whose end on the axis is known best.
 */
export function extrapolatedSpike(points: Points): ResistanceReading | undefined {
  if (points.frequency.length < FEWEST || !endsInSpike(points)) return undefined;
  const best = bestLine(points);
  if (!best) return undefined;
  const { line, from } = best;
  const [value, steepness] = line.coefficients;
  const far = points.imaginary[points.imaginary.length - 1];
  const ends = Float64Array.of(0, far);
  return {
    way: 'spike',
    resistance_ohm: value,
    standard_error_ohm: Math.sqrt(line.covariance[0]),
    frequency_hertz: NaN,
    real_ohm: value,
    imaginary_ohm: 0,
    line: { real: ends.map(im => value - steepness * im), imaginary: ends },
    rows: points.rows.slice(from)
  };
}

/** Z' over −Z''; through the points `from` … last. */
function bestLine({ real, imaginary }: Points): { line: Polynomial; from: number } | undefined {
  let best: { line: Polynomial; from: number } | undefined;
  for (let from = real.length - FEWEST; from >= 0; from--) {
    if (!(imaginary[from] < 0)) break;
    const x = imaginary.slice(from).map(im => -im);
    const y = real.slice(from);
    const weights = x.map((value, k) => 1 / Math.hypot(value, y[k]));
    const line = weightedPolynomial(x, y, 1, weights);
    // the first few points have to do, bent or not
    if (best && isBent(x, y, weights)) break;
    const [value, steepness] = line.coefficients;
    const isSpike = value > 0 && steepness > STEEPNESS.least && steepness < STEEPNESS.most;
    if (isSpike && (!best || line.covariance[0] <= best.line.covariance[0])) best = { line, from };
  }
  return best;
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
