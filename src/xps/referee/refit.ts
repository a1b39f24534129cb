import type { Table } from 'apache-arrow';
import { fitComponents } from '../fit/fit.js';
import type { ComponentFit, FitOptions } from '../types.js';
import type { Refit } from './alternatives.js';

/** How other models are fitted for a referee: to the same spectra with the same weights, on the energy scale that the fit has found. */
export function refitter(table: Table, fit: ComponentFit, options: FitOptions = {}): Refit {
  return model =>
    fitComponents(table, model, {
      ...options,
      spectra: fit.regions.map(({ spectrum }) => spectrum),
      charge: { shift: fit.charge_shift },
      monte_carlo_samples: 0
    });
}
