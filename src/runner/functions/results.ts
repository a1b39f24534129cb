import type { Spectrum } from '../../impedance/index.js';

/** The impedance of a circuit at given frequencies: Hz, Ω. */
export interface SimulatedSpectrum extends Spectrum {
  type: 'simulation';
}

/** The background under the peaks of a photoelectron spectrum, in the order of the given energies (eV), in the intensity's unit. */
export interface XpsBackground {
  type: 'background';
  energy: readonly number[];
  background: Float64Array;
}

/** A line of a photoelectron spectrum: eV, and area per eV. */
export interface XpsLine {
  type: 'line';
  energy: readonly number[];
  intensity: Float64Array;
}
