/** How the blocks of one half cycle stand against the reference. */
export interface Within {
  /** Share of the blocks, at the end, that are low without a break. */
  tailShare: number;
  /** Their median over the reference; NaN without any. */
  tailRatio: number;
  /** By how many errors they are below those before them in the half cycle; below the reference where there are none before. */
  tailSignificance: number;
  /** Lowest stretch of two blocks that came back before the end, over the reference; 1 without one. */
  dipRatio: number;
  /** Block at which tail or dip begins; -1 without either. */
  from: number;
}

/** A dip that is less sure than this many errors is noise. */
const SIGNIFICANT = 5;

/** @param blocks resistances along the half cycle; `reference` and `error` in the same unit */
export function lookWithin(blocks: Float64Array, reference: number, error: number, soft: number): Within {
  const low = (i: number) => blocks[i] < soft * reference;
  const sure = (ratio: number, count: number) => ((1 - ratio) * reference * Math.sqrt(count)) / error;
  let tail = 0;
  while (tail < blocks.length && low(blocks.length - 1 - tail)) tail++;
  const tailStart = blocks.length - tail;
  const tailRatio = tail ? middle(blocks.slice(tailStart)) / reference : NaN;
  let [dipRatio, dipFrom] = [1, -1];
  for (let i = 0; i < tailStart;) {
    if (!low(i)) {
      i++;
      continue;
    }
    let end = i;
    while (end < tailStart && low(end)) end++;
    const ratio = middle(blocks.slice(i, end)) / reference;
    if (end < tailStart && ratio < dipRatio && sure(ratio, end - i) > SIGNIFICANT)
      [dipRatio, dipFrom] = [ratio, i];
    i = end;
  }
  return {
    tailShare: tail / blocks.length,
    tailRatio,
    tailSignificance: tail ? sureOfTail(blocks, tailStart, reference, error) : 0,
    dipRatio,
    from: tail ? tailStart : dipFrom
  };
}

function sureOfTail(blocks: Float64Array, start: number, reference: number, error: number): number {
  const tail = middle(blocks.slice(start));
  const count = blocks.length - start;
  if (start === 0) return ((reference - tail) * Math.sqrt(count)) / error;
  const head = Math.min(reference, middle(blocks.slice(0, start)));
  return (head - tail) / (error * Math.sqrt(1 / count + 1 / start));
}

/** How far the voltage rises within a half cycle, as a share of its start, and whether ever faster. */
export function riseOf(blocks: Float64Array, error: number): { rise: number; convex: boolean } {
  const third = Math.max(1, Math.floor(blocks.length / 4));
  if (blocks.length < 3) return { rise: 0, convex: false };
  const start = middle(blocks.slice(0, third));
  const end = middle(blocks.slice(-third));
  const centre = blocks.length >> 1;
  const mid = middle(blocks.slice(Math.max(0, centre - 1), centre + 1));
  const sure = end - start > SIGNIFICANT * error;
  return {
    rise: sure && start > 0 ? (end - start) / start : 0,
    convex: sure && (start + end) / 2 - mid > 0.06 * (end - start)
  };
}

function middle(values: Float64Array): number {
  const sorted = values.sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
