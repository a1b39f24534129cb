import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { Contents } from '@jupyterlab/services';
import { PromiseDelegate } from '@lumino/coreutils';
import { Poll } from '@lumino/polling';
import { Signal, type ISignal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import type { Warning } from '../arrow/index.js';
import type { ViewElement } from '../runner/index.js';
import { diffSettings, type Settings } from '../settings/index.js';
import { inWords } from './error-box.js';
import type { FileState, InstrumentFile } from './files.js';
import type { Preferences } from './preferences.js';

/** How often the file is looked at while its viewer is in sight: an instrument may still be writing to it. */
const WATCH_MILLISECONDS = 3000;

export interface ViewerOptions {
  context: DocumentRegistry.IContext<DocumentRegistry.IModel>;
  contents: Contents.IManager;
  preferences: Preferences;
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
    return grouped(diffSettings(this.file.widget.settings, {}, this.element.value.settings));
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
      const file = await openFile(contents, context.path);
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
    const view = await file.widget.load();
    if (this.isDisposed) return;
    this.leave();
    const element = view(file.table, initial, { invalidation: this.gone.promise });
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
    box.append(sentence('h2', `${name} cannot be shown`), sentence('p', inWords(error)), again);
    this.body.replaceChildren(box);
  }

  /** Tells the view that is shown that its time is over. */
  private leave(): void {
    this.gone.resolve();
    this.gone = new PromiseDelegate<void>();
  }
}

/** `{ 'bounds.R1': … }` → `{ bounds: { R1: … } }` */
function grouped(changes: Settings): Settings {
  const settings: Settings = {};
  for (const [key, value] of Object.entries(changes)) {
    const dot = key.indexOf('.');
    if (dot < 0) settings[key] = value;
    else
      settings[key.slice(0, dot)] = {
        ...((settings[key.slice(0, dot)] as object) ?? {}),
        [key.slice(dot + 1)]: value
      };
  }
  return settings;
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
