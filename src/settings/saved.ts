import { applyChanges, diffSettings, splitKey, type Changes } from './changes.js';
import { resolveSettings } from './resolve.js';
import type { Json, Settings, SettingsSchema } from './schema.js';
import { refersToPoints, siftChanges } from './sift.js';

/** A widget's settings with what people changed and saved. */
export interface SavedSettings {
  /** Whole: the code's, with the changes that are sound and apply to these data. */
  settings: Settings;
  /** How `settings` differ from the code's, flat. */
  changes: Changes;
  /** Flat keys of the changes in use. */
  used: string[];
  /** Flat keys of changes that name points of other data than these: kept, not used. */
  stale: string[];
  /** What was saved and is not understood, in words. */
  problems: string[];
}

/**
 * @param given what the code says
 * @param saved flat keys with their values, as anyone may have written them
 * @param current false where they were saved for other data
 * @throws ArgyroditeError `bad-setting` where the code's own are wrong
 */
export function readSaved(
  schema: SettingsSchema,
  given: object,
  saved: Iterable<readonly [key: string, value: Json | null]>,
  current: boolean
): SavedSettings {
  const base = resolveSettings(schema, given);
  const { sound, problems } = siftChanges(schema, saved);
  const stale = current ? [] : Object.keys(sound).filter(key => refersToPoints(schema, key));
  for (const key of stale) delete sound[key];
  const settings = resolveSettings(schema, applyChanges(schema, base, sound));
  return {
    settings,
    changes: diffSettings(schema, base, settings),
    used: Object.keys(sound),
    stale,
    problems
  };
}

/** “Spectrum” and “Points left out (3)” were set for other data and are not used; `undefined` where nothing is stale. */
export function staleSentence(schema: SettingsSchema, stale: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const [name, member] of stale.map(splitKey)) {
    counts.set(name, (counts.get(name) ?? 0) + (member === undefined ? 0 : 1));
  }
  if (!counts.size) return undefined;
  const names = [...counts].map(([name, count]) => `“${schema[name]!.title}”${count ? ` (${count})` : ''}`);
  const [were, are] = names.length === 1 ? ['was', 'is'] : ['were', 'are'];
  return `${names.join(' and ')} ${were} set for other data and ${are} not used.`;
}

/** More sentences of one kind help nobody. */
const MOST_PROBLEMS = 5;

/** The first of the problems, and how many more there are. */
export function fewProblems(problems: readonly string[]): string[] {
  const more = problems.length - MOST_PROBLEMS;
  const first = problems.slice(0, MOST_PROBLEMS);
  return more > 0 ? [...first, `${more} more saved settings are not used.`] : first;
}
