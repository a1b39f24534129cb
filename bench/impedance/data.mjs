// The spectra that are fitted: impedance.py's exampleData where it is at hand, and simulated ones, all seeded.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/environment.mjs';

const EXAMPLE = path.resolve(root, '../shared/data/impedance/exampleData.csv');
const NOISE = 0.005;

/** Points [Hz, Ω, Ω] with a negative imaginary part, highest frequency first, and where they come from. */
export function exampleSpectrum(library) {
  if (!existsSync(EXAMPLE)) return { rows: likeExample(library), source: 'simulated, seed 1' };
  const rows = readFileSync(EXAMPLE, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(',').map(Number))
    .filter(([, , imaginary]) => imaginary < 0)
    .sort((a, b) => b[0] - a[0]);
  return { rows, source: 'exampleData.csv' };
}

function likeExample(library) {
  const values = { R0: 0.0165, R1: 0.0053, C1: 0.22, R2: 0.0091, Wo1_0: 0.14, Wo1_1: 1262, C2: 2.77 };
  return rowsOf(library, 'R0-p(R1,C1)-p(R2-Wo1,C2)', values, 57, { from: 1259, to: 3.2e-3 });
}

/** A blocking pellet of `R0-p(R1,CPE1)-CPE2`, 1 MHz to 0.1 Hz. */
export function pellet(library, count, values, seed = 1) {
  return rowsOf(library, 'R0-p(R1,CPE1)-CPE2', values, count, { seed });
}

/** The pellet's values as its arc grows, `share` from 0 to 1. */
export const AGED = share => ({
  R0: 150 + 30 * share,
  R1: 1200 + 1500 * Math.sqrt(share),
  CPE1_0: 3e-9,
  CPE1_1: 0.8,
  CPE2_0: 2e-7,
  CPE2_1: 0.9
});

/** 130 spectra of 57 points of a pellet whose arc grows. */
export function aged(library) {
  return Array.from({ length: 130 }, (_, i) => pellet(library, 57, AGED(i / 129), i + 1));
}

/** Any circuit, log-spaced, with 0.5 % of each point's modulus as Gaussian-like noise. */
export function rowsOf(library, circuit, values, count, { from = 1e6, to = 0.1, seed = 1 } = {}) {
  const random = library.uniform(seed);
  const noise = () => NOISE * Math.sqrt(2) * (random() + random() + random() - 1.5) * Math.SQRT2;
  const frequency = Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
  const { real, imaginary } = library.simulate(circuit, values, frequency);
  return frequency.map((hertz, i) => {
    const modulus = Math.hypot(real[i], imaginary[i]);
    return [hertz, real[i] + modulus * noise(), imaginary[i] + modulus * noise()];
  });
}

export function tableOf({ makeTable }, rows) {
  return makeTable('impedance-spectrum', {
    spectrum: rows.map(() => 0),
    frequency_hertz: rows.map(row => row[0]),
    real_impedance_ohm: rows.map(row => row[1]),
    imaginary_impedance_ohm: rows.map(row => row[2])
  });
}

/** A BioLogic file of so many sweeps of so many points. */
export function mprBytes(library, spectra, count) {
  const points = Array.from({ length: spectra }, (_, i) => pellet(library, count, AGED(i / spectra), i + 1))
    .flat()
    .map(([frequency, real, imaginary]) => ({ frequency, real, imaginary }));
  return library.writeMpr(library.sweepColumns(points));
}
