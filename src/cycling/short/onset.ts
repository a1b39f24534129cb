/**
 * From which row on a half cycle is low up to its end: where the sum of (threshold − level) over the rows behind is largest
 * (cumulative sum of Page 1954). −1 where no end of it is low beyond its noise.
 *
 * @param values of the rows, signed along the current
 * @param threshold in the same unit
 * @param noise standard deviation of one row
 */
export function lowSince(
  values: Float64Array,
  sign: number,
  threshold: number,
  noise: number,
  first: number,
  end: number
): number {
  let sum = 0;
  let best = 0;
  let since = -1;
  for (let i = end - 1; i >= first; i--) {
    sum += threshold - sign * values[i];
    if (sum > best) {
      best = sum;
      since = i;
    }
  }
  if (since < 0 || best <= SIGNIFICANT * noise * Math.sqrt(end - since)) return -1;
  // a dip before the end adds up, too: the very end must be low
  let last = 0;
  const from = Math.max(since, end - Math.max(LAST_ROWS, Math.round((end - since) / 4)));
  for (let i = from; i < end; i++) last += threshold - sign * values[i];
  return last > 0 ? since : -1;
}

const SIGNIFICANT = 4;
const LAST_ROWS = 3;
