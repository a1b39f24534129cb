import { expose } from 'comlink';
import { expect, test, vi } from 'vitest';
import { runInPool } from './pool.js';

vi.mock('./worker-source.js', () => ({ source: '' }));
vi.stubGlobal('navigator', { hardwareConcurrency: 2 }); // a pool of one

/** A worker on this thread: `wait` never ends, anything else answers with its name. */
class FakeWorker {
  private readonly channel = new MessageChannel();
  private alive = true;
  onerror: unknown;

  constructor() {
    const run = (name: string) => (name === 'wait' ? new Promise(() => undefined) : { result: { name } });
    expose({ run, ready: () => true }, this.channel.port2);
    this.channel.port1.start();
  }

  postMessage(...message: [unknown, Transferable[]]): void {
    if (this.alive) this.channel.port1.postMessage(...message);
  }

  addEventListener(type: 'message', listener: () => void): void {
    this.channel.port1.addEventListener(type, listener);
  }

  removeEventListener(type: 'message', listener: () => void): void {
    this.channel.port1.removeEventListener(type, listener);
  }

  terminate(): void {
    this.alive = false;
    this.channel.port1.close();
  }
}
vi.stubGlobal('Worker', FakeWorker);

const run = (name: string, signal?: AbortSignal) => runInPool(name, new Uint8Array(), {}, { signal });

test('a signal that is raised after its run has ended ends no worker', async () => {
  const controller = new AbortController();
  expect(await run('first', controller.signal)).toEqual({ name: 'first' });
  controller.abort();
  expect(await run('second')).toEqual({ name: 'second' });
});

test('a run that is cancelled ends at once, and the next one gets a worker', async () => {
  const controller = new AbortController();
  const running = run('wait', controller.signal);
  setTimeout(() => controller.abort(), 20);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(await run('next')).toEqual({ name: 'next' });
});

test('a run that is cancelled while it waits for its turn never begins', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const running = run('wait', first.signal);
  const queued = run('wait', second.signal);
  second.abort();
  first.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await expect(queued).rejects.toMatchObject({ code: 'cancelled' });
  expect(await run('next')).toEqual({ name: 'next' });
});
