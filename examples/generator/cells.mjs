import { normal } from './random.mjs';

/** A pellet of 10 mm diameter and 0.85 mm thickness: cm² and mm. */
export const AREA = 0.785;
export const THICKNESS = 0.85;

/** The grain boundaries of that pellet: S s^α, and α. */
const GRAIN_BOUNDARY = { q: 2.6e-7, alpha: 0.9 };

/** Ω of such a pellet with a conductivity in mS/cm. */
export const pelletResistance = conductivity => THICKNESS / 10 / ((conductivity / 1000) * AREA);

/** Logarithmically spaced frequencies, highest first, as an instrument prints them (8 digits). */
export function sweep(highest, lowest, count) {
  const ratio = Math.log(lowest / highest);
  return Array.from({ length: count }, (_, i) =>
    Number((highest * Math.exp((ratio * i) / (count - 1))).toPrecision(8))
  );
}

/** Seconds at which an instrument that measures two periods, but at least 0.43 s, has done each point. */
export function pointTimes(frequency, start = 0) {
  let time = start;
  return frequency.map(f => (time += Math.max(0.43, 2 / f)));
}

/** Points of a circuit with 0.5 % of |Z| as noise on each part. */
export function measure(simulate, circuit, values, frequency, seed, relativeNoise = 0.005) {
  const { real, imaginary } = simulate(circuit, values, frequency);
  const next = normal(seed);
  return frequency.map((f, i) => {
    const noise = relativeNoise * Math.hypot(real[i], imaginary[i]);
    return { frequency: f, real: real[i] + noise * next(), imaginary: imaginary[i] + noise * next() };
  });
}

/** In|SE|In: grain interior, a grain-boundary arc whose top is near 300 kHz, and the spike of the blocking electrodes. */
export function blockingCell(simulate, conductivity, { frequency, seed }) {
  const total = pelletResistance(conductivity);
  const values = {
    R0: 0.58 * total,
    R1: 0.42 * total,
    CPE1_0: GRAIN_BOUNDARY.q,
    CPE1_1: GRAIN_BOUNDARY.alpha,
    CPE2_0: 2.4e-5,
    CPE2_1: 0.93
  };
  return measure(simulate, 'R0-p(R1,CPE1)-CPE2', values, frequency, seed);
}

/** Li|SE|Li: the same pellet, the interface with lithium (its arc between 1 and 250 kHz), and diffusion. */
export function lithiumCell(simulate, conductivity, interfaceResistance, { frequency, seed }) {
  const total = pelletResistance(conductivity);
  const values = {
    Rb: 0.58 * total,
    Rgb: 0.42 * total,
    CPEgb_0: GRAIN_BOUNDARY.q,
    CPEgb_1: GRAIN_BOUNDARY.alpha,
    Rint: interfaceResistance,
    CPEint_0: 1e-6,
    CPEint_1: 0.87,
    W1: 12
  };
  return measure(simulate, 'Rb-p(Rgb,CPEgb)-p(Rint,CPEint)-W1', values, frequency, seed);
}

/** eV/K */
const BOLTZMANN = 8.617333262145179e-5;
const kelvin = celsius => celsius + 273.15;

/** A cold-pressed pellet of Li6PS5Cl: mS/cm at 25 °C and eV, typical values and not those of one measurement. */
const LPSCL = { at25: 1.6, energy: 0.37 };

/** mS/cm at a temperature: σT = σ0 exp(−E/kT). */
export function lpsclConductivity(celsius) {
  const exponent = (LPSCL.energy / BOLTZMANN) * (1 / kelvin(25) - 1 / kelvin(celsius));
  return LPSCL.at25 * (kelvin(25) / kelvin(celsius)) * Math.exp(exponent);
}

/**
 * Steel|Li6PS5Cl|steel at a temperature: one depressed arc of bulk and grain boundaries, whose capacitance hardly knows the temperature
 * so that it moves out of the measured range when it is warm, and the spike of the steel.
 */
export function lpsclCell(simulate, celsius, { frequency, seed }) {
  const total = pelletResistance(lpsclConductivity(celsius));
  const values = {
    R0: 0.12 * total,
    R1: 0.88 * total,
    CPE1_0: 1.6e-9,
    CPE1_1: 0.82,
    CPE2_0: 1.8e-7 * (1 + 0.004 * (celsius + 25)),
    CPE2_1: 0.89
  };
  return measure(simulate, 'R0-p(R1,CPE1)-CPE2', values, frequency, seed, 0.003);
}
