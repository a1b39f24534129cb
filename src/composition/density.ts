import { ArgyroditeError } from '../arrow/error.js';
import { amountOf, amountsOf } from './stoichiometry.js';
import type { Composition, PelletDensity } from './types.js';

/** 1/mol, exact (SI 2019). */
const AVOGADRO = 6.02214076e23;
const CUBIC_ANGSTROM_CM3 = 1e-24;
/** Formula units in the cubic cell of F-43m. */
export const FORMULA_UNITS = 4;

/** A value with its standard error; NaN where that is not known. */
export interface WithError {
  value: number;
  error: number;
}

/**
 * X-ray density 4 M/(N_A a³) in g/cm³.
 *
 * @param a lattice parameter in Å with its error
 */
export function latticeDensity(of: Composition, a: WithError): WithError {
  // per tetrahedron: four of them in a cell, however the formula is multiplied
  const mass = of.molar_mass_g_mol / (amountOf(amountsOf(of), 'centre') || 1);
  const value = (FORMULA_UNITS * mass) / (AVOGADRO * a.value ** 3 * CUBIC_ANGSTROM_CM3);
  return { value, error: (3 * value * a.error) / a.value };
}

/** A pellet on the balance and under the calliper, with standard errors. */
export interface Pellet {
  mass_g: number;
  diameter_mm: number;
  thickness_mm: number;
  mass_error_g?: number;
  diameter_error_mm?: number;
  thickness_error_mm?: number;
}

/** Where no error is given: the last digit of a common balance and calliper. */
const ERRORS = { mass_error_g: 1e-4, diameter_error_mm: 0.01, thickness_error_mm: 0.01 };

/**
 * Density of a cylinder, m/(π d² t/4), and its share of the lattice's density; independent errors in quadrature.
 *
 * @throws ArgyroditeError `bad-setting`
 */
export function relativeDensity(pellet: Pellet, lattice: WithError): PelletDensity {
  const { mass_g, diameter_mm, thickness_mm } = pellet;
  for (const [name, value] of Object.entries({ mass_g, diameter_mm, thickness_mm })) {
    if (!(value > 0 && value < Infinity)) {
      throw new ArgyroditeError(
        'bad-setting',
        `The pellet’s ${name} must be a number above 0; it is ${value}.`
      );
    }
  }
  const { mass_error_g, diameter_error_mm, thickness_error_mm } = { ...ERRORS, ...pellet };
  const density = mass_g / ((Math.PI / 4) * (diameter_mm / 10) ** 2 * (thickness_mm / 10));
  const share = Math.hypot(
    mass_error_g / mass_g,
    (2 * diameter_error_mm) / diameter_mm,
    thickness_error_mm / thickness_mm
  );
  const relative = density / lattice.value;
  return {
    mass_g,
    diameter_mm,
    thickness_mm,
    density_g_cm3: density,
    density_error_g_cm3: density * share,
    relative_density: relative,
    relative_density_error: relative * Math.hypot(share, lattice.error / lattice.value)
  };
}
