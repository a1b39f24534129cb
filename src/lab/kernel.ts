import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import type { SettingsMessage } from './surroundings.js';

/** The comm's target, in the kernel and here. */
export const COMM_TARGET = 'argyrodite';

/**
 * A notebook's line to its kernel.
 *
 * Both ways a message is `{ cell, id, settings }`, in the data of `comm_open` and of every `comm_msg` after it: `settings` are flat
 * changes (`circuit`, `bounds.R1`; `false` takes a member out) against what the code says. From here it holds all that differ, and
 * `of`, the hash of the data that they were made for. From the kernel it holds those to be set; the others stay.
 *
 * Where there is no kernel, or none that knows the target, nothing happens.
 */
export interface KernelLink {
  tell(message: SettingsMessage): void;
  dispose(): void;
}

/** @param receive gets what the kernel sends, unchecked */
export function linkKernel(session: ISessionContext, receive: (data: unknown) => void): KernelLink {
  let comm: Kernel.IComm | undefined;
  /** The kernel closed our comm: it does not know the target, until it has run something that may have changed this. */
  let refused = false;

  const listen = (ours: Kernel.IComm) => {
    ours.onMsg = message => receive(message.content.data);
  };
  const onOpen = (theirs: Kernel.IComm, message: KernelMessage.ICommOpenMsg) => {
    listen(theirs);
    receive(message.content.data);
  };
  const register = (kernel: Kernel.IKernelConnection | null | undefined) => {
    comm = undefined;
    refused = false;
    kernel?.registerCommTarget(COMM_TARGET, onOpen);
  };
  const onKernel = (_: unknown, { newValue }: { newValue: Kernel.IKernelConnection | null }) =>
    register(newValue);
  const onMessage = (_: unknown, { header }: KernelMessage.IMessage) => {
    if (header.msg_type === 'execute_input') refused = false;
  };
  session.kernelChanged.connect(onKernel);
  session.iopubMessage.connect(onMessage);
  register(session.session?.kernel);

  return {
    tell(message) {
      const kernel = session.session?.kernel;
      if (!kernel || !canTalk(kernel) || refused) return;
      const data = message as unknown as JSONObject;
      if (comm && !comm.isDisposed) {
        comm.send(data);
        return;
      }
      comm = kernel.createComm(COMM_TARGET);
      listen(comm);
      comm.onClose = () => {
        comm = undefined;
        refused = true;
      };
      comm.open(data);
    },
    dispose() {
      session.kernelChanged.disconnect(onKernel);
      session.iopubMessage.disconnect(onMessage);
      session.session?.kernel?.removeCommTarget(COMM_TARGET, onOpen);
    }
  };
}

function canTalk(kernel: Kernel.IKernelConnection): boolean {
  return !kernel.isDisposed && kernel.handleComms && kernel.status !== 'dead' && kernel.status !== 'unknown';
}
