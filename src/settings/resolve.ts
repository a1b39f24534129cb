import { ArgyroditeError } from '../arrow/error.js';
import { checkRecord } from './records.js';
import {
  isCollection,
  type CollectionField,
  type Field,
  type Json,
  type RecordsField,
  type Settings,
  type SettingsSchema
} from './schema.js';
import { show, valueProblem } from './value.js';

/**
 * Every field of the schema, taken from `given` where it is there and from the defaults where it is not.
 *
 * A set may be given as an array of members. Members that are `false` are gone from the result. Members that refer to points are
 * the numbers of rows.
 *
 * @throws ArgyroditeError `bad-setting` for an unknown field or a value of the wrong type
 */
export function resolveSettings<S = Settings>(schema: SettingsSchema, given: object = {}): S {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(schema, name)) {
      throw new ArgyroditeError(
        'bad-setting',
        `There is no setting “${name}”; the settings are ${Object.keys(schema).join(', ')}.`
      );
    }
  }
  const settings: Settings = {};
  for (const [name, field] of Object.entries(schema)) {
    const value = Object.hasOwn(given, name) ? (given as Settings)[name] : undefined;
    settings[name] =
      value === undefined || value === null ? structuredClone(field.default) : checkField(name, field, value);
  }
  return settings as S;
}

function checkField(name: string, field: Field, value: Json): Json {
  if (isCollection(field)) return checkCollection(name, field, value);
  const problem = valueProblem(field, value);
  if (problem)
    throw new ArgyroditeError('bad-setting', `The setting “${name}” ${problem}; it is ${show(value)}.`);
  return value;
}

function checkCollection(name: string, field: CollectionField | RecordsField, value: Json): Json {
  const members: [string, Json][] = [];
  for (const [member, given] of Object.entries(membersOf(name, value))) {
    if (given === false) continue;
    if (field.type === 'records') {
      members.push([member, checkRecord(name, field, member, given)]);
      continue;
    }
    const problem =
      field.type === 'set'
        ? given === true
          ? undefined
          : 'must be true or false'
        : field.check?.(member, given);
    if (problem) {
      throw new ArgyroditeError(
        'bad-setting',
        `The setting “${name}.${member}” ${problem}; it is ${show(given)}.`
      );
    }
    if (field.refersToPoints && !/^(0|[1-9]\d*)$/.test(member)) {
      throw new ArgyroditeError(
        'bad-setting',
        `The setting “${name}” holds “${member}”, which is no row number; rows are counted from 0.`
      );
    }
    members.push([member, given]);
  }
  return Object.fromEntries(members);
}

/** A collection as members by name: an array of names is a set. */
export function membersOf(name: string, value: Json): Record<string, Json> {
  if (Array.isArray(value)) return Object.fromEntries(value.map(member => [String(member), true]));
  if (typeof value === 'object' && value !== null) return value;
  throw new ArgyroditeError(
    'bad-setting',
    `The setting “${name}” must be an object or an array; it is ${show(value)}.`
  );
}
