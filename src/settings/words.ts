import { sameJson } from './changes.js';
import {
  isCollection,
  type Field,
  type Json,
  type RecordsField,
  type SettingsSchema,
  type ValueRule
} from './schema.js';

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

/** A setting's value in words, with its unit where it is a number; of members with fields of their own, each in a line. */
export function settingText(field: Field, value: Json): string {
  if (!isCollection(field)) return valueText(field, value);
  if (typeof value !== 'object') return plainText(value);
  const members = Object.entries(value);
  if (members.length === 0) return 'none';
  if (field.type === 'records') {
    return members
      .map(([member, record]) => [member, recordText(field, record)].filter(Boolean).join(': '))
      .join('\n');
  }
  return members.map(([member, own]) => (own === true ? member : `${member} ${bracketed(own)}`)).join(', ');
}

/** What is not as usual of it. */
function recordText({ fields }: RecordsField, record: Json): string {
  return Object.entries(fields)
    .flatMap(([name, part]) => {
      const value = (record as Record<string, Json>)[name];
      const usual = value === undefined || sameJson(value, part.default);
      return usual ? [] : [`${part.title.toLowerCase()} ${valueText(part, value)}`];
    })
    .join(', ');
}

function valueText({ type, unit }: Pick<ValueRule, 'type'> & { unit?: string }, value: Json): string {
  const text =
    type === 'range' && Array.isArray(value) ? value.map(plainText).join(' to ') : plainText(value);
  return unit && typeof value !== 'string' ? `${text} ${unit}` : text;
}

function bracketed(value: Json): string {
  return typeof value === 'object' ? `(${plainText(value)})` : plainText(value);
}

function plainText(value: Json): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'number':
      return String(Number(value.toPrecision(12))).replace('-', '−'); // 129.8, where a sum gave 129.79999999999998
    case 'string':
      return value;
    default:
      if (Array.isArray(value)) return value.map(bracketed).join(' to ');
      return Object.entries(value)
        .map(([name, own]) => `${name.replaceAll('_', ' ')} ${bracketed(own)}`)
        .join(', ');
  }
}
