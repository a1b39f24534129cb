import type { Spectrum } from '../types.js';

/** Points of γ in a decade of τ: the kernel is smooth enough that a sum over them is the integral to the last digit. */
const PER_DECADE = 15;
/**
 * γ reaches so many decades beyond 1/ω of the measured ends. At the fast end only a little: further out a relaxation and an
 * inductance cancel (jωL − jωτR), and R∞ would be torn in two.
 */
const FASTER = 0.25;
const SLOWER = 1;

/** What the spectrum is a sum of, weighted: columns of both parts one after the other. */
export interface Kernel {
  /** s, ascending. */
  tau: Float64Array;
  /** Step of ln τ. */
  step: number;
  /** For each τ that of a γ of 1 Ω; then R∞, L; and a series CPE where there is a spike. */
  columns: Float64Array[];
  data: Float64Array;
  /** 1/|Z| */
  weight: Float64Array;
  omega: Float64Array;
}

/**
 * The linear system of Z = R∞ + jωL + ∫γ/(1 + jωτ) d ln τ with weights 1/|Z|.
 *
 * @param spike with a column for a series element, which {@link setSpike} fills; γ then ends at the lowest frequency, or it
 * would describe the spike itself
 */
export function makeKernel({ frequency, real, imaginary }: Spectrum, spike: boolean): Kernel {
  const count = frequency.length;
  const omega = frequency.map(f => 2 * Math.PI * f);
  const weight = real.map((re, k) => 1 / Math.hypot(re, imaginary[k]));
  const low = -Math.log10(omega[0]) - FASTER;
  const high = -Math.log10(omega[count - 1]) + (spike ? 0 : SLOWER);
  const steps = Math.ceil((high - low) * PER_DECADE);
  const step = ((high - low) / steps) * Math.LN10;
  const tau = Float64Array.from({ length: steps + 1 }, (_, j) => 10 ** low * Math.exp(j * step));
  const column = (re: (w: number) => number, im: (w: number) => number) =>
    Float64Array.from({ length: 2 * count }, (_, k) =>
      k < count ? re(omega[k]) * weight[k] : im(omega[k - count]) * weight[k - count]
    );
  const columns = Array.from(tau, t =>
    column(
      w => step / (1 + (w * t) ** 2),
      w => (-step * w * t) / (1 + (w * t) ** 2)
    )
  );
  columns.push(
    column(
      () => 1,
      () => 0
    ),
    column(
      () => 0,
      w => w
    )
  );
  if (spike) columns.push(new Float64Array(2 * count));
  const data = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    data[k] = real[k] * weight[k];
    data[count + k] = imaginary[k] * weight[k];
  }
  return { tau, step, columns, data, weight, omega };
}

/** Makes the last column that of 1/(jω)^α: a series CPE with Q = 1. */
export function setSpike({ columns, omega, weight }: Kernel, alpha: number): void {
  const column = columns[columns.length - 1];
  const count = omega.length;
  const cos = Math.cos((alpha * Math.PI) / 2);
  const sin = Math.sin((alpha * Math.PI) / 2);
  for (let k = 0; k < count; k++) {
    const modulus = omega[k] ** -alpha * weight[k];
    column[k] = modulus * cos;
    column[count + k] = -modulus * sin;
  }
}
