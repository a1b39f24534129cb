import type { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';

interface FakeComm {
  onMsg?(message: object): void;
  isDisposed: boolean;
}

/** A kernel as the front end sees it: what was sent to it, and what it may say. */
export function makeKernel({ handleComms = true, status = 'idle', lineOpen = false, id = 'kernel-1' } = {}) {
  const sent: unknown[] = [];
  const comms: FakeComm[] = [];
  const targets = new Map<string, (comm: object, message: object) => void>();
  let line: FakeComm | undefined;
  const kernel = {
    id,
    handleComms,
    status,
    isDisposed: false,
    hasComm: () => line !== undefined,
    async requestCommInfo() {
      return {
        content: { status: 'ok', comms: lineOpen ? { argyrodite: { target_name: 'argyrodite' } } : {} }
      };
    },
    createComm(target: string, commId?: string) {
      const comm = {
        isDisposed: false,
        open: (data: unknown) => void sent.push(['open', target, data]),
        send: (data: unknown) => void sent.push(['send', data])
      };
      if (commId) line = comm;
      else comms.push(comm);
      return comm;
    },
    registerCommTarget: (name: string, callback: () => void) => void targets.set(name, callback),
    removeCommTarget: (name: string) => void targets.delete(name)
  };
  return {
    kernel,
    sent,
    comms,
    targets,
    /** It shows its first widget. */
    openLine() {
      line = { isDisposed: false };
      targets.get('argyrodite')!(line, { content: { data: {} } });
    },
    say: (data: object) => line!.onMsg!({ content: { data } }),
    /** As a restart leaves what it had opened. */
    forget: () => [...comms, line!].forEach(comm => (comm.isDisposed = true))
  };
}

export function makeSession(kernel: object | null) {
  const session = { session: kernel && { kernel } };
  const kernelChanged = new Signal<object, { newValue: object | null }>(session);
  Object.assign(session, { kernelChanged });
  return {
    session: session as unknown as ISessionContext,
    change(other: object | null) {
      session.session = other && { kernel: other };
      kernelChanged.emit({ newValue: other });
    }
  };
}
