import { erfcx } from './faddeeva.js';
import type { Profile } from './profile.js';

/**
 * exp(−a d²)/(1 + b d²), a = 4 ln 2 (1 − m)/w², b = 4 m/w². Its full width is a little less than w: here the w is used that gives the full
 * width asked for. With t in half widths, α = ln 2 (1 − m) κ² and β = m κ², where κ is full width over w: α + ln(1 + β) = ln 2.
 */
export function glProduct(mix: number): Profile {
  const square = squareOfWidth(mix);
  const alpha = Math.LN2 * (1 - mix) * square;
  const beta = mix * square;
  // how κ² follows the mix, from α + ln(1 + β) = ln 2
  const slope = Math.LN2 * (1 - mix) + mix / (1 + beta);
  const change = (Math.LN2 * square - square / (1 + beta)) / slope;
  const alphaChange = Math.LN2 * ((1 - mix) * change - square);
  const betaChange = square + mix * change;
  const { area, byAlpha, byBeta } = areaOf(alpha, beta);
  const areaChange = (byAlpha * alphaChange + byBeta * betaChange) / area;
  return {
    at(t, out) {
      const lorentz = 1 / (1 + beta * t * t);
      const value = (Math.exp(-alpha * t * t) * lorentz) / area;
      out[0] = value;
      out[1] = -2 * t * value * (alpha + beta * lorentz);
      out[2] = -value * (t * t * (alphaChange + betaChange * lorentz) + areaChange);
    }
  };
}

/** κ², the square of true full width over w, by Newton's method. */
function squareOfWidth(mix: number): number {
  let square = 1;
  for (let i = 0; i < 50; i++) {
    const excess = Math.LN2 * (1 - mix) * square + Math.log1p(mix * square) - Math.LN2;
    const step = excess / (Math.LN2 * (1 - mix) + mix / (1 + mix * square));
    square -= step;
    if (Math.abs(step) < 1e-15) break;
  }
  return square;
}

/** ½∫exp(−αt²)/(1 + βt²) dt = π/(2√β) erfcx(√(α/β)), with its derivatives. */
function areaOf(alpha: number, beta: number): { area: number; byAlpha: number; byBeta: number } {
  const ratio = beta / alpha;
  if (ratio < 1e-3) return nearGaussian(alpha, beta);
  const z = Math.sqrt(alpha / beta);
  const value = erfcx(z);
  const area = (Math.PI / (2 * Math.sqrt(beta))) * value;
  const rootOfPi = Math.sqrt(Math.PI);
  const slope = (Math.PI / (2 * Math.sqrt(beta))) * (2 * z * value - 2 / rootOfPi);
  return {
    area,
    // without end at a pure Lorentzian, whose tails a trace of Gaussian cuts off
    byAlpha: slope / (2 * Math.max(z, 1e-6) * beta),
    byBeta: -area / (2 * beta) - (slope * z) / (2 * beta)
  };
}

/** The series Σ (−β)ⁿ ∫t²ⁿ exp(−αt²) dt, for a Lorentzian part that is hardly there. */
function nearGaussian(alpha: number, beta: number): { area: number; byAlpha: number; byBeta: number } {
  let term = Math.sqrt(Math.PI / alpha) / 2;
  let [area, byAlpha, byBeta] = [0, 0, 0];
  for (let n = 0; n < 8; n++) {
    area += term;
    byAlpha -= (term * (n + 0.5)) / alpha;
    const next = (-term * beta * (n + 0.5)) / alpha;
    // d/dβ of the term of order n + 1
    byBeta -= ((term * (n + 0.5)) / alpha) * (n + 1);
    term = next;
  }
  return { area, byAlpha, byBeta };
}
