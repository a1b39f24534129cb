import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import type { Changes } from '../settings/index.js';

/** The comms' target, in the kernel and here. */
export const COMM_TARGET = 'argyrodite';
/** The id of the kernel's own comm: known beforehand, so that a page which comes later finds it. */
export const LINE_ID = 'argyrodite';

/**
 * What the kernel is told of a widget: the changes that people made of its settings (flat; `circuit`, `bounds.R1`; `false` takes a
 * member out) against what the code says, all of them, and for which data.
 */
export interface SettingsMessage {
  cell: string;
  id: string;
  of?: string;
  settings: Changes;
}

/**
 * A notebook's line to its kernel.
 *
 * The kernel opens a comm when it first shows a widget, and says over it, to every page at once, which settings were set from
 * there: `{ cell, id, of, settings, number }`; what it does not name stays. A page opens a comm of its own when it has something to
 * say, and only to a kernel that has opened its: one that does not know us would hang up, which all pages would hear and report as
 * an error. What a page had `heard` last goes with it, so that the kernel knows what of it is old.
 *
 * Where there is no kernel, or none that knows the target, nothing happens.
 */
export interface KernelLine {
  /** The kernel, while it is one that knows us. */
  readonly kernel: Kernel.IKernelConnection | undefined;
  /** Returns whether the kernel was there to be told. */
  tell(message: SettingsMessage): boolean;
  dispose(): void;
}

export interface KernelLineOptions {
  session: ISessionContext;
  /** Gets what the kernel says, unchecked. */
  receive(data: unknown): void;
  /** Called when there is somebody to talk to. */
  onOpen(): void;
}

export function openKernelLine({ session, receive, onOpen }: KernelLineOptions): KernelLine {
  let theirs: Kernel.IComm | undefined;
  let ours: Kernel.IComm | undefined;
  let heard: number | undefined;

  const listen = (comm: Kernel.IComm) => {
    theirs = comm;
    heard = undefined;
    comm.onMsg = ({ content: { data } }: KernelMessage.ICommMsgMsg) => {
      if (typeof data.number === 'number') heard = data.number;
      receive(data);
    };
    onOpen();
  };
  /** The kernel may have opened its line before this page came. */
  const join = async (kernel: Kernel.IKernelConnection) => {
    const { content } = await kernel.requestCommInfo({ target_name: COMM_TARGET });
    if (kernel.isDisposed || kernel !== session.session?.kernel || content.status !== 'ok') return;
    if (LINE_ID in content.comms && !kernel.hasComm(LINE_ID)) {
      listen(kernel.createComm(COMM_TARGET, LINE_ID));
    }
  };
  const begin = (kernel: Kernel.IKernelConnection | null | undefined) => {
    theirs = ours = undefined;
    if (!kernel?.handleComms) return;
    kernel.registerCommTarget(COMM_TARGET, listen);
    join(kernel).catch(() => undefined); // it died, or was left, before it answered: the next one is asked anew
  };
  const onKernel = (_: unknown, { newValue }: { newValue: Kernel.IKernelConnection | null }) =>
    begin(newValue);
  session.kernelChanged.connect(onKernel);
  begin(session.session?.kernel);

  const present = () => {
    const kernel = session.session?.kernel;
    return kernel && canTalk(kernel) && theirs && !theirs.isDisposed ? kernel : undefined;
  };
  return {
    get kernel() {
      return present();
    },
    tell(message) {
      const kernel = present();
      if (!kernel) return false;
      const data = { ...message, ...(heard !== undefined && { heard }) } as unknown as JSONObject;
      if (ours && !ours.isDisposed) {
        ours.send(data);
      } else {
        ours = kernel.createComm(COMM_TARGET);
        ours.open(data);
      }
      return true;
    },
    dispose() {
      session.kernelChanged.disconnect(onKernel);
      session.session?.kernel?.removeCommTarget(COMM_TARGET, listen);
    }
  };
}

function canTalk(kernel: Kernel.IKernelConnection): boolean {
  return !kernel.isDisposed && kernel.status !== 'dead' && kernel.status !== 'unknown';
}
