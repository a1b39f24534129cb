import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexArray, makeFrequencies } from '../circuit/model.js';
import type { Element } from './element.js';
import { elements, findElement } from './list.js';

function evaluate(element: Element, values: number[], hertz: number[]) {
  const frequencies = makeFrequencies(hertz);
  const z = complexArray(hertz.length);
  const derivatives = values.map(() => complexArray(hertz.length));
  element.evaluate(frequencies, Float64Array.from(values), z, derivatives);
  return { z, derivatives };
}

/** Parameters of any size that could occur, a frequency, and a resistance scale. */
const place = fc.record({
  resistance: fc.double({ min: -3, max: 8, noNaN: true }).map(x => 10 ** x),
  time: fc.double({ min: -9, max: 4, noNaN: true }).map(x => 10 ** x),
  exponent: fc.double({ min: 0.05, max: 1, noNaN: true }),
  frequency: fc.double({ min: -4, max: 8, noNaN: true }).map(x => 10 ** x)
});

describe.each(elements.map(element => [element.symbol, element] as const))('%s', (_, element) => {
  it('has derivatives that agree with finite differences at random parameters', () => {
    fc.assert(
      fc.property(place, ({ resistance, time, exponent, frequency }) => {
        const values = element.place(resistance, time, exponent);
        const { z, derivatives } = evaluate(element, values, [frequency]);
        const size = Math.hypot(z.re[0], z.im[0]);
        values.forEach((value, i) => {
          const step = 1e-5 * value;
          const at = (shift: number) =>
            evaluate(
              element,
              values.map((v, j) => (j === i ? v + shift : v)),
              [frequency]
            ).z;
          const [above, below] = [at(step), at(-step)];
          // relative to Z, since a part of a derivative may be nothing beside the other
          const tolerance = (1e-7 * size * (1 + Math.abs(Math.log(2 * Math.PI * frequency)) ** 2)) / value;
          expect(Math.abs((above.re[0] - below.re[0]) / (2 * step) - derivatives[i].re[0])).toBeLessThan(
            tolerance
          );
          expect(Math.abs((above.im[0] - below.im[0]) / (2 * step) - derivatives[i].im[0])).toBeLessThan(
            tolerance
          );
        });
      }),
      { numRuns: 500 }
    );
  });

  it('is proportional to the resistance that it is placed by', () => {
    fc.assert(
      fc.property(place, ({ resistance, time, exponent, frequency }) => {
        const one = evaluate(element, element.place(1, time, exponent), [frequency]).z;
        const scaled = evaluate(element, element.place(resistance, time, exponent), [frequency]).z;
        const size = resistance * Math.hypot(one.re[0], one.im[0]);
        expect(Math.abs(scaled.re[0] - resistance * one.re[0])).toBeLessThan(1e-12 * size);
        expect(Math.abs(scaled.im[0] - resistance * one.im[0])).toBeLessThan(1e-12 * size);
      })
    );
  });

  it('dissipates energy or stores it, but makes none', () => {
    fc.assert(
      fc.property(place, ({ resistance, time, exponent, frequency }) => {
        const { re } = evaluate(element, element.place(resistance, time, exponent), [frequency]).z;
        expect(re[0]).toBeGreaterThanOrEqual(0);
      })
    );
  });

  it('stays a number at the ends of any measurement', () => {
    for (const time of [1e-12, 1e12]) {
      const { z, derivatives } = evaluate(element, element.place(1, time, 0.8), [1e-6, 1e9]);
      for (const { re, im } of [z, ...derivatives]) {
        for (const value of [...re, ...im]) expect(Number.isFinite(value)).toBe(true);
      }
    }
  });
});

describe('the formulas', () => {
  const at = (symbol: string, values: number[], omega: number) => {
    const { z } = evaluate(findElement(symbol), values, [omega / (2 * Math.PI)]);
    return [z.re[0], z.im[0]];
  };

  it('of R, C, L, CPE and W are those of SCIENCE.md, section 2', () => {
    expect(at('R', [5], 3)).toEqual([5, 0]);
    expect(at('C', [0.5], 4)[1]).toBeCloseTo(-0.5, 14);
    expect(at('L', [0.5], 4)[1]).toBeCloseTo(2, 14);
    // 1/(Q (jω)^α) with Q = 2, α = 1/2, ω = 4: (1/4)(cos 45° − j sin 45°)
    expect(at('CPE', [2, 0.5], 4)[0]).toBeCloseTo(Math.SQRT1_2 / 4, 14);
    expect(at('CPE', [2, 0.5], 4)[1]).toBeCloseTo(-Math.SQRT1_2 / 4, 14);
    expect(at('W', [6], 4)).toEqual([3, -3]);
  });

  // coth(1+j) = 0.868014142895925 − 0.217621561854403j and tanh(1+j) = 1.08392332733869 + 0.271752585319512j (Python's cmath)
  it('of Wo and Ws are hyperbolic functions of √(jωτ)', () => {
    // ωτ = 2: √(2j) = 1 + j
    const divide = (re: number, im: number) => [(re + im) / 2, (im - re) / 2];
    const coth = divide(0.868014142895925, -0.217621561854403);
    const tanh = divide(1.08392332733869, 0.271752585319512);
    at('Wo', [1, 2], 1).forEach((part, i) => expect(part).toBeCloseTo(coth[i], 13));
    at('Ws', [1, 2], 1).forEach((part, i) => expect(part).toBeCloseTo(tanh[i], 13));
  });

  it('of Wo and Ws go over smoothly from the power series to the closed form, and to its limit', () => {
    for (const [symbol, edge] of [
      ['Wo', 0.1],
      ['Ws', 0.01],
      ['Wo', 800],
      ['Ws', 800]
    ] as const) {
      const element = findElement(symbol);
      const both = [edge * (1 - 1e-12), edge * (1 + 1e-12)].map(omega =>
        evaluate(element, [1, 1], [omega / (2 * Math.PI)])
      );
      for (const pick of [
        (r: (typeof both)[0]) => r.z.re[0],
        (r: (typeof both)[0]) => r.z.im[0],
        (r: (typeof both)[0]) => r.derivatives[1].re[0],
        (r: (typeof both)[0]) => r.derivatives[1].im[0]
      ]) {
        expect(Math.abs(pick(both[0]) / pick(both[1]) - 1)).toBeLessThan(1e-10);
      }
    }
  });

  it('of Wo is a resistance of Z0/3 and a capacitance of τ/Z0 at low frequency', () => {
    const [re, im] = at('Wo', [30, 2], 1e-8);
    expect(re).toBeCloseTo(10, 10);
    expect(im).toBeCloseTo(-30 / 2e-8, 3);
  });
});
