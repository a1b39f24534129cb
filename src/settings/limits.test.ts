import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_RECORDS, MOST_VALUES, recordsCounter, tooMuch } from './limits.js';
import type { Json, SettingsSchema } from './index.js';

const nested = (levels: number): Json => (levels ? { a: nested(levels - 1) } : 1);

describe('tooMuch', () => {
  test('lets pass what people set, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), value => tooMuch(value) === undefined));
  });

  test('says what there is too much of', () => {
    expect(tooMuch(nested(15))).toBeUndefined();
    expect(tooMuch(nested(400))).toBe('has more than 16 levels');
    expect(tooMuch(new Array(MOST_VALUES).fill(0))).toBeUndefined();
    expect(tooMuch(new Array(MOST_VALUES + 1).fill(0))).toBe('holds more than 100000 values');
    expect(tooMuch('a'.repeat(1_000_001))).toBe('holds more than 1000000 characters');
    expect(tooMuch({ ['a'.repeat(1_000_001)]: 1 })).toBe('holds more than 1000000 characters');
  });
});

test('Of a collection of records so many members are taken as are shown, and all fields of those', () => {
  const schema: SettingsSchema = {
    components: { type: 'records', default: {}, fields: {}, title: 'Components', description: '' },
    fixed: { type: 'map', default: {}, title: 'Fixed', description: '' }
  };
  const isOver = recordsCounter(schema);
  for (let i = 0; i < MOST_RECORDS; i++) expect(isOver(`components.c${i}.position`)).toBe(false);
  expect(isOver('components.one.position')).toBe(true);
  expect(isOver('components.c7.fwhm')).toBe(false);
  expect(isOver('fixed.R1')).toBe(false);
  expect(isOver('__proto__.polluted.x')).toBe(false);
});
