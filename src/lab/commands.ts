import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { FileDialog, IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { CodeCell } from '@jupyterlab/cells';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { ColumnMapping } from '../arrow/mapping.js';
import type { Settings } from '../settings/index.js';
import { attempt } from './dialogs.js';
import { VIEWER } from './documents.js';
import { mayBeRead } from './file-types.js';
import { argyroditeIcon } from './icons.js';
import { Inserter } from './inserter.js';
import { newNotebook } from './new-notebook.js';
import { IPreferences, type Preferences } from './preferences.js';
import { canRebuild, rebuild } from './rebuild.js';

export const CommandIDs = {
  insert: 'argyrodite:insert-file',
  view: 'argyrodite:open-in-viewer',
  rebuild: 'argyrodite:rebuild'
} as const;

const CATEGORY = 'argyrodite';

/** The commands, and where they are offered: palette, launcher; toolbar and context menus are in schema/plugin.json. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'argyrodite:commands',
  description: 'Commands that insert, open and rebuild.',
  autoStart: true,
  requires: [IPreferences],
  optional: [INotebookTracker, IDocumentManager, IFileBrowserFactory, ILabShell, ICommandPalette, ILauncher],
  activate: (
    app: JupyterFrontEnd,
    preferences: Preferences,
    notebooks: INotebookTracker | null,
    documents: IDocumentManager | null,
    browsers: IFileBrowserFactory | null,
    labShell: ILabShell | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null
  ) => {
    const host: Host = { app, notebooks, documents, browsers, oneWindow: labShell !== null };
    addInsert(host, new Inserter(app, preferences));
    addView(host);
    addRebuild(host);
    for (const command of Object.values(CommandIDs)) palette?.addItem({ command, category: CATEGORY });
    launcher?.add({ command: CommandIDs.insert, args: { from: 'launcher' }, category: 'Other', rank: 1 });
  }
};

interface Host {
  app: JupyterFrontEnd;
  notebooks: INotebookTracker | null;
  documents: IDocumentManager | null;
  browsers: IFileBrowserFactory | null;
  /** JupyterLab, where notebooks, viewers and browser share a page; in Notebook 7 each has its own. */
  oneWindow: boolean;
}

/** `{ paths?, settings?, columns?, from?: 'browser' | 'launcher', cwd? }`; without paths it asks. */
function addInsert(host: Host, inserter: Inserter): void {
  const { app, notebooks } = host;
  const selected = (args: ReadonlyPartialJSONObject) => args.from === 'browser';
  app.commands.addCommand(CommandIDs.insert, {
    label: args =>
      selected(args)
        ? 'Insert into Notebook'
        : args.from === 'launcher'
          ? 'Measurement in a Notebook'
          : 'Insert Measurement from File…',
    caption: 'Insert an instrument’s file as a live widget into the notebook',
    icon: argyroditeIcon,
    isEnabled: () => notebooks?.currentWidget != null || host.oneWindow,
    isVisible: args => !selected(args) || canBeShown(selection(host)),
    execute: async args => {
      const current = args.from === 'launcher' ? null : (notebooks?.currentWidget ?? null);
      const folder = folderFor(host, current, args);
      const paths =
        (args.paths as string[] | undefined) ?? (selected(args) ? selection(host) : await ask(host, folder));
      if (!paths?.length) return;
      const target = current ?? (() => newNotebook(app, folder));
      return inserter.insert(target, paths, {
        settings: args.settings as Settings | undefined,
        columns: args.columns as ColumnMapping | undefined
      });
    }
  });
}

/** `{ path? }`; without one it is what is selected in the file browser. */
function addView(host: Host): void {
  const paths = (args: ReadonlyPartialJSONObject) =>
    typeof args.path === 'string' ? [args.path] : selection(host);
  host.app.commands.addCommand(CommandIDs.view, {
    label: args => (args.from === 'browser' ? 'Open in argyrodite Viewer' : 'Open Selected File in Viewer'),
    caption: 'Show an instrument’s file without a notebook',
    icon: argyroditeIcon,
    isEnabled: args => host.documents !== null && canBeShown(paths(args)),
    isVisible: args => args.from !== 'browser' || canBeShown(paths(args)),
    execute: args => {
      for (const path of paths(args)) host.documents?.openOrReveal(path, VIEWER);
    }
  });
}

function addRebuild(host: Host): void {
  const cell = () => {
    const active = host.notebooks?.activeCell;
    return active?.model.type === 'code' && canRebuild(active as CodeCell) ? (active as CodeCell) : undefined;
  };
  host.app.commands.addCommand(CommandIDs.rebuild, {
    label: 'Rebuild Widget from File',
    caption: 'Make the cell’s widget again from the file that its code names, without a kernel',
    icon: argyroditeIcon,
    isEnabled: () => cell() !== undefined,
    isVisible: () => cell() !== undefined,
    execute: async () => {
      const [panel, target] = [host.notebooks?.currentWidget, cell()];
      if (!panel || !target) return;
      await attempt('Could not rebuild the widget', 'Fitting …', signal =>
        rebuild(panel, target, host.app.serviceManager.contents, signal)
      );
    }
  });
}

/** Paths that are selected in the file browser. */
function selection({ browsers }: Host): string[] {
  return [...(browsers?.tracker.currentWidget?.selectedItems() ?? [])].map(item => item.path);
}

function canBeShown(paths: readonly string[]): boolean {
  return paths.length > 0 && paths.every(mayBeRead);
}

function folderFor({ browsers }: Host, panel: NotebookPanel | null, args: ReadonlyPartialJSONObject): string {
  if (panel) return PathExt.dirname(panel.context.path);
  if (typeof args.cwd === 'string') return args.cwd;
  const [path] = (args.paths as string[] | undefined) ?? [];
  if (path !== undefined) return PathExt.dirname(path);
  return browsers?.tracker.currentWidget?.model.path ?? '';
}

async function ask({ documents }: Host, folder: string): Promise<string[] | undefined> {
  if (!documents) return undefined;
  const { value, button } = await FileDialog.getOpenFiles({
    manager: documents,
    title: 'Insert a measurement',
    label:
      'Files of an instrument (.DTA, .mpr, .mpt, .par, .vms, .z), text (.csv, .txt) or a workbook (.xlsx)',
    defaultPath: folder,
    filter: ({ type, path }) => (type === 'directory' || mayBeRead(path) ? {} : null)
  });
  if (!button.accept) return undefined;
  return value?.filter(({ type }) => type !== 'directory').map(({ path }) => path);
}
