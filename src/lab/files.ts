import type { Table } from 'apache-arrow';
import { toUint8Array } from 'js-base64';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import {
  ArgyroditeError,
  hashTable,
  metadataOf,
  type ColumnMapping,
  type ColumnQuestion,
  type Kind,
  type TableMetadata,
  type Warning
} from '../arrow/index.js';
import { checkSize as checkBytes, read } from '../readers/index.js';
import type { WidgetDefinition } from '../runner/index.js';
import { widgets } from '../widgets/registry.js';

/** A file that was read, with the widget that shows it. */
export interface InstrumentFile {
  /** As the contents service calls it, with its drive where it has one. */
  path: string;
  bytes: Uint8Array;
  table: Table;
  metadata: TableMetadata;
  /** Of the table's content. */
  hash: string;
  warnings: Warning[];
  widget: WidgetDefinition;
  /** What a person said of its columns. */
  columns?: ColumnMapping;
  /** How they were understood, where it may be said otherwise. */
  question?: ColumnQuestion;
}

/**
 * Reads a file through the contents service, once its size is known to be bearable.
 *
 * @throws ArgyroditeError `file-missing`, `too-large`, and what the reader throws
 */
export async function openFile(
  contents: Contents.IManager,
  path: string,
  columns?: ColumnMapping
): Promise<InstrumentFile> {
  const { size } = await fileState(contents, path);
  checkSize(path, size);
  const model = await contents.get(path, { type: 'file', format: 'base64', content: true });
  return understand(path, toUint8Array(model.content as string), columns);
}

/** When and how large: enough to see that a file is another one now, without reading it. */
export interface FileState {
  size: number | undefined;
  last_modified: string;
}

/** @throws ArgyroditeError `file-missing` */
export async function fileState(contents: Contents.IManager, path: string): Promise<FileState> {
  try {
    const { size, last_modified } = await contents.get(path, { content: false });
    return { size: size ?? undefined, last_modified };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new ArgyroditeError(
      'file-missing',
      `There is no file “${contents.localPath(path)}” any more. Look where it was moved to, and open it from there.`
    );
  }
}

/**
 * Where the service does not say how large a file is, reading it tells.
 *
 * @throws ArgyroditeError `too-large`
 */
export function checkSize(path: string, size: number | undefined): void {
  if (size !== undefined) checkBytes(PathExt.basename(path), size);
}

/**
 * The table in a file's bytes, and who shows it.
 *
 * @throws ArgyroditeError what the reader throws; `wrong-kind` where this version has no widget for it
 */
export function understand(path: string, bytes: Uint8Array, columns?: ColumnMapping): InstrumentFile {
  const { kind, table, warnings, columns: question } = read(PathExt.basename(path), bytes, { columns });
  return {
    path,
    bytes,
    table,
    metadata: metadataOf(table),
    hash: hashTable(table),
    warnings,
    widget: widgetFor(kind),
    ...(columns && { columns }),
    ...(question && { question })
  };
}

function widgetFor(kind: Kind): WidgetDefinition {
  const widget = widgets.find(({ kinds }) => kinds.includes(kind));
  if (widget) return widget;
  const shown = widgets.flatMap(({ kinds }) => kinds).join(', ');
  throw new ArgyroditeError(
    'wrong-kind',
    `The file was read, but there is no widget for its kind, ${kind}; this version shows ${shown}.`
  );
}

/** Whether the contents service said that there is nothing of this name. */
function isNotFound(error: unknown): boolean {
  return (error as { response?: Response }).response?.status === 404;
}
