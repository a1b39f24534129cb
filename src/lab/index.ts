import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { notebookPlugin, rendererPlugin } from './plugins.js';

/** All that the extension adds to JupyterLab; each works without the others wherever what it needs is not there. */
const plugins: JupyterFrontEndPlugin<any>[] = [rendererPlugin, notebookPlugin];

export default plugins;
