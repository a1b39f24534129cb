import type { CodeCell } from '@jupyterlab/cells';
import {
  Notebook,
  NotebookModelFactory,
  NotebookPanel,
  NotebookTracker,
  StaticNotebook
} from '@jupyterlab/notebook';
import { NBTestUtils } from '@jupyterlab/notebook/lib/testutils';
import { Context } from '@jupyterlab/docregistry';
import { SessionContextDialogs } from '@jupyterlab/apputils';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { ServiceManagerMock } from '@jupyterlab/services/lib/testutils';
import { CommandRegistry } from '@lumino/commands';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { cellFinder } from '../cells.js';
import { rendererFactory, SeedRenderer } from '../renderer.js';
import type { Surroundings } from '../surroundings.js';
import type { savedCell } from './cells.js';
import { MemoryContents } from './contents.js';

/** A notebook of JupyterLab's own on the page, with our renderer, bound as the plugins bind it. */
export async function openPanel(cells: readonly ReturnType<typeof savedCell>[]) {
  const context = new Context({
    manager: new ServiceManagerMock(),
    factory: new NotebookModelFactory(),
    path: 'work/a.ipynb',
    sessionDialogs: new SessionContextDialogs(),
    kernelPreference: { shouldStart: false, canStart: false, autoStartDefault: false }
  });
  await context.initialize(true);
  const contents = new MemoryContents();
  const tracker = new NotebookTracker({ namespace: 'notebook' });
  const commands = new CommandRegistry();
  const surroundings: Surroundings = {
    contents: contents.manager,
    author: () => 'Ada',
    findCell: cellFinder({ tracker, commands })
  };
  const rendermime = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  rendermime.addFactory(rendererFactory(surroundings));
  const content = new Notebook({
    rendermime: rendermime.clone({ resolver: context.urlResolver }),
    contentFactory: NBTestUtils.createNotebookFactory(),
    mimeTypeService: NBTestUtils.mimeTypeService,
    notebookConfig: { ...StaticNotebook.defaultNotebookConfig, windowingMode: 'none' }
  });
  const panel = new NotebookPanel({ content, context: context as never });
  context.model.fromJSON({ cells: [...cells] as never, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  await tracker.add(panel);
  Widget.attach(panel, document.body);
  MessageLoop.flush();
  return { panel, content, context, contents, surroundings };
}

/** The renderers in a cell's output, in order. */
export function renderersOf(cell: Widget): SeedRenderer[] {
  const found: SeedRenderer[] = [];
  const walk = (widget: Widget) => {
    if (widget instanceof SeedRenderer) found.push(widget);
    for (const child of widget.children()) walk(child);
  };
  walk((cell as CodeCell).outputArea ?? cell);
  return found;
}
