/** Entry of the worker: bundled into one script and inlined in the library (scripts/build-worker.mjs). */
import { expose } from 'comlink';
import { errorToData, toTable, type ErrorData } from '../arrow/index.js';
import { findWidget } from '../widgets/registry.js';
import type { Progress } from './definition.js';

export type Outcome = { result: object } | { error: ErrorData };

/** At most one message in this many milliseconds: a progress bar needs no more. */
const PROGRESS_MILLISECONDS = 50;

function run(
  name: string,
  bytes: Uint8Array,
  settings: object,
  onProgress: (progress: Progress) => void
): Outcome {
  try {
    const analysis = findWidget(name).analyse(toTable(bytes), settings as never);
    let told = performance.now();
    for (;;) {
      const step = analysis.next();
      if (step.done) return { result: step.value };
      if (performance.now() - told > PROGRESS_MILLISECONDS) {
        told = performance.now();
        onProgress(step.value);
      }
    }
  } catch (error) {
    return { error: errorToData(error) };
  }
}

const api = { run, ready: () => true };
export type WorkerApi = typeof api;

expose(api);
