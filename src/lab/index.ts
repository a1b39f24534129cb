import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

/** All that the extension adds to JupyterLab; each works without the others wherever what it needs is not there. */
const plugins: JupyterFrontEndPlugin<any>[] = [];

export default plugins;
