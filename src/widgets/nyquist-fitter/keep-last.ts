import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import type { Scene } from '../frame/create-view.js';

/**
 * What of a result depends on the points alone and not on the circuit. While the quick fit of another circuit stands in, which leaves
 * it out, the last of the same points still holds.
 */
export function keepLast<K extends 'validity' | 'relaxation'>(
  part: K
): (scene: Scene<NyquistSettings, NyquistResult>) => NyquistResult[K] | null {
  let last: { points: string; found: NyquistResult[K] } | undefined;
  return ({ shown: { spectrum, range, exclude }, result }) => {
    const points = JSON.stringify([spectrum, range, Object.keys(exclude)]);
    if (result?.[part]) last = { points, found: result[part] };
    return last?.points === points ? last.found : null;
  };
}
