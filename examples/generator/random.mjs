import prand from 'pure-rand';

/** Normally distributed numbers from a seed (Box and Muller 1958): the same seed gives the same numbers everywhere. */
export function normal(seed) {
  const generator = prand.xoroshiro128plus(seed);
  const uniform = () => ((generator.unsafeNext() >>> 0) + 0.5) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
