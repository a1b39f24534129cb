import { changeRecords, diffRecord } from './records.js';
import { membersOf } from './resolve.js';
import { isCollection, type Json, type Settings, type SettingsSchema } from './schema.js';

/**
 * Changes of settings, flat: `circuit`, `bounds.R1`, `exclude.12` → value. This is the form in which they stand in a cell's
 * metadata, travel to the kernel, and are counted (“3 settings differ from the code”).
 */
export type Changes = Record<string, Json>;

/** What turns `from` into `to`. Both hold whole settings; a member that `to` lacks is `false`. */
export function diffSettings(schema: SettingsSchema, from: object, to: object): Changes {
  const changes: Changes = {};
  for (const [name, field] of Object.entries(schema)) {
    const before = (from as Settings)[name] ?? field.default;
    const after = (to as Settings)[name] ?? field.default;
    if (!isCollection(field)) {
      if (!sameJson(before, after)) changes[name] = after;
      continue;
    }
    const old = membersOf(name, before);
    const now = membersOf(name, after);
    for (const member of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [a, b] = [ownMember(old, member), ownMember(now, member)];
      if (field.type === 'records' && b !== false) {
        for (const [key, was, is] of diffRecord(field, a, b)) {
          if (!sameJson(was, is)) changes[`${name}.${member}.${key}`] = is;
        }
      } else if (!sameJson(a, b)) changes[`${name}.${member}`] = b;
    }
  }
  return changes;
}

/** `settings` with the changes made. Keys that the schema does not know are passed over: a newer version may have written them. */
export function applyChanges(schema: SettingsSchema, settings: object, changes: Changes): Settings {
  const result: Settings = structuredClone(settings) as Settings;
  for (const [name, field] of Object.entries(schema)) {
    if (field.type !== 'records') continue;
    const own = Object.entries(changes)
      .map(([key, value]) => [...splitKey(key), value] as [string, string | undefined, Json])
      .filter(([of, path]) => of === name && path !== undefined)
      .map(([, path, value]) => [path!, value] as const);
    if (own.length) result[name] = changeRecords(field, membersOf(name, result[name] ?? field.default), own);
  }
  const copied = new Set<string>();
  for (const [key, value] of Object.entries(changes)) {
    const [name, member] = splitKey(key);
    if (!Object.hasOwn(schema, name)) continue;
    const field = schema[name];
    if (!isCollection(field)) {
      if (member === undefined) result[name] = value;
    } else if (member !== undefined && field.type !== 'records') {
      // once for all its members, of which there may be many
      if (!copied.has(name)) result[name] = { ...membersOf(name, result[name] ?? field.default) };
      copied.add(name);
      const members = result[name] as Settings;
      if (value === false) delete members[member];
      else
        Object.defineProperty(members, member, {
          value,
          enumerable: true,
          configurable: true,
          writable: true
        });
    }
  }
  return result;
}

/** `bounds.R1` → `['bounds', 'R1']`; what follows the first dot is the member, dots and all. */
export function splitKey(key: string): [name: string, member?: string] {
  const dot = key.indexOf('.');
  return dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)];
}

/** Equal as JSON, whatever the order of keys; 1 and 1.0 are one number already. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Record<string, Json>, b as Record<string, Json>];
  const keys = Object.keys(x);
  return (
    keys.length === Object.keys(y).length &&
    keys.every(key => Object.hasOwn(y, key) && sameJson(x[key], y[key]))
  );
}

function ownMember(members: Record<string, Json>, member: string): Json {
  return Object.hasOwn(members, member) ? members[member] : false;
}
