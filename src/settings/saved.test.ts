import { describe, expect, test } from 'vitest';
import { fewProblems, readSaved, staleSentence, type Json, type SettingsSchema } from './index.js';

const schema: SettingsSchema = {
  starts: { type: 'integer', default: 64, minimum: 1, title: 'Starts', description: '' },
  spectrum: { type: 'integer', default: 0, refersToPoints: true, title: 'Spectrum', description: '' },
  exclude: { type: 'set', default: {}, refersToPoints: true, title: 'Points left out', description: '' }
};
const saved: [string, Json][] = [
  ['starts', 3],
  ['exclude.12', true],
  ['exclude.13', true]
];

describe('readSaved', () => {
  test('puts what people changed over what the code says', () => {
    const read = readSaved(schema, { starts: 8, spectrum: 2 }, saved, true);
    expect(read.settings).toEqual({ starts: 3, spectrum: 2, exclude: { 12: true, 13: true } });
    expect(read.changes).toEqual({ starts: 3, 'exclude.12': true, 'exclude.13': true });
  });

  test('does not use points of other data, and names them', () => {
    const { settings, stale } = readSaved(schema, {}, saved, false);
    expect(settings).toEqual({ starts: 3, spectrum: 0, exclude: {} });
    expect(staleSentence(schema, stale)).toBe(
      '“Points left out” (2) was set for other data and is not used.'
    );
  });

  test('says what is not understood, and goes on without it', () => {
    const { settings, problems } = readSaved(schema, {}, [['starts', 'many']], true);
    expect(settings.starts).toBe(64);
    expect(problems).toEqual([expect.stringContaining('“starts” must be a whole number')]);
  });
});

test('a sentence on several that are stale, and none where nothing is', () => {
  expect(staleSentence(schema, ['spectrum', 'exclude.3'])).toBe(
    '“Spectrum” and “Points left out” (1) were set for other data and are not used.'
  );
  expect(staleSentence(schema, [])).toBeUndefined();
});

test('of very many problems the first are named and the others counted', () => {
  expect(fewProblems(['a', 'b'])).toEqual(['a', 'b']);
  expect(fewProblems(Array.from({ length: 1000 }, () => 'a'))).toEqual([
    ...Array.from({ length: 5 }, () => 'a'),
    '995 more saved settings are not used.'
  ]);
});
