import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { NotebookPanel } from '@jupyterlab/notebook';

/**
 * A new notebook in a folder, ready to be written to; with a Python kernel where there is one.
 *
 * @returns `undefined` where the application opens it in another window
 */
export async function newNotebook(app: JupyterFrontEnd, folder: string): Promise<NotebookPanel | undefined> {
  const { kernelspecs } = app.serviceManager;
  await kernelspecs.ready;
  const known = Object.values(kernelspecs.specs?.kernelspecs ?? {});
  const usual = known.find(spec => spec?.name === kernelspecs.specs?.default);
  const python = usual?.language === 'python' ? usual : known.find(spec => spec?.language === 'python');
  const kernelName = (python ?? usual)?.name;
  const panel: NotebookPanel | undefined = await app.commands.execute('notebook:create-new', {
    cwd: folder,
    ...(kernelName === undefined ? {} : { kernelName })
  });
  await panel?.context.ready;
  return panel;
}
