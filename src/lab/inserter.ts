import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ColumnMapping } from '../arrow/mapping.js';
import type { Settings } from '../settings/index.js';
import { attempt, remark } from './dialogs.js';
import type { InstrumentFile } from './files.js';
import type { Preferences } from './preferences.js';

/**
 * The one way in which files come into a notebook, whether dropped, chosen or sent from the viewer. What is heavy is loaded when
 * the first one comes.
 */
export class Inserter {
  constructor(
    private readonly app: JupyterFrontEnd,
    private readonly preferences: Preferences
  ) {}

  /**
   * Files that the contents service has.
   *
   * @returns the notebook that they are in now, or `undefined` where nothing was inserted
   */
  insert(
    target: NotebookPanel | MakeNotebook,
    paths: readonly string[],
    { columns, ...where }: Where & { columns?: ColumnMapping } = {}
  ): Promise<NotebookPanel | undefined> {
    const contents = this.app.serviceManager.contents;
    const names = paths.map(path => PathExt.basename(path));
    return this.put(target, names, where, async () => {
      const { openFile } = await import('./files.js');
      const { openOrAsk } = await import('./ask-columns.js');
      const files: InstrumentFile[] = [];
      // One after the other: a question about one file must not cover that about another.
      for (const path of paths) {
        const said = columns && paths.length === 1 ? columns : undefined;
        files.push(
          await openOrAsk(PathExt.basename(path), answer => openFile(contents, path, answer ?? said))
        );
      }
      return files;
    });
  }

  /** Files from the desktop, which are copied to the notebook's folder first. */
  upload(
    panel: NotebookPanel,
    files: readonly File[],
    where: Where = {}
  ): Promise<NotebookPanel | undefined> {
    const contents = this.app.serviceManager.contents;
    const folder = PathExt.dirname(contents.localPath(panel.context.path));
    const drive = contents.driveName(panel.context.path);
    const names = files.map(file => file.name);
    return this.put(panel, names, where, async () => {
      const { uploadFiles } = await import('./upload.js');
      return uploadFiles(contents, drive ? `${drive}:${folder}` : folder, files);
    });
  }

  private async put(
    target: NotebookPanel | MakeNotebook,
    names: string[],
    { index, settings }: Where,
    open: () => Promise<InstrumentFile[]>
  ): Promise<NotebookPanel | undefined> {
    const what = names.length === 1 ? `“${names[0]}”` : `${names.length} files`;
    return attempt(`Could not insert ${what}`, `Fitting ${what} …`, async signal => {
      const files = await open();
      if (!files.length) return undefined;
      const panel = typeof target === 'function' ? await target() : target;
      if (!panel) return undefined;
      const { contents } = this.app.serviceManager;
      const options = { contents, preferences: this.preferences, settings, signal };
      const { insertFiles } = await import('./insert.js');
      const place = await insertFiles(panel, files, index ?? nextIndex(panel), options);
      const remarks = files.flatMap(({ warnings }) => warnings.map(({ message }) => message));
      remark(what, remarks);
      this.app.shell.activateById(panel.id);
      panel.content.activeCellIndex = place;
      // Where something was dropped the user looks already.
      if (index === undefined) await panel.content.scrollToItem(place, 'start');
      return panel;
    });
  }
}

/** Makes a notebook once there is something to put into it; none where it opens in another window. */
export type MakeNotebook = () => Promise<NotebookPanel | undefined>;

export interface Where {
  /** Of the cell above which the new ones go; beside the active one where it is not said. */
  index?: number;
  /** What was set already, in the viewer. */
  settings?: Settings;
}

/** Below the active cell; above it where nothing is in it yet, as in a new notebook. */
function nextIndex({ content }: NotebookPanel): number {
  const active = content.activeCell;
  if (!active) return content.model?.cells.length ?? 0;
  const empty = active.model.type === 'code' && active.model.sharedModel.getSource().trim() === '';
  return content.activeCellIndex + (empty ? 0 : 1);
}
