import { describe, expect, test } from 'vitest';
import { resolveSettings, unusualSettings, type SettingsSchema } from './index.js';

const text = { description: '' };
const schema: SettingsSchema = {
  starts: { ...text, type: 'integer', default: 64, title: 'Starts' },
  range: { ...text, type: 'range', default: 'all', word: 'all', unit: 'Hz', title: 'Range' },
  area: { ...text, type: 'number', default: 'file', word: 'file', unit: 'cm²', title: 'Area' },
  exclude: { ...text, type: 'set', default: {}, title: 'Points left out' },
  bounds: { ...text, type: 'map', default: {}, title: 'Limits' },
  zoom: { ...text, type: 'boolean', default: false, viewOnly: true, title: 'Zoom' },
  components: {
    ...text,
    type: 'records',
    default: {},
    title: 'Components',
    fields: {
      position: { ...text, type: 'number', title: 'Position', unit: 'eV' },
      mix: { ...text, type: 'number', title: 'Mix', default: 0.3 },
      limits: { ...text, type: 'range', title: 'Limits', unit: 'eV', optional: true }
    }
  }
};
const words = (given: object) =>
  unusualSettings(schema, resolveSettings<object>(schema, given)).map(({ title, value }) => [title, value]);

describe('unusualSettings', () => {
  test('names what is not as usual and decides the result, with its unit', () => {
    expect(words({ starts: 3, range: [0.1, 1e6], area: 0.785, zoom: true })).toEqual([
      ['Starts', '3'],
      ['Range', '0.1 to 1000000 Hz'],
      ['Area', '0.785 cm²']
    ]);
    expect(words({})).toEqual([]);
  });

  test('lists members, and what they hold', () => {
    expect(words({ exclude: [3, 12], bounds: { R1: { lower: -2, upper: 10 } } })).toEqual([
      ['Points left out', '3, 12'],
      ['Limits', 'R1 (lower −2, upper 10)']
    ]);
  });

  test('gives a record a line, with what is not as usual in it and no digits that only binary numbers have', () => {
    const components = {
      a: { position: 161.6 - 31.8, mix: 0.3, limits: [129, 131] },
      b: { position: 160, mix: 1 }
    };
    expect(words({ components })).toEqual([
      ['Components', 'a: position 129.8 eV, limits 129 to 131 eV\nb: position 160 eV, mix 1']
    ]);
  });
});
