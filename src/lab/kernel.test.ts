import type { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import { linkKernel } from './kernel.js';
import { setFromKernel } from './kernel-settings.js';
import { makeSeed, savedCell } from './testing/cells.js';
import { openPanel } from './testing/panel.js';

const message = { cell: 'c1', id: 'nyquist-fitter', of: 'data-1', settings: { starts: 8 } };

/** A kernel as the front end sees it, with what was sent to it. */
function makeKernel({ handleComms = true, status = 'idle' } = {}) {
  const sent: unknown[] = [];
  const comms: { onClose?(): void; onMsg?(message: unknown): void; isDisposed: boolean }[] = [];
  const targets = new Map<string, (comm: object, message: object) => void>();
  const kernel = {
    handleComms,
    status,
    isDisposed: false,
    createComm(target: string) {
      const comm = {
        isDisposed: false,
        open: (data: unknown) => void sent.push(['open', target, data]),
        send: (data: unknown) => void sent.push(['send', data])
      };
      comms.push(comm);
      return comm;
    },
    registerCommTarget: (name: string, callback: () => void) => void targets.set(name, callback),
    removeCommTarget: (name: string) => void targets.delete(name)
  };
  return { kernel, sent, comms, targets };
}

function makeSession(kernel: object | null) {
  const session = { session: kernel && { kernel } };
  const kernelChanged = new Signal<object, { newValue: object | null }>(session);
  const iopubMessage = new Signal<object, object>(session);
  Object.assign(session, { kernelChanged, iopubMessage });
  return { session: session as unknown as ISessionContext, kernelChanged, iopubMessage };
}

describe('The line to the kernel', () => {
  it('opens a comm with the first message and sends the next ones through it', () => {
    const { kernel, sent } = makeKernel();
    const link = linkKernel(makeSession(kernel).session, jest.fn());
    expect(sent).toEqual([]);
    link.tell(message);
    link.tell({ ...message, settings: {} });
    expect(sent).toEqual([
      ['open', 'argyrodite', message],
      ['send', { ...message, settings: {} }]
    ]);
  });

  it('hears what the kernel sends, over its comm or over ours', () => {
    const { kernel, comms, targets } = makeKernel();
    const received = jest.fn();
    const link = linkKernel(makeSession(kernel).session, received);
    link.tell(message);
    comms[0]!.onMsg!({ content: { data: 'over ours' } });
    const theirs: { onMsg?(message: object): void } = {};
    targets.get('argyrodite')!(theirs, { content: { data: 'opening' } });
    theirs.onMsg!({ content: { data: 'then' } });
    expect(received.mock.calls).toEqual([['over ours'], ['opening'], ['then']]);
  });

  it('is silent where there is no kernel, a dead one, or one without comms', () => {
    for (const kernel of [
      null,
      makeKernel({ status: 'dead' }).kernel,
      makeKernel({ handleComms: false }).kernel
    ]) {
      const link = linkKernel(makeSession(kernel).session, jest.fn());
      expect(() => link.tell(message)).not.toThrow();
    }
  });

  it('rests when the kernel does not know the target, until it has run something', () => {
    const { kernel, sent, comms } = makeKernel();
    const { session, iopubMessage } = makeSession(kernel);
    const link = linkKernel(session, jest.fn());
    link.tell(message);
    comms[0]!.onClose!();
    link.tell(message);
    expect(sent).toHaveLength(1);
    iopubMessage.emit({ header: { msg_type: 'execute_input' } });
    link.tell(message);
    expect(sent).toHaveLength(2);
  });

  it('begins anew with another kernel, and with a restarted one', () => {
    const [first, second] = [makeKernel(), makeKernel()];
    const { session, kernelChanged } = makeSession(first.kernel);
    const link = linkKernel(session, jest.fn());
    link.tell(message);
    first.comms[0]!.isDisposed = true; // as a restart leaves it
    link.tell(message);
    expect(first.sent.map(([kind]: any) => kind)).toEqual(['open', 'open']);
    (session.session as any).kernel = second.kernel;
    kernelChanged.emit({ newValue: second.kernel });
    link.tell(message);
    expect(second.sent).toEqual([['open', 'argyrodite', message]]);
    expect(second.targets.has('argyrodite')).toBe(true);
    link.dispose();
    expect(second.targets.size).toBe(0);
  });
});

describe('Settings set from Python', () => {
  async function receive(change: object, metadata = {}) {
    const { panel, contents, context } = await openPanel([savedCell([makeSeed()], { metadata })]);
    const cell = context.model.sharedModel.cells[0]!;
    const before = cell.getMetadata();
    await setFromKernel(panel, contents.manager, { cell: cell.getId(), id: 'nyquist-fitter', ...change });
    return { before, after: cell.getMetadata() as Record<string, unknown> };
  }

  it('are written to the cell, seen or not; what they do not name stays', async () => {
    const { after } = await receive(
      { settings: { starts: 8, 'fixed.R0': 4 } },
      { 'argyrodite.nyquist-fitter.circuit': 'R0-C1' }
    );
    expect(after).toEqual({
      'argyrodite.nyquist-fitter.circuit': 'R0-C1',
      'argyrodite.nyquist-fitter.starts': 8,
      'argyrodite.nyquist-fitter.fixed.R0': 4,
      'argyrodite.nyquist-fitter.of': expect.stringMatching(/^[0-9a-f]{16}$/)
    });
  });

  it.each([
    ['of an unknown cell', { cell: 'nowhere', settings: { starts: 8 } }],
    ['of an unknown widget', { id: 'nyquist-fitter-7', settings: { starts: 8 } }],
    ['with wrong values', { settings: { starts: 'many' } }],
    ['that are no settings', { settings: [1] }],
    ['that are nothing', { settings: null }],
    ['that differ in nothing', { settings: { starts: 64 } }]
  ])('%s change nothing', async (_, change) => {
    const { before, after } = await receive(change);
    expect(after).toEqual(before);
  });
});
