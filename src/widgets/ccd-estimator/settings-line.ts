import { ccdSettings, type CcdSettings } from '../../cycling/settings.js';
import { unusualSettings } from '../../settings/index.js';

/** The settings that decide the result and are not the usual ones, in a line for a printed page, where the controls are gone. */
export function settingsLine(settings: CcdSettings): string {
  const parts = unusualSettings(ccdSettings, settings).map(
    ({ title, value }) => `${title.toLowerCase()}: ${value}`
  );
  return parts.join('; ') || 'Usual thresholds';
}
