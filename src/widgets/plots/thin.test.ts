import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, thin } from './thin.js';

/** Which pixels of a frame a line through points touches in each column: the lowest and the highest row. */
function covered(x: number[], y: number[], indices: ArrayLike<number>, columns: number) {
  const seen = Array.from({ length: columns }, () => [Infinity, -Infinity]);
  for (const i of Array.from(indices)) {
    const column = Math.min(columns - 1, Math.floor(x[i] * columns));
    if (column < 0 || column >= columns || !Number.isFinite(y[i])) continue;
    seen[column][0] = Math.min(seen[column][0], y[i]);
    seen[column][1] = Math.max(seen[column][1], y[i]);
  }
  return seen;
}

describe('lowerBound', () => {
  it('finds the first of equal values, and the end where all are below', () => {
    expect(lowerBound([1, 2, 2, 2, 5], 2)).toBe(1);
    expect(lowerBound([1, 2, 2, 2, 5], 3)).toBe(4);
    expect(lowerBound([1, 2, 2, 2, 5], 9)).toBe(5);
    expect(lowerBound([], 1)).toBe(0);
  });
});

describe('thin', () => {
  it('keeps every point of a short curve, in its order', () => {
    expect([...thin([0, 1, 2, 3], [5, 6, 7, 8], [0, 3], 10)]).toEqual([0, 1, 2, 3]);
  });

  it('keeps the neighbours of the range, so that the line leaves the frame', () => {
    const x = Array.from({ length: 11 }, (_, i) => i);
    expect([...thin(x, x, [3.5, 6.5], 10)]).toEqual([3, 4, 5, 6, 7]);
  });

  it('passes over what is no number', () => {
    expect([...thin([0, 1, 2], [NaN, 1, NaN], [0, 2], 10)]).toEqual([1]);
    const y = Float64Array.from({ length: 1000 }, () => NaN);
    const x = Float64Array.from(y, (_, i) => i);
    expect(thin(x, y, [0, 999], 10)).toHaveLength(0);
  });

  it('never loses an extreme of a column, and keeps at most four points of each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: -1, max: 1 })), {
          minLength: 1,
          maxLength: 400
        }),
        fc.integer({ min: 1, max: 20 }),
        (points, columns) => {
          points.sort((a, b) => a[0] - b[0]);
          const [x, y] = [points.map(point => point[0]), points.map(point => point[1])];
          const kept = thin(x, y, [0, 1], columns);
          expect(kept.length).toBeLessThanOrEqual(4 * columns + 2);
          expect([...kept]).toEqual([...new Set(kept)].sort((a, b) => a - b));
          const all = points.map((_, i) => i);
          expect(covered(x, y, kept, columns)).toEqual(covered(x, y, all, columns));
        }
      )
    );
  });

  it('finds a spike of one point among 1.3 million, in the whole and in a part', () => {
    const rows = 1_300_000;
    const x = Float64Array.from({ length: rows }, (_, i) => i);
    const y = Float64Array.from({ length: rows }, (_, i) => Math.sin(i / 1000));
    y[777_777] = 9;
    expect([...thin(x, y, [0, rows - 1], 800)]).toContain(777_777);
    expect([...thin(x, y, [700_000, 800_000], 800)]).toContain(777_777);
    expect([...thin(x, y, [0, 700_000], 800)]).not.toContain(777_777);
  });
});
