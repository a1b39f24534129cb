import { openKernelLine } from './kernel-line.js';
import { makeKernel, makeSession } from './testing/kernel.js';

const message = { cell: 'c1', id: 'nyquist-fitter', of: 'data-1', settings: { starts: 8 } };
const asked = () => new Promise(resolve => setTimeout(resolve));

function connect(kernel: object | null) {
  const { session, change } = makeSession(kernel);
  const [receive, onOpen] = [jest.fn(), jest.fn()];
  return { line: openKernelLine({ session, receive, onOpen }), receive, onOpen, change };
}

describe('The line to the kernel', () => {
  it('is silent until the kernel has shown a widget: others would hang up', async () => {
    const { kernel, sent, openLine } = makeKernel();
    const { line, onOpen } = connect(kernel);
    await asked();
    expect(line.tell(message)).toBe(false);
    expect([sent, line.kernel]).toEqual([[], undefined]);
    openLine();
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(line.kernel).toBe(kernel);
    expect(line.tell(message)).toBe(true);
    line.tell({ ...message, settings: {} });
    expect(sent).toEqual([
      ['open', 'argyrodite', message],
      ['send', { ...message, settings: {} }]
    ]);
  });

  it('is joined by a page that comes later', async () => {
    const { kernel, say } = makeKernel({ lineOpen: true });
    const { line, receive, onOpen } = connect(kernel);
    await asked();
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(line.tell(message)).toBe(true);
    say({ hello: 1 });
    expect(receive.mock.calls).toEqual([[{ hello: 1 }]]);
  });

  it('says with each message what it had heard last', () => {
    const { kernel, sent, openLine, say } = makeKernel();
    const { line } = connect(kernel);
    openLine();
    say({ number: 7 });
    line.tell(message);
    expect(sent).toEqual([['open', 'argyrodite', { ...message, heard: 7 }]]);
  });

  it('is silent where there is no kernel, a dead one, or one without comms', async () => {
    const dead = makeKernel({ status: 'dead', lineOpen: true });
    const deaf = makeKernel({ handleComms: false, lineOpen: true });
    for (const kernel of [null, dead.kernel, deaf.kernel]) {
      const { line } = connect(kernel);
      await asked();
      expect(line.tell(message)).toBe(false);
    }
  });

  it('begins anew with another kernel, and with a restarted one', async () => {
    const [first, second] = [makeKernel(), makeKernel()];
    const { line, change } = connect(first.kernel);
    first.openLine();
    first.say({ number: 7 });
    line.tell(message);
    first.forget();
    expect(line.tell(message)).toBe(false);
    first.openLine();
    line.tell(message);
    expect(first.sent).toEqual([
      ['open', 'argyrodite', { ...message, heard: 7 }],
      ['open', 'argyrodite', message]
    ]);
    change(second.kernel);
    expect(line.tell(message)).toBe(false);
    second.openLine();
    line.tell(message);
    expect(second.sent).toEqual([['open', 'argyrodite', message]]);
    change(null);
    expect(line.tell(message)).toBe(false);
    change(second.kernel);
    line.dispose();
    expect(second.targets.size).toBe(0);
  });
});
