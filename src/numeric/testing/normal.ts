import { uniform } from '../random.js';

/** Normally distributed numbers, the same for the same seed (Box & Muller 1958). */
export function normal(seed: number): () => number {
  const random = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
