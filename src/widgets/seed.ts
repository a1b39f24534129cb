import { encode, fromUint8Array, toUint8Array } from 'js-base64';
import type { Table } from 'apache-arrow';
import {
  ArgyroditeError,
  isArgyroditeError,
  kindOf,
  metadataOf,
  toBytes,
  toTable,
  type ColumnMapping
} from '../arrow/index.js';
import type { WidgetDefinition } from '../runner/definition.js';
import { drain } from '../runner/run.js';
import {
  MOST_RECORDS,
  resolveSettings,
  tooMuch,
  type Settings,
  type SettingsSchema
} from '../settings/index.js';
import { checkParts } from './check-parts.js';
import { MIME_TYPE } from './mime.js';
import { findWidget } from './registry.js';

export { MIME_TYPE };

/** Data up to this many bytes (an Arrow IPC stream) stand in the seed; above, a file beside the notebook holds them. */
export const MAX_INLINE_BYTES = 512 * 1024;

/** A file that holds the data: an instrument's or an Arrow IPC one. It is used only where its content has this hash. */
export interface SeedFile {
  /** Relative to the notebook, with `/` between folders. */
  path: string;
  /** 64 hexadecimal digits. */
  sha256: string;
  bytes: number;
  /** What a person said of its columns. */
  columns?: ColumnMapping;
}

/** No scheme, drive, root or control character; that it stays below the server's root is for whoever reads it to check. */
const RELATIVE_PATH = /^(?![/\\])[^\\:\p{Cc}]{1,1024}$/u;

/** Whether a text from anywhere may name a file from a notebook's point of view. */
export function isRelativePath(path: unknown): path is string {
  return typeof path === 'string' && RELATIVE_PATH.test(path);
}

/** All that a widget grows from in a cell's output. It never changes after it is written. */
export interface Seed {
  widget: string;
  /** Unique in its cell: `nyquist-fitter`, `nyquist-fitter-2`. */
  id: string;
  /** The table: base64 of its Arrow IPC stream, or the file that holds it. */
  data: string | SeedFile;
  /** What the code says; the other settings take their defaults. */
  settings: Settings;
}

export interface BundleOptions<R = object> {
  /** Defaults to the widget's name. */
  id?: string;
  /** Where the data are, should they be too large to stand in the notebook. */
  file?: SeedFile;
  /** What comes out for these settings; without it the analysis runs here and now, and nothing is drawn. */
  outcome?: Outcome<R>;
}

/** An analysis has a result, drawn where there is something to draw with, or a reason why it has none. */
export type Outcome<R = object> = { result: R; picture?: string } | { problem: ArgyroditeError };

/** @throws whatever is no fault of data or settings */
export function outcomeOf<R>(analyse: () => R, draw?: (result: R) => string | undefined): Outcome<R> {
  let result: R;
  try {
    result = analyse();
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return { problem: error };
  }
  return { result, picture: draw?.(result) };
}

export type MimeBundle = { 'text/html': string; 'text/plain': string; [MIME_TYPE]?: Seed };

/**
 * The output of a cell that shows a widget: its seed, and beside it, for viewers without the extension, the answer as text, and figure and
 * answer as plain HTML.
 *
 * Data of more than {@link MAX_INLINE_BYTES} without a `file` get no seed; the text says why.
 *
 * @throws ArgyroditeError `bad-setting`, `wrong-kind`; where the analysis fails on the data, the text says so instead
 */
export function makeBundle<S, R extends object>(
  widget: WidgetDefinition<S, R>,
  table: Table,
  settings: object,
  { id = widget.name, file, outcome }: BundleOptions<R> = {}
): MimeBundle {
  const whole = resolveSettings<S>(widget.settings, settings);
  checkKind(widget, table);
  const bytes = toBytes(table);
  const data = bytes.length <= MAX_INLINE_BYTES ? fromUint8Array(bytes) : file;
  const found = outcome ?? outcomeOf(() => drain(widget.analyse(table, whole)));
  const rows: Row[] =
    'problem' in found ? [['No result', found.problem.message]] : widget.summary(found.result);
  const picture = 'problem' in found ? undefined : found.picture;
  const { sample, source_file } = metadataOf(table);
  const title = [widget.title, sample ?? source_file].filter(part => part !== undefined).join(' · ');
  const note = data
    ? 'Open this notebook in JupyterLab with argyrodite to work with it.'
    : `The data (${Math.ceil(bytes.length / 1024)} KiB) are too large to stand in a notebook. Save them beside it and open that file with argyrodite to work with them.`;
  return {
    ...(data ? { [MIME_TYPE]: { widget: widget.name, id, data, settings: settings as Settings } } : {}),
    'text/html': html(title, picture, rows, note),
    'text/plain': [title, ...rows.map(row => row.filter(Boolean).join(': ')), note].join('\n')
  };
}

type Row = [label: string, value: string];

