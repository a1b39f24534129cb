import { parseNumber } from '../number.js';

/** What a program wrote of its settings: the texts by their names, in lower case. */
export type SettingsText = ReadonlyMap<string, string>;

/** The number with which a setting begins (`20 eV` is 20); `undefined` where there is none above zero. */
export function positive(settings: SettingsText, ...names: string[]): number | undefined {
  for (const name of names) {
    const value = parseNumber(settings.get(name)?.trim().split(/\s+/)[0] ?? '');
    if (value !== undefined && value > 0) return value;
  }
  return undefined;
}

/** The text of a setting; `undefined` where it is empty. */
export function said(settings: SettingsText, name: string): string | undefined {
  return settings.get(name)?.trim() || undefined;
}
