import type { IDisplayData } from '@jupyterlab/nbformat';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { SharedCell } from '@jupyter/ydoc';
import type { Table } from 'apache-arrow';
import {
  hashBytes,
  isArgyroditeError,
  joinTables,
  kindOf,
  metadataOf,
  toBytes,
  type ColumnMapping
} from '../arrow/index.js';
import { runAnalysis, type WidgetDefinition } from '../runner/index.js';
import { diffSettings, isAnnotation, resolveSettings, type Settings } from '../settings/index.js';
import { makeBundle, MAX_INLINE_BYTES, type Outcome, type SeedFile } from '../widgets/seed.js';
import { cellSource, languageOf } from './cell-source.js';
import type { InstrumentFile } from './files.js';
import { relativePath } from './paths.js';
import type { Preferences } from './preferences.js';

/** What becomes one cell: one file, or several that make a series. */
export interface Sample {
  /** Relative to the notebook. */
  paths: string[];
  widget: WidgetDefinition;
  table: Table;
  /** The file that holds the data, where they may be too large for the notebook. */
  file?: SeedFile;
  /** What a person said of the file’s columns. */
  columns?: ColumnMapping;
}

export interface InsertOptions {
  contents: Contents.IManager;
  preferences: Preferences;
  /** Go before the preferences, as what was set in the viewer does. */
  settings?: Settings;
  signal?: AbortSignal;
}

/** @param path relative to the notebook */
export function sampleOf({ widget, table, bytes, columns }: InstrumentFile, path: string): Sample {
  const said = columns && { columns };
  const file = { path, sha256: hashBytes(bytes), bytes: bytes.length, ...said };
  return { paths: [path], widget, table, file, ...said };
}

/**
 * Several files as one sample, in their order: spectra as a series, cycling records as the cells of one widget.
 *
 * @throws ArgyroditeError `wrong-kind`
 */
export function seriesOf(samples: readonly Sample[]): Sample {
  if (samples.length === 1) return samples[0];
  return {
    paths: samples.flatMap(({ paths }) => paths),
    widget: samples[0].widget,
    table: joinTables(samples.map(({ table }) => table))
  };
}

/** Kinds of which several files make one widget. */
const TOGETHER = ['impedance-spectrum', 'cycling-record'] as const;

/** Samples as the cells that they become: those of a kind that fit into a notebook together are one, others stand alone. */
export function arrange(samples: readonly Sample[]): Sample[] {
  // As a person counts: run 2 before run 10.
  const sorted = [...samples].sort((a, b) => a.paths[0].localeCompare(b.paths[0], 'en', { numeric: true }));
  return TOGETHER.reduce((others, kind) => {
    const alike = others.filter(({ table }) => kindOf(table) === kind);
    if (alike.length < 2) return others;
    const one = seriesOf(alike);
    if (toBytes(one.table).length > MAX_INLINE_BYTES) return others;
    return [one, ...others.filter(sample => !alike.includes(sample))];
  }, sorted);
}

/**
 * The output that shows a sample, as the front end makes it.
 *
 * @throws ArgyroditeError `bad-setting`, `cancelled`, `worker-failed`
 */
export async function makeOutput(
  sample: Sample,
  settings: Settings,
  signal?: AbortSignal
): Promise<IDisplayData> {
  const { widget, table, file } = sample;
  const data = makeBundle(widget, table, settings, {
    file,
    outcome: await outcomeFor(sample, settings, signal)
  });
  return { output_type: 'display_data', data: { ...data } as never, metadata: {} };
}

/** For the answer and the figure beside the widget. */
async function outcomeFor(
  { widget, table }: Sample,
  settings: Settings,
  signal?: AbortSignal
): Promise<Outcome> {
  const { picture } = await widget.load();
  const whole = resolveSettings(widget.settings, settings);
  try {
    const result = await runAnalysis(widget, table, whole, { signal });
    return { result, picture: picture(table, whole, result) };
  } catch (error) {
    const telling = isArgyroditeError(error) && error.code !== 'cancelled' && error.code !== 'worker-failed';
    if (!telling) throw error;
    return { problem: error };
  }
}

/**
 * The cell that shows a sample: code that makes it, folded, and the output in place.
 *
 * `trusted` is what the front end may say of its own output; without it the whole notebook would lose its trust.
 *
 * @param language the kernel's
 * @throws ArgyroditeError as {@link makeOutput}
 */
export async function makeCell(
  sample: Sample,
  language: string,
  { preferences, settings: given, signal }: Pick<InsertOptions, 'preferences' | 'settings' | 'signal'>
): Promise<SharedCell.Cell> {
  const all = { ...preferences.settingsFor(sample.widget, metadataOf(sample.table)), ...given };
  const { settings, beside } = withoutAnnotations(sample.widget, all);
  return {
    cell_type: 'code',
    source: cellSource(language, { paths: sample.paths, settings, columns: sample.columns }),
    metadata: { trusted: true, jupyter: { source_hidden: true }, ...beside },
    outputs: [await makeOutput(sample, settings, signal)],
    execution_count: null
  };
}

/** What goes into the code, and what is said of the widget, which goes beside it. */
function withoutAnnotations({ name, settings: schema }: WidgetDefinition, all: Settings) {
  const split = (annotations: boolean) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => isAnnotation(schema, key) === annotations));
  const changes = Object.entries(diffSettings(schema, {}, split(true)));
  return {
    settings: split(false),
    beside: Object.fromEntries(changes.map(([key, value]) => [`argyrodite.${name}.${key}`, value]))
  };
}

/**
 * Puts files into a notebook, above the cell with this index.
 *
 * @returns the first new cell's index
 * @throws ArgyroditeError `file-missing` and as {@link makeOutput}; then nothing was inserted
 */
export async function insertFiles(
  panel: NotebookPanel,
  files: readonly InstrumentFile[],
  index: number,
  options: InsertOptions
): Promise<number> {
  const model = panel.content.model!;
  const below = model.cells.length > index ? model.cells.get(index) : undefined;
  const samples = files.map(file =>
    sampleOf(file, relativePath(options.contents, panel.context.path, file.path))
  );
  const cells: SharedCell.Cell[] = [];
  for (const sample of arrange(samples)) cells.push(await makeCell(sample, languageOf(model), options));
  // A colleague may have added or taken cells while the analysis ran.
  const found = below ? [...model.cells].indexOf(below) : -1;
  const place = found < 0 ? Math.min(index, model.cells.length) : found;
  model.sharedModel.insertCells(place, cells);
  return place;
}
