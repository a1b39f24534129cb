import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  diffSettings,
  resolveSettings,
  sameJson,
  type Json,
  type SettingsSchema
} from './index.js';

const text = { title: 't', description: 'd' };
const schema: SettingsSchema = {
  circuit: { ...text, type: 'string', default: 'R0' },
  starts: { ...text, type: 'integer', default: 64, minimum: 1, maximum: 100 },
  range: { ...text, type: 'range', default: 'all', word: 'all' },
  weighting: { ...text, type: 'choice', choices: ['unit', 'modulus'], default: 'modulus' },
  exclude: { ...text, type: 'set', default: {}, refersToPoints: true },
  fixed: {
    ...text,
    type: 'map',
    default: {},
    check: (_, v) => (typeof v === 'number' ? undefined : 'must be a number')
  }
};

const settings = fc
  .record(
    {
      circuit: fc.string(),
      starts: fc.integer({ min: 1, max: 100 }),
      range: fc.oneof(fc.constant('all'), fc.tuple(fc.nat(10), fc.integer({ min: 10, max: 20 }))),
      exclude: fc.uniqueArray(fc.nat(30)),
      fixed: fc.dictionary(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    },
    { requiredKeys: [] }
  )
  .map(given => resolveSettings<Record<string, Json>>(schema, given));

describe('resolveSettings', () => {
  test('fills in every default', () => {
    expect(resolveSettings(schema, { starts: 3 })).toEqual({
      circuit: 'R0',
      starts: 3,
      range: 'all',
      weighting: 'modulus',
      exclude: {},
      fixed: {}
    });
  });

  test('takes a set as an array of members, and drops members that are false', () => {
    expect(resolveSettings(schema, { exclude: [3, 5], fixed: { R1: 2, R2: false } })).toMatchObject({
      exclude: { 3: true, 5: true },
      fixed: { R1: 2 }
    });
  });

  test.each([
    [{ strats: 3 }, 'There is no setting “strats”'],
    [{ starts: 0 }, 'must be at least 1; it is 0'],
    [{ starts: 2.5 }, 'must be a whole number; it is 2.5'],
    [{ starts: NaN }, 'must be a whole number'],
    [{ circuit: 5 }, 'must be a text'],
    [{ range: [5, 1] }, 'must be two numbers in ascending order, or “all”'],
    [{ weighting: 'none' }, 'must be one of unit, modulus; it is "none"'],
    [{ fixed: { R1: 'x' } }, 'The setting “fixed.R1” must be a number; it is "x"'],
    [{ exclude: 7 }, 'must be an object or an array'],
    [{ exclude: [-1] }, 'holds “-1”, which is no row number; rows are counted from 0'],
    [{ exclude: { last: true } }, 'no row number']
  ])('refuses %j in a sentence', (given, sentence) => {
    expect(() => resolveSettings(schema, given)).toThrow(sentence);
  });

  test('a member named __proto__ is a member like others', () => {
    const { fixed } = resolveSettings<any>(schema, { fixed: JSON.parse('{"__proto__": 5}') });
    expect(Object.keys(fixed)).toEqual(['__proto__']);
    expect(({} as any).polluted).toBeUndefined();
  });
});

describe('changes', () => {
  test('a difference, applied, gives the other settings, whatever they are', () => {
    fc.assert(
      fc.property(settings, settings, (from, to) => {
        expect(sameJson(applyChanges(schema, from, diffSettings(schema, from, to)), to)).toBe(true);
      })
    );
  });

  test('equal settings have no difference', () => {
    fc.assert(
      fc.property(settings, given => {
        expect(diffSettings(schema, given, structuredClone(given))).toEqual({});
      })
    );
  });

  test('each member of a collection is a change of its own, and a missing one is false', () => {
    const from = resolveSettings<object>(schema, { fixed: { R1: 1, R2: 2 }, exclude: [4] });
    const to = resolveSettings<object>(schema, { fixed: { R1: 5 }, exclude: [4, 9], circuit: 'R0-C1' });
    expect(diffSettings(schema, from, to)).toEqual({
      circuit: 'R0-C1',
      'fixed.R1': 5,
      'fixed.R2': false,
      'exclude.9': true
    });
  });

  test('what a newer version has written is passed over', () => {
    const from = resolveSettings<object>(schema);
    expect(applyChanges(schema, from, { colour: 'red', 'circuit.x': 1, 'exclude.2': true })).toEqual({
      ...from,
      exclude: { 2: true }
    });
  });
});
