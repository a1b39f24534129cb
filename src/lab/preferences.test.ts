import schema from '../../schema/plugin.json';
import { findWidget, widgets } from '../widgets/registry';
import { makePreferences } from './preferences';

const widget = findWidget('nyquist-fitter');
const quantifier = findWidget('xps-quantifier');
const defaults = Object.fromEntries(
  Object.entries(schema.properties).map(([name, field]) => [name, field.default])
);

test('the settings as JupyterLab brings them say nothing that the widget does not do anyway', () => {
  for (const each of widgets) expect(makePreferences(() => defaults).settingsFor(each, {})).toEqual({});
});

test('how impedance is weighted is not how counts are', () => {
  const preferences = makePreferences(() => ({ weighting: 'unit', sensitivity_library: 'thermo' }));
  expect(preferences.settingsFor(quantifier, {})).toEqual({ sensitivity_library: 'thermo' });
  expect(preferences.settingsFor(widget, {})).toEqual({ weighting: 'unit' });
});

test('every setting in the schema is one of a widget', () => {
  for (const name of Object.keys(schema.properties))
    expect(widgets.some(({ settings }) => Object.hasOwn(settings, name))).toBe(true);
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
