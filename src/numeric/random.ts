import { xoroshiro128plus } from 'pure-rand/generator/XoroShiro';

/** The generator's first numbers follow the seed's bits too closely; after so many they are mixed. */
const WARM_UP = 64;

/** Uniform numbers in [0, 1) that are the same for the same seed, everywhere. */
export function uniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < WARM_UP; i++) generator.unsafeNext();
  return () => (generator.unsafeNext() >>> 0) / 4294967296;
}
