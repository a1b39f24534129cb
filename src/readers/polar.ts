/** π/2 in two parts: the first has so few digits that small multiples of it are exact (Cody & Waite 1980). */
const HALF_PI_HEAD = 1.5707963267341256;
const HALF_PI_TAIL = 6.0771005065061922e-11;

/** 1/3!, 1/5!, ..., 1/17! and 1/2!, 1/4!, ..., 1/18!, with their signs: enough for |x| <= π/4 (18! is 6e15, 2^52 is 5e15). */
const SINE = inverseFactorials(3, 17);
const COSINE = inverseFactorials(2, 18);

/**
 * Real and imaginary part from modulus and phase (rad), within 4e-16 of the modulus.
 *
 * `Math.sin` and `Math.cos` differ in their last bits from one engine to another, and so would the hash of a table that was
 * read in Python from that of the same file read in a browser. Sums and products are the same everywhere.
 */
export function fromPolar(modulus: number, phase: number): { real: number; imaginary: number } {
  const quarter = Math.round(phase / (HALF_PI_HEAD + HALF_PI_TAIL));
  const x = phase - quarter * HALF_PI_HEAD - quarter * HALF_PI_TAIL;
  const square = x * x;
  const sine = x + x * square * polynomial(SINE, square);
  const cosine = 1 + square * polynomial(COSINE, square);
  const [c, s] = [
    [cosine, sine],
    [-sine, cosine],
    [-cosine, -sine],
    [sine, -cosine]
  ][((quarter % 4) + 4) % 4];
  return { real: modulus * c, imaginary: modulus * s };
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

function inverseFactorials(from: number, to: number): number[] {
  const coefficients: number[] = [];
  for (let n = from, sign = -1; n <= to; n += 2, sign = -sign) {
    let factorial = 1;
    for (let k = 2; k <= n; k++) factorial *= k;
    coefficients.push(sign / factorial);
  }
  return coefficients;
}
