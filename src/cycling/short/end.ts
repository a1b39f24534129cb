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
/** Where the voltage rises ever faster the limit may come late: briefer than usual by so many rows is stopped. */
const ROWS_EARLY = 1.6;
/** A voltage that is so many times what the half cycles before had, where the program says no limit. */
const FAR = 2.5;
/** A voltage that rises by so many times itself within the last half cycle has met its limit, be it in the last row. */
const STEEP = 3;
/** At a given limit means within this share of it. */
const AT_LIMIT = 0.98;

/** The last half cycle at the safety limit: rising ever faster, for voids, or otherwise. Null where it ended by program. */
export function endOf(
  halves: readonly HalfCycleMeasure[],
  { short, shortedFromStart, verdict, rise, convex }: Judgement,
  { voltage_limit_volt: limit }: Pick<CcdSettings, 'voltage_limit_volt'>
): End | null {
  const last = halves.length - 1;
  if (short || shortedFromStart || last < 1) return null;
  const { start, stop, highest, polarity, voltage, first, end } = halves[last];
  const typical = typicalDuration(halves, polarity);
  const duration = stop - start;
  const stopped = duration < STOPPED * typical;
  const early = duration < typical - (ROWS_EARLY * duration) / (end - first - 1);
  const before = Math.abs(halves[last - 1].voltage);
  const atLimit =
    limit === 'auto'
      ? stopped && highest > FAR * Math.max(before, Math.abs(voltage) / FAR)
      : highest >= AT_LIMIT * limit;
  const voids = verdict[last] === 'void' || (verdict[last - 1] === 'void' && early);
  if (voids && (early || atLimit || rise[last] > STEEP)) return { reason: 'void', time: stop };
  // stopped by the highest voltage of the record, towards which it rose ever faster
  const highestYet = halves.every((half, h) => h === last || half.highest < highest);
  if (early && convex[last] && highestYet) return { reason: 'void', time: stop };
  if (!atLimit) return null;
  return { reason: rise[last] > 1 ? 'void' : 'voltage-limit', time: stop };
}
