import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferProgram } from './infer-program.js';

const RESOLUTION = 1e-4;
const rounded = (current: number) => Math.round(current / RESOLUTION) * RESOLUTION;

/** A cell of 50 Ω under a regular staircase, as a file of four decimals of ampere has it. */
function staircase(first: number, increment: number, steps: number, perStep: number) {
  const current = Array.from(
    { length: steps * perStep },
    (_, h) => first + Math.floor(h / perStep) * increment
  );
  return {
    current,
    levels: Float64Array.from(current, rounded),
    voltage: Float64Array.from(current, i => 50 * i)
  };
}

describe('the program behind currents that a file rounds', () => {
  it('has limits that hold the true currents, and half cycles per step as they are, whatever the staircase', () => {
    const micro = (min: number, max: number) => fc.double({ min: min * 1e-6, max: max * 1e-6, noNaN: true });
    fc.assert(
      fc.property(
        micro(10, 200),
        micro(15, 90),
        fc.integer({ min: 4, max: 30 }),
        fc.constantFrom(2, 4, 6),
        (first, increment, steps, perStep) => {
          const { current, levels, voltage } = staircase(first, increment, steps, perStep);
          const found = inferProgram(levels, voltage, RESOLUTION, NaN)!;
          for (const [h, value] of current.entries()) {
            expect(found.step[h]).toBe(Math.floor(h / perStep));
            expect(found.low[h]).toBeLessThanOrEqual(value * (1 + 1e-9));
            expect(found.high[h]).toBeGreaterThanOrEqual(value * (1 - 1e-9));
            expect(found.high[h] - found.low[h]).toBeLessThanOrEqual(1.01 * RESOLUTION + 0.002 * value);
          }
        }
      ),
      { numRuns: 60 }
    );
  });

  it('is the more certain the more steps there are: 35 µA/cm² on 0.785 cm² is found to 0.1 % in 30 steps', () => {
    const [first, increment] = [27.475e-6, 27.475e-6];
    const width = (steps: number) => {
      const { levels, voltage } = staircase(first, increment, steps, 2);
      const { low, high } = inferProgram(levels, voltage, RESOLUTION, NaN)!;
      return high[2 * steps - 1] - low[2 * steps - 1];
    };
    expect(width(30)).toBeLessThan(width(4) / 3);
    const { levels, voltage } = staircase(first, increment, 30, 2);
    const { current } = inferProgram(levels, voltage, RESOLUTION, 0.785)!;
    expect(current[0]).toBeCloseTo(first, 9);
    expect(current[59] / (30 * increment)).toBeCloseTo(1, 3);
  });

  it('is not found where the currents rise by no regular staircase', () => {
    const current = [1, 1, 2, 2, 5, 5, 10, 10, 20, 20].map(value => value * 1e-4);
    const voltage = Float64Array.from(current, i => 50 * i);
    expect(inferProgram(Float64Array.from(current), voltage, RESOLUTION, 0.785)).toBeUndefined();
  });
});
