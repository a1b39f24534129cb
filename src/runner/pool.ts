import { proxy, wrap, type Remote } from 'comlink';
import { ArgyroditeError, errorFromData } from '../arrow/index.js';
import { cancelled, type RunOptions } from './run.js';
import type { WorkerApi } from './worker.js';

interface Hand {
  worker: Worker;
  api: Remote<WorkerApi>;
}

const idle: Hand[] = [];
const waiting: (() => void)[] = [];
let busy = 0;
let url: string | undefined;
let usable: Promise<boolean> | undefined;

/** All widgets of a page share these; one core is left to the page itself. */
const size = () => Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1);

/** Whether workers can be started here: not in Node, nor under a policy that forbids scripts from a Blob. Asked once. */
export function workersUsable(): Promise<boolean> {
  usable ??=
    typeof Worker === 'undefined' || typeof Blob === 'undefined' ? Promise.resolve(false) : firstHand();
  return usable;
}

async function firstHand(): Promise<boolean> {
  try {
    const hand = await makeHand();
    const started = await new Promise<boolean>(resolve => {
      hand.worker.addEventListener('error', () => resolve(false), { once: true });
      hand.api.ready().then(resolve, () => resolve(false));
    });
    if (started) idle.push(hand);
    else hand.worker.terminate();
    return started;
  } catch {
    return false; // the page's policy threw at the constructor; the caller runs in slices instead
  }
}

/**
 * Runs the named widget's analysis in a worker of the shared pool.
 *
 * @throws ArgyroditeError what the analysis throws; `cancelled`; `worker-failed` where the worker died (out of memory)
 */
export async function runInPool(
  name: string,
  bytes: Uint8Array,
  settings: object,
  { signal, onProgress }: RunOptions
): Promise<object> {
  const hand = await takeHand(signal);
  // Only as long as the work lasts: the worker goes on to others, whom a late abort must not hit.
  const listening = new AbortController();
  let lost = false;
  const loss = new Promise<never>((_, reject) => {
    const end = (error: ArgyroditeError) => {
      lost = true;
      hand.worker.terminate();
      reject(error);
    };
    const once = { once: true, signal: listening.signal };
    // A worker in the middle of a computation hears nothing; ending it is the only way to stop it.
    signal?.addEventListener('abort', () => end(cancelled()), once);
    if (signal?.aborted) end(cancelled()); // while the worker was being made
    hand.worker.addEventListener('error', ({ message }) => end(failed(message)), once);
  });
  try {
    const work = hand.api.run(
      name,
      bytes,
      settings,
      proxy(progress => onProgress?.(progress))
    );
    const outcome = await Promise.race([work, loss]);
    if ('error' in outcome) throw errorFromData(outcome.error);
    return outcome.result;
  } finally {
    listening.abort();
    if (!lost) idle.push(hand);
    busy--;
    waiting.shift()?.();
  }
}

function failed(reason: string): ArgyroditeError {
  return new ArgyroditeError('worker-failed', `The analysis stopped unexpectedly (${reason}). Run it again.`);
}

async function takeHand(signal?: AbortSignal): Promise<Hand> {
  while (busy >= size()) await new Promise<void>(resolve => waiting.push(resolve));
  if (signal?.aborted) {
    waiting.shift()?.(); // the place that was free is the next one's
    throw cancelled();
  }
  busy++;
  try {
    return idle.pop() ?? (await makeHand());
  } catch (error) {
    busy--;
    waiting.shift()?.();
    throw error;
  }
}

async function makeHand(): Promise<Hand> {
  if (!url) {
    const { source } = await import('./worker-source.js');
    url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  }
  const worker = new Worker(url, { name: 'argyrodite' });
  return { worker, api: wrap<WorkerApi>(worker) };
}
