import { nyquistSettings } from '../impedance/settings';
import schema from '../../schema/plugin.json';
import type { WidgetDefinition } from '../runner';
import { makePreferences } from './preferences';

const widget = { settings: nyquistSettings } as unknown as WidgetDefinition;
const defaults = Object.fromEntries(
  Object.entries(schema.properties).map(([name, field]) => [name, field.default])
);

test('the settings as JupyterLab brings them say nothing that the widget does not do anyway', () => {
  expect(makePreferences(() => defaults).settingsFor(widget, {})).toEqual({});
});

test('every setting in the schema is one of the widget', () => {
  for (const name of Object.keys(schema.properties)) expect(nyquistSettings).toHaveProperty(name);
});

test('only what the user wants otherwise is given', () => {
  const preferences = makePreferences(() => ({ ...defaults, weighting: 'unit', electrode_area_cm2: 0.785 }));
  expect(preferences.settingsFor(widget, {})).toEqual({ weighting: 'unit', electrode_area_cm2: 0.785 });
});

test('an area that the file says goes before the usual one', () => {
  const preferences = makePreferences(() => ({ electrode_area_cm2: 0.785, pellet_thickness_mm: 1 }));
  expect(preferences.settingsFor(widget, { electrode_area_cm2: 1.3 })).toEqual({ pellet_thickness_mm: 1 });
});

test('a change of the settings counts from then on', () => {
  let starts = 64;
  const preferences = makePreferences(() => ({ starts }));
  expect(preferences.settingsFor(widget, {})).toEqual({});
  starts = 8;
  expect(preferences.settingsFor(widget, {})).toEqual({ starts: 8 });
});
