import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decades, equalScales, shortTick } from './axes.js';
import { nearestPoint, pointsInside, type Drawing } from './drawing.js';

const drawing = (x: number[], y: number[], nearest: 'x' | 'xy' = 'xy'): Drawing => ({
  node: undefined as never,
  x,
  y,
  frame: [0, 0, 100, 100],
  nearest
});

describe('axes', () => {
  it('have as many units for a pixel on both, and hold all of the data', () => {
    const side = fc.double({ min: 1, max: 1000, noNaN: true });
    const span = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true })
    );
    fc.assert(
      fc.property(span, span, side, side, ([x0, dx], [y0, dy], width, height) => {
        const { x, y } = equalScales([x0, x0 + dx], [y0, y0 + dy], width, height);
        const [a, b] = [(x[1] - x[0]) / width, (y[1] - y[0]) / height];
        expect(Math.abs(a / b - 1)).toBeLessThan(1e-3);
        expect(x[1]).toBeGreaterThanOrEqual(x0 + dx - 1e-6 * (Math.abs(x0) + dx));
        expect(y[1]).toBeGreaterThanOrEqual(y0 + dy - 1e-6 * (Math.abs(y0) + dy));
      })
    );
  });

  it('name decades, fewer where there is little room', () => {
    expect(decades([0.09, 1.1e3])).toEqual([0.1, 1, 10, 100, 1000]);
    expect(decades([0.1, 1e6], 4)).toEqual([1, 100, 1e4, 1e6]);
    expect([0.01, 0.1, 1, 1000, 1e6].map(shortTick)).toEqual(['0.01', '0.1', '1', '1k', '1M']);
  });
});

describe('pointing', () => {
  it('means the nearest point within reach', () => {
    const points = drawing([0, 10, NaN], [0, 10, 0]);
    expect(nearestPoint(points, 8, 8, 14)).toBe(1);
    expect(nearestPoint(points, 50, 50, 14)).toBeUndefined();
  });

  it('means the nearest sideways on a frequency axis', () => {
    expect(nearestPoint(drawing([0, 10], [0, 90], 'x'), 8, 0, 45)).toBe(1);
  });

  it('takes the points inside a lasso', () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10]
    ] as const;
    expect(pointsInside(drawing([5, 15, NaN], [5, 5, 5]), square)).toEqual([0]);
  });
});
