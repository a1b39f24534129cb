// Spectra for the timings: a simulated pellet with 0.5 % noise from a seed.
import { makeTable, simulate } from '../lib/index.js';
import { findWidget } from '../lib/widgets/registry.js';
import { makeBundle } from '../lib/widgets/seed.js';

/** A linear congruential generator (Numerical Recipes, 1992): noise for a picture, not for statistics. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
}

export function simulatedTable(points: number, seed: number) {
  const random = uniform(seed);
  const frequency = Float64Array.from({ length: points }, (_, i) => 10 ** (6 - (7 * i) / (points - 1)));
  const values = { R0: 20, R1: 180 + seed, CPE1_0: 2e-9, CPE1_1: 0.9, CPE2_0: 2e-6, CPE2_1: 0.85 };
  const { real, imaginary } = simulate('R0-p(R1,CPE1)-CPE2', values, frequency);
  const noisy = (part: Float64Array) =>
    part.map((z, i) => z + 0.005 * Math.hypot(real[i], imaginary[i]) * (random() - 0.5));
  return makeTable(
    'impedance-spectrum',
    {
      spectrum: new Int32Array(points),
      frequency_hertz: frequency,
      real_impedance_ohm: noisy(real),
      imaginary_impedance_ohm: noisy(imaginary)
    },
    { sample: `Simulated ${seed}` }
  );
}

export const bundleOfTable = (
  table: ReturnType<typeof simulatedTable>,
  settings = {}
): Record<string, unknown> => makeBundle(findWidget('nyquist-fitter'), table, settings) as never;
