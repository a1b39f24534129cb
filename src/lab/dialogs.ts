import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import { inWords } from './error-box.js';

/** Work that takes longer than this is shown with a button that ends it. */
const PATIENCE_MILLISECONDS = 1000;

/** JupyterLab cuts a notification there. */
const NOTIFICATION_LENGTH = 140;

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

/** What the reader has to say of a file that was inserted: seen in passing, and in full where it is long. */
export function remark(what: string, remarks: readonly string[]): void {
  const all = [...new Set(remarks)];
  if (!all.length) return;
  if (all.length === 1 && all[0].length <= NOTIFICATION_LENGTH) {
    Notification.warning(all[0], { autoClose: 8_000 });
    return;
  }
  const show = { label: 'Show', callback: () => void tell(`About ${what}`, all.join('\n\n')) };
  const message = `Reading ${what} gave ${all.length === 1 ? 'a remark' : `${all.length} remarks`}.`;
  Notification.warning(message, { autoClose: 8_000, actions: [show] });
}

async function tell(title: string, body: string): Promise<void> {
  await showDialog({ title, body, buttons: [Dialog.okButton({ label: 'Close' })] });
}
