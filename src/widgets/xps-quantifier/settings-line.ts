import type { XpsSettings } from '../../xps/settings.js';
import { sensitivityLibraries } from '../../xps/quantify/sensitivity.js';
import { labelOf } from './components.js';

/** What a printed page must say to be repeated. */
export function settingsLine(settings: XpsSettings): string {
  const {
    regions,
    components,
    charge_reference,
    charge_shift_electronvolt,
    weighting,
    monte_carlo_samples,
    seed
  } = settings;
  const windows = Object.entries(regions).map(
    ([region, { background, range }]) =>
      `${region}: ${background} background, ${range === 'all' ? 'whole scan' : `${range[0]}–${range[1]} eV`}`
  );
  const reference =
    components[charge_reference] ?? Object.values(components).find(({ name }) => name === charge_reference);
  return [
    ...windows,
    reference
      ? `charge reference ${labelOf(reference)} at ${reference.position} eV`
      : `charge shift ${charge_shift_electronvolt} eV`,
    factorsLine(settings),
    `weighting ${weighting}`,
    ...(monte_carlo_samples ? [`${monte_carlo_samples} repetitions, seed ${seed}`] : [])
  ].join('; ');
}

/** Whose sensitivity factors the atomic percents rest on. */
export function factorsLine({ sensitivity_library, sensitivity_factors }: XpsSettings): string {
  const own = Object.entries(sensitivity_factors);
  if (own.length === 0) return `${sensitivityLibraries[sensitivity_library].title} factors`;
  return `own factors (${own.map(([region, factor]) => `${region} ${factor}`).join(', ')})`;
}
