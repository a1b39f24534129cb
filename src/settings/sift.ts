import { isArgyroditeError } from '../arrow/error.js';
import { applyChanges, splitKey, type Changes } from './changes.js';
import { MOST_RECORDS, MOST_VALUES, recordsCounter, tooMuch } from './limits.js';
import { checkPart, splitPath } from './records.js';
import { resolveSettings } from './resolve.js';
import { isCollection, type Json, type RecordsField, type SettingsSchema } from './schema.js';

/**
 * What is sound among changes that were saved: anyone may have written a cell's metadata. Fields of a newer version are passed
 * over without a word.
 *
 * @param saved flat keys with their values
 * @returns the sound ones, and a sentence for each of the others
 */
export function siftChanges(
  schema: SettingsSchema,
  saved: Iterable<readonly [key: string, value: Json | null]>
): { sound: Changes; problems: string[] } {
  const sound: Changes = {};
  const problems: string[] = [];
  const oneTooMany = recordsCounter(schema);
  let count = 0;
  for (const [key, value] of saved) {
    const [name, member] = splitKey(key);
    if (!isKnown(schema, name, member)) continue;
    if (++count > MOST_VALUES) {
      problems.push(`There are more than ${MOST_VALUES} saved settings; the others are not used.`);
      break;
    }
    const problem = problemOf(schema, key, member, value);
    if (problem === undefined && oneTooMany(key)) {
      problems.push(`A saved setting is not used: “${name}” has ${MOST_RECORDS} members already.`);
    } else if (problem === undefined) sound[key] = value!;
    else problems.push(`A saved setting is not understood and not used. ${problem}`);
  }
  return { sound, problems };
}

/** True where the flat key names rows or spectra of a table, and so means nothing for another table. */
export function refersToPoints(schema: SettingsSchema, key: string): boolean {
  const [name] = splitKey(key);
  return Object.hasOwn(schema, name) && schema[name]!.refersToPoints === true;
}

/** True where the flat key belongs to what is said about the widget, and not to what it is set to. */
export function isAnnotation(schema: SettingsSchema, key: string): boolean {
  const [name] = splitKey(key);
  return Object.hasOwn(schema, name) && schema[name]!.annotation === true;
}

/** The settings that flat changes set, a record as one of them however many fields it has; annotations are none. */
export function settingsChanged(schema: SettingsSchema, changes: Changes): string[] {
  const settings = Object.keys(changes)
    .filter(key => !isAnnotation(schema, key))
    .map(key => {
      const [name, path] = splitKey(key);
      return schema[name]?.type === 'records' && path ? `${name}.${splitPath(path)[0]}` : key;
    });
  return [...new Set(settings)];
}

function isKnown(schema: SettingsSchema, name: string, member: string | undefined): boolean {
  if (!Object.hasOwn(schema, name)) return false;
  const field = schema[name]!;
  if (field.type !== 'records' || member === undefined) return true;
  const [, part] = splitPath(member);
  return part === undefined || Object.hasOwn(field.fields, part);
}

function problemOf(schema: SettingsSchema, key: string, member: string | undefined, value: Json | null) {
  const [name] = splitKey(key);
  if (value === null) return `The setting “${key}” has no value.`;
  const much = tooMuch(value);
  if (much) return `The setting “${key.slice(0, 100)}” ${much}.`;
  if (isCollection(schema[name]!) !== (member !== undefined)) {
    return `There is no setting “${key}”.`;
  }
  try {
    const field = schema[name]!;
    if (field.type === 'records') {
      return problemOfPart(key, field, member!, value);
    }
    // Alone with its own field: the others do not matter.
    const alone = { [name]: schema[name]! };
    resolveSettings(alone, applyChanges(alone, {}, { [key]: value }));
    return undefined;
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return error.message;
  }
}

/** Of one field of a member, which says nothing of whether the member is whole. */
function problemOfPart(key: string, field: RecordsField, path: string, value: Json): string | undefined {
  const [, part] = splitPath(path);
  if (part === undefined) return value === false ? undefined : `There is no setting “${key}”.`;
  if (value !== false) checkPart(key, field.fields[part]!, value);
  return undefined;
}
