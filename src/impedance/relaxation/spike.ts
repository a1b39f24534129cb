import type { Warning } from '../../arrow/index.js';
import { formatQuantity } from '../../numeric/format.js';
import type { Progress } from '../../runner/definition.js';
import type { Spectrum } from '../types.js';
import { setSpike, type Kernel } from './kernel.js';
import type { Regularised } from './regularised.js';

/** A blocking electrode's series element, Z = 1/(Q (jω)^α); a capacitance where α is 1. */
export interface Spike {
  kind: 'CPE' | 'C';
  q: number;
  alpha: number;
}

/** Where the exponent of a spike is sought. */
const LEAST_ALPHA = 0.5;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const STEPS = 14;
/** How many systems `findAlpha` solves. */
export const ALPHA_SOLUTIONS = STEPS + 2;
/** Nearer to 1 than this, a constant phase element is a capacitance. */
const CAPACITANCE = 0.995;

/** The largest |Z|; with a spike, |Z| where the spike sets out: the lowest frequency at which Z is still mostly real. */
export function sizeOf({ real, imaginary }: Spectrum, hasSpike: boolean): number {
  const modulus = real.map((re, k) => Math.hypot(re, imaginary[k]));
  if (!hasSpike) return modulus.reduce((a, b) => Math.max(a, b));
  for (let k = modulus.length - 1; k >= 0; k--) if (Math.abs(imaginary[k]) < real[k]) return modulus[k];
  return modulus.reduce((a, b) => Math.min(a, b));
}

/** The exponent with which a series CPE leaves the least, by golden section; leaves the system with it. */
export function* findAlpha(
  system: Regularised,
  kernel: Kernel,
  lambda: number,
  progress: () => Progress
): Generator<Progress, number> {
  const measure = (alpha: number): number => {
    setSpike(kernel, alpha);
    system.updateSpike();
    system.solve(lambda);
    return system.objective;
  };
  let [low, high] = [LEAST_ALPHA, 1];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let atLeft = measure(left);
  yield progress();
  let atRight = measure(right);
  yield progress();
  for (let k = 0; k < STEPS; k++) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = measure(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = measure(right);
    }
    yield progress();
  }
  const middle = (low + high) / 2;
  const alpha = middle > CAPACITANCE ? 1 : middle;
  setSpike(kernel, alpha);
  system.updateSpike();
  return alpha;
}

/** What the result says of it. */
export function spikeTaken({ kind, q, alpha }: Spike): Warning {
  const element =
    kind === 'C'
      ? `capacitance of ${formatQuantity(q, 'F')}`
      : `constant phase element (Q = ${formatQuantity(q, 'F s^(α−1)')}, α = ${alpha.toFixed(3)})`;
  return {
    code: 'spike-removed',
    message: `The spectrum ends in a capacitive spike, which is no relaxation: it is taken out as a series ${element}, and γ ends at the lowest measured frequency.`
  };
}
