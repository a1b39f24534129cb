import type { Table } from 'apache-arrow';
import type { ColumnValues, Kind } from '../arrow/index.js';
import type { Settings, SettingsSchema } from '../settings/index.js';

/** How far a long analysis has come: `done` of `total` (starts, spectra, samples: what `label` says). */
export interface Progress {
  done: number;
  total: number;
  label: string;
}

/**
 * An analysis: a pure function of table and settings, as a generator that yields its progress. No DOM, no clock, no unseeded
 * randomness. It yields often enough (every few milliseconds) for a page to stay alive when it must run there in slices.
 */
export type Analysis<S = Settings, R = object> = (table: Table, settings: S) => Generator<Progress, R>;

/** What makes a widget: everything but its view, which is loaded when it is first shown. */
export interface WidgetDefinition<S = Settings, R = object> {
  /** As it stands in seeds and metadata, e.g. `nyquist-fitter`. */
  readonly name: string;
  readonly title: string;
  /** The kinds of table that it takes. */
  readonly kinds: readonly Kind[];
  readonly settings: SettingsSchema;
  readonly analyse: Analysis<S, R>;
  /**
   * Settings for an answer within a few milliseconds, drawn while the full analysis runs. Without it, the full one is quick.
   * `previous` is the result that was shown before the change.
   */
  preview?(settings: S, previous?: R): S;
  /** The `type` of its results, by which `toArrow` knows them. */
  readonly resultType: string;
  /** The result as columns, for `toArrow`, CSV and LaTeX: what a colleague would want as a table. */
  columns(result: R): Record<string, ColumnValues>;
  /** The result in plain text lines `[label, value with unit]`, the answer first: for viewers without the extension. */
  summary(result: R): [label: string, value: string][];
  /** What draws it, apart from the analysis so that a worker carries no plot. */
  load(): Promise<Look<S, R>>;
}

/** How a widget looks. */
export interface Look<S = Settings, R = object> {
  view: View<S, R>;
  /** Its figure alone, of a result that is there already: an SVG document; `undefined` where there is none to be drawn. */
  picture(table: Table, settings: S, result: R): string | undefined;
}

/** Another widget whose result can be taken. */
export interface ResultSource {
  /** Unique and lasting: in a notebook, of cell and widget. */
  key: string;
  /** `Nyquist fitter · Cl-13`. */
  title: string;
  /** Where it stands, in few words. */
  detail: string;
  /** Its result for the settings as they are now; fails with an ArgyroditeError. */
  result(): Promise<object>;
}

export interface ViewOptions {
  /** The widgets around this one whose results can be joined into it. Asked each time that someone wants to choose. */
  sources?(): readonly ResultSource[];
  /** Who is at the page, for the notes that they write. Asked each time; without it notes have no author unless one is given. */
  author?(): string | undefined;
  /** In CSS pixels; without it the element follows its container. */
  width?: number;
  /** Disposes the element when it settles (Observable's convention). */
  invalidation?: Promise<unknown>;
}

export interface ViewElement<S = Settings, R = object> extends HTMLElement {
  /** Settings are whole (every field). Assigning `{ settings }` redraws without an event; a `result` in it is ignored. */
  get value(): { settings: S; result: R | undefined };
  set value(value: { settings: Partial<S> });
  /**
   * Shows what these whole settings would give without taking them, as in a drag; `undefined` ends that. In a drag of its own user's
   * the element dispatches `argyrodite-try`, with the settings that are tried as its `detail`.
   */
  preview?(settings?: Partial<S>): void;
}

/** A view: a function of table and settings that returns an element; a change by the user dispatches a bubbling `input` event. */
export type View<S = Settings, R = object> = (
  table: Table,
  settings?: Partial<S>,
  options?: ViewOptions
) => ViewElement<S, R>;
