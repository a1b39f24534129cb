import type { WidgetDefinition } from '../runner/definition.js';
import { settingsChanged, splitKey, type Json, type Settings } from '../settings/index.js';
import { editCall } from './edit-call.js';
import { literal } from './python-call.js';
import type { WidgetState } from './state.js';
import type { CellPlace } from './surroundings.js';

/** How writing to the code went, and what to copy where it could not be done. */
export interface Written {
  message: string;
  text?: string;
}

/** Widgets whose changes now stand in the code, until it is run. */
const unfinished = new WeakMap<object, Set<string>>();

/**
 * Writes the settings that differ into the call in the cell's source that makes the widget. The widget itself changes only when the
 * cell is run. Where the call cannot be found beyond doubt the code stays as it is, and the text is given to copy.
 */
export function writeToCode(place: CellPlace, widget: WidgetDefinition, state: WidgetState): Written {
  const values = changedArguments(state);
  const text = Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
  const byHand = (why: string): Written => ({ message: `${why} Copy the settings into it by hand:`, text });
  if (!place.python) return byHand('The code is not Python.');
  const { index, count } = place.position(widget.name);
  const names = [className(widget.name), 'open'];
  const edited = editCall(place.cell.getSource(), names, { index, count }, values);
  if (edited === undefined) return byHand('The call that makes this widget is not plain to see in the code.');
  place.cell.setSource(edited);
  const waiting = unfinished.get(place.cell) ?? new Set();
  unfinished.set(place.cell, waiting.add(place.id));
  return { message: 'Written. Run the cell to make it count.' };
}

/** When the cell was run with what was written to it, the changes are the code's, and no longer kept beside it. */
export function finishWriting(place: CellPlace, state: WidgetState): void {
  if (unfinished.get(place.cell)?.delete(place.id)) state.prune();
}

/** Whole fields: a call has no way to say that a member is gone. */
function changedArguments({ changes, settings, schema }: WidgetState): Record<string, string> {
  const names = new Set(settingsChanged(schema, changes).map(key => splitKey(key)[0]));
  return Object.fromEntries(
    [...names].map(name => {
      const value = settings[name]!;
      return [name, literal(schema[name]!.type === 'set' ? members(value as Settings) : value)];
    })
  );
}

/** A set as a list; its members are numbers where all of them are. */
function members(set: Settings): Json {
  const names = Object.keys(set);
  return names.every(name => /^(0|[1-9]\d{0,8})$/.test(name)) ? names.map(Number) : names;
}

/** `nyquist-fitter` is made by `NyquistFitter(…)`. */
function className(widget: string): string {
  return widget.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
