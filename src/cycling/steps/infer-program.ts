/** Half cycles that a step may have. */
const MOST = 24;
/** A current that strays by this share may round to the neighbouring level. */
const STRAY = 0.003;
/** A change of ln R beyond which it is no matter of the staircase. */
const LARGE = 0.7;

/**
 * The program behind a staircase whose currents the file rounds coarsely (LAND prints amperes with four decimals, so that
 * 55 µA reads 0.0001 A): the level changes only at every few steps, but where it changes tells the increment well.
 *
 * Of the increments b for which first + b·k rounds to every level seen, the roundest in mA/cm² is taken; a staircase that begins
 * with its own increment, as most do, goes before others. How many half cycles a step has, the voltage tells: with the right
 * currents the resistance runs smoothly.
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
    const line = known ? placed(bands, known) : findLine(bands, resolution, area > 0 ? area : 1);
    if (!line) continue;
    const step = Int32Array.from(levels, (_, h) => Math.floor(h / perStep));
    const current = Float64Array.from(step, k => line.first + k * line.increment);
    const rough = roughness(voltage, current);
    if (rough < least) {
      least = rough;
      best = { step, current, hidden: Math.max(0, Math.round(line.first / line.increment) - 1) };
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

function findLine(bands: readonly Band[], resolution: number, area: number) {
  for (let hidden = 0; hidden < 12; hidden++) {
    let [low, high] = [0, Infinity];
    for (const [k, band] of bands.entries()) {
      low = Math.max(low, band[0] / (k + 1 + hidden));
      high = Math.min(high, band[1] / (k + 1 + hidden));
    }
    // what is hidden must round to zero
    if (hidden > 0) high = Math.min(high, (0.501 * resolution) / hidden);
    if (low <= high) {
      const increment = (roundest((1000 * low) / area, (1000 * high) / area) * area) / 1000;
      return { first: increment * (1 + hidden), increment };
    }
  }
  return freeLine(bands, area);
}

/** Any first current: the roundest increment for which there is one, and the roundest of those. */
function freeLine(bands: readonly Band[], area: number) {
  const last = bands.length - 1;
  if (last < 3) return undefined;
  const inside = (increment: number) => {
    let [low, high] = [0, Infinity];
    for (const [k, band] of bands.entries()) {
      low = Math.max(low, band[0] - k * increment);
      high = Math.min(high, band[1] - k * increment);
    }
    return low <= high ? ([low, high] as const) : undefined;
  };
  const least = (bands[last][0] - bands[0][1]) / last;
  const most = (bands[last][1] - bands[0][0]) / last;
  for (const digit of [0.1, 0.05, 0.025, 0.01, 0.005, 0.001, 0.0005]) {
    const unit = (digit * area) / 1000;
    for (let i = Math.max(1, Math.ceil(least / unit)); i * unit <= most; i++) {
      const range = inside(i * unit);
      if (!range) continue;
      const first = (roundest((1000 * range[0]) / area, (1000 * range[1]) / area) * area) / 1000;
      return { first, increment: i * unit };
    }
  }
  return undefined;
}

/** The given program, from the step at which the file first shows it. */
function placed(bands: readonly Band[], { first, increment }: { first: number; increment: number }) {
  for (let hidden = 0; hidden < 12; hidden++) {
    const begin = first + hidden * increment;
    const fits = bands.every(
      ([low, high], k) => begin + k * increment >= low && begin + k * increment <= high
    );
    if (fits) return { first: begin, increment };
  }
  return undefined;
}

/** The number in an interval that is written with the fewest digits, a 5 before others of as many. */
export function roundest(low: number, high: number): number {
  for (let unit = 10 ** Math.floor(Math.log10(high)); unit > 0; unit /= 10) {
    for (const step of [5 * unit, unit]) {
      const value = Math.ceil(low / step - 1e-9) * step;
      if (value > 0 && value <= high * (1 + 1e-9)) return Number(value.toPrecision(10));
    }
    if (unit < (high - low) / 100 || unit < high * 1e-9) break;
  }
  return (low + high) / 2;
}
