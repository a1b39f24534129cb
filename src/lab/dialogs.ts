import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import { inWords } from './error-box.js';

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
    if (!controller.signal.aborted) await tell(title, inWords(error));
    return undefined;
  } finally {
    clearTimeout(timer);
    if (shown !== undefined) Notification.dismiss(shown);
  }
}

async function tell(title: string, body: string): Promise<void> {
  await showDialog({ title, body, buttons: [Dialog.okButton({ label: 'Close' })] });
}
