import type { Note, PinKind } from '../../settings/index.js';

/** Something in a widget that a note can be pinned to. */
export interface Pin {
  on: PinKind;
  /** A row's number, a name; nothing for the whole widget. */
  target?: string;
  /** In words: `point at 1 kHz`, `R1`. */
  place: string;
  /** The target belongs to these data, and means nothing for others. */
  bound?: true;
}

export const wholeWidget: Pin = { on: 'widget', place: 'the whole widget' };

export function isOn({ on, target }: Pick<Note, 'on' | 'target'>, pin: Pick<Pin, 'on' | 'target'>): boolean {
  return on === pin.on && target === pin.target;
}
