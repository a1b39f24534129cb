import type { CompositionSettings } from '../../composition/settings.js';
import type { CompositionResult } from '../../composition/types.js';
import type { Scene } from '../frame/create-view.js';

export type CardScene = Scene<CompositionSettings, CompositionResult>;

/** A map of numbers with one of them changed, or taken out. */
export function withMember(
  members: Record<string, number>,
  member: string,
  value: number | undefined
): Record<string, number> {
  const others = Object.entries(members).filter(([name]) => name !== member);
  return Object.fromEntries(value === undefined ? others : [...others, [member, value]]);
}
