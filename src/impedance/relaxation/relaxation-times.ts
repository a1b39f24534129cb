import type { Table } from 'apache-arrow';
import { ArgyroditeError, toTable, type TableLike, type Warning } from '../../arrow/index.js';
import { formatQuantity } from '../../numeric/format.js';
import type { Progress } from '../../runner/definition.js';
import { selectPoints, type Points } from '../fit/points.js';
import type { Selection, Spectrum } from '../types.js';
import { endsInSpike } from '../validity/kramers-kronig.js';
import { makeKernel, type Kernel } from './kernel.js';
import { findPeaks, type RelaxationPeak } from './peaks.js';
import { regularise, type Regularised } from './regularised.js';
import { ALPHA_SOLUTIONS, findAlpha, sizeOf, spikeTaken, type Spike } from './spike.js';

export interface RelaxationOptions extends Selection {
  /** Without it, generalised cross-validation chooses it within {@link LAMBDA}. */
  lambda?: number;
  /** Take a series CPE or capacitance out; by default where the spectrum ends in a capacitive spike. */
  spike?: boolean;
}

export interface RelaxationResult {
  type: 'relaxation-times';
  /** s, ascending, evenly in the logarithm. */
  tau: Float64Array;
  /** Ω, over ln τ. */
  gamma: Float64Array;
  ohmic_resistance: number;
  inductance_henry: number;
  /** The integral of γ, in Ω. */
  polarization_resistance: number;
  lambda: number;
  /** Fastest first; without those that noise of the residuals' size would make. */
  peaks: RelaxationPeak[];
  /** What was taken out of the spectrum, or null. */
  spike: Spike | null;
  /** Of the spectrum with everything in it; highest frequency first. */
  fitted: Spectrum;
  /** Root mean square of |Z − Z_fitted|/|Z|, both parts. */
  residual_rms: number;
  rows: Int32Array;
  warnings: Warning[];
}

/** The limits of λ: beyond them γ is drawn by rounding, or is no longer drawn by the data. */
export const LAMBDA: readonly [number, number] = [1e-6, 1e-1];
const LAMBDAS = 21;
/** With which the exponent of a spike is sought. */
const FIRST_LAMBDA = 1e-4;
const FEWEST_POINTS = 8;

/**
 * The distribution of relaxation times of Z = R∞ + jωL + ∫γ(ln τ)/(1 + jωτ) d ln τ with γ >= 0, by Tikhonov regularisation of γ's
 * second derivative with weights 1/|Z|. λ is found by generalised cross-validation (Wahba 1985; Saccoccio et al. 2014) within limits.
 *
 * A blocking electrode's spike is no relaxation: it is described by a series CPE beside γ, and said so.
 *
 * @throws ArgyroditeError `bad-setting`, `too-few-points`, `wrong-kind`
 */
