import { xoroshiro128plus } from 'pure-rand/generator/XoroShiro';

/** Uniform numbers in [0, 1) that are the same for the same seed, everywhere. */
export function uniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.unsafeNext() >>> 0) / 4294967296;
}
