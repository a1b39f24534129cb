import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { Contents } from '@jupyterlab/services';
import { PromiseDelegate } from '@lumino/coreutils';
import { Poll } from '@lumino/polling';
import { Signal, type ISignal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { isArgyroditeError, type ColumnMapping, type ColumnQuestion, type Warning } from '../arrow/index.js';
import type { ViewElement } from '../runner/index.js';
import { diffSettings, splitKey, type Settings } from '../settings/index.js';
import { columnForm } from './column-form.js';
import { inWords } from './error-box.js';
import type { FileState, InstrumentFile } from './files.js';
import type { Preferences } from './preferences.js';

/** How often the file is looked at while its viewer is in sight: an instrument may still be writing to it. */
const WATCH_MILLISECONDS = 3000;

export interface ViewerOptions {
  context: DocumentRegistry.IContext<DocumentRegistry.IModel>;
  contents: Contents.IManager;
  preferences: Preferences;
  /** Who is at the page. */
  author(): string | undefined;
}

/** Shows an instrument's file with the widget that takes its kind. Settings live as long as the viewer; the file is never written. */
export class InstrumentViewer extends Widget {
  private readonly notices = section('argyrodite-Viewer-notices', 'status');
  private readonly body = section('argyrodite-Viewer-body');
  private readonly watch: Poll;
  private state: FileState | undefined;
  private file: InstrumentFile | undefined;
  private element: ViewElement | undefined;
  private gone = new PromiseDelegate<void>();
  private readonly news = new Signal<this, void>(this);
  private reading: Promise<void> = Promise.resolve();
  private said: ColumnMapping | undefined;

  constructor(private readonly options: ViewerOptions) {
    super();
    this.addClass('argyrodite-Viewer');
    this.node.tabIndex = -1;
    this.body.append(sentence('p', 'Reading the file …'));
    this.node.append(this.notices, this.body);
    this.watch = new Poll({
      name: 'argyrodite:viewer',
      auto: false,
      factory: () => this.look(),
      frequency: { interval: WATCH_MILLISECONDS, backoff: true, max: 60_000 },
      standby: () => !this.isVisible || document.visibilityState === 'hidden'
    });
    void this.options.context.ready.then(async () => {
      if (this.isDisposed) return;
      await this.reread();
      if (!this.isDisposed) void this.watch.start();
    });
  }

  /** Emitted when the file was read, or could not be. */
  get changed(): ISignal<this, void> {
    return this.news;
  }

  /** Whether the file is shown, rather than a reason why not. */
  get readable(): boolean {
    return this.file !== undefined;
  }

  /** What the user set here, where it differs from the widget's own defaults. */
  get settings(): Settings {
    if (!this.element || !this.file) return {};
    const schema = this.file.widget.settings;
    const { settings } = this.element.value;
    const changed = Object.keys(diffSettings(schema, {}, settings)).map(key => splitKey(key)[0]);
    return Object.fromEntries(changed.map(name => [name, settings[name]]));
  }

  /** What the user said of the file’s columns. */
  get columns(): ColumnMapping | undefined {
    return this.said;
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.watch.dispose();
    Signal.clearData(this);
    this.gone.resolve();
    super.dispose();
  }

  protected override onActivateRequest(): void {
    this.node.focus();
  }

  /** Reads the file and shows it; one reading after the other. */
  reread(): Promise<void> {
    this.reading = this.reading.then(() => this.readNow());
    return this.reading;
  }

  private async readNow(): Promise<void> {
    const { contents, context } = this.options;
    try {
      const { fileState, openFile } = await import('./files.js');
      this.state = await fileState(contents, context.path);
      const file = await openFile(contents, context.path, this.said);
      if (!this.isDisposed) await this.present(file);
    } catch (error) {
      if (!this.isDisposed) this.fail(error);
    }
    if (!this.isDisposed) this.news.emit();
  }

  /** Has the file changed? A failure to ask is no news of the file: the poll asks again, less often. */
  private async look(): Promise<void> {
    const { fileState } = await import('./files.js');
    const state = await fileState(this.options.contents, this.options.context.path);
    if (this.state && (state.last_modified !== this.state.last_modified || state.size !== this.state.size))
      await this.reread();
  }

  private async present(file: InstrumentFile): Promise<void> {
    const before = this.file;
    const changed = before !== undefined && before.hash !== file.hash;
    if (before && !changed && this.element) return this.note(file.warnings);
    const initial = this.initialSettings(file, changed);
    const { view } = await file.widget.load();
    if (this.isDisposed) return;
    this.leave();
    const { author } = this.options;
    const element = view(file.table, initial, { invalidation: this.gone.promise, author });
    this.element = element;
    this.file = file;
    this.body.replaceChildren(element);
    const news = changed ? [`The file changed on disk and was read again at ${now()}.`] : [];
    this.note(file.warnings, news);
  }

  /** What was set stays through a change of the file, except what names its points. */
  private initialSettings({ widget, metadata }: InstrumentFile, changed: boolean): Settings {
    if (!this.element || this.file?.widget !== widget)
      return this.options.preferences.settingsFor(widget, metadata);
    const settings = this.element.value.settings as Settings;
    if (!changed) return settings;
    return Object.fromEntries(
      Object.entries(settings).filter(([name]) => !widget.settings[name].refersToPoints)
    );
  }

  private note(warnings: readonly Warning[], news: readonly string[] = []): void {
    const lines = [...news, ...warnings.map(({ message }) => message)];
    this.notices.replaceChildren(...lines.map(line => sentence('p', line)));
  }

  private fail(error: unknown): void {
    this.leave();
    this.element = undefined;
    this.file = undefined;
    this.note([]);
    const again = document.createElement('button');
    again.className = 'jp-Button jp-mod-styled jp-mod-accept';
    again.textContent = 'Read again';
    again.addEventListener('click', () => void this.reread());
    const box = section('argyrodite-Viewer-failure', 'alert');
    const name = this.options.context.localPath;
    box.append(sentence('h2', `${name} cannot be shown`), sentence('p', inWords(error)));
    if (isArgyroditeError(error) && error.columns) box.append(...this.question(error.columns));
    box.append(again);
    this.body.replaceChildren(box);
  }

  /** Where the columns are not recognised: which are which? */
  private question(question: ColumnQuestion): HTMLElement[] {
    const form = columnForm({ ...question, guess: this.said ?? question.guess });
    const answer = document.createElement('button');
    answer.className = 'jp-Button jp-mod-styled jp-mod-accept argyrodite-Viewer-columns';
    answer.textContent = 'Read with these columns';
    const missing = sentence('p', form.problem());
    form.node.addEventListener('change', () => (missing.textContent = form.problem()));
    answer.addEventListener('click', () => {
      if (form.problem()) return;
      this.said = form.mapping();
      void this.reread();
    });
    return [form.node, missing, answer];
  }

  /** Tells the view that is shown that its time is over. */
  private leave(): void {
    this.gone.resolve();
    this.gone = new PromiseDelegate<void>();
  }
}

function section(className: string, role?: string): HTMLElement {
  const node = document.createElement('div');
  node.className = className;
  if (role) node.setAttribute('role', role);
  return node;
}

function sentence(tag: 'p' | 'h2', text: string): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

const now = () =>
  new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