export function relaxationTimes(table: TableLike, options: RelaxationOptions = {}): RelaxationResult {
  const steps = relaxationTimesSteps(toTable(table), options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** {@link relaxationTimes} as a generator that yields how many systems are solved. */
export function* relaxationTimesSteps(
  table: Table,
  options: RelaxationOptions = {}
): Generator<Progress, RelaxationResult> {
  checkLambda(options.lambda);
  const points = selectPoints(table, options);
  const count = points.frequency.length;
  if (count < FEWEST_POINTS || points.frequency[0] === points.frequency[count - 1]) throw tooFew(count);
  const hasSpike = options.spike ?? endsInSpike(points);
  const total = (hasSpike ? ALPHA_SOLUTIONS : 0) + (options.lambda === undefined ? LAMBDAS : 1);
  const kernel = makeKernel(points, hasSpike);
  const system = regularise(kernel, sizeOf(points, hasSpike));
  let done = 0;
  const progress = (): Progress => ({ done: ++done, total, label: 'systems' });

  const alpha = hasSpike ? yield* findAlpha(system, kernel, options.lambda ?? FIRST_LAMBDA, progress) : NaN;
  const lambda = options.lambda ?? (yield* findLambda(system, progress));
  system.solve(lambda);
  yield progress();
  return describe(system, kernel, points, lambda, alpha);
}

/** From the smoothest on, so that each solution begins near the one before. */
function* findLambda(system: Regularised, progress: () => Progress): Generator<Progress, number> {
  let best = LAMBDA[1];
  let least = Infinity;
  for (let k = 0; k < LAMBDAS; k++) {
    const lambda = LAMBDA[1] * (LAMBDA[0] / LAMBDA[1]) ** (k / (LAMBDAS - 1));
    system.solve(lambda);
    if (system.score < least) {
      least = system.score;
      best = lambda;
    }
    if (k < LAMBDAS - 1) yield progress();
  }
  return best;
}

function describe(
  system: Regularised,
  { tau, step, columns, weight }: Kernel,
  points: Points,
  lambda: number,
  alpha: number
): RelaxationResult {
  const count = points.frequency.length;
  const { x } = system;
  const real = new Float64Array(count);
  const imaginary = new Float64Array(count);
  columns.forEach((column, j) => {
    for (let k = 0; k < count; k++) {
      real[k] += (column[k] * x[j]) / weight[k];
      imaginary[k] += (column[count + k] * x[j]) / weight[k];
    }
  });
  const gamma = x.slice(0, tau.length);
  const inverse = x[tau.length + 2];
  const spike: Spike | null = inverse > 0 ? { kind: alpha === 1 ? 'C' : 'CPE', q: 1 / inverse, alpha } : null;
  const rms = Math.sqrt(system.misfit / (2 * count));
  const peaks = findPeaks(tau, gamma, step).filter(peak => isSignificant(peak, points, rms));
  return {
    type: 'relaxation-times',
    tau,
    gamma,
    ohmic_resistance: x[tau.length],
    inductance_henry: x[tau.length + 1],
    polarization_resistance: gamma.reduce((sum, value) => sum + step * value, 0),
    lambda,
    peaks,
    spike,
    fitted: { frequency: points.frequency, real, imaginary },
    residual_rms: rms,
    rows: points.rows,
    warnings: [
      ...points.warnings,
      ...(spike ? [spikeTaken(spike)] : []),
      ...peaks.flatMap(peak => outside(peak, points))
    ]
  };
}

/** Standard deviations of the noise that a decade's points leave on average. */
const SIGNIFICANT = 3;

/** Beside a spike of 1e6 Ω, noise alone makes peaks of 100 Ω. */
function isSignificant({ resistance, tau }: RelaxationPeak, points: Points, rms: number): boolean {
  const { frequency, real, imaginary } = points;
  const wanted = 1 / (2 * Math.PI * tau);
  let nearest = 0;
  let inDecade = 0;
  for (let k = 0; k < frequency.length; k++) {
    const distance = Math.abs(Math.log10(frequency[k] / wanted));
    if (distance < 0.5) inDecade++;
    if (distance < Math.abs(Math.log10(frequency[nearest] / wanted))) nearest = k;
  }
  const noise = (rms * Math.hypot(real[nearest], imaginary[nearest])) / Math.sqrt(Math.max(inDecade, 1));
  return resistance > SIGNIFICANT * noise;
}

function outside(
  { characteristic_frequency_hertz: top, resistance }: RelaxationPeak,
  points: Points
): Warning[] {
  const [high, low] = [points.frequency[0], points.frequency[points.frequency.length - 1]];
  if (top <= high && top >= low) return [];
  return [
    {
      code: 'peak-outside-range',
      message: `The peak of ${formatQuantity(resistance, 'Ω')} at ${formatQuantity(top, 'Hz')} lies outside the measured ${formatQuantity(low, 'Hz')} to ${formatQuantity(high, 'Hz')}: the data show only its flank, and its resistance is uncertain.`
    }
  ];
}

function checkLambda(lambda: number | undefined): void {
  if (lambda === undefined || (lambda > 0 && lambda < Infinity)) return;
  throw new ArgyroditeError(
    'bad-setting',
    `λ is ${lambda}; it must be a positive number, usually between ${LAMBDA[0]} and ${LAMBDA[1]}. Leave it out to have it chosen.`
  );
}

function tooFew(count: number): ArgyroditeError {
  return new ArgyroditeError(
    'too-few-points',
    `Relaxation times need at least ${FEWEST_POINTS} points at different frequencies; there ${count === 1 ? 'is 1 point' : `are ${count} points`}. Use more of the spectrum.`
  );
}
