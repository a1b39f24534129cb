import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import type { NyquistScene } from './scene.js';

type Part = 'validity' | 'zhit' | 'relaxation' | 'series' | 'suggestions' | 'profile';

const points = ['spectrum', 'range', 'exclude', 'inductance_henry', 'blank'] as const;
const search = ['weighting', 'seed'] as const;
const model = ['circuit', 'fixed', 'bounds', 'ties', ...search] as const;
const geometry = [
  'electrode_area_cm2',
  'electrode_area_error_cm2',
  'pellet_thickness_mm',
  'pellet_thickness_error_mm',
  'resistance_from'
] as const;

/** On which settings each part of a result rests. */
const restsOn: Record<Part, readonly (keyof NyquistSettings)[]> = {
  validity: [...points, 'validity_method', 'validity_c'],
  zhit: points,
  relaxation: [...points, 'relaxation_lambda'],
  suggestions: [...points, ...search],
  profile: [...points, ...model, 'profile'],
  series: [...points.slice(1), ...model, ...geometry, 'quantity']
};

/**
 * A part of a result that takes longer than the quick fit, which leaves it out. While the quick fit of other settings stands in, the
 * last one holds as long as nothing has changed that it rests on.
 */
export function keepLast<K extends Part>(part: K): (scene: NyquistScene) => NyquistResult[K] | null {
  let last: { key: string; found: NyquistResult[K] } | undefined;
  return ({ shown, result }) => {
    const key = JSON.stringify(restsOn[part].map(name => shown[name]));
    if (result?.[part]) last = { key, found: result[part] };
    return last?.key === key ? last.found : null;
  };
}
