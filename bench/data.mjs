// The spectrum that is fitted: impedance.py's exampleData where it is at hand, otherwise one made here.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/lib/environment.mjs';

const EXAMPLE = path.resolve(root, '../shared/data/impedance/exampleData.csv');

/** Points [Hz, Ω, Ω] with a negative imaginary part, highest frequency first, and where they come from. */
export function exampleSpectrum({ simulate, uniform }) {
  if (!existsSync(EXAMPLE)) return { rows: simulated(simulate, uniform(1)), source: 'simulated, seed 1' };
  const rows = readFileSync(EXAMPLE, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(',').map(Number))
    .filter(([, , imaginary]) => imaginary < 0)
    .sort((a, b) => b[0] - a[0]);
  return { rows, source: 'exampleData.csv' };
}

function simulated(simulate, random) {
  const values = { R0: 0.0165, R1: 0.0053, C1: 0.22, R2: 0.0091, Wo1_0: 0.14, Wo1_1: 1262, C2: 2.77 };
  const frequency = Array.from({ length: 57 }, (_, i) => 1259 * 10 ** (-i / 10));
  const { real, imaginary } = simulate('R0-p(R1,C1)-p(R2-Wo1,C2)', values, frequency);
  return frequency.map((f, k) => [
    f,
    real[k] * (1 + 0.004 * (random() - 0.5)),
    imaginary[k] * (1 + 0.004 * (random() - 0.5))
  ]);
}
