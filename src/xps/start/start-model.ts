import type { Table } from 'apache-arrow';
import { ArgyroditeError, type Warning } from '../../arrow/index.js';
import { findInLibrary, libraryOf, TETRAHEDRON_DISTANCE } from '../library/components.js';
import { fitComponents } from '../fit/fit.js';
import { levelOf } from '../library/levels.js';
import { componentId } from '../library/model.js';
import { samplesOf } from '../samples.js';
import type { Bounds, ChargeOptions, ComponentModel, FitOptions, RegionModel } from '../types.js';
import { choose } from './choose.js';
import { UNCERTAIN } from './region-model.js';
import { scansOf } from './scans.js';
import { estimateShift } from './shift.js';

export interface StartOptions extends Omit<FitOptions, 'charge' | 'monte_carlo_samples' | 'seed'> {
  /** Which spectra of the table belong to the sample, at most one of each region; the table's first sample where left out. */
  spectra?: readonly number[];
}

/** A model to begin with, and what charging it is counted from. */
export interface StartModel {
  models: RegionModel[];
  charge: ChargeOptions;
  /** Estimated from the library's components in all regions together, eV. */
  charge_shift: number;
  /** What was decided, and what else it could be. */
  notes: Warning[];
}

/** The sample's own lines, from which charging is counted, the best first. */
const REFERENCES: readonly (readonly [region: string, name: string])[] = [
  ['S 2p', 'PS4'],
  ['P 2p', 'PS4'],
  ['C 1s', 'adventitious'],
  ['Cl 2p', 'chloride']
];

/**
 * A model for a sample from its data: which library components its S 2p, P 2p, Cl 2p, Li 1s and C 1s need, where the charge shift puts
 * them. Widths of a region are linked to its strongest component's unless the data clearly ask for others, and P 2p of PS4³⁻ to S 2p of PS4³⁻.
 *
 * Components are added while BIC becomes clearly better, begun with what an argyrodite has of its own. It is a start: what is there by
 * chemistry, the spectrum does not know.
 *
 * @throws ArgyroditeError `too-few-points` where no region is one that the library knows
 */
export function startModel(table: Table, options: StartOptions = {}): StartModel {
  const spectra = options.spectra ?? Object.values(samplesOf(table)[0]?.spectra ?? {});
  const scans = scansOf(table, spectra).filter(({ region }) => levelOf(region));
  if (scans.length === 0) {
    throw new ArgyroditeError(
      'too-few-points',
      'No region of this sample is one that the library knows (S 2p, P 2p, Cl 2p, Li 1s, C 1s): add components by hand, or name the regions.'
    );
  }
  const { shift } = estimateShift(scans);
  const fit = (model: RegionModel) => fitComponents(table, model, { ...options, spectra, charge: { shift } });
  const chosen = scans.map(({ region }) => ({ region, ...choose(region, fit) }));
  const models = linkTetrahedra(chosen.map(({ model }) => model));
  const reference = REFERENCES.find(([region, name]) => findComponent(models, region, name));
  return {
    models,
    charge_shift: shift,
    charge: reference ? { reference: componentId(...reference) } : { shift },
    notes: chosen.flatMap(({ region, names }) => alternativesTo(region, names))
  };
}

/** The reference stands at its typical energy; P 2p of PS4³⁻ as far from S 2p as it is in every thiophosphate. */
function linkTetrahedra(models: RegionModel[]): RegionModel[] {
  const sulfur = findComponent(models, 'S 2p', 'PS4');
  return models.map(model => ({
    ...model,
    components: model.components.map(component => {
      if (component.name !== 'PS4') return component;
      if (model.region === 'S 2p') return { ...component, position: findInLibrary('S 2p', 'PS4')!.typical };
      if (!sulfur) return component;
      const { energy, tolerance } = TETRAHEDRON_DISTANCE;
      const offset_bounds: Bounds = [-energy - tolerance, -energy + tolerance];
      return {
        ...component,
        linked: { ...component.linked, position: { to: sulfur.id!, offset: -energy, offset_bounds } }
      };
    })
  }));
}

function findComponent(
  models: readonly RegionModel[],
  region: string,
  name: string
): ComponentModel | undefined {
  return models.find(model => model.region === region)?.components.find(component => component.name === name);
}

/** Which other states stand where a chosen one stands: chemistry must say which it is. */
function alternativesTo(region: string, names: readonly string[]): Warning[] {
  return names.flatMap(name => {
    const chosen = findInLibrary(region, name)!;
    const others = libraryOf(region).filter(
      other =>
        !names.includes(other.name) &&
        other.position[0] < chosen.position[1] + UNCERTAIN &&
        other.position[1] > chosen.position[0] - UNCERTAIN
    );
    if (others.length === 0 || name === 'PS4') return [];
    return [
      {
        code: 'also-possible',
        message: `Where ${name} stands in ${region}, ${others.map(other => other.name).join(' and ')} may stand as well: say by chemistry which it is.`,
        subject: componentId(region, name)
      }
    ];
  });
}
