/**
 * How many standard deviations the number of runs of one sign is below what independent residuals would give (Wald & Wolfowitz
 * 1940): large where residuals follow a pattern. 0 where there are too few of either sign to tell.
 */
export function missingRuns(residuals: ArrayLike<number>): number {
  let positive = 0;
  let negative = 0;
  let runs = 0;
  let last = 0;
  for (let k = 0; k < residuals.length; k++) {
    const sign = Math.sign(residuals[k]);
    if (sign === 0) continue;
    if (sign > 0) positive++;
    else negative++;
    if (sign !== last) runs++;
    last = sign;
  }
  const n = positive + negative;
  const product = 2 * positive * negative;
  if (n < 10 || product === 0) return 0;
  const expected = product / n + 1;
  const deviation = Math.sqrt((product * (product - n)) / (n * n * (n - 1)));
  return deviation > 0 ? (expected - runs) / deviation : 0;
}
