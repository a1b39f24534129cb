import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Token } from '@lumino/coreutils';
import type { SampleMetadata } from '../arrow/index.js';
import type { WidgetDefinition } from '../runner/index.js';
import { sameJson, type Json, type Settings } from '../settings/index.js';

/** What a new widget starts with, where the user wants something else than the built-in defaults. */
export interface Preferences {
  /** Only what differs from the widget's own defaults: it goes into the cell's code, so that the code reproduces the picture. */
  settingsFor(widget: WidgetDefinition, sample: SampleMetadata): Settings;
}

export const IPreferences = new Token<Preferences>(
  'argyrodite:IPreferences',
  'What new widgets of argyrodite start with.'
);

/** The id of the plugin, and so of schema/plugin.json. */
export const PREFERENCES_ID = 'argyrodite:plugin';

/** How points of impedance are weighted says nothing of how counts are, though both settings have one name. */
const IMPEDANCE_ALONE: readonly string[] = ['weighting', 'starts'];

/**
 * Preferences over what JupyterLab's settings hold at that moment.
 *
 * Properties of the sample (`electrode_area_cm2`, …) apply only where the file does not say: what was measured goes before what is usual.
 */
export function makePreferences(composite: () => { readonly [name: string]: unknown }): Preferences {
  return {
    settingsFor(widget, sample) {
      return Object.fromEntries(
        Object.entries(composite()).filter((entry): entry is [string, Json] => {
          const [name, value] = entry;
          if (value === null || value === undefined || !Object.hasOwn(widget.settings, name)) return false;
          if (IMPEDANCE_ALONE.includes(name) && !widget.kinds.includes('impedance-spectrum')) return false;
          return sample[name] === undefined && !sameJson(value as Json, widget.settings[name].default);
        })
      );
    }
  };
}

/** Without JupyterLab's settings every widget starts with its own defaults. */
export const preferencesPlugin: JupyterFrontEndPlugin<Preferences> = {
  id: PREFERENCES_ID,
  description:
    'What new widgets of argyrodite start with: area, thickness, weighting, starts, sensitivity factors.',
  autoStart: true,
  optional: [ISettingRegistry],
  provides: IPreferences,
  activate: async (_, registry: ISettingRegistry | null) => {
    const settings = await registry?.load(PREFERENCES_ID);
    return makePreferences(() => settings?.composite ?? {});
  }
};
