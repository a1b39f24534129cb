import type { Circuit } from '../../impedance/types.js';
import type { Remedy } from '../frame/status.js';
import { keepKnown } from './keep-known.js';
import type { NyquistScene } from './scene.js';
import type { SpectrumEntry } from './spectrum.js';

/** The button that mends a failure, where one can. */
export function remedyFor(
  scene: NyquistScene,
  spectra: readonly SpectrumEntry[],
  circuit: Circuit | undefined
): Remedy | undefined {
  const { settings, error } = scene;
  const isThere = (wanted: unknown) => spectra.some(({ spectrum }) => spectrum === wanted);
  if (
    error?.code === 'too-few-points' &&
    (settings.range !== 'all' || Object.keys(settings.exclude).length)
  ) {
    return { label: 'Use all points', act: () => scene.change({ range: 'all', exclude: {} }) };
  }
  if (error?.code === 'bad-setting' && settings.blank !== 'none' && !isThere(settings.blank)) {
    return { label: 'Take no blank off', act: () => scene.change({ blank: 'none' }) };
  }
  if (error?.code === 'bad-setting' && !isThere(settings.spectrum)) {
    return { label: 'Show the first spectrum', act: () => scene.change({ spectrum: spectra[0].spectrum }) };
  }
  if (error?.code === 'bad-setting' && settings.profile !== 'none') {
    return { label: 'Close the profile', act: () => scene.change({ profile: 'none' }) };
  }
  if (error?.code === 'unknown-parameter' && circuit) {
    return {
      label: 'Drop what the circuit does not have',
      act: () => scene.change(keepKnown(settings, circuit))
    };
  }
  if (error?.code === 'worker-failed') return { label: 'Run it again', act: scene.again };
  return undefined;
}
