import type { CcdSettings } from '../settings.js';
import { typicalDuration } from './half-cycles.js';
import type { Judgement } from './judge.js';
import type { HalfCycleMeasure } from './measure.js';

/** Why a record ended before its program was done, where it was no short. */
export interface End {
  reason: 'void' | 'voltage-limit';
  time: number;
}

/** A half cycle briefer than this share of its kind was stopped. */
const STOPPED = 0.9;
/** A voltage that is so many times what the half cycles before had, where the program says no limit. */
const FAR = 2.5;
/** At a given limit means within this share of it. */
const AT_LIMIT = 0.98;

/** The last half cycle at the safety limit: rising ever faster, for voids, or otherwise. Null where it ended by program. */
export function endOf(
  halves: readonly HalfCycleMeasure[],
  { short, shortedFromStart, verdict, rise }: Judgement,
  { voltage_limit_volt: limit }: Pick<CcdSettings, 'voltage_limit_volt'>
): End | null {
  const last = halves.length - 1;
  if (short || shortedFromStart || last < 1) return null;
  const { start, stop, highest, polarity, voltage } = halves[last];
  const stopped = stop - start < STOPPED * typicalDuration(halves, polarity);
  const before = Math.abs(halves[last - 1].voltage);
  const atLimit =
    limit === 'auto'
      ? stopped && highest > FAR * Math.max(before, Math.abs(voltage) / FAR)
      : highest >= AT_LIMIT * limit;
  const voids = verdict[last] === 'void' || (verdict[last - 1] === 'void' && stopped);
  if (voids && (stopped || atLimit)) return { reason: 'void', time: stop };
  if (!atLimit) return null;
  return { reason: rise[last] > 1 ? 'void' : 'voltage-limit', time: stop };
}
