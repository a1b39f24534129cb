import { uniform } from '../../numeric/random.js';
import { lineAt, type TrueLine } from './line.js';
import { poisson } from './poisson.js';

/** What is measured of one region, in counts for each channel. */
export interface RegionConditions {
  /** Binding energies of the channels as the instrument shows them: charging included. eV */
  energy: Float64Array;
  /** Measured minus true binding energy, eV. */
  shift?: number;
  /** Counts below everything: electrons of lines far away in energy, and dark counts. */
  baseline?: number;
  /** Its slope, counts/eV, from the first channel's energy on. */
  slope?: number;
  /** Share of a line's electrons that turn up, for each eV, at higher binding energies: the Shirley step's height over the area. 1/eV */
  step?: number;
  /** Area in counts × eV of one unit of the lines' area. */
  scale?: number;
}

/** Expected counts, and what of them is no line. */
export interface Expected {
  counts: Float64Array;
  background: Float64Array;
}

/**
 * Expected counts of lines over their background. Electrons of a line that have lost energy on their way out stand at higher binding
 * energies than it, nearly evenly within a few eV: so the background at an energy follows the lines' whole area below it (Shirley 1972).
 */
export function expectedCounts(lines: readonly TrueLine[], conditions: RegionConditions): Expected {
  const { energy, shift = 0, baseline = 0, slope = 0, step = 0, scale = 1 } = conditions;
  const counts = new Float64Array(energy.length);
  const background = new Float64Array(energy.length);
  for (let k = 0; k < energy.length; k++) {
    let intensity = 0;
    let below = 0;
    for (const line of lines) {
      const at = lineAt(line, energy[k] - shift);
      intensity += scale * at.intensity;
      below += scale * at.below;
    }
    background[k] = baseline + slope * (energy[k] - energy[0]) + step * below;
    counts[k] = background[k] + intensity;
  }
  return { counts, background };
}

/** Counts of one measurement: Poisson-distributed around the expected ones. */
export function countsOf(expected: Float64Array, seed: number): Float64Array {
  const random = uniform(seed);
  return expected.map(mean => poisson(mean, random));
}

/** Channels from `low` to `high`, `step` apart, both ends included. eV */
export function channels([low, high]: readonly [number, number], step: number): Float64Array {
  return Float64Array.from({ length: Math.round((high - low) / step) + 1 }, (_, k) => low + k * step);
}
