import type { YNotebook } from '@jupyter/ydoc';
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { FileDialog } from '@jupyterlab/filebrowser';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { authorOf } from './author.js';
import { cellFinder } from './cells.js';
import type { kernelWriter } from './kernel-settings.js';
import { linkNotebook } from './notebook-kernel.js';
import { rendererFactory } from './renderer.js';
import { ISurroundings, type Surroundings } from './surroundings.js';

/** Widgets in outputs, wherever outputs are shown. */
export const rendererPlugin: JupyterFrontEndPlugin<Surroundings> = {
  id: 'argyrodite:renderer',
  description: 'Shows argyrodite’s widgets in the outputs of notebooks and consoles.',
  autoStart: true,
  requires: [IRenderMimeRegistry],
  provides: ISurroundings,
  activate: (app, rendermime: IRenderMimeRegistry) => {
    const surroundings: Surroundings = {
      contents: app.serviceManager.contents,
      author: () => authorOf(app.serviceManager.user),
      findCell: () => undefined
    };
    rendermime.addFactory(rendererFactory(surroundings));
    return surroundings;
  }
};

/** Where there are notebooks: state in the cells' metadata, and the line to the kernel. */
export const notebookPlugin: JupyterFrontEndPlugin<void> = {
  id: 'argyrodite:notebook-state',
  description: 'Keeps what people change in argyrodite’s widgets in the notebook, and tells the kernel.',
  autoStart: true,
  requires: [ISurroundings, INotebookTracker],
  activate: (app, surroundings: Surroundings, tracker: INotebookTracker) => {
    /** Several views of a notebook are one notebook. */
    const linked = new WeakSet<NotebookPanel['context']>();
    const link = ({ context }: NotebookPanel) => {
      if (linked.has(context)) return;
      linked.add(context);
      let writer: Promise<ReturnType<typeof kernelWriter>> | undefined;
      const prepare = () =>
        (writer ??= import('./kernel-settings.js').then(({ kernelWriter }) => kernelWriter(context.model)));
      const link = linkNotebook({
        notebook: context.model.sharedModel as YNotebook,
        session: context.sessionContext,
        // Beforehand: a page that would still be loading when the kernel speaks would seem to be gone.
        prepare,
        receive: async (data, chosen) => (await prepare())(data, chosen)
      });
      context.disposed.connect(() => link.dispose());
    };
    tracker.forEach(link);
    tracker.widgetAdded.connect((_, panel) => link(panel));
    surroundings.findCell = cellFinder({ tracker, commands: app.commands });
  }
};

/** Where files can be chosen: for data whose file is not where it was. */
export const chooserPlugin: JupyterFrontEndPlugin<void> = {
  id: 'argyrodite:file-chooser',
  description: 'Lets people find the files of argyrodite’s widgets that were moved.',
  autoStart: true,
  requires: [ISurroundings, IDocumentManager],
  activate: (_, surroundings: Surroundings, manager: IDocumentManager) => {
    surroundings.chooseFile = async folder => {
      const { value } = await FileDialog.getOpenFiles({
        manager,
        title: 'Find the file',
        defaultPath: folder
      });
      return value?.find(({ type }) => type !== 'directory')?.path;
    };
  }
};
