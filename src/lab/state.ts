import type { YCodeCell } from '@jupyter/ydoc';
import { Signal, type ISignal } from '@lumino/signaling';
import {
  applyChanges,
  diffSettings,
  isAnnotation,
  readSaved,
  refersToPoints,
  resolveSettings,
  type Changes,
  type Json,
  type Settings,
  type SettingsSchema
} from '../settings/index.js';
import { FOUND_FILE } from './found-file.js';
import { historyOf } from './undo.js';

export interface StateOptions {
  cell: YCodeCell;
  /** The widget's, unique in its cell. */
  id: string;
  schema: SettingsSchema;
  /** What the code says, as it stands in the seed. */
  given: Settings;
  /** `hashTable` of the data. */
  hash: string;
}

/**
 * The settings of one widget: what the code says, with what people changed.
 *
 * The changes are in the cell's metadata, one key for each field (`argyrodite.<id>.<field>[.<member>]`), so they are shared live,
 * saved with the notebook, and there without a kernel. `argyrodite.<id>.of` says for which data they were made.
 */
export class WidgetState {
  /** Whole settings: the code's, with the changes that are sound and apply to these data. */
  settings: Settings = {};
  /** How `settings` differ from the code's, flat. */
  changes: Changes = {};
  /** Flat keys of changes that name points of other data than these: kept, not used. */
  stale: string[] = [];
  /** What stands in the metadata and is not understood, in words. */
  problems: string[] = [];
  readonly hash: string;
  readonly schema: SettingsSchema;

  private readonly base: Settings;
  private readonly cell: YCodeCell;
  private readonly prefix: string;
  /** Flat keys of the changes in use. */
  private used: string[] = [];
  private readonly _changed = new Signal<this, void>(this);

  constructor({ cell, id, schema, given, hash }: StateOptions) {
    this.cell = cell;
    this.prefix = `argyrodite.${id}.`;
    this.schema = schema;
    this.base = resolveSettings(schema, given);
    this.hash = hash;
    this.read();
    cell.changed.connect(this.onCellChanged, this);
  }

  /** After any change of the settings, whoever made it. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /**
   * Makes changes as one step of this user's history. A value that is the code's own again is removed.
   *
   * @throws ArgyroditeError `bad-setting`; then nothing is written
   */
  write(changes: Changes): void {
    const change = this.prepare(changes);
    historyOf(this.cell).commit(change);
  }

  /**
   * Makes changes that came from the kernel. Fields that they do not name stay as they are.
   *
   * @throws ArgyroditeError `bad-setting`; then nothing is written
   */
  assign(changes: Changes): void {
    const settings = applyChanges(this.schema, this.settings, changes);
    const differing = diffSettings(this.schema, this.settings, resolveSettings(this.schema, settings));
    if (Object.keys(differing).length) historyOf(this.cell).apply(this.prepare(differing));
  }

  /** Removes every change; what is said about the widget stays. */
  reset(): void {
    historyOf(this.cell).commit(() =>
      this.remove([...this.saved().keys()].filter(key => this.isSetting(key)))
    );
  }

  /** Says that the stale changes hold for these data too. */
  keep(): void {
    historyOf(this.cell).commit(() => this.cell.setMetadata(`${this.prefix}of`, this.hash));
  }

  /** Removes the stale changes. */
  discard(): void {
    historyOf(this.cell).commit(() => {
      this.remove(this.stale);
      if (this.used.length) this.cell.setMetadata(`${this.prefix}of`, this.hash);
    });
  }

  /** Removes changes that the code now makes itself: after a re-run of code that they were written to. */
  prune(): void {
    const redundant = this.used.filter(key => this.isSetting(key) && !Object.hasOwn(this.changes, key));
    if (redundant.length) historyOf(this.cell).apply(() => this.remove(redundant));
  }

  undo(): boolean {
    return historyOf(this.cell).undo();
  }

  redo(): boolean {
    return historyOf(this.cell).redo();
  }

  dispose(): void {
    this.cell.changed.disconnect(this.onCellChanged, this);
    Signal.clearData(this);
  }

  private prepare(changes: Changes): () => void {
    const { schema, base, hash, prefix, cell } = this;
    const settings = resolveSettings(schema, applyChanges(schema, this.settings, changes));
    const wanted = diffSettings(schema, base, settings);
    // A change of points is one of these data: the ones that named points of other data end here.
    const fresh = !this.stale.length || Object.keys(changes).some(key => refersToPoints(schema, key));
    const gone = [...this.used, ...Object.keys(changes)].filter(key => !Object.hasOwn(wanted, key));
    if (fresh) gone.push(...this.stale.filter(key => !Object.hasOwn(wanted, key)));
    return () => {
      for (const [key, value] of Object.entries(wanted)) cell.setMetadata(prefix + key, value as never);
      if (fresh && Object.keys(wanted).some(key => this.isSetting(key)))
        cell.setMetadata(`${prefix}of`, hash);
      this.remove(gone);
    };
  }

  /** Removes the keys, and with the last setting the hash. */
  private remove(keys: readonly string[]): void {
    for (const key of keys) this.cell.deleteMetadata(this.prefix + key);
    const left = [...this.saved().keys()].filter(key => this.isSetting(key));
    if (left.length === 1 && left[0] === 'of') this.cell.deleteMetadata(`${this.prefix}of`);
  }

  private isSetting(key: string): boolean {
    return !isAnnotation(this.schema, key);
  }

  /** Where its file was found (`found-file.ts`) is under the same prefix, and no setting. */
  private saved(): Map<string, Json | null> {
    const entries = Object.entries(this.cell.getMetadata() as Record<string, Json | null>)
      .filter(([key]) => key.startsWith(this.prefix) && key !== `${this.prefix}${FOUND_FILE}`)
      .map(([key, value]) => [key.slice(this.prefix.length), value] as const);
    return new Map(entries);
  }

  private read(): void {
    const { schema, base } = this;
    const saved = this.saved();
    const of = saved.get('of');
    saved.delete('of');
    Object.assign(this, readSaved(schema, base, saved, of === undefined || of === this.hash));
  }

  private onCellChanged(_: YCodeCell, change: { metadataChange?: ReadonlyMap<string, unknown> }): void {
    if (![...(change.metadataChange?.keys() ?? [])].some(key => key.startsWith(this.prefix))) return;
    this.read();
    this._changed.emit();
  }
}
