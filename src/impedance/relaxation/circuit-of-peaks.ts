import type { RelaxationResult } from './relaxation-times.js';

/** Where an arc's exponent begins: the usual depression of a real one. */
const ALPHA = 0.9;

/**
 * A circuit with an arc for each peak, and a series CPE where a spike was taken out, with the values to begin a fit from.
 * An arc with R and τ has Q = τ^α/R.
 */
export function circuitOfPeaks({ peaks, spike, ohmic_resistance }: RelaxationResult): {
  circuit: string;
  initial: Record<string, number>;
} {
  const initial: Record<string, number> = {};
  const arcs = peaks.map(({ resistance, tau }, i) => {
    const n = i + 1;
    initial[`R${n}`] = resistance;
    initial[`CPE${n}_0`] = tau ** ALPHA / resistance;
    initial[`CPE${n}_1`] = ALPHA;
    return `p(R${n},CPE${n})`;
  });
  if (ohmic_resistance > 0) initial.R0 = ohmic_resistance;
  if (!spike) return { circuit: ['R0', ...arcs].join('-'), initial };
  const last = `CPE${peaks.length + 1}`;
  Object.assign(initial, { [`${last}_0`]: spike.q, [`${last}_1`]: spike.alpha });
  return { circuit: ['R0', ...arcs, last].join('-'), initial };
}
