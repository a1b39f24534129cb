import { splitPath } from './records.js';
import { splitKey } from './changes.js';
import type { SettingsSchema } from './schema.js';

/** Far above what people set. More is damage or malice, and a page would stand still over it. */
export const MOST_VALUES = 100_000;
export const MOST_RECORDS = 500;
const MOST_LETTERS = 1_000_000;
const MOST_LEVELS = 16;

/** What is too much about a value that came from anywhere, in the words that follow its name; found without walking all of it. */
export function tooMuch(value: unknown): string | undefined {
  const ahead: [value: unknown, level: number][] = [[value, 0]];
  let values = 0;
  let letters = 0;
  while (ahead.length) {
    const [part, level] = ahead.pop()!;
    if (typeof part === 'string') letters += part.length;
    else if (typeof part === 'object' && part !== null) {
      if (level === MOST_LEVELS) return `has more than ${MOST_LEVELS} levels`;
      for (const key in part) {
        if (++values > MOST_VALUES) return `holds more than ${MOST_VALUES} values`;
        letters += key.length;
        ahead.push([(part as Record<string, unknown>)[key], level + 1]);
      }
    }
    if (letters > MOST_LETTERS) return `holds more than ${MOST_LETTERS} characters`;
  }
  return undefined;
}

/** Tells flat keys that would make more members of a collection of records than are shown; counts as it is asked. */
export function recordsCounter(schema: SettingsSchema): (key: string) => boolean {
  const members = new Map<string, Set<string>>();
  return key => {
    const [name, path] = splitKey(key);
    if (path === undefined || schema[name]?.type !== 'records') return false;
    const own = members.get(name) ?? new Set();
    members.set(name, own);
    const [member] = splitPath(path);
    if (own.size >= MOST_RECORDS && !own.has(member)) return true;
    own.add(member);
    return false;
  };
}
