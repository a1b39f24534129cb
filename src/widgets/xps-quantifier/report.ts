import type { SampleMetadata } from '../../arrow/index.js';
import type { XpsSettings } from '../../xps/settings.js';
import type { SampleResult, XpsResult } from '../../xps/types.js';
import { version } from '../../version.js';
import { toJSON } from '../result.js';

/**
 * A report in the words of NeXus' application definition for photoelectrons (NXmpes with NXfit): what was measured, how it was fitted,
 * what came out, and what is to be said against it, as JSON.
 */
export function reportOf(result: XpsResult, settings: XpsSettings, metadata: SampleMetadata): unknown {
  return toJSON({
    definition: 'NXmpes',
    program_name: `argyrodite ${version}`,
    title: metadata.sample ?? metadata.source_file ?? 'photoelectron spectra',
    source_file: metadata.source_file,
    instrument: metadata.instrument,
    spectra: metadata.spectra,
    settings,
    entry: result.samples.map(entryOf),
    warnings: result.warnings
  });
}

function entryOf({ label, fit, quantities, warnings }: SampleResult) {
  return {
    sample: { name: label },
    energy_referencing: {
      offset_electronvolt: fit.charge_shift,
      offset_error_electronvolt: fit.charge_shift_error
    },
    fit: {
      weighting: fit.weighting,
      chi_square: fit.chi_square,
      reduced_chi_square: fit.reduced_chi_square,
      degrees_of_freedom: fit.degrees_of_freedom,
      aic: fit.aic,
      bic: fit.bic,
      parameters: fit.parameters,
      covariance: fit.covariance,
      data: fit.regions.map(region => ({
        transitions: region.region,
        background: { formula_description: region.background_kind, data: region.background },
        input_independent: { name: 'binding_energy', units: 'eV', data: region.binding_energy },
        input_dependent: region.intensity,
        envelope: region.envelope,
        residual: region.residuals,
        errors: region.sigma
      })),
      peaks: fit.components.map(({ curve, ...peak }) => ({ ...peak, data: curve })),
      monte_carlo: fit.monte_carlo
    },
    quantification: quantities,
    warnings
  };
}

/** The model alone: put into another table’s settings, it fits that one in the same way. */
export function modelOf({ regions, components, charge_reference, charge_shift_electronvolt }: XpsSettings) {
  return { regions, components, charge_reference, charge_shift_electronvolt };
}
