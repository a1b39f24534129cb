/** Half cycles that a step may have. */
const MOST = 24;
/** A current that strays by this share may round to the neighbouring level. */
const STRAY = 0.003;
/** A change of ln R beyond which it is no matter of the staircase. */
const LARGE = 0.7;
/** Programs are written in round numbers of mA/cm²: the rounder ones are tried first. */
const UNITS = [0.005, 0.001, 0.0002];
const USUAL = ['1', '5', '2', '25', '35'];
/** An unusual number against so much change of ln R. */
const ODD = 0.03;

/**
 * The program behind a staircase whose currents the file rounds coarsely (LAND prints amperes with four decimals, so that
 * 55 µA reads 0.0001 A): the level changes only at every few steps, but where it changes tells the increment well.
 *
 * Of the first currents and increments, both of them round numbers in mA/cm², for which first + b·k rounds to every level seen,
 * those are taken with which the resistance runs smoothest; that also tells how many half cycles a step has. Rounder numbers, and
 * a staircase that begins with its own increment, as most do, go before others that are as smooth.
 *
 * @param levels rounded currents of the half cycles, ampere
 * @param voltage of the half cycles, along the current and without the offset
 * @param area cm²; NaN: round in mA
 * @param known a program that is given, ampere; then only the half cycles per step are looked for
 * @returns undefined where no regular staircase gives these levels, or where the levels themselves run as smoothly
 */
export function inferProgram(
  levels: Float64Array,
  voltage: Float64Array,
  resolution: number,
  area: number,
  known?: { first: number; increment: number }
): { step: Int32Array; current: Float64Array; hidden: number } | undefined {
  let best: { step: Int32Array; current: Float64Array; hidden: number } | undefined;
  let least = known ? Infinity : roughness(voltage, levels);
  for (let perStep = 2; perStep <= MOST && perStep <= levels.length; perStep += 2) {
    const bands = bandsOf(levels, resolution, perStep);
    const step = Int32Array.from(levels, (_, h) => Math.floor(h / perStep));
    for (const { first, increment, cost } of known
      ? placed(bands, known)
      : linesThrough(bands, area > 0 ? area : 1)) {
      const current = Float64Array.from(step, k => first + k * increment);
      const rough = roughness(voltage, current) + cost;
      if (rough >= least) continue;
      least = rough;
      best = { step, current, hidden: Math.max(0, Math.round(first / increment) - 1) };
    }
  }
  return best;
}

/** Sum of the changes of ln V/I from one half cycle to the next of its polarity; a short, which is one large change, counts little. */
function roughness(voltage: Float64Array, current: Float64Array): number {
  let sum = 0;
  for (let h = 2; h < voltage.length; h++) {
    const ratio = (voltage[h] * current[h - 2]) / (voltage[h - 2] * current[h]);
    sum += ratio > 0 ? Math.min(LARGE, Math.abs(Math.log(ratio))) : LARGE;
  }
  return sum;
}

/** Between what the current of a step must be, by all its half cycles. */
type Band = readonly [low: number, high: number];

function bandsOf(levels: Float64Array, resolution: number, perStep: number): Band[] {
  const bands: Band[] = [];
  for (let first = 0; first < levels.length; first += perStep) {
    let [low, high] = [0, Infinity];
    for (const level of levels.subarray(first, first + perStep)) {
      const slack = 0.501 * resolution + STRAY * level;
      low = Math.max(low, level - slack);
      high = Math.min(high, level + slack);
    }
    bands.push([low, high]);
  }
  return bands;
}

/** A regular staircase, ampere, and what speaks against it before the voltage is asked. */
interface Line {
  first: number;
  increment: number;
  cost: number;
}

/** All staircases of round numbers that go through the bands; of finer numbers only where no rounder ones do. */
function linesThrough(bands: readonly Band[], area: number): Line[] {
  const last = bands.length - 1;
  if (last < 1) return [];
  const least = (1000 * (bands[last][0] - bands[0][1])) / last / area;
  const most = (1000 * (bands[last][1] - bands[0][0])) / last / area;
  for (const unit of UNITS) {
    const lines: Line[] = [];
    for (let i = Math.max(1, Math.ceil(least / unit)); i * unit <= most; i++) {
      const increment = (i * unit * area) / 1000;
      const [low, high] = firstsOf(bands, increment);
      for (
        let j = Math.max(1, Math.ceil((1000 * low) / area / unit));
        (j * unit * area) / 1000 <= high;
        j++
      ) {
        const cost = ODD * oddity(i * unit) + (j % i === 0 ? 0 : ODD * (1 + oddity(j * unit)));
        lines.push({ first: (j * unit * area) / 1000, increment, cost });
      }
    }
    if (lines.length) return lines;
  }
  return [];
}

/** Between which first currents a staircase of this increment goes through the bands. */
function firstsOf(bands: readonly Band[], increment: number): Band {
  let [low, high] = [0, Infinity];
  for (const [k, band] of bands.entries()) {
    low = Math.max(low, band[0] - k * increment);
    high = Math.min(high, band[1] - k * increment);
  }
  return [low, high];
}

/** How unusual a number is in a program: 1, 5, 2, 25 and the study's 35 are the usual ones, then those of few digits. */
function oddity(value: number): number {
  const figures = value
    .toPrecision(6)
    .replace(/^[0.]+|\.|0+$/g, '')
    .replace(/0+$/, '');
  const usual = USUAL.indexOf(figures);
  return usual < 0 ? 1 + figures.length : usual / 4;
}

/** The given program, from the step at which the file first shows it. */
function placed(bands: readonly Band[], { first, increment }: { first: number; increment: number }): Line[] {
  for (let hidden = 0; hidden < 12; hidden++) {
    const begin = first + hidden * increment;
    const fits = bands.every(
      ([low, high], k) => begin + k * increment >= low && begin + k * increment <= high
    );
    if (fits) return [{ first: begin, increment, cost: 0 }];
  }
  return [];
}
