import { errorToData, type ErrorData } from '../../arrow/index.js';
import { diffSettings, resolveSettings, splitKey, type SettingsSchema } from '../../settings/index.js';

/** Whole settings of what was given. Where something given is wrong its default stands in, and `error` says what it was. */
export function takeSettings<S extends object>(
  schema: SettingsSchema,
  given: object
): { settings: S; error?: ErrorData } {
  let error: ErrorData | undefined;
  const sound: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    try {
      resolveSettings(schema, { [name]: value });
      sound[name] = value;
    } catch (problem) {
      error ??= errorToData(problem);
    }
  }
  return { settings: resolveSettings<S>(schema, sound), error };
}

/** Whether two whole settings differ, and whether the result can differ with them. */
export function compareSettings(
  schema: SettingsSchema,
  from: object,
  to: object
): 'same' | 'look' | 'result' {
  const names = Object.keys(diffSettings(schema, from, to)).map(key => splitKey(key)[0]);
  if (names.length === 0) return 'same';
  return names.every(name => schema[name].viewOnly) ? 'look' : 'result';
}
