import { ArgyroditeError, isArgyroditeError } from '../arrow/index.js';
import { alike } from './samples.js';
import { composition } from './stoichiometry.js';

/** What is joined to a sample: another widget's result, or measured properties by the name of their column. */
export type Joined = object;

type Properties = Record<string, number>;

/**
 * The measured properties that a result holds, by the names of their columns, standard errors with `_error` behind.
 *
 * - Nyquist fitter: `ionic_conductivity_s_cm`, and the parameter `Rint` as `interface_resistance_ohm`
 * - CCD estimator: `critical_current_density_ma_cm2`, the mean of the replicates with their population standard deviation as the study
 *   states it; of several compositions those of the sample's
 * - XPS quantifier: `tetrahedra_left_percent`, the share of PS4 in the phosphorus
 * - of anything else every number, under its own name
 *
 * @param formula the sample's
 * @throws ArgyroditeError `bad-table` where it holds none
 */
export function measuredIn(result: Joined, formula: string, what = 'This result'): Properties {
  const properties = finite(propertiesOf(result, formula));
  if (Object.keys(properties).length > 0) return properties;
  throw new ArgyroditeError(
    'bad-table',
    `${what} holds no measured property. A fit needs the pellet’s thickness and area for its conductivity, a critical current density a cell of this composition that shorted within its staircase, a share of PS₄ a fitted P 2p region.`
  );
}

function propertiesOf(result: Joined, formula: string): Record<string, unknown> {
  if ('parameters' in result && 'ionic_conductivity_s_cm' in result) return ofFit(result as Fit);
  const { type } = result as { type?: unknown };
  if (type === 'cycling') return ofCells(result as Cells, formula);
  if (type === 'xps-quantification') return ofPhotoelectrons(result as Photoelectrons);
  return result as Record<string, unknown>;
}

interface Fit {
  ionic_conductivity_s_cm: number;
  ionic_conductivity_error_s_cm: number;
  parameters: { name: string; value: number; standard_error: number }[];
}

function ofFit(fit: Fit): Record<string, unknown> {
  const interfaces = fit.parameters.find(({ name }) => name === 'Rint');
  return {
    ionic_conductivity_s_cm: fit.ionic_conductivity_s_cm,
    ionic_conductivity_s_cm_error: fit.ionic_conductivity_error_s_cm,
    interface_resistance_ohm: interfaces?.value,
    interface_resistance_ohm_error: interfaces?.standard_error
  };
}

interface Cells {
  groups: { composition: string; n: number; mean: number; population_sd: number }[];
}

function ofCells({ groups }: Cells, formula: string): Record<string, unknown> {
  const group = groups.length === 1 ? groups[0] : groups.find(group => same(group.composition, formula));
  if (!group || group.n === 0) return {};
  return {
    critical_current_density_ma_cm2: group.mean,
    critical_current_density_ma_cm2_error: group.n > 1 ? group.population_sd : undefined
  };
}

/** Of the same composition, however it is written; what is no formula is nobody's. */
function same(a: string, b: string): boolean {
  try {
    return alike(composition(a), composition(b));
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return false;
  }
}

interface Photoelectrons {
  samples: {
    fit: { components: { name: string; region: string; fraction: number; fraction_error: number }[] };
  }[];
}

function ofPhotoelectrons({ samples: [sample] }: Photoelectrons): Record<string, unknown> {
  const tetrahedra = sample?.fit.components.find(({ name, region }) => name === 'PS4' && region === 'P 2p');
  if (!tetrahedra) return {};
  return {
    tetrahedra_left_percent: 100 * tetrahedra.fraction,
    tetrahedra_left_percent_error: 100 * tetrahedra.fraction_error
  };
}

function finite(values: Record<string, unknown>): Properties {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
  );
}
