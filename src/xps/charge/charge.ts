import { ArgyroditeError } from '../../arrow/index.js';
import type { ComponentFit, FittedComponent } from '../types.js';

/** What charging is counted from: hydrocarbon on the surface, or the thiophosphate tetrahedra. */
export type ChargeReference = 'C 1s' | 'PS4';

/** A reference line with its binding energy, and how well that is known. eV */
export interface ReferenceLine {
  region: string;
  name: string;
  energy: number;
  energy_error: number;
  note: string;
}

export const referenceLines: Readonly<Record<ChargeReference, ReferenceLine>> = {
  'C 1s': {
    region: 'C 1s',
    name: 'adventitious',
    energy: 284.8,
    energy_error: 0.2,
    note: 'Adventitious carbon by convention; it is not in electric contact with every surface, so its true energy is uncertain by some 0.2 eV.'
  },
  PS4: {
    region: 'S 2p',
    name: 'PS4',
    energy: 161.6,
    energy_error: 0.15,
    note: 'S 2p 3/2 of PS₄³⁻, the sample’s own line: 161.4 to 161.9 eV in the literature.'
  }
};

/** One shift for all regions of a sample: measured minus true binding energy, eV. */
export interface ChargeShift {
  shift: number;
  /** From counting, and from how well the reference is known, together. */
  shift_error: number;
  statistical_error: number;
  reference_error: number;
  reference: string;
  note: string;
}

/**
 * The charge shift of a sample from one of its lines: the same for every region, since it is the sample's potential that has changed.
 * Energies in `fit` that were already corrected by some shift are taken back by it.
 *
 * @throws ArgyroditeError `bad-setting` where the fit has no such line
 */
export function chargeShift(
  fit: Pick<ComponentFit, 'components' | 'charge_shift'>,
  reference: ChargeReference | ReferenceLine
): ChargeShift {
  const line = typeof reference === 'string' ? referenceLines[reference] : reference;
  const found = fit.components.find(isLine(line));
  if (!found) {
    throw new ArgyroditeError(
      'bad-setting',
      `Charging cannot be counted from ${line.name} in ${line.region}: the fit has no such component. Add it, or take another reference.`
    );
  }
  const statistical_error = found.position_error;
  return {
    shift: found.position + fit.charge_shift - line.energy,
    shift_error: Math.hypot(statistical_error, line.energy_error),
    statistical_error,
    reference_error: line.energy_error,
    reference: `${line.name} in ${line.region} at ${line.energy} eV`,
    note: line.note
  };
}

/**
 * Binding energy of an electron with this kinetic energy, hν − KE, where the kinetic energy is counted from the Fermi level, as
 * analysers state it. Where it is counted from the vacuum level of the analyser (`work_function` given), its work function is taken off
 * once: hν − KE − φ. All in eV.
 */
export function bindingEnergy(photon: number, kinetic: number, work_function = 0): number {
  return photon - kinetic - work_function;
}

function isLine({ region, name }: ReferenceLine) {
  return (component: FittedComponent) => component.region === region && component.name === name;
}
