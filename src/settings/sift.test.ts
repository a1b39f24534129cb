import { describe, expect, test } from 'vitest';
import { refersToPoints, siftChanges, type SettingsSchema } from './index.js';

const schema: SettingsSchema = {
  starts: { type: 'integer', default: 64, minimum: 1, title: 'Starts', description: '' },
  exclude: { type: 'set', default: {}, refersToPoints: true, title: 'Left out', description: '' },
  fixed: { type: 'map', default: {}, title: 'Fixed', description: '' }
};

describe('siftChanges', () => {
  test('keeps sound changes of fields and of members', () => {
    const saved = { starts: 3, 'exclude.12': true, 'fixed.R1': 5, 'fixed.R0': false };
    expect(siftChanges(schema, Object.entries(saved))).toEqual({ sound: saved, problems: [] });
  });

  test('names in a sentence what is of the wrong type, has no value, or is half a key', () => {
    const { sound, problems } = siftChanges(schema, [
      ['starts', 0],
      ['starts.R1', 2],
      ['exclude', true],
      ['fixed.R1', null]
    ]);
    expect(sound).toEqual({});
    expect(problems).toHaveLength(4);
    expect(problems[0]).toContain('at least 1');
    expect(problems[3]).toContain('“fixed.R1” has no value');
  });

  test('passes over fields of a newer version and names of Object itself without a word', () => {
    expect(siftChanges(schema, Object.entries({ model: 'x', constructor: 1, toString: 2 }))).toEqual({
      sound: {},
      problems: []
    });
  });
});

test('refersToPoints tells fields that mean nothing for another table', () => {
  expect(refersToPoints(schema, 'exclude.12')).toBe(true);
  expect(refersToPoints(schema, 'fixed.R1')).toBe(false);
  expect(refersToPoints(schema, 'unknown')).toBe(false);
});
