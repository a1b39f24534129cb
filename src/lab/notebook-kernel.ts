import type { YNotebook } from '@jupyter/ydoc';
import type { ISessionContext } from '@jupyterlab/apputils';
import { isRunning, settingsMessage, watchSettings, type WidgetName } from './changed-settings.js';
import { openKernelLine } from './kernel-line.js';

/** In the pages' awareness: the kernel that a page can talk to. */
const FIELD = 'argyrodite-kernel';
/** Until what several changed at the same moment has come together. */
const QUIET_MILLISECONDS = 300;

export interface NotebookKernelOptions {
  notebook: YNotebook;
  session: ISessionContext;
  /**
   * Gets what the kernel says, unchecked.
   *
   * @param chosen whether it is this page, of all that hear the same, that is to act on it
   */
  receive(data: unknown, chosen: boolean): void;
  /** Called when there is somebody who may say something. */
  prepare?(): void;
}

/**
 * Keeps a kernel informed of all that people change in a notebook's widgets, and hears what it says.
 *
 * Each page tells at once what its own user did. What came together of several people's doing is told again by one of them, since
 * each message is all that a page knew then. What could not be told, or may have come before the run that it concerns, is told when
 * there is somebody to hear it; whoever runs a cell sends its metadata along in any case.
 */
export function linkNotebook({ notebook, session, receive, prepare }: NotebookKernelOptions): {
  dispose(): void;
} {
  const { awareness } = notebook;
  const again = new Map<string, WidgetName>();
  const together = new Map<string, WidgetName>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (widget: WidgetName) => {
    const message = settingsMessage(notebook, widget);
    return message !== undefined && line.tell(message);
  };
  const confirm = () => {
    if (isChosen(awareness)) for (const widget of together.values()) tell(widget);
    together.clear();
  };
  const line = openKernelLine({
    session,
    receive: data => receive(data, isChosen(awareness)),
    onOpen() {
      prepare?.();
      awareness.setLocalStateField(FIELD, session.session!.kernel!.id);
      for (const [key, widget] of again) {
        if (tell(widget) && !isRunning(notebook, widget.cell)) again.delete(key);
      }
    }
  });
  const watch = watchSettings(notebook, {
    changed(widget, where) {
      const key = `${widget.cell} ${widget.id}`;
      if (where === 'here') {
        if (!tell(widget) || isRunning(notebook, widget.cell)) again.set(key, widget);
        return;
      }
      together.set(key, widget);
      clearTimeout(timer);
      timer = setTimeout(confirm, QUIET_MILLISECONDS);
    },
    ran(cell) {
      for (const [key, widget] of again) {
        if (widget.cell === cell && tell(widget)) again.delete(key);
      }
    }
  });
  return {
    dispose() {
      clearTimeout(timer);
      watch.dispose();
      line.dispose();
    }
  };
}

/** Of the pages at this notebook that can talk to the same kernel, the one with the lowest number acts. */
function isChosen(awareness: YNotebook['awareness']): boolean {
  const states = awareness.getStates();
  const kernel = states.get(awareness.clientID)?.[FIELD] as unknown;
  for (const [client, state] of states) {
    if (client < awareness.clientID && state[FIELD] === kernel) return false;
  }
  return true;
}
