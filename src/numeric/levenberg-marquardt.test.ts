import { describe, expect, it } from 'vitest';
import { levenbergMarquardt, type LeastSquaresProblem } from './levenberg-marquardt.js';

/** Residuals and their derivatives as plain functions. */
function problem(
  size: [residuals: number, parameters: number],
  residuals: (x: Float64Array) => number[],
  jacobian: (x: Float64Array) => number[][],
  limits: [lower: number[], upper: number[]] = [Array(size[1]).fill(-Infinity), Array(size[1]).fill(Infinity)]
): LeastSquaresProblem {
  let last = new Float64Array(size[1]);
  return {
    residualCount: size[0],
    rounding: 0,
    lower: Float64Array.from(limits[0]),
    upper: Float64Array.from(limits[1]),
    residuals(point, out) {
      last = point.slice();
      out.set(residuals(point));
    },
    jacobian(columns) {
      jacobian(last).forEach((column, j) => columns[j].set(column));
    }
  };
}

function minimise(of: LeastSquaresProblem, from: number[]) {
  const minimiser = levenbergMarquardt(of);
  minimiser.start(Float64Array.from(from));
  let iterations = 0;
  while (minimiser.iterate() === 'running' && iterations < 5000) iterations++;
  return { minimiser, iterations };
}

const rosenbrock = (limits?: [number[], number[]]) =>
  problem(
    [2, 2],
    ([x, y]) => [10 * (y - x * x), 1 - x],
    ([x]) => [
      [-20 * x, -1],
      [10, 0]
    ],
    limits
  );

describe('levenbergMarquardt', () => {
  it('follows Rosenbrock’s valley to its end', () => {
    const { minimiser, iterations } = minimise(rosenbrock(), [-1.2, 1]);
    expect(minimiser.status).toBe('converged');
    expect(iterations).toBeLessThan(60);
    minimiser.point.forEach(x => expect(x).toBeCloseTo(1, 12));
  });

  // Beale's function has its minimum 0 at (3, 1/2)
  it('solves Beale’s problem', () => {
    const beale = problem(
      [3, 2],
      ([x, y]) => [1.5 - x * (1 - y), 2.25 - x * (1 - y ** 2), 2.625 - x * (1 - y ** 3)],
      ([x, y]) => [
        [y - 1, y ** 2 - 1, y ** 3 - 1],
        [x, 2 * x * y, 3 * x * y ** 2]
      ]
    );
    const { minimiser } = minimise(beale, [1, 1]);
    expect(minimiser.point[0]).toBeCloseTo(3, 10);
    expect(minimiser.point[1]).toBeCloseTo(0.5, 10);
  });

  // NIST StRD Misra1a (lower difficulty), certified: b1 2.3894212918E+02, b2 5.5015643181E-04, S 1.2455138894E-01
  it('agrees with NIST’s certified values for Misra1a', () => {
    const y = [
      10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78
    ];
    const x = [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760];
    const misra = problem(
      [14, 2],
      ([b1, b2]) => x.map((t, k) => b1 * (1 - Math.exp(-b2 * t)) - y[k]),
      ([b1, b2]) => [x.map(t => 1 - Math.exp(-b2 * t)), x.map(t => b1 * t * Math.exp(-b2 * t))]
    );
    // NIST's first start, the far one
    const { minimiser } = minimise(misra, [500, 0.0001]);
    expect(minimiser.point[0] / 2.3894212918e2 - 1).toBeCloseTo(0, 9);
    expect(minimiser.point[1] / 5.5015643181e-4 - 1).toBeCloseTo(0, 9);
    expect(minimiser.sumOfSquares / 1.2455138894e-1 - 1).toBeCloseTo(0, 9);
  });

  it('stops at a limit that keeps it from the minimum, exactly, and says at which', () => {
    const { minimiser } = minimise(
      rosenbrock([
        [-2, -2],
        [0.5, 2]
      ]),
      [-1.2, 1]
    );
    expect(minimiser.status).toBe('converged');
    expect(minimiser.point[0]).toBe(0.5);
    expect(minimiser.point[1]).toBeCloseTo(0.25, 12);
    expect([...minimiser.findHeld()]).toEqual([1, 0]);
  });

  it('lets go of a limit at which it began', () => {
    const { minimiser } = minimise(
      rosenbrock([
        [-2, -2],
        [2, 2]
      ]),
      [-2, -2]
    );
    minimiser.point.forEach(x => expect(x).toBeCloseTo(1, 12));
    expect([...minimiser.findHeld()]).toEqual([0, 0]);
  });

  it('brings a start from outside to within the limits', () => {
    const { minimiser } = minimise(
      rosenbrock([
        [0, 0],
        [2, 2]
      ]),
      [-50, 90]
    );
    minimiser.point.forEach(x => expect(x).toBeCloseTo(1, 12));
  });

  // Gauss-Newton steps alone converge slowly there
  it('finds the last digits also where the residuals stay large', () => {
    const large = problem(
      [2, 1],
      ([x]) => [x + 1, 0.9 * x * x + x - 1],
      ([x]) => [[1, 1.8 * x + 1]]
    );
    const { minimiser, iterations } = minimise(large, [1]);
    const [x] = minimiser.point;
    const slope = x + 1 + (0.9 * x * x + x - 1) * (1.8 * x + 1);
    expect(Math.abs(slope)).toBeLessThan(1e-11);
    expect(iterations).toBeLessThan(60);
  });

  it('ends where only rounding is left of the residuals', () => {
    const line = problem(
      [3, 1],
      ([x]) => [0.1 * x - 0.03, 0.7 * x - 0.21, x / 3 - 0.1],
      () => [[0.1, 0.7, 1 / 3]]
    );
    const { minimiser, iterations } = minimise({ ...line, rounding: 1e-30 }, [1]);
    expect(minimiser.status).toBe('converged');
    expect(minimiser.point[0]).toBeCloseTo(0.3, 14);
    expect(iterations).toBeLessThan(20);
  });

  it('gives up, and says so, where the model is nowhere a number', () => {
    const hopeless = problem(
      [1, 1],
      () => [NaN],
      () => [[NaN]]
    );
    expect(minimise(hopeless, [1]).minimiser.status).toBe('stalled');
  });
});
