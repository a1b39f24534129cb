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

  // impedance.py 1.7.1, models.circuits.elements, at 3.7, 812 and 190000 Hz
  it.each<[string, number[], number[][]]>([
    [
      'G',
      [31.7, 0.0023],
      [
        [31.666083955347172, -0.8459870373039362],
        [6.80336626465406, -6.248249678116714],
        [0.42785111460274083, -0.42769532004941785]
      ]
    ],
    [
      'Gs',
      [31.7, 0.0023, 0.83],
      [
        [46.47609221493064, -2.055320019603325],
        [6.768842722577218, -5.975354372949461],
        [0.42785111460274083, -0.42769532004941785]
      ]
    ],
    [
      'K',
      [31.7, 0.0023],
      [
        [31.60962709778579, -1.690163820088446],
        [0.22855421107089352, -2.681964105566867],
        [4.20471528812972e-6, -0.011545105324512266]
      ]
    ],
    [
      'Zarc',
      [31.7, 0.0023, 0.77],
      [
        [30.295858401603812, -2.8657477967562865],
        [2.123739598349032, -3.9447149630066023],
        [0.025334482153409, -0.06662164269696712]
      ]
    ],
    [
      'TLMQ',
      [31.7, 4.1e-5, 0.77],
      [
        [775.2097241412763, -2023.5884669761128],
        [22.335899554605636, -32.435131355186634],
        [3.3092224872202807, -2.287154651071774]
      ]
    ],
    [
      'T',
      [31.7, 12.9, 0.61, 0.0023],
      [
        [80.71139380656714, -6.381872618899764],
        [6.168750528925885, -6.292407656027733],
        [0.42782074802750814, -0.42772571334503423]
      ]
    ]
  ])('of %s gives the numbers of impedance.py', (symbol, values, expected) => {
    [3.7, 812, 1.9e5].forEach((hertz, k) => {
      at(symbol, values, 2 * Math.PI * hertz).forEach((part, i) => {
        expect(Math.abs(part - expected[k][i])).toBeLessThan(1e-11 * Math.hypot(...expected[k]));
      });
    });
  });

  it('of La is L (jω)^α as its name says, not (jωL)^α as impedance.py 1.7.1 has it', () => {
    // 2 (4j)^(1/2) = 4 (cos 45° + j sin 45°); (8j)^(1/2) would be shorter
    at('La', [2, 0.5], 4).forEach(part => expect(part).toBeCloseTo(4 * Math.SQRT1_2, 13));
    expect(at('La', [2, 1], 4)[1]).toBeCloseTo(at('L', [2], 4)[1], 14);
  });

  it('of H is a Zarc with b = 1, and a Gerischer with a = 1, b = 1/2', () => {
    for (const omega of [1e-9, 0.3, 2, 1e12]) {
      for (const [one, other] of [
        [at('H', [5, 0.7, 0.8, 1], omega), at('Zarc', [5, 0.7, 0.8], omega)],
        [at('H', [5, 0.7, 1, 0.5], omega), at('G', [5, 0.7], omega)]
      ]) {
        const size = Math.hypot(...other);
        one.forEach((part, i) => expect(Math.abs(part - other[i])).toBeLessThan(1e-13 * size));
      }
    }
  });

  it('of Gs, TLMQ and T meet their limits', () => {
    const wo = at('Wo', [3, 0.2], 7);
    at('TLMQ', [3, 0.2 / 3, 1], 7).forEach((part, i) => expect(part).toBeCloseTo(wo[i], 12));
    at('T', [3, 0, 1e-300, 0.2], 7).forEach((part, i) => expect(part).toBeCloseTo(wo[i], 12));
    // a thick layer is semi-infinite
    const gerischer = at('G', [3, 0.2], 7);
    at('Gs', [3, 0.2, 50], 7).forEach((part, i) => expect(part).toBeCloseTo(gerischer[i], 12));
  });

  it('overflow at no value that a double can hold', () => {
    for (const [symbol, values] of [
      ['K', [1, 1e150]],
      ['G', [1, 1e200]],
      ['Gs', [1, 1e150, 1e6]],
      ['Gs', [1, 1e-150, 1e-6]],
      ['Zarc', [1, 1e200, 1]],
      ['H', [1, 1e200, 1, 1]],
      ['TLMQ', [1e150, 1e100, 1]],
      ['T', [1, 1, 1e9, 1e150]],
      ['T', [1, 1, 1e-9, 1e-150]]
    ] as const) {
      const { z, derivatives } = evaluate(findElement(symbol), [...values], [1e-3, 1e9]);
      for (const { re, im } of [z, ...derivatives]) {
        for (const part of [...re, ...im]) expect(Number.isFinite(part), `${symbol} ${values}`).toBe(true);
      }
    }
  });

  it('of the hyperbolic elements go over smoothly from the power series to the closed form', () => {
    for (const [symbol, values] of [
      ['TLMQ', [1, 1, 0.7]],
      ['T', [1, 1, 1e-6, 1]],
      ['T', [0, 1, 1e-6, 1]]
    ] as const) {
      const edge = symbol === 'TLMQ' ? 0.1 ** (1 / 0.7) : 0.1;
      const [below, above] = [edge * (1 - 1e-11), edge * (1 + 1e-11)].map(omega =>
        evaluate(findElement(symbol), [...values], [omega / (2 * Math.PI)])
      );
      const pairs = [[below.z, above.z], ...below.derivatives.map((d, i) => [d, above.derivatives[i]])];
      for (const [a, b] of pairs) {
        const size = Math.hypot(a.re[0], a.im[0]);
        expect(Math.hypot(a.re[0] - b.re[0], a.im[0] - b.im[0])).toBeLessThan(1e-9 * size);
      }
    }
  });
});
