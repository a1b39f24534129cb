import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  diffSettings,
  resolveSettings,
  sameJson,
  siftChanges,
  type Json,
  type SettingsSchema
} from './index.js';

const text = { title: 't', description: 'd' };
const schema: SettingsSchema = {
  components: {
    ...text,
    type: 'records',
    default: {},
    fields: {
      name: { ...text, type: 'string' },
      position: { ...text, type: 'number', minimum: 0 },
      mix: { ...text, type: 'number', minimum: 0, maximum: 1, default: 0.3 },
      position_bounds: { ...text, type: 'range', optional: true }
    }
  }
};
const resolve = (components: object) => resolveSettings<Record<string, Json>>(schema, { components });
const ps4 = { name: 'PS4', position: 161.7 };

const sets = fc
  .dictionary(
    fc.constantFrom('c1', 'c2', '__proto__', 'S 2p'),
    fc.record(
      {
        name: fc.string(),
        position: fc.double({ min: 0, max: 9, noNaN: true }),
        mix: fc.double({ min: 0, max: 1, noNaN: true }),
        position_bounds: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 5 }))
      },
      { requiredKeys: ['name', 'position'] }
    )
  )
  .map(resolve);

describe('records', () => {
  test('each gets its fields’ defaults, and no optional field', () => {
    expect(resolve({ c1: ps4 })).toEqual({ components: { c1: { ...ps4, mix: 0.3 } } });
  });

  test('a change of one field is a key of its own', () => {
    const from = resolve({ c1: ps4, c2: ps4 });
    const to = resolve({ c1: { ...ps4, position: 161.5, position_bounds: [161, 162] }, c3: ps4 });
    expect(diffSettings(schema, from, to)).toEqual({
      'components.c1.position': 161.5,
      'components.c1.position_bounds': [161, 162],
      'components.c2': false,
      'components.c3.name': 'PS4',
      'components.c3.position': 161.7,
      'components.c3.mix': 0.3
    });
  });

  test('a difference, applied, gives the other settings, whatever they are', () => {
    fc.assert(
      fc.property(sets, sets, (from, to) => {
        const changes = diffSettings(schema, from, to);
        expect(siftChanges(schema, Object.entries(changes)).problems).toEqual([]);
        expect(sameJson(applyChanges(schema, from, changes), to)).toBe(true);
        if (sameJson(from, to)) expect(changes).toEqual({});
      })
    );
  });

  test('two people’s changes of different fields of one record merge in any order', () => {
    const from = resolve({ c1: ps4 });
    const one = { 'components.c1.position': 161.5 };
    const other = { 'components.c1.mix': 0.5 };
    const merged = { components: { c1: { name: 'PS4', position: 161.5, mix: 0.5 } } };
    expect(applyChanges(schema, from, { ...one, ...other })).toEqual(merged);
    expect(applyChanges(schema, from, { ...other, ...one })).toEqual(merged);
  });

  test('a record that one takes out while another changes it is gone, in any order', () => {
    const from = resolve({ c1: ps4 });
    const gone = { 'components.c1': false };
    const changed = { 'components.c1.mix': 0.5 };
    expect(applyChanges(schema, from, { ...gone, ...changed })).toEqual({ components: {} });
    expect(applyChanges(schema, from, { ...changed, ...gone })).toEqual({ components: {} });
  });

  test('what is left of one that was added and taken out again is no record', () => {
    expect(applyChanges(schema, resolve({}), { 'components.c4.position': 3 })).toEqual({ components: {} });
  });

  test('a field that is false has its default again', () => {
    const from = resolve({ c1: { ...ps4, mix: 0.5, position_bounds: [1, 2] } });
    const changes = { 'components.c1.mix': false, 'components.c1.position_bounds': false };
    expect(applyChanges(schema, from, changes)).toEqual(resolve({ c1: ps4 }));
  });

  test.each([
    [{ c1: 5 }, '“components.c1” must be an object'],
    [
      { c1: { ...ps4, colour: 'red' } },
      'There is no setting “components.c1.colour”; there are name, position'
    ],
    [{ c1: { name: 'PS4' } }, '“components.c1” lacks “position”'],
    [{ c1: { ...ps4, mix: 2 } }, '“components.c1.mix” must be at most 1; it is 2'],
    [{ c1: { ...ps4, position_bounds: [3, 2] } }, '“components.c1.position_bounds” must be two numbers'],
    [{ 'c.1': ps4 }, 'holds “c.1”; names of members have no dots']
  ])('refuses %j in a sentence', (components, sentence) => {
    expect(() => resolve(components)).toThrow(sentence);
  });

  test('a saved change of one field is sound by itself; a wrong one is named', () => {
    const { sound, problems } = siftChanges(schema, [
      ['components.c1.mix', 0.4],
      ['components.c1.position', 'high'],
      ['components.c2', false],
      ['components.c3', ps4],
      ['components.c1.hue', 7]
    ]);
    expect(sound).toEqual({ 'components.c1.mix': 0.4, 'components.c2': false });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('“components.c1.position” must be a number');
  });
});
