import type { ComponentSettings, XpsSettings } from '../settings.js';
import type { ComponentModel, RegionModel } from '../types.js';

/**
 * The model that settings describe: regions that have components, in the order of `regions`, and components by binding energy (ids as
 * tie-breakers), so that the order in which two people added them makes no difference.
 */
export function modelsOf({
  regions,
  components
}: Pick<XpsSettings, 'regions' | 'components'>): RegionModel[] {
  const listed = Object.entries(components).sort(
    ([a, one], [b, other]) => one.position - other.position || (a < b ? -1 : 1)
  );
  const names = [...new Set([...Object.keys(regions), ...listed.map(([, { region }]) => region)])].sort();
  return names.flatMap(region => {
    const { range = 'all', background = 'active-shirley' } = regions[region] ?? {};
    const own = listed.filter(([, component]) => component.region === region);
    if (!own.length) return [];
    return [
      {
        region,
        ...(range === 'all' ? {} : { range }),
        background,
        components: own.map(([id, settings]) => asModel(id, settings))
      }
    ];
  });
}

function asModel(id: string, settings: ComponentSettings): ComponentModel {
  const model: ComponentModel & { region?: string } = { id, ...settings };
  delete model.region;
  return model;
}
