import type { Table } from 'apache-arrow';
import { makeFields } from '../controls/fields.js';
import { pictureSvg } from '../export/picture.js';
import { noNotes } from '../notes/notes.js';
import type { Scene } from './create-view.js';
import type { Parts } from './frame.js';

/** Of the whole widget, so that its figure has the width of a column of text; in CSS pixels. */
const WIDTH = 960;

/**
 * The figure of a widget for whoever has no widget: a printed page, a notebook's viewer, Python. It is drawn by the view's own code,
 * from settings and a result that is there already, and needs of a page only that it can make SVG elements.
 *
 * @param parts of a view that is not shown anywhere
 * @returns an SVG document in the light colours, or `undefined` where the widget draws nothing
 */
export function stillPicture<S, R>(
  table: Table,
  settings: S,
  result: R,
  parts: (scene: Scene<S, R>) => Parts
): string | undefined {
  const nobody = () => {};
  const { picture } = parts({
    table,
    settings,
    shown: settings,
    result,
    phase: 'ready',
    slow: false,
    stopped: false,
    width: WIDTH,
    sources: undefined,
    fields: makeFields(nobody),
    notes: noNotes,
    change: nobody,
    tryOut: nobody,
    redraw: nobody,
    cancel: nobody,
    again: nobody,
    print: nobody
  });
  return picture.plots.length ? pictureSvg(picture.plots, picture.title) : undefined;
}
