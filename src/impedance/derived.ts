import type { Warning } from '../arrow/index.js';
import { directResistance, findArcs } from './fit/arcs.js';
import type { FitOutcome } from './fit/fit.js';
import { areaResistance, cellConstant, type Geometry } from './geometry.js';
import { originOf } from './origin.js';
import type { Arc } from './types.js';

/** The sum of the resistances in the direct-current path, with its error; NaN where nothing conducts. */
export function totalResistance({ circuit, fit, covariance }: FitOutcome): [value: number, error: number] {
  const values = fit.parameters.map(({ value }) => value);
  const direct = directResistance(circuit, values);
  if (!direct) return [NaN, NaN];
  const { value, gradient } = direct;
  let variance = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j < values.length; j++) {
      // what the total does not depend on may be undetermined without harm
      if (gradient[i] && gradient[j])
        variance += gradient[i] * covariance[i * values.length + j] * gradient[j];
    }
  }
  return [value, Math.sqrt(variance)];
}

/** The arcs of a fit, fastest first. @param interfaces equal ones in series, 2 in a symmetric cell */
export function listArcs({ circuit, fit }: FitOutcome, geometry: Geometry, interfaces: number): Arc[] {
  const values = fit.parameters.map(({ value }) => value);
  return findArcs(circuit)
    .map(place => {
      const { value, standard_error: error } = fit.parameters[place.resistanceIndex];
      const time = place.time(values);
      const capacitance = time / value;
      const [cell, cellError] = areaResistance([value, error], geometry);
      const [one, oneError] = areaResistance([value, error], geometry, interfaces);
      return {
        resistance: place.resistance,
        element: place.element,
        resistance_ohm: value,
        resistance_error_ohm: error,
        time_constant_second: time,
        characteristic_frequency_hertz: 1 / (2 * Math.PI * time),
        effective_capacitance_farad: capacitance,
        origin: originOf(capacitance * cellConstant(geometry)),
        area_resistance_ohm_cm2: cell,
        area_resistance_error_ohm_cm2: cellError,
        interface_resistance_ohm_cm2: interfaces > 1 ? one : NaN,
        interface_resistance_error_ohm_cm2: interfaces > 1 ? oneError : NaN
      };
    })
    .sort((a, b) => a.time_constant_second - b.time_constant_second);
}

/** A conductivity is the electrolyte's alone: say so where the total seems to hold an interface as well. */
export function interfacesInTotal(conductivity: number, arcs: Arc[]): Warning[] {
  if (!(conductivity > 0)) return [];
  return arcs
    .filter(({ origin }) => origin === 'surface layer' || origin === 'electrode')
    .map(({ resistance, element, origin }) => ({
      code: 'interface-in-total',
      message: `The total resistance, and with it the conductivity, includes ${resistance}, though the capacitance of ${element} is that of ${origin === 'electrode' ? 'an electrode' : 'a surface layer'}. For the electrolyte alone take a circuit without this arc.`,
      subject: resistance
    }));
}
