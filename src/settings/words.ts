import { isCollection, type Field, type Json, type SettingsSchema } from './schema.js';
import { sameJson } from './changes.js';

/** A setting as a line for people. */
export interface SettingWords {
  name: string;
  title: string;
  value: string;
}

/** The settings that decide the result and are not the usual ones, for a page without controls. */
export function unusualSettings(schema: SettingsSchema, settings: object): SettingWords[] {
  return Object.entries(schema).flatMap(([name, field]) => {
    const value = (settings as Record<string, Json>)[name];
    if (field.viewOnly || value === undefined || sameJson(value, field.default)) return [];
    return [{ name, title: field.title, value: settingText(field, value) }];
  });
}

/** A setting's value in words, with its unit where it is a number. */
export function settingText(field: Field, value: Json): string {
  if (isCollection(field)) return membersText(value) || 'none';
  const unit = field.unit && typeof value !== 'string' ? ` ${field.unit}` : '';
  return (field.type === 'range' && Array.isArray(value) ? value.join(' to ') : plainText(value)) + unit;
}

function membersText(value: Json): string {
  return typeof value === 'object'
    ? Object.entries(value)
        .map(([member, own]) => (own === true ? member : `${member} ${bracketed(own)}`))
        .join(', ')
    : plainText(value);
}

function bracketed(value: Json): string {
  return typeof value === 'object' ? `(${plainText(value)})` : plainText(value);
}

function plainText(value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value).replace(/^-(?=\d)/, '−');
  if (Array.isArray(value)) return value.map(bracketed).join(' to ');
  return Object.entries(value)
    .map(([name, own]) => `${name.replaceAll('_', ' ')} ${bracketed(own)}`)
    .join(', ');
}
