import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { commandsPlugin } from './commands.js';
import { documentsPlugin } from './documents.js';
import { dropPlugin } from './drop.js';
import { chooserPlugin, notebookPlugin, rendererPlugin } from './plugins.js';
import { preferencesPlugin } from './preferences.js';

/** All that the extension adds to JupyterLab; each works without the others wherever what it needs is not there. */
const plugins: JupyterFrontEndPlugin<any>[] = [
  rendererPlugin,
  notebookPlugin,
  chooserPlugin,
  preferencesPlugin,
  documentsPlugin,
  commandsPlugin,
  dropPlugin
];

export default plugins;
