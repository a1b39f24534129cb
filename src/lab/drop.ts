import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { Drag } from '@lumino/dragdrop';
import { mayBeRead } from './file-types.js';
import { InsertionLine } from './insertion-line.js';
import { Inserter } from './inserter.js';
import { IPreferences, type Preferences } from './preferences.js';

/** Under this type the file browser's drags hold the paths. */
const CONTENTS_MIME = 'application/x-jupyter-icontents';

/** So near the notebook's edge a file is docked beside it, as JupyterLab does. */
const EDGE_PIXELS = 40;

const lumino = ['lm-dragenter', 'lm-dragover', 'lm-dragleave', 'lm-drop'] as const;
const native = ['dragover', 'dragleave', 'drop'] as const;

/** Files dropped on a notebook become cells where they are dropped. */
export const dropPlugin: JupyterFrontEndPlugin<void> = {
  id: 'argyrodite:drop',
  description: 'Instrument files dropped on a notebook become widgets.',
  autoStart: true,
  requires: [INotebookTracker, IPreferences],
  activate: (app: JupyterFrontEnd, tracker: INotebookTracker, preferences: Preferences) => {
    const inserter = new Inserter(app, preferences);
    const watch = (panel: NotebookPanel) => {
      const target = new DropTarget(panel, inserter);
      panel.disposed.connect(() => target.dispose());
    };
    tracker.forEach(watch);
    tracker.widgetAdded.connect((_, panel) => watch(panel));
  }
};

/** Listens in the capture phase: editors and cells inside would take the drop for themselves. */
export class DropTarget {
  private readonly line: InsertionLine;
  /** Whether the drag above us is ours at the moment, rather than the dock panel's. */
  private taken = false;

  constructor(
    private readonly panel: NotebookPanel,
    private readonly inserter: Pick<Inserter, 'insert' | 'upload'>
  ) {
    this.line = new InsertionLine(panel);
    for (const type of [...lumino, ...native]) panel.content.node.addEventListener(type, this, true);
  }

  dispose(): void {
    for (const type of [...lumino, ...native]) this.panel.content.node.removeEventListener(type, this, true);
    this.line.hide();
  }

  handleEvent(event: Event): void {
    if ((lumino as readonly string[]).includes(event.type)) this.onDrag(event as Drag.Event);
    else this.onDesktopDrag(event as DragEvent);
  }

  private onDrag(event: Drag.Event): void {
    const paths = readablePaths(event);
    if (!paths || event.type === 'lm-dragleave') return this.release();
    if (event.type === 'lm-dragenter') {
      take(event); // else no other event of the drag would come
      return;
    }
    if (this.nearEdge(event)) return this.release();
    take(event);
    event.dropAction = event.proposedAction;
    if (!this.taken) this.hideDockOverlay();
    this.taken = true;
    if (event.type === 'lm-drop') {
      this.release();
      void this.inserter.insert(this.panel, paths, { index: this.line.indexAt(event.clientY) });
    } else {
      this.line.show(event.clientY);
    }
  }

  /** A drag from outside the browser: names are known only at its end. */
  private onDesktopDrag(event: DragEvent): void {
    if (event.type === 'dragleave' || !event.dataTransfer?.types.includes('Files')) return this.line.hide();
    if (event.type === 'dragover') {
      if (![...event.dataTransfer.items].every(mayBeInstrumentItem)) return;
      take(event);
      event.dataTransfer.dropEffect = 'copy';
      this.line.show(event.clientY);
      return;
    }
    this.line.hide();
    const files = [...event.dataTransfer.files];
    if (!files.length || !files.every(file => mayBeRead(file.name))) return; // JupyterLab's own affair
    take(event);
    void this.inserter.upload(this.panel, files, { index: this.line.indexAt(event.clientY) });
  }

  private release(): void {
    this.taken = false;
    this.line.hide();
  }

  private nearEdge({ clientX, clientY }: MouseEvent): boolean {
    const { left, right, top, bottom } = this.panel.content.node.getBoundingClientRect();
    return Math.min(clientX - left, right - clientX, clientY - top, bottom - clientY) < EDGE_PIXELS;
  }

  /** The dock panel shows where it would dock until it hears that the drag has left: when it comes from the edge, we say so. */
  private hideDockOverlay(): void {
    this.panel.node.parentElement?.dispatchEvent(
      new Event('lm-dragleave', { bubbles: true, cancelable: true })
    );
  }
}

function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The dragged files, where all of them may be ours. */
function readablePaths({ mimeData }: Drag.Event): string[] | undefined {
  if (!mimeData.hasData(CONTENTS_MIME)) return undefined;
  const paths = mimeData.getData(CONTENTS_MIME) as string[];
  return paths.length && paths.every(mayBeRead) ? paths : undefined;
}

/** Browsers know no type for instruments' own formats; text is called by these names. */
function mayBeInstrumentItem({ kind, type }: DataTransferItem): boolean {
  return kind === 'file' && /^(|text\/.*|application\/(octet-stream|vnd\.ms-excel))$/.test(type);
}
