import { describe, expect, test } from 'vitest';
import type { Progress } from './definition.js';
import { drain, runInSlices } from './run.js';

function* count(total: number, milliseconds = 0): Generator<Progress, number> {
  let sum = 0;
  for (let done = 0; done < total; done++) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    sum += done;
    yield { done, total, label: 'numbers' };
  }
  return sum;
}

describe('an analysis', () => {
  test('gives the same result drained at once and run in slices', async () => {
    expect(await runInSlices(count(100), {})).toBe(drain(count(100)));
  });

  test('lets the event loop in between slices, and tells its progress', async () => {
    const seen: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++);
    await runInSlices(count(30, 2), { onProgress: ({ done }) => seen.push(done) });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test('ends with “cancelled” soon after its signal', async () => {
    const controller = new AbortController();
    const run = runInSlices(count(1e6, 1), { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(run).rejects.toMatchObject({ name: 'ArgyroditeError', code: 'cancelled' });
  });

  test('does not start with a signal that is aborted already', async () => {
    const analysis = count(10);
    await expect(runInSlices(analysis, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled'
    });
    expect(analysis.next().value).toMatchObject({ done: 0 });
  });
});
