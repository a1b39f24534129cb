import type { Origin } from './types.js';

/** Capacitances of a cell of thickness/area = 1 cm⁻¹, in F (Irvine, Sinclair & West 1990). They overlap. */
const RANGES: readonly [from: number, to: number, origin: Exclude<Origin, ''>][] = [
  [1e-13, 1e-11, 'bulk'],
  [1e-11, 1e-9, 'grain boundary'],
  [1e-9, 1e-8, 'grain boundary or surface layer'],
  [1e-8, 1e-7, 'surface layer'],
  [1e-7, 1e-4, 'electrode']
];

/** What a capacitance, multiplied by thickness/area (in 1/cm), usually comes from; `''` where that is not known or unusual. */
export function originOf(scaledCapacitance: number): Origin {
  return RANGES.find(([from, to]) => scaledCapacitance >= from && scaledCapacitance < to)?.[2] ?? '';
}
