import { Notification, showErrorMessage } from '@jupyterlab/apputils';
import { isArgyroditeError } from '../arrow/error.js';

/** Work that takes longer than this is shown with a button that ends it. */
const PATIENCE_MILLISECONDS = 1000;

/**
 * Does what the user asked for; tells in words what went wrong, and shows work that takes its time with a way to end it.
 *
 * @param title what could not be done, should it fail: a sentence's beginning without its reason
 * @param busy what is being done
 * @returns what `work` returns, or `undefined` where it failed or was ended
 */
export async function attempt<T>(
  title: string,
  busy: string,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T | undefined> {
  const controller = new AbortController();
  let shown: string | undefined;
  const timer = setTimeout(() => {
    const cancel = { label: 'Cancel', callback: () => controller.abort() };
    shown = Notification.emit(busy, 'in-progress', { autoClose: false, actions: [cancel] });
  }, PATIENCE_MILLISECONDS);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) await showErrorMessage(title, inWords(error));
    return undefined;
  } finally {
    clearTimeout(timer);
    if (shown !== undefined) Notification.dismiss(shown);
  }
}

/** What to tell of a failure; the server's own words where it is not one of ours. */
export function inWords(error: unknown): string {
  if (isArgyroditeError(error)) return error.message;
  return error instanceof Error ? error.message : String(error);
}
