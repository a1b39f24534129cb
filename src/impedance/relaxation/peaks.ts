/** Peaks whose tops are closer than this, in decades, are one. */
const APART = 0.5;
/** Of all γ's area, below which a peak is not told. */
const LEAST = 0.005;

export interface RelaxationPeak {
  /** s: where half of the peak's resistance lies on either side. */
  tau: number;
  /** Ω */
  resistance: number;
  /** 1/(2πτ), in Hz. */
  characteristic_frequency_hertz: number;
}

interface Part {
  /** Grid points [from, to). */
  from: number;
  to: number;
  area: number;
  /** Mean of ln τ, weighted by γ. */
  centre: number;
}

/** Standard deviation, in decades, at which two equal peaks `APART` from each other melt into one. */
const BLUR = APART / 2;

/**
 * The peaks of a distribution of relaxation times: γ integrated between the minima beside each; neighbours closer than half a
 * decade are one. The minima are those of γ blurred by that much, since a non-negative γ breaks a broad peak's flanks into
 * ripples. Fastest first; what holds less than 0.5 % of all is left out.
 *
 * @param step of ln τ
 */
export function findPeaks(tau: Float64Array, gamma: Float64Array, step: number): RelaxationPeak[] {
  const parts = split(tau, gamma, blur(gamma, (BLUR * Math.LN10) / step), step);
  for (;;) {
    let closest = -1;
    let least = APART * Math.LN10;
    for (let i = 1; i < parts.length; i++) {
      const distance = parts[i].centre - parts[i - 1].centre;
      if (distance < least) {
        least = distance;
        closest = i;
      }
    }
    if (closest < 0) break;
    parts.splice(closest - 1, 2, join(parts[closest - 1], parts[closest]));
  }
  const total = parts.reduce((sum, { area }) => sum + area, 0);
  return parts
    .filter(({ area }) => area > LEAST * total)
    .map(part => {
      const time = middle(tau, gamma, step, part);
      return { tau: time, resistance: part.area, characteristic_frequency_hertz: 1 / (2 * Math.PI * time) };
    });
}

/** At every minimum; the point of the minimum counts half to either side. */
function split(tau: Float64Array, gamma: Float64Array, blurred: Float64Array, step: number): Part[] {
  const cuts = [0];
  let falling = false;
  for (let j = 1; j < gamma.length; j++) {
    if (blurred[j] < blurred[j - 1]) falling = true;
    else if (blurred[j] > blurred[j - 1] && falling) {
      cuts.push(j - 1);
      falling = false;
    }
  }
  cuts.push(gamma.length - 1);
  const parts: Part[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1], cuts[i]];
    let area = 0;
    let moment = 0;
    for (let j = from; j <= to; j++) {
      const share = step * gamma[j] * shareOf(j, from, to, gamma.length);
      area += share;
      moment += share * Math.log(tau[j]);
    }
    if (area > 0) parts.push({ from, to, area, centre: moment / area });
  }
  return parts;
}

/** With a normal distribution of this standard deviation, in points; nothing comes from beyond the ends. */
function blur(gamma: Float64Array, deviation: number): Float64Array {
  const reach = Math.ceil(6 * deviation);
  const kernel = Float64Array.from({ length: reach + 1 }, (_, d) => Math.exp(-0.5 * (d / deviation) ** 2));
  return gamma.map((_, j) => {
    let sum = 0;
    const last = Math.min(gamma.length - 1, j + reach);
    for (let i = Math.max(0, j - reach); i <= last; i++) sum += kernel[Math.abs(i - j)] * gamma[i];
    return sum;
  });
}

/** Half at a minimum that two peaks share. */
function shareOf(j: number, from: number, to: number, count: number): number {
  return (j === from && from > 0) || (j === to && to < count - 1) ? 0.5 : 1;
}

function join(a: Part, b: Part): Part {
  const area = a.area + b.area;
  return { from: a.from, to: b.to, area, centre: (a.centre * a.area + b.centre * b.area) / area };
}

function middle(tau: Float64Array, gamma: Float64Array, step: number, { from, to, area }: Part): number {
  let sum = 0;
  for (let j = from; j <= to; j++) {
    const share = step * gamma[j] * shareOf(j, from, to, gamma.length);
    if (share > 0 && sum + share >= area / 2) {
      // within the point's own stretch of ln τ
      return tau[j] * Math.exp(step * ((area / 2 - sum) / share - 0.5));
    }
    sum += share;
  }
  return tau[to];
}
