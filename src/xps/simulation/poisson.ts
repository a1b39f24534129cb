/** Above this mean, rejection from a smooth hat beats multiplying uniforms. */
const LARGE = 30;

/**
 * A Poisson-distributed count: by multiplying uniforms (Knuth 1969) where the mean is small, by transformed rejection (Hörmann 1993,
 * algorithm PTRS) where it is large.
 */
export function poisson(mean: number, random: () => number): number {
  if (!(mean > 0)) return 0;
  return mean < LARGE ? byProduct(mean, random) : byRejection(mean, random);
}

function byProduct(mean: number, random: () => number): number {
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > end; product *= random()) count++;
  return count;
}

function byRejection(mean: number, random: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const density = k * Math.log(mean) - mean - logFactorial(k);
    if (Math.log((v * inverse) / (a / (us * us) + b)) <= density) return k;
  }
}

/** Stirling's series from 10 on, where it is good to 1e-10. */
function logFactorial(n: number): number {
  if (n < 10) {
    let sum = 0;
    for (let i = 2; i <= n; i++) sum += Math.log(i);
    return sum;
  }
  const x = n + 1;
  const tail = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + tail;
}
