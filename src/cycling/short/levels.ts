import { median } from '../median.js';
import type { HalfCycleMeasure } from './measure.js';
import type { Measured } from './half-cycles.js';

/** eV/K */
const BOLTZMANN = 8.617333262e-5;
const ZERO_CELSIUS = 273.15;

/** Resistance × area of each half cycle, offset-corrected and at one temperature, with its standard error. */
export interface Levels {
  /** Ω cm², or Ω where no area is known; of the median after the transient. */
  level: Float64Array;
  error: Float64Array;
  /** The same of each block of rows. */
  blocks: Float64Array[];
  blockError: Float64Array;
  /** From a voltage along the current to a resistance × area. */
  factor: Float64Array;
  /** The offset along the current. */
  shift: Float64Array;
}

/**
 * @param currents the programmed ones, ampere
 * @param area cm²; 1 where it is not known, which leaves ohm
 */
export function levelsOf(
  { halves, offset, offsetError }: Pick<Measured, 'halves' | 'offset' | 'offsetError'>,
  currents: Float64Array,
  area: number,
  activationEnergy: number
): Levels {
  const reference = median(halves.map(half => half.temperature)) + ZERO_CELSIUS;
  const factor = Float64Array.from(halves, (half, h) => {
    const kelvin = half.temperature + ZERO_CELSIUS;
    const swing = kelvin > 0 ? Math.exp((activationEnergy / BOLTZMANN) * (1 / reference - 1 / kelvin)) : 1;
    return (area / currents[h]) * swing;
  });
  const shift = Float64Array.from(halves, half => half.polarity * offset);
  const scaled = (pick: (half: HalfCycleMeasure) => number) =>
    Float64Array.from(halves, (half, h) => pick(half) * factor[h]);
  return {
    level: scaled(half => half.voltage - half.polarity * offset),
    error: scaled(half => Math.hypot(half.error, offsetError)),
    blocks: halves.map((half, h) => half.blocks.map(value => (value - shift[h]) * factor[h])),
    blockError: scaled(half => half.blockError),
    factor,
    shift
  };
}
