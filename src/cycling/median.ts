/** Memory for medians: they reorder what they are given, so it is copied here first. Grows as needed. */
export class Scratch {
  private memory = new Float64Array(1024);

  /** The first `count` places, to be filled and handed to {@link medianInPlace}. */
  take(count: number): Float64Array {
    if (this.memory.length < count) this.memory = new Float64Array(Math.max(count, 2 * this.memory.length));
    return this.memory;
  }
}

/** The median of the first `count` values, which it reorders; NaN of none. Linear in `count` on average (Hoare 1961). */
export function medianInPlace(values: Float64Array, count: number): number {
  if (count === 0) return NaN;
  const upper = select(values, count, count >> 1);
  if (count % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < count >> 1; i++) if (values[i] > lower) lower = values[i];
  return (lower + upper) / 2;
}

/** The `k`th smallest of the first `count` values; those before it are no larger afterwards. */
export function select(values: Float64Array, count: number, k: number): number {
  let left = 0;
  let right = count - 1;
  while (left < right) {
    // the middle one of three, so that values in order are no worst case
    const middle = (left + right) >> 1;
    if (values[middle] < values[left]) swap(values, middle, left);
    if (values[right] < values[left]) swap(values, right, left);
    if (values[right] < values[middle]) swap(values, right, middle);
    const pivot = values[middle];
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (pivot < values[j]) j--;
      if (i <= j) swap(values, i++, j--);
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k];
}

/** The median of values, which stay as they are. */
export function median(values: ArrayLike<number>): number {
  return medianInPlace(Float64Array.from(values), values.length);
}

/** Where half of the weight lies below; NaN without any. */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const i of order) {
    sum += weights[i];
    if (sum >= half) return values[i];
  }
  return NaN;
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i];
  values[i] = values[j];
  values[j] = value;
}