/** The picture is an image, in which no script runs and nothing is fetched; JupyterLab keeps it also where it trusts nothing. */
function html(title: string, picture: string | undefined, rows: readonly Row[], note: string): string {
  const image = picture
    ? `<p><img alt="${escapeHtml(title)}" src="data:image/svg+xml;base64,${encode(picture)}"></p>`
    : '';
  // notebooks set the cells of their tables to the right
  const cell = (tag: string, text: string) =>
    `<${tag} style="text-align: left">${escapeHtml(text)}</${tag.split(' ')[0]}>`;
  const lines = rows.map(([label, value]) => `<tr>${cell('th scope="row"', label)}${cell('td', value)}</tr>`);
  return `<p><strong>${escapeHtml(title)}</strong></p>${image}<table><tbody>${lines.join('')}</tbody></table><p>${escapeHtml(note)}</p>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character]!);
}

/**
 * The seed in an output's data, which may come from anyone: only what is understood is taken over.
 *
 * @throws ArgyroditeError `bad-seed`, `unknown-widget`
 */
export function parseSeed(output: unknown): Seed {
  if (!isRecord(output)) throw bad('it is not an object');
  const widget = findWidget(text(output, 'widget', /^[a-z][a-z0-9-]{0,63}$/, 'a widget’s name'));
  const id = text(output, 'id', /^[a-z][a-z0-9-]{0,63}$/, 'made of lower-case letters, digits and -');
  const settings = own(output, 'settings') ?? {};
  if (!isRecord(settings)) throw bad('its “settings” are not an object');
  const much = tooMuch(settings) ?? tooManyRecords(widget.settings, settings);
  if (much) throw bad(`the object of its “settings” ${much}`);
  try {
    resolveSettings(widget.settings, settings);
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    throw bad(`its settings are not understood (${error.message})`);
  }
  return { widget: widget.name, id, data: parseData(own(output, 'data')), settings: settings as Settings };
}

function tooManyRecords(schema: SettingsSchema, settings: object): string | undefined {
  for (const [name, { type }] of Object.entries(schema)) {
    const count = type === 'records' ? Object.keys(own(settings, name) ?? {}).length : 0;
    if (count > MOST_RECORDS) return `has more than ${MOST_RECORDS} “${name}”`;
  }
  return undefined;
}

function parseData(data: unknown): string | SeedFile {
  if (typeof data === 'string') {
    if (data.length > Math.ceil(MAX_INLINE_BYTES / 3) * 4) {
      throw bad(`its data are larger than ${MAX_INLINE_BYTES / 1024} KiB`);
    }
    if (data.length % 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) throw bad('its data are not base64');
    return data;
  }
  if (!isRecord(data)) throw bad('it has no data');
  const bytes = own(data, 'bytes');
  if (!Number.isSafeInteger(bytes) || (bytes as number) < 0)
    throw bad('its “bytes” are not a number of bytes');
  return {
    path: text(data, 'path', RELATIVE_PATH, 'a path relative to the notebook'),
    sha256: text(data, 'sha256', /^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    bytes: bytes as number,
    ...parseColumns(own(data, 'columns'))
  };
}

/** Which columns are which, as far as it is understood; what the reader makes of it is its own affair. */
function parseColumns(columns: unknown): { columns?: ColumnMapping } {
  if (columns === undefined) return {};
  const sound =
    isRecord(columns) &&
    tooMuch(columns) === undefined &&
    Object.values(columns).every(
      source => isRecord(source) && ['string', 'number'].includes(typeof own(source, 'from'))
    );
  if (!sound) throw bad('its “columns” are not understood');
  return { columns: columns as ColumnMapping };
}

/**
 * The table that stands in the seed itself.
 *
 * @throws ArgyroditeError `bad-seed` where a file holds the data; `bad-table`, `missing-column`, `wrong-kind`, `too-large`
 */
export function seedTable(seed: Seed): Table {
  if (typeof seed.data !== 'string') throw bad(`its data are in the file “${seed.data.path}”`);
  return checkParts(checkKind(findWidget(seed.widget), toTable(toUint8Array(seed.data))));
}

/** @throws ArgyroditeError `wrong-kind` */
export function checkKind(widget: WidgetDefinition<any, any>, table: Table): Table {
  const kind = kindOf(table);
  if (widget.kinds.includes(kind)) return table;
  throw new ArgyroditeError(
    'wrong-kind',
    `The ${widget.title} takes ${widget.kinds.join(' or ')}; this table is of kind ${kind}.`
  );
}

function text(from: object, key: string, pattern: RegExp, wanted: string): string {
  const value = own(from, key);
  if (typeof value !== 'string' || !pattern.test(value)) throw bad(`its “${key}” is not ${wanted}`);
  return value;
}

function own(from: object, key: string): unknown {
  return Object.hasOwn(from, key) ? (from as Record<string, unknown>)[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(why: string): ArgyroditeError {
  return new ArgyroditeError(
    'bad-seed',
    `This output is no widget of this version: ${why}. Run the cell again, or update argyrodite.`
  );
}
