import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable, type TableLike, type Warning } from '../../arrow/index.js';
import { weightedPolynomial } from '../../numeric/polynomial.js';
import { selectPoints } from '../fit/points.js';
import type { Selection } from '../types.js';

/** The modulus that a spectrum's phase asks for. Arrays are over the points, highest frequency first. */
export interface ZhitResult {
  type: 'z-hit';
  frequency: Float64Array;
  /** Measured |Z|, Ω. */
  modulus: Float64Array;
  /** |Z| as it follows from the phase, Ω. */
  modulus_of_phase: Float64Array;
  /** modulus / modulus_of_phase − 1: a drift shows here at the slow end, whose sign tells its direction. */
  deviation: Float64Array;
  rows: Int32Array;
  warnings: Warning[];
}

const FEWEST_POINTS = 8;
/** Of the points on either side, over which the phase's slope is taken. */
const HALF_WIDTH = 2;

/**
 * The Z-HIT: the modulus from the phase, ln|Z(ω)| = const + (2/π) ∫ φ d ln ω − (π/6) dφ/d ln ω (Ehm, Göhr, Kaus, Röseler & Schiller,
 * ACH – Models in Chemistry 137 (2000) 145). Both follow from ln|Z| = cos(πD/2) g and φ = sin(πD/2) g with D = d/d ln ω and g the
 * impedance on the real axis of s, so ln|Z| = cot(πD/2) φ, of which these are the first two terms; the next is −(π³/360) d³φ.
 *
 * The phase is local and hardly sees a slow drift of the cell, while the modulus does. The constant is that of the middle third of the
 * measured decades, where neither drift nor cables matter.
 *
 * @throws ArgyroditeError `too-few-points`, `wrong-kind`
 */
export function zhit(table: TableLike, selection: Selection = {}): ZhitResult {
  return zhitOf(toTable(table), selection);
}

export function zhitOf(table: Table, selection: Selection): ZhitResult {
  const { frequency, real, imaginary, rows, warnings } = selectPoints(table, selection);
  const count = frequency.length;
  if (new Set(frequency).size < FEWEST_POINTS) throw tooFew(count);
  const logOmega = frequency.map(f => Math.log(2 * Math.PI * f));
  const modulus = real.map((re, k) => Math.hypot(re, imaginary[k]));
  const phase = unwrapped(real, imaginary);
  const slope = slopes(logOmega, phase);
  const logModulus = new Float64Array(count);
  for (let k = 0, integral = 0; k < count; k++) {
    if (k > 0) {
      const h = logOmega[k] - logOmega[k - 1];
      // the integral of the cubic that has these values and slopes
      integral += (h * (phase[k - 1] + phase[k])) / 2 + (h * h * (slope[k - 1] - slope[k])) / 12;
    }
    logModulus[k] = (2 / Math.PI) * integral - (Math.PI / 6) * slope[k];
  }
  const constant = middle(
    frequency,
    modulus.map((z, k) => Math.log(z) - logModulus[k])
  );
  const ofPhase = logModulus.map(value => Math.exp(value + constant));
  return {
    type: 'z-hit',
    frequency,
    modulus,
    modulus_of_phase: ofPhase,
    deviation: modulus.map((z, k) => z / ofPhase[k] - 1),
    rows,
    warnings
  };
}

/** In rad, without jumps by 2π. */
function unwrapped(real: Float64Array, imaginary: Float64Array): Float64Array {
  let turns = 0;
  let before = NaN;
  return real.map((re, k) => {
    const angle = Math.atan2(imaginary[k], re);
    if (angle - before > Math.PI) turns--;
    if (before - angle > Math.PI) turns++;
    before = angle;
    return angle + 2 * Math.PI * turns;
  });
}

/** dy/dx of a parabola through each point and its neighbours. */
function slopes(x: Float64Array, y: Float64Array): Float64Array {
  const count = x.length;
  return x.map((at, k) => {
    // at the ends the window leans inwards
    const from = Math.max(0, Math.min(k - HALF_WIDTH, count - 2 * HALF_WIDTH - 1));
    const to = from + 2 * HALF_WIDTH + 1;
    const parabola = weightedPolynomial(
      x.slice(from, to).map(value => value - at),
      y.slice(from, to),
      2
    );
    return parabola.coefficients[1];
  });
}

/** The mean over the middle third of the decades. */
function middle(frequency: Float64Array, values: Float64Array): number {
  const [high, low] = [Math.log(frequency[0]), Math.log(frequency[frequency.length - 1])];
  const third = (high - low) / 3;
  const near = values.filter((_, k) => Math.abs(Math.log(frequency[k]) - (high + low) / 2) <= third / 2);
  const inside = near.length > 0 ? near : values;
  return inside.reduce((a, b) => a + b, 0) / inside.length;
}

function tooFew(count: number): ArgyroditeError {
  return new ArgyroditeError(
    'too-few-points',
    `The Z-HIT needs at least ${FEWEST_POINTS} points at different frequencies; there ${count === 1 ? 'is 1 point' : `are ${count} points`}. Use more of the spectrum.`
  );
}
