import { ccdSettings, type CcdSettings } from '../../cycling/settings.js';
import { sameJson, type Json } from '../../settings/index.js';

/** The settings that decide the result and are not the usual ones, in a line for a printed page, where the controls are gone. */
export function settingsLine(settings: CcdSettings): string {
  const parts = Object.entries(ccdSettings).flatMap(([name, field]) => {
    const value = settings[name as keyof CcdSettings] as Json;
    if (field.viewOnly || sameJson(value, field.default)) return [];
    const unit = 'unit' in field && field.unit && typeof value === 'number' ? ` ${field.unit}` : '';
    return [`${field.title.toLowerCase()}: ${written(value)}${unit}`];
  });
  return parts.length ? parts.join('; ') : 'Usual thresholds';
}

function written(value: Json): string {
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([member, own]) => (own === true ? member : `${member} ${written(own)}`))
    .join(', ');
}
