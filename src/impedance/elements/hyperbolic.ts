/** Below this |w| the power series is more exact than the closed form. */
const SMALL = 0.1;

/** Of coth √w/√w = 1/w + Σ c_k w^k: 2^(2k+2) B_(2k+2)/(2k+2)!, Abramowitz & Stegun 4.5.67. */
export const COTH_SERIES: readonly number[] = [
  1 / 3,
  -1 / 45,
  2 / 945,
  -1 / 4725,
  2 / 93555,
  -1382 / 638512875,
  4 / 18243225,
  -3617 / 162820783125
];

/** Of 1/(√w sinh √w) = 1/w + Σ c_k w^k, since csch x = coth(x/2) − coth x. */
const CSCH_SERIES = COTH_SERIES.map((c, k) => c * (0.5 * 0.25 ** k - 1));

/** A complex function of w and its logarithmic slope w f', written in place. */
export interface ComplexSlope {
  re: number;
  im: number;
  slopeRe: number;
  slopeIm: number;
}

export const complexSlope = (): ComplexSlope => ({ re: 0, im: 0, slopeRe: 0, slopeIm: 0 });

/**
 * f = coth √w/√w for Re w >= 0, w ≠ 0, and w f' = −(f + csch² √w)/2. Nothing overflows: only exp(−2√w) is ever needed.
 */
export function cothRatio(re: number, im: number, out: ComplexSlope): void {
  const modulus = Math.hypot(re, im);
  if (modulus < SMALL) return sumSeries(COTH_SERIES, re, im, modulus, out);
  const x = Math.sqrt((modulus + re) / 2); // √w = x + jy
  const y = im / (2 * x);
  const e = Math.exp(-2 * x);
  const cos = Math.cos(y);
  const sin = Math.sin(y);
  // 1 − exp(−2√w), without cancellation
  const restRe = -Math.expm1(-2 * x) + 2 * e * sin * sin;
  const restIm = 2 * e * sin * cos;
  const rest = restRe * restRe + restIm * restIm;
  const cothRe = (1 - e * e) / rest;
  const cothIm = (-4 * e * sin * cos) / rest;
  out.re = (cothRe * x + cothIm * y) / modulus;
  out.im = (cothIm * x - cothRe * y) / modulus;
  // csch² = 4 exp(−2√w)/(1 − exp(−2√w))²
  const squareRe = restRe * restRe - restIm * restIm;
  const squareIm = 2 * restRe * restIm;
  const evenRe = e * (1 - 2 * sin * sin);
  const evenIm = -2 * e * sin * cos;
  const square = rest * rest;
  out.slopeRe = -(out.re + (4 * (evenRe * squareRe + evenIm * squareIm)) / square) / 2;
  out.slopeIm = -(out.im + (4 * (evenIm * squareRe - evenRe * squareIm)) / square) / 2;
}

/**
 * g = 1/(√w sinh √w) for Re w >= 0, w ≠ 0, and w g' = −g (1 + w f)/2.
 *
 * @param f what {@link cothRatio} gave at the same w
 */
export function cschRatio(re: number, im: number, f: ComplexSlope, out: ComplexSlope): void {
  const modulus = Math.hypot(re, im);
  if (modulus < SMALL) return sumSeries(CSCH_SERIES, re, im, modulus, out);
  const x = Math.sqrt((modulus + re) / 2);
  const y = im / (2 * x);
  // csch √w = 2 exp(−√w)/(1 − exp(−2√w))
  const e = Math.exp(-2 * x);
  const sin = Math.sin(y);
  const cos = Math.cos(y);
  const restRe = -Math.expm1(-2 * x) + 2 * e * sin * sin;
  const restIm = 2 * e * sin * cos;
  // divided by √w = x + jy as well
  const bottomRe = restRe * x - restIm * y;
  const bottomIm = restRe * y + restIm * x;
  const top = (2 * Math.exp(-x)) / (bottomRe * bottomRe + bottomIm * bottomIm);
  out.re = top * (cos * bottomRe - sin * bottomIm);
  out.im = -top * (sin * bottomRe + cos * bottomIm);
  const growthRe = 1 + re * f.re - im * f.im;
  const growthIm = re * f.im + im * f.re;
  out.slopeRe = -(out.re * growthRe - out.im * growthIm) / 2;
  out.slopeIm = -(out.re * growthIm + out.im * growthRe) / 2;
}

/** 1/w + Σ c_k w^k and its slope −1/w + Σ k c_k w^k */
function sumSeries(
  series: readonly number[],
  re: number,
  im: number,
  modulus: number,
  out: ComplexSlope
): void {
  let powerRe = 1; // w^k
  let powerIm = 0;
  let sumRe = 0;
  let sumIm = 0;
  let slopeRe = 0;
  let slopeIm = 0;
  for (let k = 0; k < series.length; k++) {
    sumRe += series[k] * powerRe;
    sumIm += series[k] * powerIm;
    slopeRe += k * series[k] * powerRe;
    slopeIm += k * series[k] * powerIm;
    const next = powerRe * re - powerIm * im;
    powerIm = powerRe * im + powerIm * re;
    powerRe = next;
  }
  const inverseRe = re / modulus / modulus;
  const inverseIm = -im / modulus / modulus;
  out.re = inverseRe + sumRe;
  out.im = inverseIm + sumIm;
  out.slopeRe = slopeRe - inverseRe;
  out.slopeIm = slopeIm - inverseIm;
}
