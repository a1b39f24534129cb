import { ArgyroditeError } from '../arrow/error.js';
import type { Json, RecordField, RecordsField, Settings } from './schema.js';
import { show, valueProblem } from './value.js';

/**
 * A member with every field that it has.
 *
 * @param name of the setting
 * @throws ArgyroditeError `bad-setting`
 */
export function checkRecord(name: string, field: RecordsField, member: string, given: Json): Settings {
  if (member.includes('.')) {
    throw bad(`The setting “${name}” holds “${member}”; names of members have no dots.`);
  }
  if (!isRecord(given)) throw bad(`The setting “${name}.${member}” must be an object; it is ${show(given)}.`);
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(field.fields, key)) {
      const known = Object.keys(field.fields).join(', ');
      throw bad(`There is no setting “${name}.${member}.${key}”; there are ${known}.`);
    }
  }
  const record: Settings = {};
  for (const [key, part] of Object.entries(field.fields)) {
    const value = partOf(given, part, key);
    if (value === undefined) {
      if (!part.optional) throw bad(`The setting “${name}.${member}” lacks “${key}”.`);
    } else {
      checkPart(`${name}.${member}.${key}`, part, value);
      record[key] = value;
    }
  }
  return record;
}

/** @throws ArgyroditeError `bad-setting` where a value is not one of this field */
export function checkPart(key: string, part: RecordField, value: Json): void {
  const problem = valueProblem(part, value) ?? part.check?.(value);
  if (problem) throw bad(`The setting “${key}” ${problem}; it is ${show(value)}.`);
}

/** The fields in which a member differs from what it was, each with its value, `false` where it is not given any more. */
export function* diffRecord(
  field: RecordsField,
  before: Json | undefined,
  after: Json
): Generator<[key: string, before: Json | undefined, after: Json]> {
  for (const [key, part] of Object.entries(field.fields)) {
    // of a new member every field is kept, so that it stays what it was made as
    const old = isRecord(before) ? (partOf(before, part, key) ?? false) : undefined;
    const now = partOf(after, part, key) ?? false;
    if (old !== undefined || now !== false) yield [key, old, now];
  }
}

/**
 * Members with the changes of some of their fields made. A member that lacks what it needs is what is left of one that somebody
 * took out while somebody else changed it: it is not there.
 */
export function changeRecords(
  field: RecordsField,
  members: Settings,
  changes: Iterable<readonly [path: string, value: Json]>
): Settings {
  const changed = new Map(Object.entries(members));
  const gone = new Set<string>();
  for (const [path, value] of changes) {
    const [member, key] = splitPath(path);
    if (key === undefined) {
      if (value === false) gone.add(member);
    } else if (Object.hasOwn(field.fields, key)) {
      const record = { ...(changed.get(member) as Settings | undefined) };
      if (value !== false) record[key] = value;
      else delete record[key];
      changed.set(member, record);
    }
  }
  return Object.fromEntries(
    [...changed]
      .filter(([member, record]) => !gone.has(member) && isWhole(field, record))
      .map(([member, record]) => [member, Object.fromEntries(wholeParts(field, record))])
  );
}

/** `c3.position` → `['c3', 'position']` */
export function splitPath(path: string): [member: string, key?: string] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}

function isWhole(field: RecordsField, record: Json): boolean {
  return Object.entries(field.fields).every(
    ([key, part]) => part.optional || partOf(record, part, key) !== undefined
  );
}

function* wholeParts(field: RecordsField, record: Json): Generator<[string, Json]> {
  for (const [key, part] of Object.entries(field.fields)) {
    const value = partOf(record, part, key);
    if (value !== undefined) yield [key, value];
  }
}

/** A member's own value of a field, or the default. A field with a boolean value can be false by default only. */
function partOf(record: Json, part: RecordField, key: string): Json | undefined {
  const value = isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined;
  const given = value !== undefined && value !== null && value !== false;
  return given ? value : structuredClone(part.default);
}

function isRecord(value: Json | undefined): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(message: string): ArgyroditeError {
  return new ArgyroditeError('bad-setting', message);
}
