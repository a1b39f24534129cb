import { describe, expect, it } from 'vitest';
import { compareLattice } from './comparison.js';
import { latticeDensity, relativeDensity } from './density.js';
import { chlorineBesideLiCl, chlorineFromLattice, latticeAt, latticeLine } from './lattice.js';
import { composition } from './stoichiometry.js';

describe('the line through the study’s lattice parameters', () => {
  it('gives a(1.0) = 9.8487 Å with a standard error of 0.0008', () => {
    // (0.6, 9.890), (1.3, 9.817), (1.6, 9.788): slope −0.10241, intercept 9.95114
    const { value, standard_error } = latticeAt(1);
    expect(value.toFixed(4)).toBe('9.8487');
    expect(standard_error.toFixed(4)).toBe('0.0008');
  });

  it('has one degree of freedom, and a 95 % interval of 12.7 standard errors', () => {
    expect(latticeLine.degrees_of_freedom).toBe(1);
    // Student's t for one degree of freedom: tan(0.475 π) = 12.706
    expect(latticeLine.t_95).toBeCloseTo(Math.tan(0.475 * Math.PI), 6);
    const { value, standard_error, upper_95, lower_95 } = latticeAt(1);
    expect((upper_95 - value) / standard_error).toBeCloseTo(12.706, 3);
    expect((value - lower_95) / standard_error).toBeCloseTo(12.706, 3);
  });

  it('is read backwards too', () => {
    const { value, standard_error } = chlorineFromLattice({ value: latticeAt(1.2).value, error: 0 });
    expect(value).toBeCloseTo(1.2, 12);
    expect(standard_error).toBeCloseTo(latticeAt(1.2).standard_error / Math.abs(latticeLine.slope), 12);
    expect(chlorineFromLattice({ value: 9.83, error: NaN }).standard_error).toBeGreaterThan(
      chlorineFromLattice({ value: 9.83, error: 0 }).standard_error
    );
  });
});

describe('LiCl beside the lattice', () => {
  it('takes chlorine out of it', () => {
    // Cl-13: 2.7 vol%; a³/4 = 236.53 Å³ of argyrodite, 5.13³/4 = 33.75 Å³ of LiCl: q = 0.027/0.973 · 7.008 = 0.1945
    expect(chlorineBesideLiCl(1.3, { value: 2.7, error: 0 }, 9.817).value).toBeCloseTo(1.1055, 3);
    expect(chlorineBesideLiCl(1.3, { value: 0, error: 0 }, 9.817).value).toBe(1.3);
  });

  it('takes less where Li3PS4 balances lithium and sulfur, and then every element balances', () => {
    const x = 1.3;
    const y = chlorineBesideLiCl(x, { value: 2.7, error: 0 }, 9.817, 'all-elements').value;
    const q = ((0.027 / 0.973) * 9.817 ** 3) / 5.13 ** 3;
    const n = (2 - x) / (2 - y);
    expect(n * (y + q)).toBeCloseTo(x, 12); // Cl
    expect(n * (7 - y + q) + (1 - n) * 3).toBeCloseTo(7 - x, 12); // Li
    expect(n * (6 - y) + (1 - n) * 4).toBeCloseTo(6 - x, 12); // S
  });

  it('carries its error on', () => {
    const at = (licl: number) => chlorineBesideLiCl(1.6, { value: licl, error: 0.1 }, 9.788);
    const slope = (at(4.41).value - at(4.39).value) / 0.02;
    expect(at(4.4).standard_error).toBeCloseTo(Math.abs(slope) * 0.1, 6);
  });
});

describe('where a measured value stands', () => {
  const none = { value: NaN, error: NaN };

  it('is on the line within what three points can tell', () => {
    const compared = compareLattice(composition({ chlorine: 1.3 }), { value: 9.817, error: 0.001 }, none)!;
    expect(compared.verdict).toMatch(/^On the study’s line within its 95 % interval/);
    expect(compared.difference_angstrom).toBeCloseTo(9.817 - latticeAt(1.3).value, 12);
  });

  it('is above the line where chlorine is missing in the lattice', () => {
    const compared = compareLattice(composition({ chlorine: 1.3 }), { value: 9.87, error: 0.001 }, none)!;
    expect(compared.verdict).toMatch(/Å above the study’s line, which gives this a at x = 0\.79/);
    expect(compared.x_from_lattice!.value).toBeLessThan(1.3);
  });

  it('is not said of a composition to which the line does not apply', () => {
    expect(compareLattice(composition('Li6PS5Br'), { value: 9.98, error: 0.001 }, none)).toBeNull();
  });
});

describe('density', () => {
  it('of Cl-13 is 1.877 g/cm³ by its lattice', () => {
    // 4 · 267.325 g/mol / (6.02214076e23/mol · (9.817e-8 cm)³) = 1069.30/569.75 = 1.8768
    const { value, error } = latticeDensity(composition({ chlorine: 1.3 }), { value: 9.817, error: 0.001 });
    expect(value).toBeCloseTo(1.8768, 3);
    expect(error / value).toBeCloseTo((3 * 0.001) / 9.817, 10);
  });

  it('is the same for a formula in twofold', () => {
    const a = { value: 9.85, error: 0 };
    expect(latticeDensity(composition('Li12P2S10Cl2'), a).value).toBeCloseTo(
      latticeDensity(composition('Li6PS5Cl'), a).value,
      12
    );
  });

  it('of a pellet stands against it, with the errors of balance and calliper', () => {
    // 0.1200 g, 10 mm, 1.00 mm: V = π/4 · 1² · 0.1 = 0.0785398 cm³, 1.52789 g/cm³; of 1.8768: 81.4 %
    const pellet = relativeDensity(
      { mass_g: 0.12, diameter_mm: 10, thickness_mm: 1 },
      { value: 1.8768, error: 0 }
    );
    expect(pellet.density_g_cm3).toBeCloseTo(1.52789, 5);
    expect(pellet.relative_density).toBeCloseTo(0.8141, 4);
    // 0.0001/0.12, 2·0.01/10, 0.01/1 in quadrature: 1.023 %
    expect(pellet.relative_density_error / pellet.relative_density).toBeCloseTo(0.010232, 5);
  });
});
