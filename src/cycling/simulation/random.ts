import { uniform } from '../../numeric/random.js';

/** Draws from one seed. */
export interface Draws {
  uniform(): number;
  /** Mean 0, standard deviation 1 (Box & Muller 1958). */
  normal(): number;
  between(low: number, high: number): number;
  /** Uniform in the logarithm. */
  magnitude(low: number, high: number): number;
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
}

export function makeDraws(seed: number): Draws {
  const next = uniform(seed);
  let spare = NaN;
  const normal = () => {
    if (!Number.isNaN(spare)) {
      const value = spare;
      spare = NaN;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  const whole = (low: number, high: number) => low + Math.floor((high - low + 1) * next());
  return {
    uniform: next,
    normal,
    between,
    magnitude: (low, high) => low * (high / low) ** next(),
    whole,
    chance: probability => next() < probability,
    pick: values => values[whole(0, values.length - 1)]
  };
}
