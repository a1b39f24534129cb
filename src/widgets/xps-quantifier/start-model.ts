import type { Table } from 'apache-arrow';
import { levelOf, levels } from '../../xps/library/levels.js';
import type { ComponentSettings, RegionSettings } from '../../xps/settings.js';
import { startModel } from '../../xps/start/start-model.js';
import type { ComponentModel, RegionModel, Sample } from '../../xps/types.js';
import type { Patch } from './edit.js';

/** Regions that a start model knows, those that are asked for first. */
export const startRegions = levels.map(({ region }) => region);

/**
 * A model for what was measured of a sample: which of the library's components its spectra need, where charging puts them, and what
 * charging is counted from.
 *
 * @throws ArgyroditeError `too-few-points`
 */
export function startFor(table: Table, { spectra }: Sample): Patch {
  const { models, charge, charge_shift } = startModel(table, { spectra: Object.values(spectra) });
  return {
    regions: Object.fromEntries(models.map(model => [model.region, regionOf(model)])),
    components: Object.fromEntries(
      models.flatMap(({ region, components }) =>
        components.map(one => [one.id ?? one.name, settingsOf(one, region)])
      )
    ),
    charge_reference: charge.reference ?? '',
    charge_shift_electronvolt: Math.round(100 * charge_shift) / 100
  };
}

function regionOf({ range, background = 'active-shirley' }: RegionModel): RegionSettings {
  return { background, range: range ?? 'all' };
}

/** The id is the key under which it is kept. */
function settingsOf(model: ComponentModel, region: string): ComponentSettings {
  const settings = { shape: 'gl-sum' as const, mix: 0.3, splitting: 0, ratio: 0, ...model, region };
  delete settings.id;
  return settings;
}

/** The level's usual window, as far as it was scanned. */
export function regionSettings(region: string, [low, high]: readonly [number, number]): RegionSettings {
  const level = levelOf(region);
  const window = level && ([Math.max(low, level.window[0]), Math.min(high, level.window[1])] as const);
  const whole = !window || window[1] <= window[0] || (window[0] <= low && window[1] >= high);
  return { background: 'active-shirley', range: whole ? 'all' : [...window] };
}
