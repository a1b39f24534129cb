import { ArgyroditeError } from '../arrow/error.js';
import type { Progress } from './definition.js';

export interface RunOptions {
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** Runs an analysis to its end at once. */
export function drain<R>(analysis: Generator<Progress, R>): R {
  let step = analysis.next();
  while (!step.done) step = analysis.next();
  return step.value;
}

/** Well under a frame of 16 ms, so that scrolling and typing stay smooth. */
const SLICE_MILLISECONDS = 8;

/** Runs an analysis on this thread in slices, with the event loop let in between. */
export async function runInSlices<R>(
  analysis: Generator<Progress, R>,
  { signal, onProgress }: RunOptions
): Promise<R> {
  for (;;) {
    if (signal?.aborted) throw cancelled();
    const end = performance.now() + SLICE_MILLISECONDS;
    let step = analysis.next();
    while (!step.done && performance.now() < end) step = analysis.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
    await new Promise(resolve => setTimeout(resolve));
  }
}

export function cancelled(): ArgyroditeError {
  return new ArgyroditeError('cancelled', 'The analysis was cancelled.');
}
