import { formatWithError } from '../numeric/format.js';
import { amountsOf, isPlain } from './stoichiometry.js';
import type { WithError } from './density.js';
import { chlorineBesideLiCl, chlorineFromLattice, latticeAt, latticeLine, studyLattice } from './lattice.js';
import type { Composition, LatticeComparison } from './types.js';

/** As many decimals as a refinement prints. */
const LICL_STEP = 0.05;

/**
 * Where a measured lattice parameter and a LiCl share stand against the study's line; null for what is not Li7−xPS6−xClx, to which
 * the line does not apply.
 *
 * @param measured lattice parameter in Å, NaN where there is none
 * @param licl volume share in per cent, NaN where there is none
 */
export function compareLattice(
  of: Composition,
  measured: WithError,
  licl: WithError
): LatticeComparison | null {
  if (!isPlain(amountsOf(of), ['Cl'])) return null;
  const expected = latticeAt(of.x);
  const isMeasured = measured.value > 0;
  const fromLattice = isMeasured ? chlorineFromLattice(measured) : null;
  const own = measured.error >= 0 ? measured.error : latticeLine.residual_standard_deviation;
  const share = { value: licl.value, error: licl.error >= 0 ? licl.error : LICL_STEP };
  const a = isMeasured ? measured.value : expected.value;
  const fromLiCl = licl.value >= 0 ? chlorineBesideLiCl(of.x, share, a) : null;
  const balanced = licl.value >= 0 ? chlorineBesideLiCl(of.x, share, a, 'all-elements') : null;
  const comparison = {
    nominal_x: of.x,
    expected_angstrom: expected,
    measured_angstrom: measured.value,
    measured_error_angstrom: measured.error,
    difference_angstrom: measured.value - expected.value,
    difference_error_angstrom: isMeasured ? Math.hypot(own, expected.standard_error) : NaN,
    x_from_lattice: fromLattice,
    x_from_licl: fromLiCl,
    x_from_licl_balanced: balanced,
    licl_volume_percent: licl.value,
    fit: latticeLine,
    study: studyLattice
  };
  return { ...comparison, verdict: verdict(comparison) };
}

function verdict(of: Omit<LatticeComparison, 'verdict'>): string {
  const sentences: string[] = [];
  const x = round(of.nominal_x);
  if (of.expected_angstrom && of.x_from_lattice) {
    const { difference_angstrom: difference, difference_error_angstrom: error } = of;
    // one degree of freedom: only what is beyond t = 12.7 errors is beyond doubt
    const where =
      Math.abs(difference) <= of.fit.t_95 * error
        ? 'On the study’s line within its 95 % interval'
        : `${Math.abs(difference).toFixed(4)} Å ${difference > 0 ? 'above' : 'below'} the study’s line`;
    const { value, standard_error } = of.x_from_lattice;
    sentences.push(
      `${where}, which gives this a at x = ${formatWithError(value, standard_error)} (nominal ${x}).`
    );
  }
  if (of.x_from_licl && of.x_from_licl_balanced) {
    sentences.push(
      `${round(of.licl_volume_percent)} vol% LiCl leave ${formatWithError(of.x_from_licl.value, of.x_from_licl.standard_error)} of ${x} Cl in the lattice ` +
        `(${round(of.x_from_licl_balanced.value)} if Li₃PS₄ that diffraction does not see makes up for it).`
    );
  }
  return sentences.join(' ') || 'No lattice parameter and no share of LiCl was measured.';
}

function round(value: number): string {
  return String(Number(value.toFixed(3)));
}
