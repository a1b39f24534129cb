/**
 * The first index from `from` on whose value is not below `value`; `ascending.length` where all are.
 *
 * @param ascending values in ascending order
 */
export function lowerBound(ascending: ArrayLike<number>, value: number, from = 0): number {
  let low = from;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Which points of a long curve are worth drawing: of each column of pixels the first, the last, the lowest and the highest. A line
 * through these covers the same pixels as one through all of them (Jugel et al., Proc. VLDB Endow. 7 (2014) 797).
 *
 * The neighbours of the range come with it, so that the line leaves the frame where it should.
 *
 * @param x in ascending order
 * @param y NaN is no point, and is passed over
 * @param range the part of x that is drawn, both ends included
 * @param columns how many pixels wide it is drawn
 * @returns indices in ascending order, at most four for each column and two for the neighbours
 */
export function thin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  [low, high]: readonly [number, number],
  columns: number
): Int32Array {
  const first = Math.max(0, lowerBound(x, low) - 1);
  const end = Math.min(x.length, lowerBound(x, nextUp(high)) + 1);
  const most = 4 * columns + 2;
  if (end - first <= most) return present(y, first, end);
  const kept = new Int32Array(most);
  let count = 0;
  const keep = (index: number) => {
    if (index >= 0 && (count === 0 || kept[count - 1] < index)) kept[count++] = index;
  };
  if (y[first] === y[first]) keep(first);
  let from = first + 1;
  for (let column = 0; column < columns; column++) {
    const border = low + ((high - low) * (column + 1)) / columns;
    const to = column === columns - 1 ? end - 1 : Math.min(end - 1, lowerBound(x, border, from));
    for (const index of extremes(y, from, to)) keep(index);
    from = to;
  }
  if (y[end - 1] === y[end - 1]) keep(end - 1);
  return kept.subarray(0, count);
}

const four = [-1, -1, -1, -1];

/** First, lowest, highest and last point between `from` and `to`, in the order in which they stand; −1 where there is none. */
function extremes(y: ArrayLike<number>, from: number, to: number): readonly number[] {
  let first = -1;
  let last = -1;
  let lowest = -1;
  let highest = -1;
  let least = Infinity;
  let most = -Infinity;
  for (let i = from; i < to; i++) {
    const value = y[i];
    if (value !== value) continue;
    if (first < 0) first = i;
    last = i;
    if (value < least) [least, lowest] = [value, i];
    if (value > most) [most, highest] = [value, i];
  }
  four[0] = first;
  four[1] = Math.min(lowest, highest);
  four[2] = Math.max(lowest, highest);
  four[3] = last;
  return four;
}

function present(y: ArrayLike<number>, from: number, to: number): Int32Array {
  const all = new Int32Array(Math.max(0, to - from));
  let count = 0;
  for (let i = from; i < to; i++) if (y[i] === y[i]) all[count++] = i;
  return all.subarray(0, count);
}

/** Just above a value, so that a point on the upper end counts as inside. */
function nextUp(value: number): number {
  return value + Math.max(Number.MIN_VALUE, Math.abs(value) * Number.EPSILON);
}
