import { activationEnergy, BOLTZMANN, ZERO_CELSIUS } from '../activation-energy.js';
import type { Arrhenius } from '../types.js';
import type { Warning } from '../../arrow/index.js';

/** Temperatures closer than this are one: no thermostat tells them apart. */
const SAME_CELSIUS = 1;
const LINE_POINTS = 50;

/**
 * The Arrhenius line through a series' conductivities; null where there are not three different temperatures.
 *
 * @param conductivity in `unit`; not positive or not a number where a spectrum has none
 */
export function arrheniusOf(
  temperature: Float64Array,
  conductivity: Float64Array,
  error: Float64Array,
  unit: 'S/cm' | 'S'
): { arrhenius: Arrhenius; warnings: Warning[] } | null {
  const which = Array.from(temperature.keys()).filter(
    i => Number.isFinite(temperature[i]) && conductivity[i] > 0 && conductivity[i] < Infinity
  );
  if (new Set(which.map(i => Math.round(temperature[i] / SAME_CELSIUS))).size < 3) return null;
  const take = (values: Float64Array) => Float64Array.from(which, i => values[i]);
  const energy = activationEnergy(
    which.map(i => ({ temperature_celsius: temperature[i], conductivity: conductivity[i] }))
  );
  const celsius = take(temperature);
  const [low, high] = [celsius.reduce((a, b) => Math.min(a, b)), celsius.reduce((a, b) => Math.max(a, b))];
  const grid = Float64Array.from(
    { length: LINE_POINTS },
    (_, i) => low + ((high - low) * i) / (LINE_POINTS - 1)
  );
  const { warnings, ...line } = energy;
  return {
    warnings,
    arrhenius: {
      ...line,
      unit,
      temperature_celsius: celsius,
      conductivity: take(conductivity),
      conductivity_error: take(error),
      line: { temperature_celsius: grid, conductivity: grid.map(t => conductivityAt(energy, t)) }
    }
  };
}

function conductivityAt(
  { prefactor, energy_ev }: { prefactor: number; energy_ev: number },
  celsius: number
): number {
  const kelvin = celsius + ZERO_CELSIUS;
  return (prefactor / kelvin) * Math.exp(-energy_ev / (BOLTZMANN * kelvin));
}
