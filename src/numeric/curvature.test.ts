import { expect, it } from 'vitest';
import { curvatureFinder } from './curvature.js';

it('the curvature of r = (x² y, y³) is r·∇²r', () => {
  let [x, y] = [0, 0];
  const find = curvatureFinder({
    residualCount: 2,
    rounding: 0,
    lower: new Float64Array(2),
    upper: new Float64Array(2),
    residuals: (point, out) => {
      [x, y] = point;
      out.set([x * x * y, y ** 3]);
    },
    jacobian: columns => {
      columns[0].set([2 * x * y, 0]);
      columns[1].set([x * x, 3 * y * y]);
    }
  });
  [x, y] = [2, 3];
  const residuals = Float64Array.of(12, 27);
  const gradient = Float64Array.of(12 * 12, 12 * 4 + 27 * 27);
  const out = new Float64Array(4);
  find(Float64Array.of(2, 3), residuals, gradient, new Float64Array(2), out);
  // 12 · [[2y, 2x], [2x, 0]] + 27 · [[0, 0], [0, 6y]]
  [72, 48, 48, 486].forEach((value, i) => expect(out[i]).toBeCloseTo(value, 2));
});
