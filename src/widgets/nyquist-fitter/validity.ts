import type { KramersKronigResult } from '../../impedance/index.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import type { Scene } from '../frame/create-view.js';

/**
 * The Kramers-Kronig test of the points that are shown. It does not depend on the circuit, so while the quick fit of another one
 * stands in, which leaves the test out, the last verdict on the same points still holds.
 */
export function keepValidity(): (scene: Scene<NyquistSettings, NyquistResult>) => KramersKronigResult | null {
  let last: { points: string; validity: KramersKronigResult } | undefined;
  return ({ shown: { spectrum, range, exclude }, result }) => {
    const points = JSON.stringify([spectrum, range, Object.keys(exclude)]);
    if (result?.validity) last = { points, validity: result.validity };
    return last?.points === points ? last.validity : null;
  };
}
